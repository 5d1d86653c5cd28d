// SPDX-License-Identifier: Apache-2.0
#include "delivery/mail/bounces.hpp"

#include <gtest/gtest.h>

#include "delivery/address_store.hpp"
#include "delivery/mail/letter_id.hpp"
#include "delivery/mail/mail_channel.hpp"
#include "delivery/mail/own_mail.hpp"
#include "people/people_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::delivery {

struct Fate {
  State state = State::kCreated;
  std::optional<std::string> failure;
};
KITH_DESCRIBE(Fate, (state, failure))

namespace {

struct Told {
  std::string letter_id;
  std::string address = "mother@home.example";
  std::string action = "failed";
  std::string status = "5.1.1";
};

std::string report(const Told& told) {
  return "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n"
         "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.example\r\n\r\n"
         "Final-Recipient: rfc822; " +
         told.address + "\r\nAction: " + told.action + "\r\nStatus: " + told.status +
         "\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <" + told.letter_id +
         ">\r\n\r\n--b--\r\n";
}

// A letter by mail to a guardian, which the mail server has taken.
class BounceStore : public db::BothEngines {
 protected:
  void SetUp() override {
    db().write([&](db::Tx& tx) {
      school_ = people::kit::add_school(tx);
      auto student = people::kit::add_student(tx, people::kit::add_class(tx, school_));
      key_.person_id = people::kit::add_guardian(tx, student);
      give_address(tx, "Mother@home.example");
      key_.message_id = save_message(
          tx, {.school_id = school_, .slice = "notices", .source_id = 1, .source_key = "notice 1"});
      add_deliveries(tx, key_.message_id,
                     {"select id as person_id from guardians where school_id = :own", {{"own", school_}}},
                     kMailChannel, clock_.now());
      tx.exec({"test.accept", "update deliveries set state = 'accepted'"}, {});
    });
  }
  void give_address(db::Tx& tx, const std::string& email) {
    save_address(tx, {.school_id = school_,
                      .person_id = key_.person_id,
                      .kind = AddressKind::kEmail,
                      .address_sealed = sealer_.seal(email),
                      .set_at = clock_.now()});
  }
  std::string id() const { return letter_id(sealer_, text_of(key_), "kith.example"); }
  Bounce take(const Told& told) { return bounces_.take(report(told)); }
  Fate fate() {
    return db().read([](db::Session& session) {
      return session.one<Fate>({"test.fate", "select state, failure from deliveries"});
    });
  }
  bool is_written_to() {
    return db().read([&](db::Session& session) {
      return find_address(session, school_, key_.person_id, AddressKind::kEmail).has_value();
    });
  }
  void expect_untouched() {
    EXPECT_EQ(fate().state, State::kAccepted);
    EXPECT_TRUE(is_written_to());
  }

  FixedClock clock_{people::kit::morning()};
  secrets::SeededRandom random_{7};
  secrets::Sealer sealer_{secrets::FieldKey{}, random_};
  Outbox outbox_{{db(), clock_, random_, sealer_}};
  Bounces bounces_{db(), sealer_, outbox_};
  std::int64_t school_ = 0;
  DeliveryKey key_;
};
KITH_BOTH_ENGINES(BounceStore);

TEST_P(BounceStore, EndsTheDeliveryAndTheMailboxThatIsNotThere) {
  EXPECT_EQ(take({id()}), Bounce::kTaken);
  EXPECT_EQ(fate().state, State::kPermanent);
  EXPECT_EQ(fate().failure, "delivery.bad_address");
  EXPECT_FALSE(is_written_to());
  EXPECT_EQ(take({id()}), Bounce::kTaken) << "twice is no harm";
}

TEST_P(BounceStore, TellsTheGuardianWhoGivesAnother) {
  take({id()});
  OwnMail own_mail({db(), clock_, random_, sealer_, [](const auto&, const auto&) { return true; }});
  http::RouterKit kit(own_mail_routes(own_mail));
  auto guardian = people::kit::calling(people::kit::as_guardian(key_.person_id));
  EXPECT_EQ(kit.call(guardian, "GET /api/delivery/email").body,
            R"({"is_offered":true,"email":"Mother@home.example","is_bounced":true})");
  db().write([&](db::Tx& tx) { give_address(tx, "new@home.example"); });
  EXPECT_EQ(kit.call(guardian, "GET /api/delivery/email").body,
            R"({"is_offered":true,"email":"new@home.example","is_bounced":false})");
  EXPECT_EQ(take({id()}), Bounce::kTaken);
  EXPECT_TRUE(is_written_to()) << "what is told late is about the earlier address";
}

TEST_P(BounceStore, LeavesTheAddressWhenOnlyThisLetterWasNotTaken) {
  for (const char* status : {"5.7.1", "5.2.2", "4.4.7", "", "5.1.8", "5.1.0"}) {
    EXPECT_EQ(take({.letter_id = id(), .status = status}), Bounce::kTaken) << status;
    EXPECT_EQ(fate().failure, "delivery.refused") << status;
    EXPECT_TRUE(is_written_to()) << status;
    db().write([](db::Tx& tx) { tx.exec({"test.accept", "update deliveries set state = 'accepted'"}, {}); });
  }
}

TEST_P(BounceStore, WaitsWhileTheServerStillTries) {
  for (const char* action : {"delayed", "delivered", "relayed", "expanded"})
    EXPECT_EQ(take({.letter_id = id(), .action = action}), Bounce::kNotFinal) << action;
  expect_untouched();
}

TEST_P(BounceStore, BelievesNobodyWhoHasNotGotTheLetter) {
  const secrets::Sealer another(secrets::FieldKey{9}, random_);
  auto key = text_of(key_);
  for (const auto& forged :
       {key + "@kith.example", key + ".@kith.example", key + ".00000000000000000000000000000000@kith.example",
        letter_id(another, key, "kith.example"), key, std::string("."), std::string("@"),
        key + id().substr(id().find('.')).insert(1, "0")})
    EXPECT_EQ(take({forged}), Bounce::kNotOurs) << forged;
  EXPECT_EQ(take({letter_id(sealer_, "9007199254740991-9007199254740991", "kith.example")}), Bounce::kTaken)
      << "a letter that is forgotten";
  for (const char* garbage : {"", "x", "Content-Type: multipart/report\r\n\r\n"})
    EXPECT_EQ(bounces_.take(garbage), Bounce::kNoReport);
  expect_untouched();
}

TEST_P(BounceStore, LeavesAProofOfReadingAsItIs) {
  outbox_.receive(kMailChannel, {{.key = key_, .state = State::kOpened}});
  take({id()});
  EXPECT_EQ(fate().state, State::kOpened);
}

}  // namespace
}  // namespace kith::delivery
