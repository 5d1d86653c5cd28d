// SPDX-License-Identifier: Apache-2.0
// What db.hpp promises of statements, their parameters and rows, on both engines.
#include "platform/db/db.hpp"

#include "platform/db/facts_kit.hpp"
#include "platform/db/statement_stats.hpp"

namespace kith::db {

enum class Colour { kDarkRed, kBlue };
KITH_DESCRIBE_ENUM(Colour, kDarkRed, kBlue)

struct Sample {
  Id<struct SampleTag> id;
  bool is_on = false;
  std::optional<int> number;
  std::optional<double> ratio;
  std::optional<std::string> words;
  Colour colour = Colour::kBlue;
  Instant made_at;
  std::optional<Date> made_on;
  bool operator==(const Sample&) const = default;
};
KITH_DESCRIBE(Sample, (id, is_on, number, ratio, words, colour, made_at, made_on))

namespace {

constexpr Sql kMakeSamples{
    "test.make_samples",
    "create table samples (id bigint not null primary key, is_on smallint not null, number integer, "
    "ratio double precision, words text, colour text not null, made_at bigint not null, made_on text)"};
constexpr Sql kSamples{
    "test.samples",
    "select id, is_on, number, ratio, words, colour, made_at, made_on from samples order by id"};

class RunningStatements : public FactsOnBothEngines {
 protected:
  void make_samples(const std::vector<Sample>& samples) {
    db().write([&](Tx& tx) {
      tx.exec(kMakeSamples);
      tx.insert_all("samples", samples);
    });
  }
};

TEST_P(RunningStatements, ReadsWhatWasWritten) {
  db().write([](Tx& tx) { tx.insert("installation_facts", Fact{"demo", "是"}); });
  auto facts = db().read([](Session& session) { return session.all<Fact>(kFacts); });
  ASSERT_EQ(facts.size(), 1u);
  EXPECT_EQ(facts[0].value, "是");
}

TEST_P(RunningStatements, KeepsEveryKindOfValueAndEveryNull) {
  Sample full{{(std::int64_t{1} << 52) + 1},
              true,
              -7,
              0.1,
              "it's",
              Colour::kDarkRed,
              Instant{std::chrono::milliseconds{1'790'000'000'123}},
              make_date(2026, 9, 1)};
  Sample empty{{7}, false, {}, {}, {}, Colour::kBlue, Instant{}, {}};
  make_samples({empty, full});
  auto samples = db().read([](Session& session) { return session.all<Sample>(kSamples); });
  ASSERT_EQ(samples.size(), 2u);
  EXPECT_EQ(samples[0], empty);
  EXPECT_EQ(samples[1], full);
}

TEST_P(RunningStatements, InsertsMoreRowsThanOneStatementTakes) {
  std::vector<Sample> samples;
  for (int i = 1; i <= 1000; ++i) {
    samples.push_back(
        {{i}, i % 2 == 0, i % 3 ? std::optional(i) : std::nullopt, {}, {}, Colour::kBlue, Instant{}, {}});
  }
  make_samples(samples);
  EXPECT_EQ(db().read([](Session& session) { return session.all<Sample>(kSamples); }), samples);
}

TEST_P(RunningStatements, KeepsStrangeTextsOfManyRows) {
  std::vector<Fact> facts;
  for (int i = 100; i < 300; ++i)
    facts.push_back({std::to_string(i), "tab\t line\n \\N \\ 家 '\"" + std::to_string(i)});
  db().write([&](Tx& tx) { tx.insert_all("installation_facts", facts); });
  auto kept = db().read([](Session& session) { return session.all<Fact>(kFacts); });
  ASSERT_EQ(kept.size(), facts.size());
  for (std::size_t i = 0; i < facts.size(); ++i) EXPECT_EQ(kept[i].value, facts[i].value);
}

TEST_P(RunningStatements, KeepsNoneOfManyRowsWhenOneIsRefused) {
  std::vector<Fact> facts;
  for (int i = 0; i < 200; ++i) facts.push_back({std::to_string(i % 199), "secret"});
  try {
    db().write([&](Tx& tx) { tx.insert_all("installation_facts", facts); });
    FAIL();
  } catch (const DbError& error) {
    EXPECT_TRUE(error.is_unique_violation());
    EXPECT_EQ(std::string(error.what()).find("secret"), std::string::npos) << error.what();
  }
  facts.pop_back();
  facts.back().value = std::string("a\0b", 3);
  EXPECT_THROW(db().write([&](Tx& tx) { tx.insert_all("installation_facts", facts); }), DbError);
  EXPECT_EQ(count(), 0);
  add("a");
  EXPECT_EQ(count(), 1);
}

TEST_P(RunningStatements, KeepsNothingOfAWriteWhoseInsertIsRefusedAtItsEnd) {
  add("a");
  try {
    db().write([](Tx& tx) {
      tx.exec(kAdd, {{"name", "b"}, {"value", ""}});
      tx.insert("installation_facts", Fact{"a", "secret"});
    });
    FAIL();
  } catch (const DbError& error) {
    EXPECT_TRUE(error.is_unique_violation());
    EXPECT_EQ(std::string(error.what()).find("secret"), std::string::npos) << error.what();
  }
  EXPECT_EQ(count(), 1);
}

TEST_P(RunningStatements, RefusesEverythingAfterAnInsertThatIsRefused) {
  add("a");
  EXPECT_THROW(db().write([](Tx& tx) {
    try {
      tx.insert("installation_facts", Fact{"a", ""});
      tx.one<std::int64_t>(kCount);
    } catch (const DbError&) {
    }
    tx.exec(kAdd, {{"name", "b"}, {"value", ""}});
  }),
               DbError);
  EXPECT_EQ(count(), 1);
}

TEST_P(RunningStatements, InsertsARowUnlessItIsThere) {
  db().write([](Tx& tx) {
    EXPECT_TRUE(tx.insert_if_new("installation_facts", Fact{"a", "first"}));
    EXPECT_FALSE(tx.insert_if_new("installation_facts", Fact{"a", "second"}));
  });
  EXPECT_EQ(db().read([](Session& session) { return session.all<Fact>(kFacts); })[0].value, "first");
}

TEST_P(RunningStatements, TakesAParameterSeveralTimes) {
  add("a", "b");
  constexpr Sql kEither{"test.either",
                        "select value from installation_facts where name = :word or value = :word"};
  auto find = [&](const char* word) {
    return db().read([&](Session& session) { return session.maybe<std::string>(kEither, {{"word", word}}); });
  };
  EXPECT_EQ(find("a"), "b");
  EXPECT_EQ(find("b"), "b");
  EXPECT_EQ(find("c"), std::nullopt);
}

TEST_P(RunningStatements, AsksWhetherAParameterIsNull) {
  add("a");
  add("b");
  constexpr Sql kFilter{"test.filter",
                        "select count(*) from installation_facts where :name is null or name = :name"};
  auto matching = [&](std::optional<std::string> name) { return ask<int>(kFilter, {{"name", name}}); };
  EXPECT_EQ(matching(std::nullopt), 2);
  EXPECT_EQ(matching("a"), 1);
  EXPECT_EQ(matching(std::nullopt), 2);
}

TEST_P(RunningStatements, BindsAnewWhenAParameterChangesItsType) {
  make_samples({});
  constexpr Sql kNumbered{
      "test.numbered",
      "insert into samples (id, is_on, number, colour, made_at) values (:id, 0, :number, 'blue', 0)"};
  db().write([&](Tx& tx) {
    tx.exec(kNumbered, {{"id", 1}, {"number", nullptr}});
    tx.exec(kNumbered, {{"id", 2}, {"number", 5}});
    tx.exec(kNumbered, {{"id", 3}, {"number", "6"}});
    tx.exec(kNumbered, {{"id", 4}, {"number", nullptr}});
  });
  auto samples = db().read([](Session& session) { return session.all<Sample>(kSamples); });
  ASSERT_EQ(samples.size(), 4u);
  EXPECT_EQ(samples[0].number, std::nullopt);
  EXPECT_EQ(samples[1].number, 5);
  EXPECT_EQ(samples[2].number, 6);
  EXPECT_EQ(samples[3].number, std::nullopt);
}

TEST_P(RunningStatements, TakesColonsAndApostrophesInComments) {
  constexpr Sql kCommented{"test.commented",
                           "select count(*) -- it's :not a parameter\n from installation_facts /* nor: 'this "
                           "*/ where name <> ':x'"};
  EXPECT_EQ(ask<int>(kCommented), 0);
}

TEST_P(RunningStatements, RefusesAParameterWithoutValue) {
  EXPECT_THROW(db().write([](Tx& tx) { tx.exec(kAdd, {{"name", "a"}}); }), std::logic_error);
  EXPECT_EQ(count(), 0);
}

TEST_P(RunningStatements, RefusesNulInText) {
  EXPECT_THROW(add("a", std::string("b\0c", 3)), DbError);
  EXPECT_EQ(count(), 0);
}

TEST_P(RunningStatements, SaysThatAnEmptySumIsNull) {
  make_samples({});
  constexpr Sql kSum{"test.sum", "select sum(number) from samples"};
  EXPECT_EQ(ask<std::optional<int>>(kSum), std::nullopt);
  EXPECT_THROW(ask<int>(kSum), RowMismatch);
}

TEST_P(RunningStatements, RefusesANumberThatItsMemberCannotHold) {
  constexpr Sql kLarge{"test.large", "select cast(5000000000 as bigint)"};
  EXPECT_EQ(ask<std::int64_t>(kLarge), 5'000'000'000);
  EXPECT_THROW(ask<int>(kLarge), RowMismatch);
}

TEST_P(RunningStatements, ReadsTruthValuesOfExpressions) {
  constexpr Sql kTruth{"test.truth", "select count(*) = 0 from installation_facts"};
  EXPECT_TRUE(ask<bool>(kTruth));
}

TEST_P(RunningStatements, RunsAStatementInsideItself) {
  add("a");
  add("b");
  std::string seen;
  db().read([&](Session& session) {
    session.each<Fact>(kFacts, {}, [&](const Fact& outer) {
      session.each<Fact>(kFacts, {}, [&](const Fact& inner) { seen += outer.name + inner.name + " "; });
    });
  });
  EXPECT_EQ(seen, "aa ab ba bb ");
}

TEST_P(RunningStatements, TellsLaterWhatIsAskedNow) {
  constexpr Sql kAdd{"test.add_fact", "insert into installation_facts (name, value) values (:name, 'x')"};
  constexpr Sql kNames{"test.names", "select name from installation_facts order by name"};
  constexpr Sql kValue{"test.value", "select value from installation_facts where name = :name"};
  db().write([&](Tx& tx) {
    auto before = tx.later<std::string>(kNames);
    tx.insert("installation_facts", Fact{"a", "1"});
    auto between = tx.later<std::string>(kNames);
    auto value = tx.later<std::string>(kValue, {{"name", "a"}});
    tx.exec(kAdd, {{"name", "b"}});
    tx.later<std::string>(kNames);  // that nobody wants to hear in the end
    EXPECT_EQ(value.get(), std::vector<std::string>{"1"});
    EXPECT_EQ(between.get(), std::vector<std::string>{"a"});
    EXPECT_EQ(before.get(), std::vector<std::string>{});
    EXPECT_EQ(tx.later<std::string>(kNames).get(), (std::vector<std::string>{"a", "b"}));
  });
  db().read([&](Session& session) {
    auto names = session.later<std::string>(kNames);
    EXPECT_EQ(session.one<std::string>(kValue, {{"name", "b"}}), "x");
    EXPECT_EQ(names.get(), (std::vector<std::string>{"a", "b"}));
  });
}

TEST_P(RunningStatements, KeepsNothingOfAWriteWhoseLaterAnswerDoesNotFit) {
  db().write([](Tx& tx) { tx.insert("installation_facts", Fact{"a", "no number"}); });
  constexpr Sql kNulls{"test.nulls", "select cast(null as bigint) from installation_facts"};
  auto write = [&](bool is_heard) {
    db().write([&](Tx& tx) {
      tx.insert("installation_facts", Fact{"b", "2"});
      auto numbers = tx.later<std::optional<std::int64_t>>(kNulls);
      numbers.get();
      auto wrong = tx.later<std::int64_t>(kNulls);
      if (is_heard) wrong.get();
    });
  };
  EXPECT_THROW(write(true), RowMismatch);
  EXPECT_THROW(write(false), RowMismatch) << "before the commit, not after it";
  EXPECT_EQ(db().read([](Session& session) { return session.all<Fact>(kFacts); }).size(), 1u);
  db().write([](Tx& tx) {
    tx.insert("installation_facts", Fact{"c", "the connection is as good as before"});
  });
}

TEST_P(RunningStatements, CountsStatements) {
  constexpr Sql kCounted{"test.counted_once", "select 1"};
  auto times = [] {
    for (const auto& stat : statement_stats()) {
      if (stat.name == "test.counted_once") return stat.count;
    }
    return std::uint64_t{0};
  };
  auto before = times();
  ask<int>(kCounted);
  EXPECT_EQ(times(), before + 1);
}

KITH_BOTH_ENGINES(RunningStatements);

}  // namespace
}  // namespace kith::db
