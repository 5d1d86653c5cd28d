// SPDX-License-Identifier: Apache-2.0
// What a case file says on paper; the web has the same words in its locale files
// (docs/adr/0007-paper-speaks.md).
#pragma once

#include <string_view>

#include "app/case_file/case_file.hpp"
#include "platform/language.hpp"

namespace kith::app {

Wording wording_of(DutyOutcome outcome);
// Of a kind of duty; one not known here is a matter to see to.
Wording duty_wording(std::string_view kind);

}  // namespace kith::app
