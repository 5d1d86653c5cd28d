// SPDX-License-Identifier: Apache-2.0
#include "app/demo/asked_letters.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/demo/drawings.hpp"
#include "capabilities/notices/answers/answers.hpp"
#include "capabilities/notices/attachments/uploads.hpp"
#include "capabilities/notices/publishing.hpp"
#include "platform/pdf/document.hpp"

namespace kith::demo {
namespace {

using ledger::Needs;
using notices::AttachmentKind;
using std::chrono::days;
using std::chrono::hours;

constexpr int kAfternoon = 16 * 60 + 40;
constexpr int kCourtyard = 3, kCertificates = 2;  // of the drawings
constexpr std::size_t kAnswered = 3, kOutOf = 5;  // families
constexpr const char* kOpinions[] = {"孩子很期待，谢谢老师安排。", "建议带一件外套，早上有点凉。",
                                     "那天可以帮忙照看一组孩子。"};

constexpr db::Sql kAsked{"demo.asked_guardians",
                         "select k.student_id, min(k.person_id) from asks k where k.school_id = :school_id "
                         "and k.audience_id = :notice_id group by k.student_id order by k.student_id"};

class NobodyListens : public events::Events {
 public:
  void publish(events::Event) override {}
};

struct Child {
  std::int64_t student_id = 0;
  std::int64_t guardian_id = 0;
};
KITH_DESCRIBE(Child, (student_id, guardian_id))

// A name in one quick stroke, a little different each time.
std::string drawn_name(int which) {
  std::string path = "M180 210";
  for (int i = 1; i <= 30; ++i)
    path += fmt::format("L{} {}", 180 + i * 20, 210 + (i * (7 + which % 5)) % 90 - (i % 2) * 60);
  return path;
}

std::string plan_of_the_day(Date on) {
  pdf::Document plan({.title = "亲子农场活动安排", .institution = {}, .dated_on = on, .made_at = {}});
  plan.add(pdf::Title{.text = "亲子农场活动安排"});
  plan.add(pdf::Table{.columns = {{"时间", 1}, {"做什么", 3}},
                      .rows = {{"8:30", "学校东门集合，点名上车"},
                               {"9:30", "分组认识农作物，家长和孩子一起收菜"},
                               {"11:30", "自带午餐，在凉棚下休息"},
                               {"13:00", "写观察记录，合影"},
                               {"14:30", "返程，15:30 到校"}}});
  plan.add(pdf::Paragraph{"请穿运动鞋，带水、帽子和一份简单午餐。车程由学校安排，家庭不用另外付钱。"});
  return plan.bytes().value();
}

class Telling {
 public:
  explicit Telling(const AskedLetters& told)
      : told_(told), clock_(SystemClock().at(told.today - days{2}, kAfternoon)) {}

  int write() {
    choose(publish(homeroom(), farm()));
    sign(publish(homeroom(), safety()));
    publish(leader(), open_day());
    return 3;
  }

 private:
  people::Viewer homeroom() const {
    return {told_.school_id, told_.homeroom_id, people::kStaff | people::kTeacher | people::kHomeroom};
  }
  people::Viewer leader() const {
    return {told_.school_id, told_.leader_id, people::kStaff | people::kPrincipal};
  }

