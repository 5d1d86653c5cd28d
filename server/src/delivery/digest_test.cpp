// SPDX-License-Identifier: Apache-2.0
// All of a day to one person in one letter, for who has chosen so.
#include "delivery/outbox_kit.hpp"

namespace kith::delivery {
namespace {

using http_client::reply;
using std::chrono::hours;
using std::chrono::minutes;

class ChosenDigest : public kit::OutboxToTheHook {
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
