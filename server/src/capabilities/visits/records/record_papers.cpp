// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/records/record_papers.hpp"

#include <algorithm>

#include "capabilities/visits/records/record_paper.hpp"

namespace kith::records {
std::string RecordPapers::school_name(const people::Viewer& viewer) const {
  return db_.read([&](db::Session& session) {
    auto school = people::find_school(session, viewer.school_id);
    return school ? school->name : std::string();
  });
}

Result<std::string> RecordPapers::of_record(const people::Viewer& viewer, const WantedPaper& wanted) const {
  auto page = records_.read(viewer, wanted.contact_id);
  if (!page) return page.error();
  RecordPaper paper{.school_name = school_name(viewer),
                    .language = wanted.language.value_or(Language::kZh),
                    .made_at = clock_.now()};
  for (const auto& line : page->photographs) {
    auto jpeg = photographs_.read_for_paper(viewer, wanted.contact_id, line.address);
    if (jpeg) paper.photographs.push_back(*std::move(jpeg));  // else removed meanwhile
  }
  return record_paper(*page, paper, clock_).bytes();
}

Result<std::string> RecordPapers::for_family(const people::Viewer& viewer, const WantedPaper& wanted) const {
  const auto records = family_records_.list(viewer, std::nullopt);
  const auto record = std::find_if(records.begin(), records.end(),
                                   [&](const auto& each) { return each.contact_id == wanted.contact_id; });
  if (record == records.end()) return not_found("records.no_such_record");
  RecordPaper paper{.school_name = school_name(viewer),
                    .language = wanted.language.value_or(Language::kZh),
                    .made_at = clock_.now()};
  return family_record_paper(*record, paper, clock_).bytes();
}

}  // namespace kith::records
