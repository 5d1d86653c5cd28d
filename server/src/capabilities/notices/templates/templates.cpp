// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/templates/templates.hpp"

namespace kith::notices {
namespace {

struct TemplateRow {
  std::int64_t school_id = 0;
  std::int64_t id = 0;
  NoticeKind kind = NoticeKind::kLetter;
  std::string title;
  std::string body;
  std::int64_t added_by = 0;
  Instant added_at{};
};
KITH_DESCRIBE(TemplateRow, (school_id, id, kind, title, body, added_by, added_at))

constexpr db::Sql kList{
    "notices.templates",
    "select id, kind, title, body from notice_templates where school_id = :school_id order "
    "by kind, title, id"};
constexpr db::Sql kCount{"notices.count_templates",
                         "select count(*) from notice_templates where school_id = :school_id"};
constexpr db::Sql kRemove{"notices.remove_template",
                          "delete from notice_templates where school_id = :school_id and id = :id and "
                          "(added_by = :person_id or :is_desk = 1)"};

}  // namespace

std::vector<NoticeTemplate> Templates::list(const people::Viewer& viewer) {
  return db_.read([&](db::Session& session) {
    return session.all<NoticeTemplate>(kList, {{"school_id", viewer.school_id}});
  });
}

Result<NoticeTemplate> Templates::add(const people::Viewer& viewer, const NewTemplate& pattern) {
  if (auto refused = wording_refusal(
          {.title = pattern.title, .body = pattern.body, .has_fee_basis = pattern.kind == NoticeKind::kFee},
          enumerators<WordConcern>()))
    return *refused;
  return db_.write([&](db::Tx& tx) -> Result<NoticeTemplate> {
    if (tx.one<std::int64_t>(kCount, {{"school_id", viewer.school_id}}) >= kMostTemplates)
      return conflict("notices.too_many_templates");
    const auto id = tx.take_ids(viewer.school_id);
    tx.insert("notice_templates", TemplateRow{viewer.school_id, id, pattern.kind, pattern.title, pattern.body,
                                              viewer.person_id, clock_.now()});
    return NoticeTemplate{id, pattern.kind, pattern.title, pattern.body};
  });
}

Result<void> Templates::remove(const people::Viewer& viewer, std::int64_t template_id) {
  return db_.write([&](db::Tx& tx) -> Result<void> {
    const auto removed = tx.exec(kRemove, {{"school_id", viewer.school_id},
                                           {"id", template_id},
                                           {"person_id", viewer.person_id},
                                           {"is_desk", reaches_everybody(viewer) ? 1 : 0}});
    if (removed == 0) return not_found("notices.no_such_template");
    return {};
  });
}

}  // namespace kith::notices
