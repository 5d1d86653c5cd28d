// SPDX-License-Identifier: Apache-2.0
// To whom a message goes, once, and when it is held back.
#include "delivery/address_store.hpp"
#include "delivery/outbox_kit.hpp"

namespace kith::delivery {
namespace {

using std::chrono::hours;

class OutboxStore : public kit::OutboxToTheHook {};
KITH_BOTH_ENGINES(OutboxStore);

TEST_P(OutboxStore, SendsAMessageOnceToEachPerson) {
  open_hook();
  auto message = post();
  EXPECT_EQ(post(), message) << "the same key is the same message";
  send_all();
  send_all();
  EXPECT_EQ(calls_, (std::map<std::string, int>{{key(message), 1}, {text_of({message, father_}), 1}}));
  auto sent = row(message, mother_);
  EXPECT_EQ(sent.state, State::kAccepted);
  EXPECT_FALSE(sent.due_at);
}

TEST_P(OutboxStore, HoldsAllButUrgentOverTheQuietHours) {
  open_hook();
  clock_.set(clock_.at(people::kit::kSchoolDay, 22 * 60));
  auto usual = post(), urgent = post({.source_key = "urgent 1", .is_urgent = true});
  send_all();
  EXPECT_EQ(state(urgent), State::kAccepted);
  EXPECT_EQ(state(usual), State::kCreated);
  EXPECT_EQ(row(usual, mother_).due_at, clock_.at(people::kit::kSchoolDay + std::chrono::days{1}, 7 * 60));
  pass(hours{9});
  send_all();
  EXPECT_EQ(state(usual), State::kAccepted);
}

TEST_P(OutboxStore, KeepsTheQuietHoursASchoolHasSet) {
  open_hook();
  db().write([&](db::Tx& tx) { save_quiet_hours(tx, school_, {9 * 60, 11 * 60}, 1, clock_.now()); });
  auto message = post();
  send_all();
  EXPECT_EQ(state(message), State::kCreated);
  pass(hours{1});
  send_all();
  EXPECT_EQ(state(message), State::kAccepted);
}

TEST_P(OutboxStore, TellsNobodyWhatNobodyNeedsAnyMore) {
  open_hook();
  outbox_.ask_before_sending("notices", [&](db::Session&, std::int64_t, const std::vector<std::int64_t>&) {
    return std::set<std::int64_t>{father_};
  });
  auto late = post({.source_key = "late", .expires_at = clock_.now()}), message = post();
  send_all();
  EXPECT_EQ(state(late), State::kExpired);
  EXPECT_EQ(state(message), State::kExpired);
  EXPECT_EQ(row(message, mother_).failure, "delivery.not_wanted");
  EXPECT_EQ(row(message, father_).state, State::kAccepted);
  EXPECT_EQ(calls_.size(), 1u);
}

TEST_P(OutboxStore, NamesWhoHasNoTelephone) {
  open_hook();
  db().write([&](db::Tx& tx) {
    tx.exec({"test.no_telephone", "update guardians set telephone_sealed = null where id = :id"},
            {{"id", mother_}});
  });
  auto message = post();
  send_all();
  EXPECT_EQ(row(message, mother_).failure, "delivery.no_telephone");
  EXPECT_EQ(row(message, father_).state, State::kAccepted);
}

// A channel that writes to e-mail addresses, takes everything and has names of its own for it.
class Pigeons : public Channel {
 public:
  const std::string& name() const override { return name_; }
  AddressKind address_kind() const override { return AddressKind::kEmail; }
  Limits limits() const override { return {}; }
  std::vector<SendResult> send(const std::vector<Letter>& letters) override {
    std::vector<SendResult> results;
    for (const auto& letter : letters) {
      flown_to.push_back(letter.address);
      results.push_back({.answer = Answer::kAccepted, .provider_id = "flight of " + letter.address});
    }
    return results;
  }
  std::vector<std::string> flown_to;

 private:
  const std::string name_ = "pigeons";
};

TEST_P(OutboxStore, WritesToTheAddressesOfTheChannelAndKnowsItsOwnNameForALetter) {
  outbox_.add_channel(std::make_unique<Pigeons>());
  auto& pigeons = dynamic_cast<Pigeons&>(*outbox_.channels().back());
  db().write([&](db::Tx& tx) {
    auto save = [&](std::int64_t person_id, AddressKind kind, const char* address) {
      save_address(tx, {.school_id = school_,
                        .person_id = person_id,
                        .kind = kind,
                        .address_sealed = sealer_.seal(address),
                        .set_at = clock_.now()});
    };
    save(mother_, AddressKind::kEmail, "old@mail.example");
    save(mother_, AddressKind::kEmail, "m@mail.example");
    save(father_, AddressKind::kWechat, "openid");
  });
  post();
  send_all();
  EXPECT_EQ(pigeons.flown_to, std::vector<std::string>{"m@mail.example"});
  auto states = [&] {
    return db().read([&](db::Session& session) {
      return session.all<State>({"test.states", "select state from deliveries order by person_id"});
    });
  };
  EXPECT_EQ(states(), (std::vector{State::kAccepted, State::kPermanent})) << "the father has no e-mail";
  EXPECT_EQ(outbox_.receive("pigeons", {{.provider_id = "flight of nobody"}, {.provider_id = ""}}), 0);
  EXPECT_EQ(outbox_.receive("hook", {{.provider_id = "flight of m@mail.example"}}), 0) << "another's";
  EXPECT_EQ(outbox_.receive("pigeons", {{.provider_id = "flight of m@mail.example"}}), 1);
  EXPECT_EQ(states(), (std::vector{State::kDelivered, State::kPermanent}));
  db().write([&](db::Tx& tx) { forget_address(tx, school_, mother_, AddressKind::kEmail); });
  post({.source_key = "another"});
  send_all();
  EXPECT_EQ(pigeons.flown_to.size(), 1u) << "who took the address back is left alone";
}

TEST_P(OutboxStore, WritesNothingWithoutAChannel) {
  EXPECT_FALSE(outbox_.has_channels());
  post();
  EXPECT_EQ(db().read([](db::Session& session) {
    return session.one<int>({"test.count", "select count(*) from deliveries"});
  }),
            0);
}

TEST(AKeyOfADelivery, IsReadBackOnlyAsItWasWritten) {
  EXPECT_EQ(parse_key("4294967297-4294967298"), (DeliveryKey{4294967297, 4294967298}));
  for (const char* text :
       {"", "-", "1", "1-", "-1", "1-2-3", "01-2", "1-2 ", "x-2", "99999999999999999999-1"})
    EXPECT_FALSE(parse_key(text)) << text;
}

}  // namespace
}  // namespace kith::delivery
