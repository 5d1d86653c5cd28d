// SPDX-License-Identifier: Apache-2.0
// The certificate as its reader opens it, paper and workbook: what stands there of each family, and above all
// what does not.
#include <algorithm>

#include "capabilities/notices/answers/answers.hpp"
#include "capabilities/notices/escalation/escalation_kit.hpp"
#include "delivery/address_store.hpp"
#include "platform/pdf/pdf_kit.hpp"
#include "platform/sheets/xlsx_kit.hpp"

namespace kith::notices {
namespace {

using kit::Names;
using people::viewer_of;
using std::chrono::hours;
using std::chrono::minutes;

constexpr const char* kOpinion = "别的家长都不同意，我也不同意";

class CertificatePaperStore : public kit::ClassToReach {
 protected:
  // Whatever could be used to reach 李小雨's family.
  CertificatePaperStore() {
    give_mail_address(cast.li_mother, "li.mother@home.example");
    db().write([&](db::Tx& tx) {
      delivery::save_address(tx, {.school_id = cast.school,
                                  .person_id = cast.li_mother,
                                  .kind = delivery::AddressKind::kWechat,
                                  .address_sealed = sealer.seal("oOpenidOfLi"),
                                  .address_hash = "hashOfLi",
                                  .set_at = clock.now()});
      for (auto [person, telephone] : {std::pair{cast.li_mother, "13911112222"},
                                       {grandmother, "13911113333"},
                                       {cast.zhao_mother, "13911114444"},
                                       {cast.li_barred_father, "13911115555"}})
        tx.exec({"test.telephone", "update guardians set telephone_sealed = :sealed where id = :id"},
                {{"sealed", sealer.seal(telephone)}, {"id", person}});
      people::kit::add_care_membership(tx, cast.li, "left_behind");
      people::kit::add_care_membership(tx, cast.zhao, "left_behind");
      moral = people::kit::add_staff(tx, cast.school, {.name = "孔主任"});
      people::kit::add_post(tx, moral, {.post = "moral_director"});
    });
  }
  access::Caller as_moral() const {
    return people::kit::calling(people::kit::as_staff(moral, people::kMoralEducation));
  }
  NewNotice letter(people::AudienceSpec audience) const {
    return {.title = "秋游",
            .body = "周五去植物园",
            .needs = ledger::Needs::kConfirm,
            .audience = std::move(audience),
            .client_key = "letter",
            .asks_opinion = true};
  }
  // A student of the class whose mother is written to by mail, or not at all.
  std::int64_t add_family(const std::string& name, const std::string& email) {
    std::int64_t student = 0, mother = 0;
    db().write([&](db::Tx& tx) {
      student = people::kit::add_student(tx, cast.school_class, {.name = name});
      mother = people::kit::add_guardian(tx, student, {.name = name + "妈妈"});
    });
    if (!email.empty()) give_mail_address(mother, email);
    mothers[student] = mother;
    return student;
  }
  void deliver_to(std::int64_t guardian_id) {
    auto message = db().read([&](db::Session& session) {
      return session.one<std::int64_t>(
          {"test.message", "select message_id from deliveries where person_id = :id and channel = 'mail'"},
          {{"id", guardian_id}});
    });
    outbox.receive("mail", {{.key = delivery::DeliveryKey{message, guardian_id}}});
  }
  std::string bytes(const access::Caller& reader, std::int64_t id, Paper format, Language language) {
    return proofs.certificate(viewer_of(reader), {id, format, language}).value();
  }
  std::vector<std::string> rows(const access::Caller& reader, std::int64_t id,
                                Language language = Language::kZh) {
    return sheets::kit::lines_of(bytes(reader, id, Paper::kXlsx, language));
  }
  // All that a reader can find in either document, in both languages, with what a PDF says of itself.
  std::vector<std::string> everything(const access::Caller& reader, std::int64_t id) {
    std::vector<std::string> texts;
    for (auto language : {Language::kZh, Language::kEn}) {
      const pdf::kit::Printed paper(bytes(reader, id, Paper::kPdf, language));
      texts.push_back(paper.text() + paper.described());
      std::string cells;
      for (const auto& row : rows(reader, id, language)) cells += row + "\n";
      texts.push_back(std::move(cells));
    }
    return texts;
  }
  void expect_in_none(const access::Caller& reader, std::int64_t id, const Names& never) {
    for (const auto& text : everything(reader, id))
      for (const auto& words : never) EXPECT_EQ(text.find(words), std::string::npos) << words << "\n" << text;
  }
  void expect_in_each(const access::Caller& reader, std::int64_t id, const Names& always) {
    for (const auto& text : everything(reader, id))
      for (const auto& words : always)
        EXPECT_NE(text.find(words), std::string::npos) << words << "\n" << text;
  }

