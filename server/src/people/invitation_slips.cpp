// SPDX-License-Identifier: Apache-2.0
#include "people/invitation_slips.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "calendar/calendar.hpp"
#include "people/identity.hpp"
#include "people/invitation_paper.hpp"
#include "people/invitation_slip_store.hpp"
#include "platform/qr/qr.hpp"

namespace kith::people {
namespace {

// A scheme, a host, maybe a port: what location.origin gives.
bool is_origin(std::string_view text) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (!text.starts_with(scheme)) continue;
    const auto host = text.substr(scheme.size());
    return !host.empty() && host.size() <= 200 && std::all_of(host.begin(), host.end(), [](unsigned char c) {
      return std::isalnum(c) || std::string_view(".-:[]").find(char(c)) != std::string_view::npos;
    });
  }
  return false;
}

// One slip a guardian, in the order of the class list; codes come later.
std::vector<InvitationSlip> slips_of(const std::vector<InvitedRow>& rows, bool include_joined) {
  std::vector<InvitationSlip> slips;
  std::map<std::int64_t, std::size_t> places;
  for (const auto& row : rows) {
    if (row.has_joined && !include_joined) continue;
    const auto [place, is_new] = places.try_emplace(row.guardian_id, slips.size());
    if (is_new) slips.push_back({row.guardian_id, row.guardian_name, row.relation, {}, {}, {}});
    slips[place->second].students.push_back(row.student_name);
  }
  return slips;
}

int joined_in(const std::vector<InvitedRow>& rows) {
  std::set<std::int64_t> joined;
  for (const auto& row : rows)
    if (row.has_joined) joined.insert(row.guardian_id);
  return int(joined.size());
}

}  // namespace

std::string join_address(const std::string& origin, const std::string& code) {
  return origin + "/join#" + code;
}

Result<InvitationSheet> InvitationSlips::print(const Viewer& viewer, const PrintSlips& wish) {
  auto sheet = draw(viewer, wish);
  if (sheet)
    for (auto& slip : sheet->slips) slip.qr_svg = qr::svg_of(join_address(wish.origin, slip.code));
  return sheet;
}

Result<std::string> InvitationSlips::print_on_paper(const Viewer& viewer, const PrintSlipsOnPaper& wish) {
  const auto sheet = draw(viewer, {wish.class_id, wish.origin, wish.include_joined});
  if (!sheet) return sheet.error();
  if (sheet->slips.empty()) return conflict("people.nobody_to_invite");
  return invitation_paper(*sheet, {.origin = wish.origin,
                                   .made_on = clock_.today(),
                                   .made_at = clock_.now(),
                                   .expires_on = clock_.date_of(sheet->expires_at),
                                   .language = wish.language.value_or(Language::kZh)})
      .bytes();
}

Result<InvitationSheet> InvitationSlips::draw(const Viewer& viewer, const PrintSlips& wish) {
  if (!is_origin(wish.origin)) return invalid("people.bad_origin", {{"origin", "people.bad_origin"}});
  const Date today = clock_.today();
  std::vector<InvitedRow> rows;
  const auto found = db_.read([&](db::Session& session) {
    auto inviting = find_inviting_class(session, classes_to_invite(viewer, today), wish.class_id);
    if (inviting) rows = guardians_of_class(session, viewer.school_id, wish.class_id);
    return inviting;
  });
  if (!found) return not_found("people.no_such_class");

  const ClassKey key{found->entry_grade, found->entry_year, found->number};
  InvitationSheet sheet{.school_name = found->school_name,
                        .class_id = wish.class_id,
                        .class_name = class_name(grade_in(key, calendar::school_year_of(today)), key.number,
                                                 found->junior_naming),
                        .expires_at = clock_.now() + access::kSlipLasts,
                        .slips = slips_of(rows, wish.include_joined.value_or(false)),
                        .joined = joined_in(rows)};
  std::vector<access::PersonRef> people;
  for (const auto& slip : sheet.slips)
    people.push_back({viewer.school_id, to_text(PersonKind::kGuardian), slip.guardian_id});
  const auto codes = invitations_.print(viewer.person_id, people);
  for (std::size_t i = 0; i < codes.size(); ++i) sheet.slips[i].code = codes[i].code;
  return sheet;
}

}  // namespace kith::people
