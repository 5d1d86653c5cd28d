// SPDX-License-Identifier: Apache-2.0
// Invitation slips on A4, ten on a page with lines to cut along. Pure.
#pragma once

#include "people/invitation_slips.hpp"
#include "platform/pdf/document.hpp"

namespace kith::people {

// What a sheet of slips does not know of itself.
struct SlipPaper {
  std::string origin;  // as in PrintSlips
  Date made_on;
  Instant made_at;
  Date expires_on;
  Language language = Language::kZh;
};

pdf::Document invitation_paper(const InvitationSheet& sheet, const SlipPaper& paper);

}  // namespace kith::people
