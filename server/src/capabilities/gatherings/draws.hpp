// SPDX-License-Identifier: Apache-2.0
// Families drawn by lot and asked to a gathering in the school (P2a.7): drawing once, and marking who came.
// Thread-safe: no state of its own. For who is in charge of the gathering.
#pragma once

#include "capabilities/gatherings/draw_store.hpp"
#include "capabilities/gatherings/gatherings.hpp"
#include "platform/secrets/random.hpp"

namespace kith::gatherings {

// The kind that a drawn family's coming is recorded as.
inline constexpr auto kDrawnKind = ledger::ContactKind::kSampleSurvey;

struct DrawnFamily {
  std::int64_t family_id = 0;
  std::string student_name;
  std::string class_name;
  bool came = false;
};
KITH_DESCRIBE(DrawnFamily, (family_id, student_name, class_name, came))

// seed, families and share tell how the draw came out (draw.hpp); absent before it.
struct DrawPage {
  std::int64_t gathering_id = 0;
  std::optional<std::string> seed;
  int families = 0;
  int share = 0;
  std::optional<Instant> drawn_at;
  bool may_draw = false;
  bool may_mark = false;  // it was held
  std::vector<DrawnFamily> drawn;
};
KITH_DESCRIBE(DrawPage, (gathering_id, seed, families, share, drawn_at, may_draw, may_mark, drawn))

struct WantedDraw {
  std::int64_t gathering_id = 0;
  int share = 30;  // percent
};
KITH_DESCRIBE(WantedDraw, (gathering_id, share))

struct DrawnCame {
  std::int64_t gathering_id = 0;
  std::vector<std::int64_t> family_ids;
};
KITH_DESCRIBE(DrawnCame, (gathering_id, family_ids))

class Draws {
 public:
  Draws(db::Db& db, const Clock& clock, ledger::Ledger& ledger, secrets::Random& random,
        Gatherings& gatherings)
      : db_(db), clock_(clock), ledger_(ledger), random_(random), gatherings_(gatherings) {}

  // Error for all: gatherings.no_such_gathering, gatherings.not_your_group.
  Result<DrawPage> read(const people::Viewer& viewer, std::int64_t gathering_id);
  // Once and for all. Errors: gatherings.bad_share, gatherings.already_drawn, gatherings.nobody_to_draw,
  // gatherings.not_open (cancelled or void).
  Result<DrawPage> draw(const people::Viewer& viewer, const WantedDraw& wanted);
  // These came, the others did not. Errors: gatherings.not_held, gatherings.not_drawn (one of them), those of
  // Ledger::record.
  Result<DrawPage> mark(const people::Viewer& viewer, const DrawnCame& came);

 private:
  DrawPage page_of(db::Session& session, const people::Viewer& viewer, const GatheringRecord& gathering);
  std::optional<Error> enter(db::Tx& tx, const people::Viewer& viewer, const GatheringRecord& gathering,
                             DrawRecord& draw, const std::vector<InvitedRow>& invited);

  db::Db& db_;
  const Clock& clock_;
  ledger::Ledger& ledger_;
  secrets::Random& random_;
  Gatherings& gatherings_;
};

}  // namespace kith::gatherings
