// SPDX-License-Identifier: Apache-2.0
#include "norms/packs/pack_text.hpp"

#include <gtest/gtest.h>

#include "platform/json/json.hpp"

namespace kith::norms {
namespace {

std::string flaws_of(const std::vector<PackFlaw>& flaws) {
  std::string text;
  for (const auto& flaw : flaws) text += sentence(flaw) + '\n';
  return text;
}

std::vector<InForce> everything_of(const Catalogue& catalogue) {
  std::vector<InForce> norms;
  for (const auto& norm : catalogue.norms()) norms.push_back(in_force_of(norm, {.norm_id = norm.clause}));
  return norms;
}

TEST(WritingAPack, GivesTheSamePackWhenReadAgain) {
  auto catalogue = built_in_catalogue();
  EXPECT_EQ(catalogue->packs().size(), 8u);
  for (const auto& pack : catalogue->packs()) {
    auto reading = read_pack(pack.id, pack_text(pack));
    ASSERT_TRUE(reading.pack) << flaws_of(reading.flaws);
    EXPECT_EQ(json::write_text(*reading.pack), json::write_text(pack));
  }
}

TEST(WritingAPack, KeepsQuotesAndLineBreaksOfWords) {
  Pack pack{.id = "X", .title = {"“家”\\\"校\"\n", "tab\tbed"}, .stages = {}, .clauses = {}};
  pack.clauses.push_back({.id = "X.1",
                          .kind = ClauseKind::kGuard,
                          .title = {"a", "b"},
                          .label = {"c", "d"},
                          .rule = {},
                          .done_by = "visits"});
  auto reading = read_pack("x", pack_text(pack));
  ASSERT_TRUE(reading.pack) << flaws_of(reading.flaws);
  EXPECT_EQ(json::write_text(*reading.pack), json::write_text(pack));
}

TEST(TheOwnPack, IsACatalogueOfItsOwnWithTheSchoolsFigures) {
  auto catalogue = built_in_catalogue();
  auto in_force = everything_of(*catalogue);
  for (auto& norm : in_force)
    if (norm.norm_id == "P4.4") norm.share_permille = 705;
  auto text = pack_text(own_pack(*catalogue, in_force, "清河小学"));
  auto reading = read_catalogue({{.name = "own.toml", .text = text}});
  ASSERT_TRUE(reading.catalogue) << flaws_of(reading.flaws);
  EXPECT_EQ(reading.catalogue->norms().size(), catalogue->norms().size());
  for (const auto& norm : catalogue->norms()) {
    const auto* own = reading.catalogue->find("own." + norm.clause);
    ASSERT_TRUE(own) << norm.clause;
    auto rule = norm.rule;
    if (rule.among.met) rule.among.met = "own." + *rule.among.met;
    if (norm.clause == "P4.4") rule.share_permille = 705;
    EXPECT_EQ(json::write_text(own->rule), json::write_text(rule)) << norm.clause;
  }
}

TEST(TheOwnPack, LeavesOutWhatStandsOnAClauseThatWasGivenUp) {
  auto catalogue = built_in_catalogue();
  auto in_force = everything_of(*catalogue);
  std::erase_if(in_force, [](const InForce& norm) { return norm.norm_id == "P4.4"; });
  auto text = pack_text(own_pack(*catalogue, in_force, "清河小学"));
  auto reading = read_catalogue({{.name = "own.toml", .text = text}});
  ASSERT_TRUE(reading.catalogue) << flaws_of(reading.flaws);
  EXPECT_FALSE(reading.catalogue->find("own.P4.5"));
}

TEST(TheOwnPack, SaysNothingOfAHigherFigureThatIsNotHigher) {
  auto catalogue = built_in_catalogue();
  auto in_force = everything_of(*catalogue);
  for (auto& norm : in_force)
    if (norm.norm_id == "P2a.5") norm.target = norm.raised_target = 4;
  auto reading =
      read_catalogue({{.name = "own.toml", .text = pack_text(own_pack(*catalogue, in_force, "清河小学"))}});
  ASSERT_TRUE(reading.catalogue) << flaws_of(reading.flaws);
  EXPECT_FALSE(reading.catalogue->find("own.P2a.5")->rule.more);
  EXPECT_EQ(reading.catalogue->find("own.P2a.5")->rule.at_least, 4);
}

}  // namespace
}  // namespace kith::norms