  notices::NewNotice farm() {
    const auto on = told_.today + days{9};
    return {.title = "亲子农场活动，去不去请选一项",
            .body =
                "各位家长：\n班里打算组织一次亲子农场活动，孩子和家长一起收菜、做观察记录。安排见附件，路线照"
                "片也放在"
                "下面。去不去请选一项，有想法也请写几句。不能来的孩子当天不布置额外任务。",
            .needs = Needs::kAnswer,
            .audience = {.class_ids = {told_.class_id}},
            .due_at = clock_.at(told_.today + days{3}, 18 * 60),
            .client_key = "demo farm",
            .kind = notices::NoticeKind::kActivity,
            .starts_at = clock_.at(on, 8 * 60 + 30),
            .asks_opinion = true,
            .choices = std::vector<std::string>{"参加", "不参加"},
            .attachments = std::vector{
                upload(homeroom(), AttachmentKind::kImage, "农场.jpg", drawn_photograph(kCourtyard)),
                upload(homeroom(), AttachmentKind::kFile, "亲子农场活动安排.pdf", plan_of_the_day(on))}};
  }
  notices::NewNotice safety() const {
    return {.title = "冬季放学接送安全责任书",
            .body =
                "各位家长：\n天黑得早了。请固定接送人，接送人有变化当天告诉班主任；骑电动车请给孩子戴好头盔；"
                "到校门口"
                "请在黄线外等候。看过后请签名。",
            .needs = Needs::kSign,
            .audience = {.class_ids = {told_.class_id}},
            .due_at = clock_.at(told_.today + days{4}, 18 * 60),
            .client_key = "demo safety"};
  }
  notices::NewNotice open_day() {
    return {.title = "校园开放日，欢迎来看看",
            .body =
                "下周五下午学校开放教室、食堂和操场，家长和邻里都可以来。一点半到四点，东门进，门卫处登记。食"
                "堂备有"
                "当天的菜单，可以尝一尝孩子们的午餐。",
            .needs = Needs::kRead,
            .audience = {.whole_school = true},
            .client_key = "demo open day",
            .attachments = std::vector{upload(leader(), AttachmentKind::kImage, "教学楼.jpg",
                                              drawn_photograph(kCertificates))},
            .is_public = true};
  }

  std::string upload(const people::Viewer& viewer, AttachmentKind kind, const char* name,
                     const std::string& bytes) {
    const auto begun = uploads_.begin(viewer, {kind, name, std::int64_t(bytes.size())}).value();
    for (int part = 0; part < notices::parts_of_upload(std::int64_t(bytes.size())); ++part)
      uploads_
          .add_part(viewer, begun.address, part,
                    std::string_view(bytes).substr(std::size_t(part * notices::kUploadPart),
                                                   std::size_t(notices::kUploadPart)))
          .value();
    return uploads_.complete(viewer, begun.address).value().address;
  }

  std::int64_t publish(const people::Viewer& viewer, const notices::NewNotice& notice) {
    return publishing_.publish(viewer, notice).value().notice_id;
  }

  // Three families of five, by the next evening.
  std::vector<Child> answering(std::int64_t notice_id) {
    auto children = told_.db.read([&](db::Session& session) {
      return session.all<Child>(kAsked, {{"school_id", told_.school_id}, {"notice_id", notice_id}});
    });
    std::size_t place = 0;
    std::erase_if(children, [&](const Child& child) {
      return place++ % kOutOf >= kAnswered ||
             std::find(told_.spared.begin(), told_.spared.end(), child.student_id) != told_.spared.end();
    });
    return children;
  }
  people::Viewer guardian(const Child& child) const {
    return {told_.school_id, child.guardian_id, people::kGuardian};
  }

  void choose(std::int64_t notice_id) {
    int place = 0;
    for (const auto& child : answering(notice_id)) {
      clock_.set(clock_.at(told_.today - days{1}, 18 * 60 + 5 * place % 180));
      notices::NewAnswer answer{notice_id, child.student_id, place % 4 == 3 ? 1 : 0, {}};
      if (place % 5 == 0) answer.opinion = kOpinions[std::size_t(place / 5) % std::size(kOpinions)];
      answers_.answer(guardian(child), answer).value();
      ++place;
    }
  }

  void sign(std::int64_t notice_id) {
    const auto text_hash = notices::text_hash_of(safety().title, safety().body, {});
    int place = 0;
    for (const auto& child : answering(notice_id)) {
      clock_.set(clock_.at(told_.today - days{1}, 19 * 60 + 3 * place % 120));
      answers_.sign(guardian(child), {notice_id, child.student_id, drawn_name(place), text_hash, {}}).value();
      ++place;
    }
  }

  const AskedLetters& told_;
  FixedClock clock_;
  NobodyListens events_;
  ledger::Ledger ledger_{clock_};
  notices::Publishing publishing_{told_.db, clock_, ledger_, events_};
  notices::Answers answers_{told_.db, clock_};
  notices::Uploads uploads_{told_.db, clock_, told_.sealer, told_.random};
};

}  // namespace

int write_asked_letters(const AskedLetters& letters) { return Telling(letters).write(); }

}  // namespace kith::demo
