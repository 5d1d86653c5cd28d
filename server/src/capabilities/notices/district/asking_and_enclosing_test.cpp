// SPDX-License-Identifier: Apache-2.0
// What a letter of the district asks and carries, and who gets no sight of it: a family's answer, opinion and
// signature stay in its school, a file goes where its letter goes.
#include <gtest/gtest.h>

#include <functional>

#include "capabilities/notices/answers/answer_routes.hpp"
#include "capabilities/notices/answers/answers.hpp"
#include "capabilities/notices/attachments/routes.hpp"
#include "capabilities/notices/district/district_kit.hpp"
#include "capabilities/notices/district/routes.hpp"
#include "platform/http/router_kit.hpp"
#include "platform/json/json.hpp"

namespace kith::notices {
namespace {

using ledger::Needs;
using people::viewer_of;
using std::chrono::hours;

const std::string kPdf = "%PDF-1.5\n" + std::string(600'000, 'a') + "%%EOF\n";

class DistrictEnclosureStore : public kit::DistrictAtWork {
 protected:
  std::string upload(const access::Caller& caller, const std::string& name = "a.pdf") {
    const auto viewer = viewer_of(caller);
    const auto address =
        uploads.begin(viewer, {AttachmentKind::kFile, name, std::int64_t(kPdf.size())}).value().address;
    for (int part = 0; part < parts_of_upload(std::int64_t(kPdf.size())); ++part)
      uploads
          .add_part(viewer, address, part,
                    std::string_view(kPdf).substr(std::size_t(part * kUploadPart), std::size_t(kUploadPart)))
          .value();
    return uploads.complete(viewer, address).value().address;
  }
  NewDistrictLetter carrying(std::vector<std::string> addresses) const {
    auto to = letter();
    to.school_ids = {{cast.school}};
    to.attachments = std::move(addresses);
    return to;
  }
  NewDistrictLetter asking(Needs needs) const {
    auto to = letter();
    to.needs = needs;
    to.choices = {{"参加", "不参加"}};
    to.asks_opinion = true;
    return to;
  }
  std::int64_t notice_elsewhere() {
    return notices.list(viewer_of(cast.as_principal_elsewhere()), {}).notices.at(0).notice_id;
  }
  // Children nobody else in the test hears of.
  void others_answer(std::int64_t notice_id, int choice, int children) {
    db().write([&](db::Tx& tx) {
      for (int n = 0; n < children; ++n)
        tx.exec({"test.others_answer",
                 "insert into notice_answers (school_id, notice_id, student_id, guardian_id, choice, "
                 "answered_at) "
                 "values (:school_id, :notice_id, :student_id, 1, :choice, 1)"},
                {{"school_id", tenant_of(notice_id)},
                 {"notice_id", notice_id},
                 {"student_id", 1000 * (choice + 1) + n},
                 {"choice", choice}});
    });
  }
  std::string sign(const access::Caller& guardian, std::int64_t notice_id, std::int64_t student_id) {
    std::string drawing = "M0 100";
    for (int i = 1; i < 20; ++i) drawing += fmt::format("L{} 120", i * 20);
    const auto hash = inbox.letter(viewer_of(guardian), notice_id)->text_hash;
    auto done = answers.sign(viewer_of(guardian), {notice_id, student_id, drawing, hash, 0});
    return done ? "" : done.error().code;
  }

  secrets::Sealer sealer{secrets::FieldKey{}, random};
  Uploads uploads{db(), clock, sealer, random};
  Attachments attachments{db(), clock, sealer};
  Answers answers{db(), clock};
};
KITH_BOTH_ENGINES(DistrictEnclosureStore);

TEST_P(DistrictEnclosureStore, BringsAFileToTheFamiliesTheLetterGoesToAndToNobodyElse) {
  const auto officer = cast.as_officer();
  const auto address = upload(officer);
  const auto id = write(carrying({address}));
  work();
  const auto of_school = publishing
                             .publish(viewer_of(cast.as_principal_elsewhere()),
                                      {.title = "秋游",
                                       .body = "周五",
                                       .audience = {.whole_school = true},
                                       .client_key = "own",
                                       .attachments = {{upload(cast.as_principal_elsewhere(), "b.pdf")}}})
                             .value()
                             .notice_id;
  const auto own_address =
      inbox.letter(viewer_of(district.as_mother_elsewhere()), of_school)->attachments.at(0).address;
  EXPECT_EQ(inbox.letter(viewer_of(cast.as_li_mother()), notice())->attachments.at(0).name, "a.pdf");
  http::RouterKit kit{attachment_routes(uploads, attachments)};
  auto in_inbox = [&](std::int64_t at) {
    return fmt::format("GET /api/inbox/{}/attachments/{}", at, address);
  };
  auto for_staff = [&](std::int64_t at) {
    return fmt::format("GET /api/notices/{}/attachments/{}", at, address);
  };
  auto of_district = [&](std::int64_t at, const std::string& file) {
    return fmt::format("GET /api/district_notices/{}/attachments/{}", at, file);
  };
  const std::vector<std::string> the_file{"%PDF"};
  kit.check({
      {.name = "a family", .as = cast.as_li_mother(), .request = in_inbox(notice()), .body_has = the_file},
      {.name = "the desk", .as = cast.as_principal(), .request = for_staff(notice()), .body_has = the_file},
      {.name = "a teacher in charge",
       .as = cast.as_homeroom(),
       .request = for_staff(notice()),
       .body_has = the_file},
      {.name = "an officer", .as = officer, .request = of_district(id, address), .body_has = the_file},
      {.name = "a guardian barred by a court",
       .as = cast.as_li_barred_father(),
       .request = in_inbox(notice()),
       .status = 404,
       .body_lacks = the_file},
      {.name = "a family of a school it does not go to",
       .as = district.as_mother_elsewhere(),
       .request = in_inbox(of_school),
       .status = 404,
       .body_lacks = the_file},
      {.name = "that family, by the notice of the other school",
       .as = district.as_mother_elsewhere(),
       .request = in_inbox(notice()),
       .status = 404,
       .body_lacks = the_file},
      {.name = "a family, by the letter of the district",
       .as = cast.as_li_mother(),
       .request = in_inbox(id),
       .status = 404,
       .body_lacks = the_file},
      {.name = "another school",
       .as = cast.as_principal_elsewhere(),
       .request = for_staff(notice()),
       .status = 404,
       .body_lacks = the_file},
      {.name = "another school, by the letter of the district",
       .as = cast.as_principal_elsewhere(),
       .request = for_staff(id),
       .status = 404,
       .body_lacks = the_file},
      {.name = "a school as the district",
       .as = cast.as_principal(),
       .request = of_district(id, address),
       .status = 403,
       .body_lacks = the_file},
      {.name = "a family as the district",
       .as = cast.as_li_mother(),
       .request = of_district(id, address),
       .status = 403,
       .body_lacks = the_file},
      {.name = "an officer, the file of a school",
       .as = officer,
       .request = of_district(of_school, own_address),
       .status = 404,
       .body_lacks = the_file},
      {.name = "an officer, by the notice of a school",
       .as = officer,
       .request = of_district(notice(), address),
       .status = 404,
       .body_lacks = the_file},
  });
  ASSERT_TRUE(letters.withdraw(id));
  work();
  EXPECT_EQ(kit.call(cast.as_li_mother(), in_inbox(notice())).status, 404) << "withdrawn";
}

TEST_P(DistrictEnclosureStore, KeepsTheBytesOfAFileOnceForAllSchools) {
  auto to = letter();
  to.attachments = {{upload(cast.as_officer())}};
  const auto id = write(to);
  const auto parts = count("select count(*) from notice_attachment_parts");
  work();
  EXPECT_EQ(count("select count(*) from notice_attachments"), 3);
  EXPECT_EQ(count("select count(*) from notice_attachment_parts"), parts);
  clock.set(clock.now() + kUploadsKept + hours{1});
  EXPECT_EQ(uploads.sweep(), 0) << "what is in a letter stays";
  EXPECT_EQ(attachments.for_district({id, to.attachments->at(0)})->bytes, kPdf);
  const auto opened =
      attachments.for_family(viewer_of(cast.as_li_mother()), {notice(), to.attachments->at(0)});
  EXPECT_EQ(opened->bytes, kPdf);
}

TEST_P(DistrictEnclosureStore, TakesFromAnOfficerOnlyOwnFilesThatAreReady) {
  auto refused = [&](const std::string& address) {
    return letters.write(viewer_of(cast.as_officer()), carrying({address})).error().code;
  };
  EXPECT_EQ(refused(upload(cast.as_principal())), "notices.no_such_attachment");
  EXPECT_EQ(refused(upload(people::kit::calling(people::kit::as_district(2)))), "notices.no_such_attachment");
  EXPECT_EQ(refused("1"), "notices.no_such_attachment");
  EXPECT_EQ(count("select count(*) from district_letters"), 0);
}

TEST_P(DistrictEnclosureStore, MayHaveOtherFilesOnceItIsCorrected) {
  const auto officer = viewer_of(cast.as_officer());
  const auto first = upload(cast.as_officer(), "first.pdf");
  const auto id = write(carrying({first}));
  work();
  auto correct = [&](std::optional<std::vector<std::string>> addresses) {
    clock.set(clock.now() + hours{1});
    auto done = letters.correct(officer, {id, letter().title, letter().body, {}, std::move(addresses)});
    work();
    return done ? "" : done.error().code;
  };
  auto read = [&] { return inbox.letter(viewer_of(cast.as_li_mother()), notice()).value(); };
  EXPECT_EQ(correct({}), "notices.nothing_changed");
  EXPECT_EQ(correct({{first}}), "notices.nothing_changed");
  EXPECT_EQ(correct({{first, upload(cast.as_officer(), "second.pdf")}}), "");
  ASSERT_EQ(read().attachments.size(), 2u);
  EXPECT_EQ(read().attachments.at(1).name, "second.pdf");
  EXPECT_EQ(read().earlier.at(0).attachments.size(), 1u);
  EXPECT_EQ(letters.detail(id)->attachments.size(), 2u);
  EXPECT_EQ(correct({std::vector<std::string>{}}), "");
  EXPECT_TRUE(read().attachments.empty());
  EXPECT_EQ(correct({{first}}), "") << "what it had before";
  EXPECT_EQ(read().attachments.at(0).name, "first.pdf");
}

TEST_P(DistrictEnclosureStore, BringsItsFilesOnceWhenTheDeskHasChangedMeanwhile) {
  const auto address = upload(cast.as_officer());
  const auto id = write(carrying({address}));
  // Brought, and killed before anything was published.
  db().write([&](db::Tx& tx) {
    bring_into_school(
        tx, {.letter_id = id, .school_id = cast.school, .brought_by = cast.homeroom, .at = clock.now()});
  });
  work();
  EXPECT_EQ(in_school(id, cast.school).state, SchoolState::kPublished);
  EXPECT_EQ(inbox.letter(viewer_of(cast.as_li_mother()), notice())->attachments.at(0).address, address);
  EXPECT_EQ(count(fmt::format("select count(*) from notice_attachments where school_id = {}", cast.school)),
            1);
}

TEST_P(DistrictEnclosureStore, IsAnsweredInEachSchoolAndSummedForTheDistrict) {
  const auto id = write(asking(Needs::kAnswer));
  work();
  auto answer = [&](const access::Caller& guardian, std::int64_t at, std::int64_t child, int choice) {
    ASSERT_TRUE(answers.answer(viewer_of(guardian), {at, child, choice, "天冷想早点放学"}));
  };
  answer(cast.as_li_mother(), notice(), cast.li, 1);
  answer(cast.as_zhao_mother(), notice(), cast.zhao, 0);
  answer(cast.as_zhao_mother(), notice(), cast.zhao, 1);
  answer(district.as_mother_elsewhere(), notice_elsewhere(), district.child_elsewhere, 0);
  others_answer(notice(), 0, 6);
  others_answer(notice_elsewhere(), 0, 4);
  EXPECT_EQ(counted(id).done, 3);
  auto detail = letters.detail(id).value();
  EXPECT_EQ(detail.choices, (std::vector<std::string>{"参加", "不参加"}));
  EXPECT_EQ(detail.answers, (std::vector<std::int64_t>{11, 2}));
  EXPECT_EQ(in_school(id, cast.school).answers, (std::vector<std::int64_t>{6, 2}));
  EXPECT_EQ(in_school(id, cast.elsewhere).answers, (std::vector<std::int64_t>{5, 0}));
  EXPECT_TRUE(in_school(id, district.deskless).answers.empty());
  EXPECT_EQ(answers.page(viewer_of(cast.as_principal()), notice())->opinions.size(), 2u)
      << "the school reads them";
  EXPECT_TRUE(letters.workbook(id, Language::kZh));
}

TEST_P(DistrictEnclosureStore, DoesNotTellTheDistrictWhatAFewChildrenOfASchoolAnswered) {
  const auto id = write(asking(Needs::kAnswer));
  work();
  ASSERT_TRUE(answers.answer(viewer_of(district.as_mother_elsewhere()),
                             {notice_elsewhere(), district.child_elsewhere, 1, {}}));
  EXPECT_EQ(counted(id).done, 1);
  EXPECT_TRUE(letters.detail(id)->has_few_answers) << "nobody else has answered";
  EXPECT_TRUE(letters.detail(id)->answers.empty());
  others_answer(notice(), 0, 7);
  EXPECT_EQ(counted(id).done, 1);
  EXPECT_EQ(letters.detail(id)->answers, (std::vector<std::int64_t>{7, 1}));
  EXPECT_TRUE(in_school(id, cast.elsewhere).has_few_answers);
  EXPECT_TRUE(in_school(id, cast.elsewhere).answers.empty());
  EXPECT_TRUE(in_school(id, cast.school).answers.empty()) << "it would give the other away";
}

TEST_P(DistrictEnclosureStore, IsSignedByTheRuleItNames) {
  const auto grandmother = db().write([&](db::Tx& tx) {
    return people::kit::add_guardian(tx, cast.li, {.relation = "paternal_grandmother", .position = 3});
  });
  auto to = asking(Needs::kSign);
  to.receipt_rule = ledger::ReceiptRule::kAll;
  const auto id = write(to);
  work();
  EXPECT_EQ(sign(cast.as_li_mother(), notice(), cast.li), "");
  EXPECT_EQ(counted(id).done, 0) << "both are to sign";
  EXPECT_EQ(sign(people::kit::calling(people::kit::as_guardian(grandmother)), notice(), cast.li), "");
  EXPECT_EQ(counted(id).done, 1);
  others_answer(notice(), 1, 4);
  counted(id);
  EXPECT_EQ(letters.detail(id)->answers, (std::vector<std::int64_t>{1, 4}));
}

TEST_P(DistrictEnclosureStore, GivesTheDistrictNoWordAndNoSignatureOfAFamily) {
  const auto id = write(asking(Needs::kSign));
  work();
  ASSERT_TRUE(answers.answer(viewer_of(cast.as_li_mother()), {notice(), cast.li, {}, "天冷想早点放学"}));
  ASSERT_EQ(sign(cast.as_li_mother(), notice(), cast.li), "");
  counted(id);
  const std::vector<std::string> private_words{"早点放学", "李小雨", "周敏", "M0 100"};
  http::RouterKit of_district{district_letter_routes(letters)}, of_answers{answer_routes(answers)};
  of_district.check({{.name = "an officer",
                      .as = cast.as_officer(),
                      .request = fmt::format("GET /api/district_notices/{}", id),
                      .body_has = {"参加"},
                      .body_lacks = private_words}});
  for (const auto& [at, of] : {std::pair{notice(), "a school's notice"}, {id, "its own letter"}})
    for (const auto& request : {fmt::format("GET /api/notices/{}/answers", at),
                                fmt::format("GET /api/notices/{}/answers/workbook", at),
                                fmt::format("GET /api/notices/{}/signatures/{}", at, cast.li)})
      of_answers.check({{.name = std::string("an officer, of ") + of,
                         .as = cast.as_officer(),
                         .request = request,
                         .status = 403,
                         .body_lacks = private_words},
                        {.name = std::string("another school, of ") + of,
                         .as = cast.as_principal_elsewhere(),
                         .request = request,
                         .status = 404,
                         .body_lacks = private_words}});
}

}  // namespace
}  // namespace kith::notices
