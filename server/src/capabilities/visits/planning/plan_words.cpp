// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/planning/plan_words.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace kith::visits {

Wording wording_of(DayPart part) {
  switch (part) {
    case DayPart::kMorning:
      return {"上午", "Morning"};
    case DayPart::kAfternoon:
      return {"下午", "Afternoon"};
    case DayPart::kEvening:
      return {"晚上", "Evening"};
  }
  throw std::logic_error("no such part of the day");
}

Wording wording_of(VisitForm form) {
  switch (form) {
    case VisitForm::kHome:
      return {"上门", "At home"};
    case VisitForm::kSchool:
      return {"家长到校", "At school"};
    case VisitForm::kTelephone:
      return {"电话", "By telephone"};
    case VisitForm::kVideo:
      return {"视频", "By video"};
    case VisitForm::kOnline:
      return {"短信或即时消息", "By message"};
  }
  throw std::logic_error("no such form");
}

Wording wording_of(TripRole role) {
  switch (role) {
    case TripRole::kOwner:
      return {"走访", "visits"};
    case TripRole::kCompanion:
      return {"同行", "comes along"};
    case TripRole::kLeader:
      return {"带队", "leads"};
    case TripRole::kHomeroom:
      return {"班主任", "homeroom teacher"};
    case TripRole::kPolicyExplainer:
      return {"讲政策", "explains policies"};
    case TripRole::kDriverContact:
      return {"联络司机", "driver's contact"};
    case TripRole::kRecorder:
      return {"记录", "takes notes"};
    case TripRole::kCommitteeMember:
      return {"家委会", "parent committee"};
  }
  throw std::logic_error("no such role");
}

Wording wording_of(VisitTheme theme) {
  switch (theme) {
    case VisitTheme::kPolicies:
      return {"惠民政策", "policies"};
    case VisitTheme::kLearning:
      return {"学习帮助", "help with learning"};
    case VisitTheme::kSafety:
      return {"安全", "safety"};
    case VisitTheme::kHealth:
      return {"身心健康", "health of body and mind"};
    case VisitTheme::kStayingInSchool:
      return {"控辍保学", "staying in school"};
    case VisitTheme::kHabits:
      return {"行为习惯", "habits"};
    case VisitTheme::kHolidays:
      return {"假期生活", "holidays"};
    case VisitTheme::kNewFamilies:
      return {"认识新生家庭", "getting to know new families"};
  }
  throw std::logic_error("no such theme");
}

std::string clock_words(int minute) { return fmt::format("{:02}:{:02}", minute / 60, minute % 60); }

}  // namespace kith::visits
