// SPDX-License-Identifier: Apache-2.0
// Images and files of a notice: how they come, who may read them, and what happens to those of no notice.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>

#include "capabilities/notices/attachments/routes.hpp"
#include "capabilities/notices/inbox.hpp"
#include "capabilities/notices/notices.hpp"
#include "capabilities/notices/publishing.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/events/events_kit.hpp"
#include "platform/http/router_kit.hpp"
#include "platform/images/format.hpp"
#include "platform/images/images_kit.hpp"
#include "platform/secrets/mac.hpp"

namespace kith::notices {
namespace {

using people::viewer_of;
using std::chrono::hours;

std::string pdf(std::size_t size = 100) {
  std::string bytes = "%PDF-1.5\n";
  while (bytes.size() + 6 < size) bytes += char('a' + bytes.size() % 26);
  return bytes + "%%EOF\n";
}

class AttachmentStore : public db::BothEngines {
 protected:
  std::string begin(const access::Caller& caller, const std::string& kind, const std::string& name,
                    std::size_t size) {
    auto answer =
        kit.call(caller, "POST /api/notice_uploads",
                 fmt::format(R"({{"kind": "{}", "name": "{}", "size_bytes": {}}})", kind, name, size));
    return answer.status == 200 ? std::string(answer.json().at("address").as_string()) : answer.code();
  }
  http::Answer send_part(const access::Caller& caller, const std::string& address, int part_no,
                         std::string_view bytes) {
    return kit.call(caller, fmt::format("POST /api/notice_uploads/{}/parts/{}", address, part_no),
                    std::string(bytes));
  }
  http::Answer complete(const access::Caller& caller, const std::string& address) {
    return kit.call(caller, "POST /api/notice_uploads/" + address + "/completion", "{}");
  }
  // The address of an upload that is ready, or the code of its refusal.
  std::string upload(const access::Caller& caller, const std::string& kind, const std::string& name,
                     const std::string& bytes) {
    auto address = begin(caller, kind, name, bytes.size());
    for (int part = 0; part < parts_of_upload(std::int64_t(bytes.size())); ++part)
      send_part(caller, address, part,
                std::string_view(bytes).substr(std::size_t(part * kUploadPart), std::size_t(kUploadPart)));
    auto done = complete(caller, address);
    return done.status == 200 ? address : done.code();
  }
  NewNotice letter(std::vector<std::string> attachments, const std::string& key = "key") const {
    return {.title = "秋游",
            .body = "周五去植物园",
            .needs = ledger::Needs::kConfirm,
            .audience = {.class_ids = {cast.school_class}},
            .client_key = key,
            .attachments = std::move(attachments)};
  }
  Result<Published> publish(const NewNotice& notice) {
    return publishing.publish(viewer_of(cast.as_homeroom()), notice);
  }
  std::string refused(std::vector<std::string> attachments) {
    auto published = publish(letter(std::move(attachments), "another"));
    return published ? "" : published.error().code;
  }
  std::string in_inbox(std::int64_t id, const std::string& address) const {
    return fmt::format("GET /api/inbox/{}/attachments/{}", id, address);
  }
  std::string for_staff(std::int64_t id, const std::string& address) const {
    return fmt::format("GET /api/notices/{}/attachments/{}", id, address);
  }
  std::int64_t count(const char* sql) {
    return db().read([&](db::Session& session) { return session.one<std::int64_t>({"test.count", sql}); });
  }

