// SPDX-License-Identifier: Apache-2.0
#include "delivery/outbox.hpp"

#include <map>

#include "delivery/address_store.hpp"
#include "delivery/hook_channel.hpp"
#include "delivery/signature.hpp"
#include "people/people_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/http_client/stand_in_kit.hpp"

namespace kith::delivery {

struct DeliveryRow {
  State state = State::kCreated;
  int attempts = 0;
  std::optional<Instant> due_at;
  std::optional<std::string> failure;
};
KITH_DESCRIBE(DeliveryRow, (state, attempts, due_at, failure))

namespace {

using http_client::Asked;
using http_client::reply;
using http_client::Said;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

const std::string kSecret = "shared secret of the test";

class OutboxStore : public db::BothEngines {
 protected:
  OutboxStore() {
    db().write([&](db::Tx& tx) {
      school_ = people::kit::add_school(tx);
      auto class_id = people::kit::add_class(tx, school_);
      auto student = people::kit::add_student(tx, class_id);
      mother_ = people::kit::add_guardian(tx, student);
      father_ = people::kit::add_guardian(tx, student, {.relation = "father"});
      for (auto [person, telephone] : {std::pair{mother_, "13800000001"}, {father_, "13800000002"}})
        tx.exec({"test.telephone",
                 "update guardians set telephone_sealed = :sealed where school_id = :school_id and id = :id"},
                {{"sealed", sealer_.seal(telephone)}, {"school_id", school_}, {"id", person}});
    });
  }

  // To whom the stand-in answers as it was told to; it remembers who asked.
  Said answer(const Asked& asked) {
    ++calls_[asked.header("Idempotency-Key")];
    last_ = asked;
    return said_;
  }

  void open_hook() {
    hook_ = std::make_unique<http_client::StandIn>([this](const Asked& asked) { return answer(asked); });
    outbox_.add_channel(std::make_unique<HookChannel>(
        clock_, HookSettings{hook_->url(), kSecret, {.to_answer = milliseconds{1500}}}));
  }

  std::int64_t post(NewMessage message = {}) {
    message.school_id = school_;
    message.slice = "notices";
    if (message.source_id == 0) message.source_id = 7;
    if (message.source_key.empty()) message.source_key = "notice 7";
    if (message.subject.empty()) message.subject = "秋游";
    message.body = "周五早上八点集合。";
    message.link_path = "/inbox/7";
    message.created_at = clock_.now();
    if (message.expires_at == Instant{}) message.expires_at = clock_.now() + hours{72};
    return db().write([&](db::Tx& tx) {
      auto id = save_message(tx, message);
      outbox_.address(tx, id,
                      {"select id as person_id from guardians where school_id = :own", {{"own", school_}}});
      return id;
    });
  }
  void send_all() {
    while (outbox_.send_some(*outbox_.channels().at(0))) {
    }
  }
  DeliveryRow row(std::int64_t message_id, std::int64_t person_id) {
    return db().read([&](db::Session& session) {
      return session.one<DeliveryRow>(
          {"test.delivery",
           "select state, attempts, due_at, failure from deliveries where school_id = :school_id and "
           "message_id = :message_id and person_id = :person_id and channel = 'hook'"},
          {{"school_id", school_}, {"message_id", message_id}, {"person_id", person_id}});
    });
  }
  State state(std::int64_t message_id) { return row(message_id, mother_).state; }
  std::string key(std::int64_t message_id) { return text_of({message_id, mother_}); }
  void pass(milliseconds time) { clock_.set(clock_.now() + time); }

