// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/versions/asking_again.hpp"

#include <fmt/format.h>

#include <boost/json/parse.hpp>

#include "ledger/asks.hpp"
#include "platform/json/json.hpp"

namespace kith::notices {

struct AskAgainDetail {
  std::int64_t notice_id = 0;
  Instant corrected_at{};
};
KITH_DESCRIBE(AskAgainDetail, (notice_id, corrected_at))

namespace {

// People in one transaction.
constexpr int kPart = 2'000;

}  // namespace

void AskingAgain::corrected(db::Tx& tx, std::int64_t notice_id, std::int64_t people, Instant at) const {
  if (people > kPart) {
    jobs_.enqueue(tx, {.kind = kAskAgainJob,
                       .key = fmt::format("correction {} {}", notice_id, at.time_since_epoch().count()),
                       .detail = json::write_text(AskAgainDetail{notice_id, at})});
    return;
  }
  ledger::ask_again(tx, notice_id, at, kPart);
  if (sending_) sending_->reminded(tx, notice_id, at);
}

jobs::Outcome AskingAgain::ask_again(const jobs::Job& job) const {
  const auto detail = json::read<AskAgainDetail>(boost::json::parse(job.detail)).value();
  bool is_ours = true;
  for (bool is_over = false; is_ours && !is_over;)
    db_.write([&](db::Tx& tx) {
      is_ours = jobs_.hold(tx, job);
      if (!is_ours) return;
      is_over = ledger::ask_again(tx, detail.notice_id, detail.corrected_at, kPart) == 0;
      if (is_over && sending_) sending_->reminded(tx, detail.notice_id, detail.corrected_at);
    });
  return jobs::finished();
}

}  // namespace kith::notices
