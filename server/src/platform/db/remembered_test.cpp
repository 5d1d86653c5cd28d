// SPDX-License-Identifier: Apache-2.0
#include "platform/db/remembered.hpp"

#include "platform/db/facts_kit.hpp"

namespace kith::db {
namespace {

class RememberingWhatWasRead : public FactsOnBothEngines {
 protected:
  using Counts = Remembered<std::string, std::int64_t>;

  std::int64_t counted(Counts& counts) {
    auto look = counts.look("all");
    if (look.value) return *look.value;
    ++reads_;
    auto fresh = count();
    counts.keep(look, "all", fresh);
    return fresh;
  }

  int reads_ = 0;
};

TEST_P(RememberingWhatWasRead, IsNeverOutOfDate) {
  Counts counts(db(), 10);
  EXPECT_EQ(counted(counts), 0);
  add("a");
  EXPECT_EQ(counted(counts), 1);
  add("b");
  EXPECT_EQ(counted(counts), 2);
}

TEST_P(RememberingWhatWasRead, NoticesWhatAnotherProcessWrites) {
  Counts counts(db(), 10);
  EXPECT_EQ(counted(counts), 0);
  auto other = open({.url = database().url()});
  other->write([&](Tx& tx) { tx.exec(kAdd, {{"name", "a"}, {"value", ""}}); });
  EXPECT_EQ(counted(counts), 1);
}

// A write that commits between the look and the read would otherwise hide behind a newer version.
TEST_P(RememberingWhatWasRead, KeepsNothingThatWasReadBeforeALaterWrite) {
  Counts counts(db(), 10);
  auto look = counts.look("all");
  auto before = count();
  add("a");
  counts.keep(look, "all", before);
  EXPECT_EQ(counted(counts), 1);
}

KITH_BOTH_ENGINES(RememberingWhatWasRead);

class RememberingOnSqlite : public RememberingWhatWasRead {};

TEST_P(RememberingOnSqlite, ReadsOnceWhileNothingIsWritten) {
  Counts counts(db(), 10);
  for (int i = 0; i < 3; ++i) counted(counts);
  EXPECT_EQ(reads_, 1);
}

TEST_P(RememberingOnSqlite, HoldsNoMoreThanItsLimit) {
  Counts counts(db(), 2);
  for (const auto* key : {"a", "b", "c"}) counts.keep(counts.look(key), key, 1);
  EXPECT_FALSE(counts.look("a").value);
  EXPECT_TRUE(counts.look("c").value);
}

INSTANTIATE_TEST_SUITE_P(On, RememberingOnSqlite, ::testing::Values(Engine::kSqlite), engine_name);

}  // namespace
}  // namespace kith::db
