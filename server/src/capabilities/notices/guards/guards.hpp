// SPDX-License-Identifier: Apache-2.0
// What a letter to families must not do, found in its words: ask for money without a published basis or for
// gifts (P2a.1), claim what nobody can know or what shames a child (P2d.3), hand families tasks that are no
// education (votes, followers, screenshots). Some is refused, some only asked about once more. The words of a
// sentence that forbids or warns are not held against it. Pure; any thread.
//
// A rule knows words, not meaning: what it refuses is said to its author with the words it found, so that
// another wording can be chosen.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "capabilities/notices/kinds.hpp"

namespace kith::notices {

// kMoney: money without a basis. kFeeTalk: fees are spoken of. kPrivateAccount: to a person rather than to
// the school. kGift: something for a teacher. kPurchase: something to be bought. kVote, kFollow, kForward,
// kScreenshot, kOutsideApp: tasks that serve somebody's figures. kEverybody: all are said to agree.
// kGuarantee: a result is promised. kRanking: children are ranked.
enum class WordConcern {
  kPrivateAccount,
  kMoney,
  kGift,
  kVote,
  kFollow,
  kForward,
  kScreenshot,
  kRanking,
  kFeeTalk,
  kPurchase,
  kOutsideApp,
  kEverybody,
  kGuarantee
};
KITH_DESCRIBE_ENUM(WordConcern, kPrivateAccount, kMoney, kGift, kVote, kFollow, kForward, kScreenshot,
                   kRanking, kFeeTalk, kPurchase, kOutsideApp, kEverybody, kGuarantee)

struct WordFinding {
  WordConcern concern = WordConcern::kMoney;
  bool is_refused = false;  // else asked about
  std::string words;        // where, at most 40 characters
};
KITH_DESCRIBE(WordFinding, (concern, is_refused, words))

struct LetterText {
  std::string_view title;
  std::string_view body;
  // A fee with a basis that is published: money may be spoken of, never a person's account.
  bool has_fee_basis = false;
};

// One finding a concern, what is refused first.
std::vector<WordFinding> findings_in(const LetterText& wording);

}  // namespace kith::notices
