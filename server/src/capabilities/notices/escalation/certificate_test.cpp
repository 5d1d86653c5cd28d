// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/escalation/certificate.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace kith::notices {
namespace {

const FixedClock kClock{Instant{std::chrono::hours{24 * 20'000}}};

std::string fact(const report::Report& report, const std::string& name) {
  for (const auto& each : report.facts)
    if (each.name == name) return each.value;
  return "none";
}

Certified certified(ledger::Needs needs = ledger::Needs::kConfirm) {
  Certified all;
  all.notice.title = "秋游";
  all.notice.body = "周五去植物园";
  all.notice.needs = needs;
  all.lines = {{.student_id = 1, .name = "李小雨", .proof = Proof::kAnswered},
               {.student_id = 2, .name = "赵大海", .proof = Proof::kOpened, .owner_name = "何老师"}};
  return all;
}

TEST(ACertificate, SaysWhatWasAskedFor) {
  using ledger::Needs;
  for (auto [needs, words] : {std::pair{Needs::kRead, "阅读"},
                              {Needs::kConfirm, "确认"},
                              {Needs::kAnswer, "选择并答复"},
                              {Needs::kSign, "签字"}})
    EXPECT_EQ(fact(certificate_of(certified(needs), kClock, Language::kZh), "要求"), words);
}

TEST(ACertificate, NamesTheDistrictAboveWhoAnswersForItsLetter) {
  auto all = certified();
  all.notice.author_name = "冯校长";
  EXPECT_EQ(fact(certificate_of(all, kClock, Language::kZh), "发布人"), "冯校长");
  EXPECT_EQ(fact(certificate_of(all, kClock, Language::kZh), "本校负责人"), "none");
  all.notice.district_name = "青州区教育局";
  EXPECT_EQ(fact(certificate_of(all, kClock, Language::kZh), "发布人"), "青州区教育局");
  EXPECT_EQ(fact(certificate_of(all, kClock, Language::kZh), "本校负责人"), "冯校长");
}

TEST(ACertificate, CountsOnlyWhatIsProofAndNamesTheRestWithTheirOwner) {
  auto report = certificate_of(certified(), kClock, Language::kZh);
  EXPECT_EQ(fact(report, "应送达学生"), "2");
  EXPECT_EQ(fact(report, "已有凭据"), "1");
  auto unproven = std::ranges::find(report.tables, std::string("尚无凭据"), &report::Table::name);
  ASSERT_NE(unproven, report.tables.end());
  ASSERT_EQ(unproven->rows.size(), 1u);
  EXPECT_EQ(std::get<std::string>(unproven->rows[0][1]), "赵大海");
  EXPECT_EQ(std::get<std::string>(unproven->rows[0][2]), "何老师");
}

TEST(ACertificate, NamesTheVeryText) {
  auto one = certified(), other = certified();
  other.notice.body += "。";
  EXPECT_NE(fact(certificate_of(one, kClock, Language::kZh), "正文与附件 SHA-256"),
            fact(certificate_of(other, kClock, Language::kZh), "正文与附件 SHA-256"));
}

TEST(ACertificate, NamesEachFileWithItsHash) {
  auto one = certified(), other = certified();
  one.attachments = {{.name = "安排.pdf", .size_bytes = 100, .sha256 = "abc"}};
  other.attachments = {{.name = "安排.pdf", .size_bytes = 100, .sha256 = "abd"}};
  auto report = certificate_of(one, kClock, Language::kZh);
  auto table = std::ranges::find(report.tables, std::string("附件"), &report::Table::name);
  ASSERT_NE(table, report.tables.end());
  EXPECT_EQ(std::get<std::string>(table->rows.at(0)[0]), "安排.pdf");
  EXPECT_EQ(std::get<std::string>(table->rows.at(0)[2]), "abc");
  EXPECT_NE(fact(report, "正文与附件 SHA-256"),
            fact(certificate_of(other, kClock, Language::kZh), "正文与附件 SHA-256"));
  auto without = certificate_of(certified(), kClock, Language::kZh);
  EXPECT_EQ(std::ranges::find(without.tables, std::string("附件"), &report::Table::name),
            without.tables.end());
}

}  // namespace
}  // namespace kith::notices
