// SPDX-License-Identifier: Apache-2.0
// What a notice may ask for beside being read: one of a few answers a child, a short opinion, a signature
// drawn by hand. Pure rules.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/error.hpp"
#include "platform/json/describe.hpp"

namespace kith::notices {

constexpr std::size_t kFewestChoices = 2, kMostChoices = 6;
constexpr std::size_t kLongestChoice = 30;       // characters
constexpr std::size_t kLongestOpinion = 500;     // characters
constexpr std::size_t kLongestDrawing = 20'000;  // bytes

// notices.bad_choices: too few, too many, blank, too long, or the same twice.
std::optional<Error> choices_refusal(const std::vector<std::string>& choices);

// A signature is drawn in a field of 1000 by 400 as a path of "M x y" and "L x y" with whole numbers, one M a
// stroke: "M10 20L14 25L19 29M…". Nothing else is taken, so that it can stand in a page as it is. Whether it
// is one, and is more than a dot: at least ten points that reach over a tenth of the field's width.
// notices.bad_signature.
std::optional<Error> drawing_refusal(std::string_view drawing);

struct NewAnswer {
  std::int64_t notice_id = 0;
  std::int64_t student_id = 0;
  std::optional<int> choice;           // counted from 0
  std::optional<std::string> opinion;  // blank takes it back; absent leaves it
};
KITH_DESCRIBE(NewAnswer, (notice_id, student_id, choice, opinion))

struct NewSignature {
  std::int64_t notice_id = 0;
  std::int64_t student_id = 0;
  std::string drawing;
  std::string text_hash;  // of what was shown (attachments/attachment.hpp); another text is not signed by it
  std::optional<int> choice;
};
KITH_DESCRIBE(NewSignature, (notice_id, student_id, drawing, text_hash, choice))

}  // namespace kith::notices
