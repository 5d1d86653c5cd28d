// SPDX-License-Identifier: Apache-2.0
// Answers as a workbook: one sheet of answers, one of opinions, one of signatures, where there are some.
#pragma once

#include <string>

#include "platform/clock.hpp"
#include "platform/language.hpp"

namespace kith::notices {

struct AnswerPage;
std::string answer_sheet(const AnswerPage& page, Language language, const Clock& clock);

}  // namespace kith::notices
