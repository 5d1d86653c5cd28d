// SPDX-License-Identifier: Apache-2.0
#include "ledger/contact.hpp"

#include <algorithm>
#include <array>

namespace kith::ledger {
namespace {

using enum ContactKind;
using enum Mode;

constexpr std::uint32_t in(auto... modes) { return ((1u << int(modes)) | ...); }

// kTalk: school and one family spoke with each other. kPaper: something about one student was written, sent,
// handed over or done. kGroup: held for a class, a grade or the school.
enum class Nature { kTalk, kPaper, kGroup };

struct KindRow {
  ContactKind kind;
  Nature nature;
  std::uint32_t modes;
};

constexpr std::uint32_t kOnPaper = in(kWritten, kOnline);
constexpr std::uint32_t kTogether = in(kGroup, kSchool, kVideo, kOnline);
constexpr std::uint32_t kOnSite = in(kGroup, kSchool);
constexpr std::uint32_t kAnswered = in(kOnline, kWritten, kTelephone, kSchool, kHome, kGroup);

constexpr std::array kKinds{
    KindRow{kVisit, Nature::kTalk, in(kHome, kSchool, kTelephone, kVideo, kOnline)},
    KindRow{kCall, Nature::kTalk, in(kTelephone, kVideo)},
    KindRow{kMessage, Nature::kTalk, in(kOnline)},
    KindRow{kLetter, Nature::kTalk, in(kWritten)},
    KindRow{kReception, Nature::kTalk, in(kSchool)},
    KindRow{kCard, Nature::kPaper, kOnPaper},
    KindRow{kBook, Nature::kPaper, kOnPaper},
    KindRow{kPortfolio, Nature::kPaper, kOnPaper | in(kSchool, kHome)},
    KindRow{kTranscript, Nature::kPaper, kOnPaper},
    KindRow{kGoodNews, Nature::kPaper, kOnPaper | in(kHome)},
    KindRow{kPlan, Nature::kPaper, kOnPaper},
    KindRow{kSampleSurvey, Nature::kPaper, kAnswered},
    KindRow{kFamilyLog, Nature::kPaper, in(kHome, kTelephone, kVideo, kOnline, kWritten)},
    KindRow{kPractice, Nature::kPaper, in(kHome, kGroup)},
    KindRow{kNotice, Nature::kGroup, in(kGroup)},
    KindRow{kSurvey, Nature::kGroup, kAnswered},
    KindRow{kMeeting, Nature::kGroup, kTogether},
    KindRow{kOpenDay, Nature::kGroup, kOnSite},
    KindRow{kReceptionDay, Nature::kGroup, kTogether},
    KindRow{kGuidance, Nature::kGroup, kTogether},
    KindRow{kTraining, Nature::kGroup, kTogether},
    KindRow{kActivity, Nature::kGroup, kTogether},
    KindRow{kCommitteeMeeting, Nature::kGroup, kTogether},
    KindRow{kExchangeMeeting, Nature::kGroup, kTogether},
    KindRow{kCommunityMeeting, Nature::kGroup, kTogether},
    KindRow{kNewsletter, Nature::kGroup, kOnPaper},
    KindRow{kInspection, Nature::kGroup, kOnSite},
    KindRow{kReview, Nature::kGroup, kTogether},
};
static_assert(kKinds.size() ==
                  boost::mp11::mp_size<boost::describe::describe_enumerators<ContactKind>>::value,
              "every kind has its row");

const KindRow& row_of(ContactKind kind) {
  return *std::find_if(kKinds.begin(), kKinds.end(), [&](const KindRow& row) { return row.kind == kind; });
}

}  // namespace

bool fits(ContactKind kind, Mode mode) { return (row_of(kind).modes & in(mode)) != 0; }
bool is_talk(ContactKind kind) { return row_of(kind).nature == Nature::kTalk; }
bool is_group(ContactKind kind) { return row_of(kind).nature == Nature::kGroup; }

const std::string& talk_kinds() {
  static const std::string list = [] {
    std::string text;
    for (const auto& row : kKinds)
      if (is_talk(row.kind)) text += (text.empty() ? "'" : ", '") + to_text(row.kind) + "'";
    return text;
  }();
  return list;
}

}  // namespace kith::ledger
