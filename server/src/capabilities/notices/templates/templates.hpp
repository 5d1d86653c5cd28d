// SPDX-License-Identifier: Apache-2.0
// A school's own patterns of notices. Those that come with the product stand in the web's words. Thread-safe:
// no state of its own.
#pragma once

#include <string>
#include <vector>

#include "capabilities/notices/notice.hpp"
#include "platform/db/db.hpp"

namespace kith::notices {

struct NoticeTemplate {
  std::int64_t template_id = 0;
  NoticeKind kind = NoticeKind::kLetter;
  std::string title;
  std::string body;
};
KITH_DESCRIBE(NoticeTemplate, (template_id, kind, title, body))

struct NewTemplate {
  NoticeKind kind = NoticeKind::kLetter;
  std::string title;
  std::string body;
};
KITH_DESCRIBE(NewTemplate, (kind, title, body))

constexpr int kMostTemplates = 100;  // of a school

class Templates {
 public:
  Templates(db::Db& db, const Clock& clock) : db_(db), clock_(clock) {}

  // By kind and title.
  std::vector<NoticeTemplate> list(const people::Viewer& viewer);
  // Errors: those of wording_refusal(), where only what is refused counts; notices.too_many_templates.
  Result<NoticeTemplate> add(const people::Viewer& viewer, const NewTemplate& pattern);
  // By who added it and by the desk. Error: notices.no_such_template.
  Result<void> remove(const people::Viewer& viewer, std::int64_t template_id);

 private:
  db::Db& db_;
  const Clock& clock_;
};

}  // namespace kith::notices
