// SPDX-License-Identifier: Apache-2.0
// A mail server that refuses a guardian's mailbox, from the letter to the address.
#include <gtest/gtest.h>

#include "delivery/address_store.hpp"
#include "delivery/mail/mail_channel.hpp"
#include "delivery/outbox.hpp"
#include "people/people_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/mail/mail_stand_in_kit.hpp"

namespace kith::delivery {
namespace {

constexpr const char* kNoSuchUser = "550 5.1.1 no such user\r\n";

class RefusedMailboxStore : public db::BothEngines {
 protected:
  void SetUp() override {
    db().write([&](db::Tx& tx) {
      school_ = people::kit::add_school(tx);
      auto student = people::kit::add_student(tx, people::kit::add_class(tx, school_));
      mother_ = people::kit::add_guardian(tx, student);
      father_ = people::kit::add_guardian(tx, student, {.relation = "father"});
      give_address(tx, mother_, AddressKind::kEmail, "mother@home.example");
      give_address(tx, mother_, AddressKind::kWechat, "openid of the mother");
      give_address(tx, father_, AddressKind::kEmail, "father@home.example");
    });
    outbox_.add_channel(std::make_unique<MailChannel>(
        clock_, sealer_,
        MailSettings{.server = {.url = server_.url(), .to_answer = std::chrono::milliseconds{1500}},
                     .from = "school@kith.example"}));
  }
  void give_address(db::Tx& tx, std::int64_t person_id, AddressKind kind, const std::string& address) {
    save_address(tx, {.school_id = school_,
                      .person_id = person_id,
                      .kind = kind,
                      .address_sealed = sealer_.seal(address),
                      .set_at = clock_.now()});
  }
  // One letter to each guardian. To one for the mother the server says `answer`, once `meanwhile` is done.
  std::int64_t send(
      const std::string& answer, std::function<void()> meanwhile = [] {}) {
    answer_ = answer;
    meanwhile_ = std::move(meanwhile);
    auto message = db().write([&](db::Tx& tx) {
      auto id = save_message(tx, {.school_id = school_,
                                  .slice = "notices",
                                  .source_id = 1,
                                  .source_key = "notice " + std::to_string(++posted_),
                                  .subject = "秋游",
                                  .body = "周五早上八点集合。",
                                  .created_at = clock_.now(),
                                  .expires_at = clock_.now() + std::chrono::hours{72}});
      outbox_.address(tx, id,
                      {"select id as person_id from guardians where school_id = :own", {{"own", school_}}});
      return id;
    });
    while (outbox_.send_some(*outbox_.channels().at(0))) {
    }
    return message;
  }
  std::string failure(std::int64_t message_id, std::int64_t person_id) {
    return db().read([&](db::Session& session) {
      return session
          .one<std::optional<std::string>>(
              {"test.failure",
               "select failure from deliveries where message_id = :message_id and person_id = :person_id"},
              {{"message_id", message_id}, {"person_id", person_id}})
          .value_or("");
    });
  }
  std::optional<AddressEnd> ended(std::int64_t person_id, AddressKind kind = AddressKind::kEmail) {
    auto addresses =
        db().read([&](db::Session& session) { return addresses_of(session, school_, person_id); });
    for (const auto& address : addresses)
      if (address.kind == kind) return address.ended;
    throw std::logic_error("no such address");
  }
  std::size_t written_to(const std::string& email) {
    std::size_t count = 0;
    for (const auto& letter : server_.received()) count += letter.to == email ? 1 : 0;
    return count;
  }

  std::string answer_;
  std::function<void()> meanwhile_;
  mail::MailStandIn server_{[this](const std::string& command) -> http_client::Said {
    if (!command.starts_with("RCPT TO:<mother@")) return {};
    meanwhile_();
    return {.bytes = answer_};
  }};
  FixedClock clock_{people::kit::morning()};
  secrets::SeededRandom random_{7};
  secrets::Sealer sealer_{secrets::FieldKey{}, random_};
  Outbox outbox_{{db(), clock_, random_, sealer_, "https://kith.example"}};
  std::int64_t school_ = 0, mother_ = 0, father_ = 0;
  int posted_ = 0;
};
KITH_BOTH_ENGINES(RefusedMailboxStore);

TEST_P(RefusedMailboxStore, IsWrittenToNoMore) {
  auto message = send(kNoSuchUser);
  EXPECT_EQ(failure(message, mother_), "delivery.bad_address");
  EXPECT_EQ(ended(mother_), AddressEnd::kBounced);
  auto next = send("");
  EXPECT_EQ(failure(next, mother_), "delivery.no_address");
  EXPECT_EQ(written_to("mother@home.example"), 0u);
}

TEST_P(RefusedMailboxStore, EndsNothingElse) {
  send(kNoSuchUser);
  EXPECT_FALSE(ended(mother_, AddressKind::kWechat));
  EXPECT_FALSE(ended(father_));
  EXPECT_EQ(written_to("father@home.example"), 1u);
}

TEST_P(RefusedMailboxStore, IsKeptWhereOnlyTheLetterIsRefused) {
  for (const char* answer :
       {"550 5.7.1 blocked by policy\r\n", "552 5.2.2 mailbox full\r\n", "550 5.1.0 sender unknown\r\n",
        "553 5.1.8 sender unknown\r\n", "550 no\r\n", "451 4.1.1 not now\r\n"}) {
    auto message = send(answer);
    EXPECT_NE(failure(message, mother_), "") << answer;
    EXPECT_FALSE(ended(mother_)) << answer;
  }
}

// Also the same one again: who types it anew has seen that nothing arrives, and wants it tried.
TEST_P(RefusedMailboxStore, IsNotTheOneThatItsGuardianGivesMeanwhile) {
  for (const char* email : {"new@home.example", "mother@home.example"}) {
    db().write([&](db::Tx& tx) { give_address(tx, mother_, AddressKind::kEmail, "mother@home.example"); });
    auto message = send(kNoSuchUser, [&] {
      db().write([&](db::Tx& tx) { give_address(tx, mother_, AddressKind::kEmail, email); });
    });
    EXPECT_EQ(failure(message, mother_), "delivery.bad_address");
    EXPECT_FALSE(ended(mother_)) << email;
  }
}

}  // namespace
}  // namespace kith::delivery
