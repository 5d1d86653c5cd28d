// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/versions/version_store.hpp"

#include "capabilities/notices/attachments/attachment_store.hpp"
#include "platform/id.hpp"

namespace kith::notices {
namespace {

constexpr db::Sql kKeep{
    "notices.keep_version",
    "insert into notice_versions (school_id, notice_id, version, title, body, replaced_at, replaced_by) "
    "select "
    "school_id, id, version, title, body, cast(:at as bigint), cast(:by as bigint) from notices where "
    "school_id = :school_id and id = :notice_id and version = :version"};
constexpr db::Sql kReplace{
    "notices.replace_text",
    "update notices set title = :title, body = :body, version = version + 1, "
    "corrected_at = :at where school_id = :school_id and id = :notice_id and version = "
    ":version"};
constexpr db::Sql kEarlier{"notices.earlier_texts",
                           "select version, title, body, replaced_at from notice_versions where school_id = "
                           ":school_id and notice_id = :notice_id order by version desc"};
constexpr db::Sql kTextAt{
    "notices.text_at",
    "select title, body from notices where school_id = :school_id and id = :notice_id and version = :version "
    "union all select title, body from notice_versions where school_id = :school_id and notice_id = "
    ":notice_id and version = :version"};

struct EarlierRow {
  int version = 1;
  std::string title;
  std::string body;
  Instant replaced_at{};
};
KITH_DESCRIBE(EarlierRow, (version, title, body, replaced_at))

db::Args key_args(std::int64_t notice_id) {
  return {{"school_id", tenant_of(notice_id)}, {"notice_id", notice_id}};
}

}  // namespace

bool replace_text(db::Tx& tx, const NextText& next) {
  auto key = key_args(next.notice_id);
  key.emplace_back("version", next.from_version);
  key.emplace_back("at", next.at);
  auto keep = key, replace = key;
  keep.emplace_back("by", next.by);
  if (tx.exec(kKeep, keep) == 0) return false;
  replace.emplace_back("title", next.title);
  replace.emplace_back("body", next.body);
  return tx.exec(kReplace, replace) > 0;
}

std::vector<EarlierText> earlier_texts(db::Session& session, std::int64_t notice_id) {
  std::vector<EarlierText> texts;
  for (auto& row : session.all<EarlierRow>(kEarlier, key_args(notice_id)))
    texts.push_back({row.version, std::move(row.title), std::move(row.body), row.replaced_at, {}});
  if (texts.empty()) return texts;
  auto enclosed = enclosed_by_version(session, notice_id);
  for (auto& text : texts) text.attachments = std::move(enclosed[text.version]);
  return texts;
}

VersionText text_at(db::Session& session, std::int64_t notice_id, int version) {
  auto key = key_args(notice_id);
  key.emplace_back("version", version);
  return session.one<VersionText>(kTextAt, key);
}

}  // namespace kith::notices
