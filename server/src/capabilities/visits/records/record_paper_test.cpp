// SPDX-License-Identifier: Apache-2.0
// What of a record goes on paper, for whom, and what must never stand on the family's.
#include "capabilities/visits/records/record_paper.hpp"

#include <gtest/gtest.h>

#include "capabilities/visits/records/records_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/http/router_kit.hpp"
#include "platform/images/images_kit.hpp"
#include "platform/pdf/pdf_kit.hpp"

namespace kith::records {
namespace {

class PrintingARecord : public ::testing::Test {
 protected:
  std::string printed(const people::Viewer& viewer, std::optional<Language> language = std::nullopt) {
    return pdf::kit::Printed(home.papers.of_record(viewer, {home.contact_id, language}).value()).text();
  }
  std::string printed_for_family(const people::Viewer& viewer) {
    return pdf::kit::Printed(home.papers.for_family(viewer, {home.contact_id, {}}).value()).text();
  }
  // Blanks and line ends are the typesetter's.
  static bool has(const std::string& text, std::string_view words) {
    std::string plain;
    for (char c : text)
      if (c != '\n' && c != ' ') plain += c;
    return plain.find(words) != std::string::npos;
  }

  db::ScratchDatabase database;
  kit::VisitedHome home{database.db()};
};

TEST_F(PrintingARecord, HoldsAllOfItForWhoHeldTheVisit) {
  home.share(home.words());
  home.family_records.acknowledge(home.mother(), {home.contact_id, 1}).value();
  home.family_records.add(home.mother(), {home.contact_id, "周三也可以来"}).value();
  const auto text = printed(home.homeroom());
  for (const auto* words :
       {"清河小学", "家访记录表", "李小雨", "三年级1班", "周敏（妈妈）、外婆", "了解转学后的适应", "爱读书",
        "早上常迟到", "同妈妈商定七点起床", "请体育老师带她参加晨跑", "12月1日", "希望校门口有人疏导",
        "妈妈一个人带孩子", "安全知识", "情绪困扰", "周三也可以来", "家长（监护人）", "德育处",
        "2027年1月10日"})
    EXPECT_TRUE(has(text, words)) << words << "\n" << text;
  EXPECT_FALSE(has(text, "草稿"));
}

TEST_F(PrintingARecord, LeavesNoCellOfItsHeadEmpty) {
  home.records.save(home.homeroom(), {home.contact_id, 0, {.purpose = "看看孩子"}}).value();
  const auto text = printed(home.homeroom());
  for (const auto* words : {"下次联系未填", "在场的人未填", "带进家门的未填"})
    EXPECT_TRUE(has(text, words)) << words << "\n" << text;
}

TEST_F(PrintingARecord, SaysThatADraftIsOne) {
  home.records.save(home.homeroom(), {home.contact_id, 0, home.words()}).value();
  EXPECT_TRUE(has(printed(home.homeroom()), "草稿"));
}

TEST_F(PrintingARecord, SpeaksEnglishWhenAsked) {
  home.share(home.words());
  const auto text = printed(home.homeroom(), Language::kEn);
  EXPECT_TRUE(has(text, "Recordofavisit"));
  EXPECT_TRUE(has(text, "1Dec"));
  for (const auto* mark : {"（", "：", "、"}) EXPECT_FALSE(has(text, mark)) << mark;
}

TEST_F(PrintingARecord, KeepsSignsFromStaffWithoutTheGrant) {
  home.share(home.words());
  auto subject_teacher = home.db.write([&](db::Tx& tx) {
    auto id = people::kit::add_staff(tx, home.cast.school, {.name = "许老师"});
    people::kit::add_teaching(tx, home.cast.school_class, id, {.role = "subject", .subject = "体育"});
    return id;
  });
  const auto text = printed(people::kit::as_staff(subject_teacher, people::kTeacher));
  EXPECT_TRUE(has(text, "早上常迟到"));
  for (const auto* words : {"需要留意", "情绪困扰", "安全隐患"}) EXPECT_FALSE(has(text, words)) << words;
}

TEST_F(PrintingARecord, GivesTheFamilyItsPartAlone) {
  home.db.write([&](db::Tx& tx) { people::kit::add_care_membership(tx, home.cast.li, "single_parent"); });
  home.share(home.words());
  auto changed = home.words();
  changed.purpose = "改过还没分享的话";
  home.records.save(home.homeroom(), {home.contact_id, 1, changed}).value();
  const auto text = printed_for_family(home.mother());
  for (const auto* words :
       {"清河小学", "了解转学后的适应", "爱读书", "九点前睡觉", "希望校门口有人疏导", "2027年1月10日"})
    EXPECT_TRUE(has(text, words)) << words << "\n" << text;
  for (const auto* words : {"早上常迟到", "七点起床", "妈妈一个人带孩子", "外婆", "情绪", "隐患", "心理",
                            "单亲", "改过还没分享", "赵", "照片"})
    EXPECT_FALSE(has(text, words)) << words;
}

TEST_F(PrintingARecord, HasPhotographsSmallAtTheEndForStaffAlone) {
  home.records.save(home.homeroom(), {home.contact_id, 0, home.words()}).value();
  const auto without = home.papers.of_record(home.homeroom(), {home.contact_id, {}}).value().size();
  for (int orientation : {1, 6, 3, 8})
    home.photographs
        .add(home.homeroom(), home.contact_id, images::kit::telephone_jpeg(1600, 1200, orientation))
        .value();
  home.records.share(home.homeroom(), {home.contact_id, 1}).value();
  const auto paper = home.papers.of_record(home.homeroom(), {home.contact_id, {}}).value();
  EXPECT_TRUE(has(pdf::kit::Printed(paper).text(), "附：家访照片"));
  EXPECT_GT(paper.size(), without + 4000);
  EXPECT_EQ(paper.find(images::kit::kDevice), std::string::npos);
  EXPECT_NE(paper.find("/Width 800"), std::string::npos);
  EXPECT_EQ(paper.find("/Width 1600"), std::string::npos);
}

TEST_F(PrintingARecord, IsForNobodyOutOfSight) {
  http::RouterKit router{
      record_routes({home.records, home.follow_ups, home.photographs, home.family_records, home.papers})};
  const auto of_record = "GET /api/records/" + std::to_string(home.contact_id) + "/paper";
  const auto of_family = "GET /api/family_records/" + std::to_string(home.contact_id) + "/paper";
  home.records.save(home.homeroom(), {home.contact_id, 0, home.words()}).value();
  router.check({{.name = "the family has no draft",
                 .as = home.cast.as_li_mother(),
                 .request = of_family,
                 .status = 404}});
  home.records.share(home.homeroom(), {home.contact_id, 1}).value();
  router.check({
      {.name = "who held it", .as = home.cast.as_homeroom(), .request = of_record, .body_has = {"%PDF"}},
      {.name = "the family", .as = home.cast.as_li_mother(), .request = of_family, .body_has = {"%PDF"}},
      {.name = "the family has not the school's",
       .as = home.cast.as_li_mother(),
       .request = of_record,
       .status = 403,
       .body_lacks = {"%PDF"}},
      {.name = "another family",
       .as = home.cast.as_zhao_mother(),
       .request = of_family,
       .status = 404,
       .body_lacks = {"%PDF"}},
      {.name = "a father barred by a court",
       .as = home.cast.as_li_barred_father(),
       .request = of_family,
       .status = 404,
       .body_lacks = {"%PDF"}},
      {.name = "a teacher of another class",
       .as = home.cast.as_other_homeroom(),
       .request = of_record,
       .status = 404,
       .body_lacks = {"%PDF"}},
      {.name = "the district", .as = home.cast.as_officer(), .request = of_record, .status = 403},
  });
}

}  // namespace
}  // namespace kith::records
