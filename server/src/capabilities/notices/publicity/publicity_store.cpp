// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/publicity/publicity_store.hpp"

#include <fmt/format.h>

#include "platform/id.hpp"

namespace kith::notices {
namespace {

constexpr std::string_view kPublic =
    "select n.id, n.title, n.body, n.kind, n.published_at, n.corrected_at, n.starts_at, n.fee_basis, "
    "n.version from notices n where n.school_id = :school_id and n.is_public = 1 and n.published_at is not "
    "null and n.withdrawn_at is null ";

constexpr db::Sql kMark{
    "notices.mark_public",
    "update notices set is_public = :is_public where school_id = :school_id and id = :id"};

// Families left alone: who has gone is named no more than who is there.
constexpr std::string_view kNamed =
    "select case when exists (select 1 from students p where p.school_id = :school_id and ({0})) or exists "
    "(select 1 from guardians p where p.school_id = :school_id and ({0})) then 1 else 0 end";
constexpr std::string_view kSaidWhole = "length(p.name) >= 3 and :words like '%' || p.name || '%'";
constexpr std::string_view kSaidOf = " or length(p.name) = 2 and :words like '%' || p.name || '{}%'";

const std::string& named_sql() {
  static const std::string text = [] {
    std::string is_named(kSaidWhole);
    for (const char* after : {"同学", "学生", "小朋友", "家长", "妈妈", "爸爸", "父母", "奶奶", "爷爷"})
      is_named += fmt::format(fmt::runtime(kSaidOf), after);
    return fmt::format(fmt::runtime(kNamed), is_named);
  }();
  return text;
}

}  // namespace

std::vector<PublicRow> public_notices_of(db::Session& session, std::int64_t school_id, int limit) {
  static const std::string text =
      std::string(kPublic) + "order by n.published_at desc, n.id desc limit :limit";
  return session.all<PublicRow>({"notices.public_notices_of", text},
                                {{"school_id", school_id}, {"limit", limit}});
}

std::optional<PublicRow> public_notice(db::Session& session, std::int64_t school_id, std::int64_t notice_id) {
  static const std::string text = std::string(kPublic) + "and n.id = :id";
  return session.maybe<PublicRow>({"notices.public_notice", text},
                                  {{"school_id", school_id}, {"id", notice_id}});
}

void mark_public(db::Tx& tx, std::int64_t notice_id, bool is_public) {
  tx.exec(kMark, {{"is_public", is_public}, {"school_id", tenant_of(notice_id)}, {"id", notice_id}});
}

bool names_a_family(db::Session& session, std::int64_t school_id, const LetterText& words) {
  const std::string all = std::string(words.title) + "\n" + std::string(words.body);
  return session.one<std::int64_t>({"notices.names_a_family", named_sql()},
                                   {{"school_id", school_id}, {"words", all}}) != 0;
}

}  // namespace kith::notices
