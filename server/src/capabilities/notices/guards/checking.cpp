// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/guards/checking.hpp"

#include "people/viewer.hpp"

namespace kith::notices {
LetterCheck check_of(const LetterToCheck& letter, const Clock& clock) {
  return {.findings = findings_in({.title = letter.title,
                                   .body = letter.body,
                                   .has_fee_basis = letter.has_fee_basis.value_or(false)}),
          .is_too_late = is_too_late(letter.kind.value_or(NoticeKind::kLetter), letter.starts_at,
                                     letter.publish_at.value_or(clock.now()), clock)};
}

std::vector<http::Route> letter_check_routes(const Clock& clock) {
  return {http::post(
      "/api/notice_checks", people::kForStaffAndDistrict,
      [&](const http::Call&, LetterToCheck in) -> Result<LetterCheck> { return check_of(in, clock); })};
}

}  // namespace kith::notices
