// SPDX-License-Identifier: Apache-2.0
// SQL of draws.
#pragma once

#include "capabilities/gatherings/gathering_store.hpp"

namespace kith::gatherings {

struct DrawRecord {
  std::int64_t school_id = 0;
  std::int64_t gathering_id = 0;
  std::string seed;
  int families = 0;
  int share = 0;
  Instant drawn_at{};
  std::int64_t drawn_by = 0;
  std::optional<std::int64_t> contact_id;
};
KITH_DESCRIBE(DrawRecord, (school_id, gathering_id, seed, families, share, drawn_at, drawn_by, contact_id))

struct Invitation {
  std::int64_t school_id = 0;
  std::int64_t gathering_id = 0;
  std::int64_t family_id = 0;
  std::int64_t student_id = 0;
  int position = 0;
  bool came = false;
};
KITH_DESCRIBE(Invitation, (school_id, gathering_id, family_id, student_id, position, came))

// With the names that a list shows; the class is absent once the child has left.
struct InvitedRow : Invitation {
  std::string student_name;
  std::optional<int> entry_grade, entry_year, number;
};
KITH_DESCRIBE_WITH(InvitedRow, (Invitation), (student_name, entry_grade, entry_year, number))

// A family that could be drawn, with one child of it among those the gathering is for.
struct LotRow {
  std::int64_t family_id = 0;
  std::int64_t student_id = 0;
};
KITH_DESCRIBE(LotRow, (family_id, student_id))
std::vector<LotRow> families_for(db::Session& session, const GatheringRecord& gathering, int school_year,
                                 Date day);

std::optional<DrawRecord> find_draw(db::Session& session, std::int64_t school_id, std::int64_t gathering_id);
std::vector<InvitedRow> invited(db::Session& session, std::int64_t school_id, std::int64_t gathering_id);
// False when there is a draw already.
bool add_draw(db::Tx& tx, const DrawRecord& draw, const std::vector<Invitation>& invitations);
void set_came(db::Tx& tx, const Invitation& invitation);
void set_draw_contact(db::Tx& tx, const DrawRecord& draw);

}  // namespace kith::gatherings