  std::int64_t moral = 0;
  std::map<std::int64_t, std::int64_t> mothers;
  Answers answers{db(), clock};
};
KITH_BOTH_ENGINES(CertificatePaperStore);

TEST_P(CertificatePaperStore, SaysOfEachFamilyWhatIsProven) {
  auto delivered = add_family("陈十五", "chen");
  auto opened = add_family("冯初一", "feng");
  add_family("褚小满", "chu");
  add_family("卫立秋", "");
  open_channels();
  auto id = publish();
  sent_after(minutes{0});
  deliver_to(mothers[delivered]);
  ASSERT_TRUE(inbox.open(people::kit::as_guardian(mothers[opened]), id));
  ASSERT_TRUE(inbox.confirm(viewer_of(cast.as_li_mother()), id, std::nullopt));
  note(id, cast.zhao, TellingOutcome::kTold, ToldHow::kInPerson);
  sent_after(hours{48});

  const std::map<std::string, std::string> states{
      {"李小雨", "家长已确认或阅读"},   {"赵大海", "已由老师告知"},     {"冯初一", "已打开，未确认"},
      {"陈十五", "已送到手机，未打开"}, {"褚小满", "已发出，未见回执"}, {"卫立秋", "未打开"},
      {"周无亲", "没有可接收的监护人"}};
  const auto cells = rows(cast.as_homeroom(), id);
  const auto begins = std::ranges::find(cells, "[逐生凭据]");
  const auto paper = pdf::kit::Printed(bytes(cast.as_homeroom(), id, Paper::kPdf, Language::kZh)).text();
  for (const auto& [name, state] : states) {
    auto row = std::find_if(begins, cells.end(), [&, name = name](const std::string& cell) {
      return cell.find("B=" + name) != std::string::npos;
    });
    ASSERT_NE(row, cells.end()) << name;
    EXPECT_NE(row->find(" C=" + state), std::string::npos) << *row;
    EXPECT_NE(paper.find(name), std::string::npos) << name;
    EXPECT_NE(paper.find(state), std::string::npos) << state;
  }
  expect_in_each(cast.as_homeroom(), id, {"周敏", "何老师"});
}

TEST_P(CertificatePaperStore, TellsNoWayToReachAFamilyAndNoBarredGuardian) {
  open_channels();
  auto id = publish(cast.as_homeroom(), letter({.class_ids = {cast.school_class}}));
  sent_after(hours{72});
  note(id, cast.li, TellingOutcome::kWrongNumber);
  note(id, cast.zhao, TellingOutcome::kNoAnswer);
  expect_in_none(
      cast.as_homeroom(), id,
      {"1391111", "11112222", "home.example", "oOpenidOfLi", "hashOfLi", "李国强", "/inbox/", "/l/"});
  expect_in_each(cast.as_homeroom(), id, {"李小雨", "赵大海", "周无亲"});
}

TEST_P(CertificatePaperStore, RepeatsNoWordOfAnOpinion) {
  auto id = publish(cast.as_homeroom(), letter({.class_ids = {cast.school_class}}));
  ASSERT_TRUE(answers.answer(viewer_of(cast.as_li_mother()), {id, cast.li, {}, kOpinion}));
  ASSERT_TRUE(inbox.confirm(viewer_of(cast.as_li_mother()), id, std::nullopt));
  expect_in_none(cast.as_homeroom(), id, {kOpinion, "不同意", "意见", "pinion"});
}

TEST_P(CertificatePaperStore, SaysNothingOfACareGroupEvenToItsAuthor) {
  auto id = publish(as_moral(), letter({.care_groups = {{people::CareGroup::kLeftBehind}}}));
  sent_after(hours{72});
  for (const auto& reader : {as_moral(), cast.as_principal(), cast.as_homeroom()})
    expect_in_none(reader, id, {"留守", "关注", "left_behind", "eft behind", "care"});
  expect_in_each(as_moral(), id, {"李小雨", "赵大海"});
}

TEST_P(CertificatePaperStore, HoldsNoFamilyThatTheNoticeIsNotFor) {
  auto id = publish_by(ledger::ReceiptRule::kAny);
  for (const auto& reader : {cast.as_homeroom(), cast.as_principal()})
    expect_in_none(reader, id, {"赵大海", "钱桂兰", "周无亲", "孙一鸣", "陶静"});
}

TEST_P(CertificatePaperStore, OfASchoolsNoticeHoldsAHomeroomTeachersOwnClassAndSaysSo) {
  auto id = publish(cast.as_principal(), letter({.whole_school = true}));
  sent_after(hours{72});
  expect_in_none(cast.as_homeroom(), id, {"孙一鸣", "陶静", "四年级", "吕老师"});
  expect_in_none(cast.as_other_homeroom(), id, {"李小雨", "赵大海", "周敏", "钱桂兰", "何老师"});
  auto of_class = rows(cast.as_homeroom(), id);
  EXPECT_TRUE(std::ranges::any_of(of_class, [](const std::string& row) {
    return row.find("范围 B=只含：三年级1班") != std::string::npos;
  }));
  expect_in_each(cast.as_principal(), id, {"李小雨", "孙一鸣"});
  expect_in_none(cast.as_principal(), id, {"只含", "Only:"});
  auto own = publish();
  expect_in_none(cast.as_homeroom(), own, {"只含", "Only:"});
}

// What he did while he might stands as it was; he is named to nobody as one to call.
TEST_P(CertificatePaperStore, NamesAGuardianBarredSinceOnlyAsWhoAnswered) {
  auto id = publish();
  ASSERT_TRUE(inbox.confirm(viewer_of(cast.as_zhao_mother()), id, std::nullopt));
  db().write([&](db::Tx& tx) {
    people::kit::limit_guardian(tx, cast.zhao, cast.zhao_mother, false, false);
    people::kit::limit_guardian(tx, cast.li, cast.li_mother, false, false);
  });
  expect_in_none(cast.as_homeroom(), id, {"周敏"});
  expect_in_each(cast.as_homeroom(), id, {"钱桂兰"});
}

}  // namespace
}  // namespace kith::notices