  FixedClock clock_{people::kit::morning()};
  secrets::SeededRandom random_{7};
  secrets::Sealer sealer_{secrets::FieldKey{}, random_};
  Outbox outbox_{{db(), clock_, random_, sealer_, "https://kith.example"}};
  std::unique_ptr<http_client::StandIn> hook_;
  Said said_ = reply(200);
  std::map<std::string, int> calls_;
  Asked last_;
  std::int64_t school_ = 0, mother_ = 0, father_ = 0;
};
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

TEST_P(OutboxStore, SignsWhatItPosts) {
  open_hook();
  post();
  send_all();
  EXPECT_TRUE(is_signed(kSecret, last_.body, last_.header(kSignatureHeader), clock_.now()));
  EXPECT_NE(last_.body.find("\"telephone\":\"1380000000"), std::string::npos) << last_.body;
  EXPECT_NE(last_.body.find("https://kith.example/inbox/7"), std::string::npos);
  EXPECT_EQ(last_.head.find("138"), std::string::npos) << "no telephone outside the body";
}

TEST_P(OutboxStore, TriesAgainLaterWhateverTheOtherEndDoesWrong) {
  open_hook();
  auto message = post();
  const std::vector<std::pair<const char*, Said>> faults{
      {"an error", reply(500)},
      {"hangs", {.hangs = true}},
      {"closes in the middle", {.bytes = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx", .closes = true}},
      {"garbage", {.bytes = "\x02\x03\r\n\r\n", .closes = true}},
  };
  int attempts = 0;
  for (const auto& [name, said] : faults) {
    said_ = said;
    send_all();
    auto failed = row(message, mother_);
    EXPECT_EQ(failed.state, State::kTemporary) << name;
    EXPECT_EQ(failed.attempts, ++attempts) << name;
    EXPECT_GT(failed.due_at.value(), clock_.now()) << name;
    pass(minutes{10});
  }
  said_ = reply(200);
  send_all();
  EXPECT_EQ(state(message), State::kAccepted);
  EXPECT_EQ(calls_[key(message)], 5) << "always under the same key";
}

TEST_P(OutboxStore, LeavesAChannelAloneThatAsksForIt) {
  open_hook();
  post();
  said_ = reply(429, "", "Retry-After: 1800\r\n");
  send_all();
  said_ = reply(200);
  auto second = post({.source_key = "notice 8"});
  pass(minutes{29});
  send_all();
  EXPECT_EQ(calls_.count(key(second)), 0u) << "also with what came later";
  pass(minutes{1});
  send_all();
  EXPECT_EQ(state(second), State::kAccepted);
}

TEST_P(OutboxStore, GivesUpOnWhatIsRefused) {
  open_hook();
  auto message = post();
  said_ = reply(422);
  send_all();
  pass(hours{3});
  send_all();
  EXPECT_EQ(state(message), State::kPermanent);
  EXPECT_EQ(calls_[key(message)], 1);
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

TEST_P(OutboxStore, IsNotHeldUpByATelephoneThatItsKeyDoesNotOpen) {
  open_hook();
  const secrets::Sealer another(secrets::FieldKey{9}, random_);
  auto seal_mothers = [&](const secrets::Sealer& sealer) {
    db().write([&](db::Tx& tx) {
      tx.exec({"test.reseal", "update guardians set telephone_sealed = :sealed where id = :id"},
              {{"sealed", sealer.seal("13800000001")}, {"id", mother_}});
    });
  };
  seal_mothers(another);
  auto message = post();
  send_all();
  EXPECT_EQ(row(message, father_).state, State::kAccepted);
  EXPECT_EQ(row(message, mother_).failure, "delivery.sealed_otherwise");
  seal_mothers(sealer_);
  pass(hours{1});
  send_all();
  EXPECT_EQ(state(message), State::kAccepted) << "once the key is put right";
}

TEST_P(OutboxStore, SendsAgainWhatAKilledProgramHadInHand) {
  open_hook();
  auto message = post();
  db().write([&](db::Tx& tx) {
    auto rows = due_deliveries(tx, {kHookChannel}, clock_.now(), 10);
    mark_taken(tx, kHookChannel, rows, clock_.now() + minutes{1}, clock_.now());
  });
  send_all();
  EXPECT_TRUE(calls_.empty()) << "in the hands of the other";
  pass(minutes{1});
  send_all();
  EXPECT_EQ(state(message), State::kAccepted);
  EXPECT_EQ(calls_[key(message)], 1);
}

TEST_P(OutboxStore, IgnoresWhoComesBackAfterItsLease) {
  open_hook();
  auto message = post();
  auto late = db().write([&](db::Tx& tx) {
    auto rows = due_deliveries(tx, {kHookChannel}, clock_.now(), 10);
    mark_taken(tx, kHookChannel, rows, clock_.now(), clock_.now());
    return rows;
  });
  send_all();
  auto changed = db().write([&](db::Tx& tx) {
    return change_taken(tx, kHookChannel, late, {.to = State::kPermanent, .at = clock_.now()});
  });
  EXPECT_EQ(changed, 0);
  EXPECT_EQ(state(message), State::kAccepted);
}

TEST_P(OutboxStore, TakesReceiptsThatAreRepeatedLateOrUnknown) {
  open_hook();
  auto message = post();
  send_all();
  DeliveryKey mother{message, mother_};
  EXPECT_EQ(outbox_.receive(kHookChannel, {{mother, State::kOpened}}), 1);
  EXPECT_EQ(outbox_.receive(kHookChannel, {{mother, State::kOpened}, {mother, State::kDelivered}}), 0);
  EXPECT_EQ(outbox_.receive(kHookChannel, {{mother, State::kPermanent}}), 0) << "a proof stays";
  EXPECT_EQ(outbox_.receive(kHookChannel, {{DeliveryKey{message + 1, mother_}, State::kOpened},
                                           {DeliveryKey{1, 2}, State::kOpened}}),
            0);
  EXPECT_EQ(outbox_.receive("smtp", {{DeliveryKey{message, father_}, State::kOpened}}), 0)
      << "of another channel";
  EXPECT_EQ(state(message), State::kOpened);
}

TEST_P(OutboxStore, DoesNotSendWhatAReceiptHasProved) {
  open_hook();
  auto message = post();
  said_ = {.hangs = true};
  send_all();
  EXPECT_EQ(state(message), State::kTemporary);
  EXPECT_EQ(outbox_.receive(kHookChannel, {{DeliveryKey{message, mother_}, State::kDelivered}}), 1);
  said_ = reply(200);
  pass(hours{1});
  send_all();
  EXPECT_EQ(calls_[key(message)], 1);
  EXPECT_EQ(state(message), State::kDelivered);
}

TEST_P(OutboxStore, SaysHowFarASourceHasComeWithEachPerson) {
  open_hook();
  auto message = post();
  send_all();
  post({.source_key = "reminder 7"});
  outbox_.receive(kHookChannel, {{DeliveryKey{message, father_}, State::kOpened}});
  auto reach = reach_by_person(school_, "notices", 7);
  auto furthest = [&](std::int64_t person) {
    auto args = reach.args;
    args.emplace_back("person_id", person);
    auto sql = "select r.reach from (" + reach.sql + ") r where r.person_id = :person_id";
    return db().read([&](db::Session& session) { return session.one<int>({"test.reach", sql}, args); });
  };
  EXPECT_EQ(furthest(mother_), reach_of(State::kAccepted));
  EXPECT_EQ(furthest(father_), reach_of(State::kOpened));
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

TEST(AnAnswerOfTheHook, MeansWhatTheReadmeSays) {
  auto answer = [](int status) { return result_of({.status = status}).answer; };
  for (int status : {200, 202, 204, 409}) EXPECT_EQ(answer(status), Answer::kAccepted) << status;
  for (int status : {0, 302, 401, 403, 404, 408, 429, 500, 503})
    EXPECT_EQ(answer(status), Answer::kTemporary) << status;
  for (int status : {400, 410, 413, 422}) EXPECT_EQ(answer(status), Answer::kPermanent) << status;
  EXPECT_EQ(answer(451), Answer::kBlocked);
  EXPECT_EQ(result_of({.status = 429, .retry_after = hours{900}}).retry_after, hours{1});
}

class ChosenDigest : public OutboxStore {
 protected:
  void choose(const std::string& choice) {
    db().write([&](db::Tx& tx) {
      tx.exec({"test.choose",
               "insert into reach_choices (school_id, person_id, topic, choice, set_at) values (:school_id, "
               ":person_id, 'letters', :choice, 0) on conflict (school_id, person_id, topic) do update set "
               "choice = excluded.choice"},
              {{"school_id", school_}, {"person_id", mother_}, {"choice", choice}});
    });
  }
  std::int64_t letter(const std::string& subject, std::int64_t source_id,
                      std::optional<Instant> answer_by_at = {}) {
    return post({.source_id = source_id,
                 .source_key = subject,
                 .subject = subject,
                 .topic = "letters",
                 .answer_by_at = answer_by_at});
  }
  Instant evening() { return clock_.at(clock_.today(), 20 * 60); }
};
KITH_BOTH_ENGINES(ChosenDigest);

TEST_P(ChosenDigest, BringsAllOfADayTogetherInTheEvening) {
  open_hook();
  choose("digest");
  auto first = letter("秋游", 7), second = letter("视力检查", 8);
  send_all();
  EXPECT_EQ(state(first), State::kCreated);
  EXPECT_EQ(calls_.size(), 2u) << "the father gets both at once";
  clock_.set(evening());
  calls_.clear();
  send_all();
  EXPECT_EQ(calls_, (std::map<std::string, int>{{key(first), 1}}));
  EXPECT_NE(last_.body.find("秋游 · 视力检查"), std::string::npos) << last_.body;
  EXPECT_NE(last_.body.find("https://kith.example/inbox\""), std::string::npos) << last_.body;
  EXPECT_EQ(state(first), State::kAccepted);
  EXPECT_EQ(state(second), State::kAccepted);
  outbox_.receive("hook", {{.key = DeliveryKey{first, mother_}, .state = State::kDelivered}});
  EXPECT_EQ(state(second), State::kDelivered) << "a receipt is for all that went along";
}

TEST_P(ChosenDigest, WaitsForTheNextEveningAfterThatOfToday) {
  open_hook();
  choose("digest");
  clock_.set(evening() + minutes{5});
  auto late = letter("秋游", 7);
  send_all();
  pass(hours{12});
  send_all();
  EXPECT_EQ(state(late), State::kCreated);
  clock_.set(evening());
  send_all();
  EXPECT_EQ(state(late), State::kAccepted);
}

TEST_P(ChosenDigest, IsTriedAgainTogetherWhenTheOtherEndFails) {
  open_hook();
  choose("digest");
  auto first = letter("秋游", 7), second = letter("视力检查", 8);
  clock_.set(evening());
  said_ = reply(500);
  send_all();
  EXPECT_EQ(row(first, mother_).due_at, row(second, mother_).due_at);
  said_ = reply(200);
  pass(minutes{30});
  send_all();
  EXPECT_EQ(state(first), State::kAccepted);
  EXPECT_EQ(state(second), State::kAccepted);
}

TEST_P(ChosenDigest, IsNotWaitedForWhereAnAnswerIsWantedSooner) {
  open_hook();
  choose("digest");
  auto soon = letter("秋游", 7, clock_.now() + hours{16});
  send_all();
  EXPECT_EQ(state(soon), State::kAccepted);
}

TEST_P(ChosenDigest, SaysOnceWhatIsReminded) {
  open_hook();
  choose("digest");
  auto first = letter("秋游", 7), again = letter("秋游 again", 7);
  send_all();
  clock_.set(evening());
  send_all();
  EXPECT_EQ(last_.body.find(" · "), std::string::npos) << last_.body;
  EXPECT_NE(last_.body.find("秋游 again"), std::string::npos) << last_.body;
  outbox_.receive("hook", {{.key = DeliveryKey{first, mother_}, .state = State::kOpened}});
  EXPECT_EQ(state(again), State::kOpened);
}

TEST_P(ChosenDigest, KeepsInTheAppWhatNobodyWantsSent) {
  open_hook();
  choose("off");
  auto message = letter("秋游", 7);
  send_all();
  EXPECT_EQ(row(message, mother_).state, State::kBlocked);
  EXPECT_EQ(row(message, mother_).failure, "delivery.in_app_only");
  EXPECT_EQ(calls_, (std::map<std::string, int>{{text_of({message, father_}), 1}})) << "each chooses alone";
}

TEST_P(ChosenDigest, LeavesAloneWhatHasNoTopicOrIsUrgent) {
  open_hook();
  choose("off");
  auto plain = post();
  auto urgent = post({.source_key = "urgent", .is_urgent = true, .topic = "letters"});
  send_all();
  EXPECT_EQ(state(plain), State::kAccepted);
  EXPECT_EQ(state(urgent), State::kAccepted);
}

// Every letter of it is paid for.
class PaidChannel : public Channel {
 public:
  explicit PaidChannel(std::vector<std::string>& sent) : sent_(sent) {}
  const std::string& name() const override { return name_; }
  AddressKind address_kind() const override { return AddressKind::kTelephone; }
  bool costs_money() const override { return true; }
  Limits limits() const override { return {}; }
  std::vector<SendResult> send(const std::vector<Letter>& letters) override {
    for (const auto& letter : letters) sent_.push_back(letter.key);
    return std::vector<SendResult>(letters.size(), SendResult{.answer = Answer::kAccepted});
  }

 private:
  const std::string name_ = "paid";
  std::vector<std::string>& sent_;
};

TEST_P(ChosenDigest, IsReadBeforeAnythingIsPaidFor) {
  std::vector<std::string> paid;
  outbox_.add_channel(std::make_unique<PaidChannel>(paid));
  choose("digest");
  auto first = letter("秋游", 7), second = letter("视力检查", 8);
  send_all();
  EXPECT_EQ(paid, (std::vector{text_of({first, father_}), text_of({second, father_})}));
  paid.clear();
  clock_.set(evening() + minutes{59});
  send_all();
  EXPECT_TRUE(paid.empty());
  pass(hours{12});
  send_all();
  EXPECT_EQ(paid, (std::vector{key(first), key(second)})) << "each alone, once the night is over";
}

TEST_P(ChosenDigest, LeavesNobodysDigestForTwoBatches) {
  open_hook();
  choose("digest");
  for (int i = 0; i < 70; ++i) letter("letter " + std::to_string(i), 100 + i);
  send_all();
  calls_.clear();
  clock_.set(evening());
  send_all();
  EXPECT_LE(calls_.size(), 2u) << "more than a batch is two letters";
}

}  // namespace
}  // namespace kith::delivery
