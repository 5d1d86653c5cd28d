// SPDX-License-Identifier: Apache-2.0
#include "platform/access/attempt_store.hpp"

namespace kith::access {
namespace {

constexpr db::Sql kFind{"attempts.find",
                        "select window_began_at, tries, tries_before from attempts where subject = :subject"};
constexpr db::Sql kSave{"attempts.save",
                        "insert into attempts (subject, window_began_at, tries, tries_before)"
                        " values (:subject, :window_began_at, :tries, :tries_before)"
                        " on conflict (subject) do update set window_began_at = excluded.window_began_at,"
                        " tries = excluded.tries, tries_before = excluded.tries_before"};
constexpr db::Sql kTakeOneLess{
    "attempts.take_one_less", "update attempts set tries = tries - 1 where subject = :subject and tries > 0"};
constexpr db::Sql kDelete{"attempts.delete", "delete from attempts where window_began_at < :begun_before"};

}  // namespace

void lock_attempts(db::Tx& tx, const std::string& subject) {
  tx.lock(static_cast<std::int64_t>(std::stoull(subject.substr(0, 15), nullptr, 16)));
}

std::optional<Window> find_window(db::Session& session, const std::string& subject) {
  return session.maybe<Window>(kFind, {{"subject", subject}});
}

void save_window(db::Tx& tx, const std::string& subject, const Window& window) {
  auto args = db::args_of(window);
  args.emplace_back("subject", subject);
  tx.exec(kSave, args);
}

void take_one_less(db::Tx& tx, const std::string& subject) { tx.exec(kTakeOneLess, {{"subject", subject}}); }

std::int64_t delete_windows(db::Tx& tx, Instant begun_before) {
  return tx.exec(kDelete, {{"begun_before", begun_before}});
}

}  // namespace kith::access