  people::kit::TwoSchools cast = db().write([](db::Tx& tx) { return people::kit::TwoSchools(tx); });
  FixedClock clock{people::kit::morning()};
  secrets::SeededRandom random{7};
  secrets::Sealer sealer{secrets::FieldKey{}, random};
  ledger::Ledger ledger{clock};
  events::KeptEvents events;
  jobs::Jobs jobs{clock, random};
  AskingAgain asking_again{db(), jobs};
  Publishing publishing{db(), clock, ledger, events, nullptr, nullptr, &jobs};
  Notices notices{db(), clock, events, nullptr, nullptr, &asking_again};
  Inbox inbox{db(), clock};
  Uploads uploads{db(), clock, sealer, random, {.image_bytes = 4 << 20, .file_bytes = 2 << 20}};
  Attachments attachments{db(), clock, sealer};
  http::RouterKit kit{attachment_routes(uploads, attachments)};
};
KITH_BOTH_ENGINES(AttachmentStore);

TEST_P(AttachmentStore, MakesAnImageAnewAndASmallOneForLists) {
  auto address =
      upload(cast.as_homeroom(), "image", "DCIM/春天.png", images::kit::telephone_jpeg(1600, 1200, 6));
  auto id = publish(letter({address})).value().notice_id;
  auto read = inbox.letter(viewer_of(cast.as_li_mother()), id).value();
  ASSERT_EQ(read.attachments.size(), 1u);
  EXPECT_EQ(read.attachments[0].name, "春天.jpg");
  EXPECT_EQ(read.attachments[0].width, 1200) << "turned upright";
  auto whole = kit.call(cast.as_li_mother(), in_inbox(id, address));
  EXPECT_EQ(*whole.response.header("Content-Type"), "image/jpeg");
  EXPECT_EQ(images::format_of(whole.body), images::Format::kJpeg);
  EXPECT_EQ(whole.body.find(images::kit::kPlaceDay), std::string::npos);
  EXPECT_EQ(whole.body.find(images::kit::kDevice), std::string::npos);
  EXPECT_EQ(secrets::sha256(whole.body), read.attachments[0].sha256);
  EXPECT_EQ(std::int64_t(whole.body.size()), read.attachments[0].size_bytes);
  auto small = kit.call(cast.as_li_mother(), in_inbox(id, address) + "?is_small=true");
  EXPECT_LT(small.body.size(), whole.body.size());
  EXPECT_EQ(count("select count(*) from notice_attachment_parts where variant = 'sent'"), 0);
}

TEST_P(AttachmentStore, TakesAFileInPartsAndGivesItBackToBeSaved) {
  const auto bytes = pdf(std::size_t(kUploadPart) * 2 + 77);
  auto address = upload(cast.as_homeroom(), "file", "../秋游安排.exe", bytes);
  EXPECT_EQ(count("select count(*) from notice_attachment_parts"), 3);
  EXPECT_EQ(count("select count(*) from notice_attachment_parts where sealed not like 'k1:%'"), 0)
      << "sealed";
  auto id = publish(letter({address})).value().notice_id;
  auto read = kit.call(cast.as_li_mother(), in_inbox(id, address));
  EXPECT_EQ(read.body, bytes);
  EXPECT_EQ(*read.response.header("Content-Type"), "application/pdf");
  EXPECT_EQ(*read.response.header("Content-Disposition"),
            "attachment; filename*=UTF-8''%E7%A7%8B%E6%B8%B8%E5%AE%89%E6%8E%92.pdf");
  EXPECT_EQ(*read.response.header("Content-Security-Policy"), "sandbox; default-src 'none'");
  http::Request known;
  known.if_none_match = *read.response.header("ETag");
  EXPECT_EQ(kit.call(cast.as_li_mother(), in_inbox(id, address), {}, known).status, 304);
}

TEST_P(AttachmentStore, TakesPartsTwiceAndInAnyOrder) {
  const auto bytes = pdf(std::size_t(kUploadPart) + 10);
  auto address = begin(cast.as_homeroom(), "file", "a.pdf", bytes.size());
  const std::string first = bytes.substr(0, std::size_t(kUploadPart)), last = bytes.substr(first.size());
  EXPECT_EQ(send_part(cast.as_homeroom(), address, 1, last).status, 204);
  EXPECT_EQ(complete(cast.as_homeroom(), address).code(), "notices.parts_missing");
  EXPECT_EQ(send_part(cast.as_homeroom(), address, 0, first).status, 204);
  EXPECT_EQ(send_part(cast.as_homeroom(), address, 1, last).status, 204);
  for (auto [part, sent] : {std::pair{0, last}, {1, first}, {2, last}, {-1, last}})
    EXPECT_EQ(send_part(cast.as_homeroom(), address, part, sent).code(), "notices.bad_part") << part;
  EXPECT_EQ(complete(cast.as_homeroom(), address).status, 200);
  EXPECT_EQ(complete(cast.as_homeroom(), address).status, 200) << "asked again";
  EXPECT_EQ(send_part(cast.as_homeroom(), address, 1, last).code(), "notices.no_such_upload")
      << "as it was read";
}

TEST_P(AttachmentStore, RefusesWhatIsTooLargeBeforeAByteOfItIsSent) {
  EXPECT_EQ(begin(cast.as_homeroom(), "image", "a.jpg", 40u << 20), "notices.image_too_large");
  EXPECT_EQ(begin(cast.as_homeroom(), "file", "a.pdf", 40u << 20), "notices.file_too_large");
  EXPECT_EQ(begin(cast.as_homeroom(), "file", "a.pdf", 0), "notices.empty_file");
  EXPECT_EQ(count("select count(*) from notice_attachments"), 0);
  auto address = begin(cast.as_homeroom(), "file", "a.pdf", 10);
  EXPECT_EQ(send_part(cast.as_homeroom(), address, 0, std::string(40u << 20, 'x')).status, 413);
}

TEST_P(AttachmentStore, KnowsWhatAFileIsByItsContent) {
  for (const char* page : {"<html><script>alert(1)</script></html>",
                           "<svg xmlns='http://www.w3.org/2000/svg'/>", "MZ a program"})
    EXPECT_EQ(upload(cast.as_homeroom(), "file", "a.pdf", page), "notices.not_a_file") << page;
  EXPECT_EQ(upload(cast.as_homeroom(), "file", "a.pdf", images::kit::plain_png(4, 4)), "notices.not_a_file");
  EXPECT_EQ(upload(cast.as_homeroom(), "image", "a.jpg", pdf()), "images.not_a_photograph");
  EXPECT_EQ(upload(cast.as_homeroom(), "image", "a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
            "images.not_a_photograph");
}

TEST_P(AttachmentStore, IsReadByWhoMayReadTheLetterOnly) {
  auto address = upload(cast.as_homeroom(), "file", "a.pdf", pdf());
  auto id = publish(letter({address})).value().notice_id;
  auto other = publish(letter({}, "other")).value().notice_id;
  const std::vector<std::string> the_file{"%PDF"};
  kit.check({
      {.name = "a guardian who was asked",
       .as = cast.as_li_mother(),
       .request = in_inbox(id, address),
       .body_has = the_file},
      {.name = "a guardian barred by a court",
       .as = cast.as_li_barred_father(),
       .request = in_inbox(id, address),
       .status = 404,
       .body_lacks = the_file},
      {.name = "a guardian of another class",
       .as = cast.as_sun_mother(),
       .request = in_inbox(id, address),
       .status = 404,
       .body_lacks = the_file},
      {.name = "the author",
       .as = cast.as_homeroom(),
       .request = for_staff(id, address),
       .body_has = the_file},
      {.name = "the desk",
       .as = cast.as_principal(),
       .request = for_staff(id, address),
       .body_has = the_file},
      {.name = "a teacher of another class",
       .as = cast.as_other_homeroom(),
       .request = for_staff(id, address),
       .status = 404,
       .body_lacks = the_file},
      {.name = "another school",
       .as = cast.as_principal_elsewhere(),
       .request = for_staff(id, address),
       .status = 404,
       .body_lacks = the_file},
      {.name = "the district",
       .as = cast.as_officer(),
       .request = for_staff(id, address),
       .status = 403,
       .body_lacks = the_file},
      {.name = "nobody signed in", .request = in_inbox(id, address), .status = 401, .body_lacks = the_file},
      {.name = "under another letter",
       .as = cast.as_li_mother(),
       .request = in_inbox(other, address),
       .status = 404,
       .body_lacks = the_file},
      {.name = "an address that was guessed",
       .as = cast.as_li_mother(),
       .request = in_inbox(id, "1"),
       .status = 404,
       .body_lacks = the_file},
  });
  ASSERT_TRUE(notices.withdraw(viewer_of(cast.as_homeroom()), id));
  EXPECT_EQ(kit.call(cast.as_li_mother(), in_inbox(id, address)).status, 404) << "withdrawn";
  EXPECT_EQ(kit.call(cast.as_homeroom(), for_staff(id, address)).status, 200) << "staff still read it";
}

TEST_P(AttachmentStore, OfALetterThatIsNotOutYetIsReadByItsAuthorAndTheDesk) {
  auto address = upload(cast.as_homeroom(), "file", "a.pdf", pdf());
  auto planned = letter({address});
  planned.publish_at = clock.now() + hours{20};
  auto id = publish(planned).value().notice_id;
  EXPECT_EQ(publishing.pending(viewer_of(cast.as_principal())).at(0).attachments.at(0).address, address);
  for (const auto& reader : {cast.as_homeroom(), cast.as_principal()})
    EXPECT_EQ(kit.call(reader, for_staff(id, address)).status, 200);
  for (const auto& stranger :
       {cast.as_other_homeroom(), cast.as_third_grade_head(), cast.as_principal_elsewhere()})
    EXPECT_EQ(kit.call(stranger, for_staff(id, address)).status, 404);
  EXPECT_EQ(kit.call(cast.as_li_mother(), in_inbox(id, address)).status, 404);
}

TEST_P(AttachmentStore, IsPutIntoALetterByWhoSentItAndWhenItIsReady) {
  auto own = upload(cast.as_homeroom(), "file", "a.pdf", pdf());
  auto others = upload(cast.as_principal(), "file", "b.pdf", pdf());
  auto unready = begin(cast.as_homeroom(), "file", "c.pdf", 10);
  const std::vector<std::vector<std::string>> none_of_these{{others}, {unready}, {own, own}, {"1"}};
  for (const auto& bad : none_of_these) EXPECT_EQ(refused(bad), "notices.no_such_attachment");
  EXPECT_EQ(count("select count(*) from notices"), 0) << "nothing half-published";
  EXPECT_EQ(refused({own}), "");
  EXPECT_EQ(refused({own}), "") << "the same letter, sent again";
  EXPECT_EQ(publish(letter({own}, "third")).error().code, "notices.no_such_attachment")
      << "it is in a letter";
}

TEST_P(AttachmentStore, AreAtMostNineImagesAndFiveFiles) {
  std::vector<std::string> images, files;
  for (int i = 0; i < 10; ++i)
    images.push_back(upload(cast.as_homeroom(), "image", "a.png", images::kit::plain_png(8, 8)));
  for (int i = 0; i < 6; ++i) files.push_back(upload(cast.as_homeroom(), "file", "a.pdf", pdf()));
  EXPECT_EQ(refused(images), "notices.too_many_images");
  EXPECT_EQ(refused(files), "notices.too_many_files");
  images.pop_back();
  files.pop_back();
  images.insert(images.end(), files.begin(), files.end());
  EXPECT_EQ(refused(images), "");
}

TEST_P(AttachmentStore, OfACorrectedLetterMayDifferAndTheVersionBeforeKeepsItsOwn) {
  auto first = upload(cast.as_homeroom(), "file", "first.pdf", pdf());
  auto second = upload(cast.as_homeroom(), "file", "second.pdf", pdf(200));
  auto id = publish(letter({first})).value().notice_id;
  const auto hash = inbox.letter(viewer_of(cast.as_li_mother()), id).value().text_hash;
  auto correct = [&](std::optional<std::vector<std::string>> addresses, const std::string& body) {
    auto corrected =
        notices.correct(viewer_of(cast.as_homeroom()), {id, "秋游", body, {}, std::move(addresses)});
    return corrected ? "" : corrected.error().code;
  };
  EXPECT_EQ(correct(std::vector{first}, "周五去植物园"), "notices.nothing_changed");
  EXPECT_EQ(correct(std::vector{second}, "周五去植物园"), "");
  auto read = inbox.letter(viewer_of(cast.as_li_mother()), id).value();
  EXPECT_NE(read.text_hash, hash) << "another file is another text to sign";
  EXPECT_EQ(read.attachments.at(0).name, "second.pdf");
  EXPECT_EQ(read.earlier.at(0).attachments.at(0).name, "first.pdf");
  EXPECT_EQ(kit.call(cast.as_li_mother(), in_inbox(id, first)).status, 200);
  EXPECT_EQ(correct({}, "周六去植物园"), "");
  EXPECT_EQ(inbox.letter(viewer_of(cast.as_li_mother()), id).value().attachments.at(0).address, second);
  EXPECT_EQ(correct(std::vector<std::string>{}, "周六去植物园"), "");
  EXPECT_TRUE(inbox.letter(viewer_of(cast.as_li_mother()), id).value().attachments.empty());
}

TEST_P(AttachmentStore, OfNoLetterIsTakenBackOrSweptUp) {
  auto kept = upload(cast.as_homeroom(), "file", "kept.pdf", pdf());
  auto taken_back = upload(cast.as_homeroom(), "file", "a.pdf", pdf());
  upload(cast.as_homeroom(), "image", "forgotten.png", images::kit::plain_png(8, 8));
  begin(cast.as_homeroom(), "file", "broken_off.pdf", 10);
  auto id = publish(letter({kept})).value().notice_id;
  EXPECT_EQ(kit.call(cast.as_other_homeroom(), "DELETE /api/notice_uploads/" + taken_back).status, 404);
  EXPECT_EQ(kit.call(cast.as_homeroom(), "DELETE /api/notice_uploads/" + kept).status, 404)
      << "it is in a letter";
  EXPECT_EQ(kit.call(cast.as_homeroom(), "DELETE /api/notice_uploads/" + taken_back).status, 204);
  EXPECT_EQ(uploads.sweep(), 0) << "a letter may take a day to write";
  clock.set(clock.now() + hours{49});
  EXPECT_EQ(uploads.sweep(), 2);
  EXPECT_EQ(count("select count(*) from notice_attachments"), 1);
  EXPECT_EQ(count("select count(*) from notice_attachment_parts"), 1);
  EXPECT_EQ(kit.call(cast.as_li_mother(), in_inbox(id, kept)).status, 200);
}

TEST_P(AttachmentStore, AreNotHoardedByOneAuthor) {
  for (int i = 0; i < kMostWaiting; ++i) begin(cast.as_homeroom(), "file", "a.pdf", 10);
  EXPECT_EQ(begin(cast.as_homeroom(), "file", "a.pdf", 10), "notices.too_many_uploads");
  EXPECT_EQ(begin(cast.as_principal(), "file", "a.pdf", 10).size(), 43u);
}

TEST(TheHashOfALetter, CoversWhatWasSentWithIt) {
  const Attachment one{.name = "a.pdf", .sha256 = "1"}, other{.name = "a.pdf", .sha256 = "2"};
  const std::set<std::string> different{text_hash_of("a", "b", {}), text_hash_of("a", "b", {one}),
                                        text_hash_of("a", "b", {other}), text_hash_of("a", "b", {one, other}),
                                        text_hash_of("a", "b", {other, one})};
  EXPECT_EQ(different.size(), 5u);
  EXPECT_EQ(text_hash_of("a", "b", {one}), secrets::sha256(std::string("a\n\nb\0"
                                                                       "1 a.pdf",
                                                                       12)));
}

}  // namespace
}  // namespace kith::notices
