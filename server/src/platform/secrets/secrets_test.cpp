// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "platform/secrets/codes.hpp"
#include "platform/secrets/encoding.hpp"
#include "platform/secrets/field_key.hpp"
#include "platform/secrets/passwords.hpp"
#include "platform/secrets/sealer.hpp"
#include "platform/secrets/telephone.hpp"

namespace kith::secrets {
namespace {

FieldKey key_of(unsigned char byte) {
  FieldKey key{};
  key.fill(byte);
  return key;
}

struct Sealing : testing::Test {
  SeededRandom random{1};
  Sealer sealer{key_of(1), random};
};

TEST_F(Sealing, GivesBackWhatWasSealed) {
  for (const std::string plain : {"13800000001", "", "清河路 1 号"})
    EXPECT_EQ(sealer.open(sealer.seal(plain)), plain);
}

TEST_F(Sealing, ShowsNeitherTheTextNorThatTwoTextsAreEqual) {
  const auto sealed = sealer.seal("13800000001");
  EXPECT_TRUE(sealed.starts_with("k1:"));
  EXPECT_EQ(sealed.find("138"), std::string::npos);
  EXPECT_NE(sealed, sealer.seal("13800000001"));
}

TEST_F(Sealing, IsNotOpenedByAnotherKey) {
  Sealer other(key_of(2), random);
  EXPECT_THROW(other.open(sealer.seal("13800000001")), SealBroken);
}

TEST_F(Sealing, RefusesAChangedCharacter) {
  auto sealed = sealer.seal("13800000001");
  sealed[20] = sealed[20] == 'A' ? 'B' : 'A';
  EXPECT_THROW(sealer.open(sealed), SealBroken);
  for (const std::string broken : {"", "k1:", "k1:AAAA", "13800000001", "k1:*"})
    EXPECT_THROW(sealer.open(broken), SealBroken);
}

TEST_F(Sealing, UsesAnotherNonceForAnotherTextEvenWhenRandomRepeats) {
  SeededRandom first(7), second(7);
  const auto a = Sealer(key_of(1), first).seal("one text"), b = Sealer(key_of(1), second).seal("two text");
  EXPECT_NE(a.substr(3, 32), b.substr(3, 32));
}

TEST_F(Sealing, IndexesEqualTextsAlikeWithinOnePurposeOnly) {
  EXPECT_EQ(sealer.blind_index("telephone", "138").size(), 32u);
  EXPECT_EQ(sealer.blind_index("telephone", "138"), sealer.blind_index("telephone", "138"));
  EXPECT_NE(sealer.blind_index("telephone", "138"), sealer.blind_index("identity", "138"));
  EXPECT_NE(sealer.blind_index("telephone", "138"),
            Sealer(key_of(2), random).blind_index("telephone", "138"));
  EXPECT_NE(sealer.blind_index("ab", "c"), sealer.blind_index("a", "bc"));
}

TEST(AFieldKey, IsMadeOnceAndReadableByItsOwnerOnly) {
  const auto folder = std::filesystem::path(testing::TempDir()) / ("key" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  SystemRandom random;
  const auto made = load_or_create_key(folder / "field.key", random);
  EXPECT_EQ(load_or_create_key(folder / "field.key", random), made);
  struct stat status {};
  ASSERT_EQ(::stat((folder / "field.key").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);

  std::filesystem::permissions(folder / "field.key", std::filesystem::perms::group_read,
                               std::filesystem::perm_options::add);
  EXPECT_THROW(load_or_create_key(folder / "field.key", random), std::runtime_error);
  std::filesystem::remove_all(folder);
  EXPECT_THROW(load_or_create_key(folder / "field.key", random), std::runtime_error);
}

TEST(AFieldKey, IsSixtyFourHexadecimalDigits) {
  EXPECT_EQ(parse_key(" " + hex(key_of(0xab)) + "\n"), key_of(0xab));
  for (const std::string wrong : {"", "ab", "zz"}) EXPECT_THROW(parse_key(wrong), std::invalid_argument);
  EXPECT_THROW(parse_key(hex(key_of(1)) + "00"), std::invalid_argument);
  EXPECT_THROW(parse_key("zz" + hex(key_of(1)).substr(2)), std::invalid_argument);
}

TEST(APassword, IsRecognisedByItsHashOnly) {
  Passwords passwords(kQuickest, kQuickest);
  const auto hash = passwords.hash("a river in spring");
  EXPECT_TRUE(hash.starts_with("$argon2id$"));
  EXPECT_TRUE(passwords.verify(hash, "a river in spring"));
  EXPECT_FALSE(passwords.verify(hash, "a river in autumn"));
  EXPECT_NE(hash, passwords.hash("a river in spring"));
}

TEST(APassword, IsRecognisedWhenItWasDrawnAtALowerCost) {
  Passwords passwords({.passes = 2, .memory = 8192}, kQuickest);
  EXPECT_TRUE(passwords.verify(passwords.hash_drawn("ABCD-EFGH"), "ABCD-EFGH"));
  EXPECT_FALSE(passwords.verify(passwords.hash_drawn("ABCD-EFGH"), "ABCD-EFGJ"));
  EXPECT_FALSE(passwords.verify(passwords.hash_drawn("ABCD-EFGH"), ""));
}

TEST(APassword, IsNeverRightWhereThereIsNone) {
  Passwords passwords(kQuickest, kQuickest);
  EXPECT_FALSE(passwords.verify("", ""));
  EXPECT_FALSE(passwords.verify("", "anything"));
  EXPECT_FALSE(passwords.verify("damaged", "anything"));
}

TEST(AToken, Has256BitsAndAHashThatDiffers) {
  SystemRandom random;
  const auto token = new_token(random);
  EXPECT_EQ(token.size(), 43u);
  EXPECT_NE(token, new_token(random));
  EXPECT_EQ(token_hash(token).size(), 64u);
  EXPECT_EQ(token_hash(token), token_hash(token));
  EXPECT_EQ(token_hash(token).find(token), std::string::npos);
}

TEST(AVersion, TellsTextsApartAndIsTheSameForTheSame) {
  const std::string page(4096, 'x');
  auto changed = page;
  changed.back() = 'y';
  EXPECT_EQ(version_of(page), version_of(page));
  EXPECT_NE(version_of(page), version_of(changed));
  EXPECT_NE(version_of(""), version_of(" "));
  EXPECT_EQ(version_of(page).size(), 32u);
}

TEST(AHumanCode, HasNoLookAlikesAndIsGrouped) {
  SeededRandom random(3);
  for (int i = 0; i < 200; ++i) {
    const auto code = new_human_code(random);
    ASSERT_EQ(code.size(), 11u);
    EXPECT_EQ(code[5], '-');
    EXPECT_EQ(code.find_first_of("ILO01"), std::string::npos);
    EXPECT_EQ(normal_human_code(code), code);
  }
}

TEST(AHumanCode, IsUnderstoodHoweverItIsTyped) {
  EXPECT_EQ(normal_human_code("abcde fghjk"), "ABCDE-FGHJK");
  EXPECT_EQ(normal_human_code(" ABCDEFGHJK "), "ABCDE-FGHJK");
  for (const std::string wrong : {"", "ABCDE", "ABCDE-FGHJKM", "ABCDE-FGHJ1", "ABCDE-FGHJ\xE4"})
    EXPECT_EQ(normal_human_code(wrong), "");
}

TEST(Digits, KeepLeadingZeros) {
  SeededRandom random(5);
  bool led_by_zero = false;
  for (int i = 0; i < 100; ++i) {
    const auto digits = new_digits(random, 6);
    ASSERT_EQ(digits.size(), 6u);
    led_by_zero |= digits[0] == '0';
  }
  EXPECT_TRUE(led_by_zero);
}

TEST(DrawingBelowABound, ReachesEveryNumberAndNoOther) {
  SeededRandom random(9);
  std::set<std::uint32_t> drawn;
  for (int i = 0; i < 500; ++i) drawn.insert(random.below(7));
  EXPECT_EQ(drawn, (std::set<std::uint32_t>{0, 1, 2, 3, 4, 5, 6}));
}

TEST(ATelephone, HasOneNormalForm) {
  for (const std::string text : {"13800000001", " 138 0000 0001", "+86 138-0000-0001", "008613800000001",
                                 "8613800000001", "１３８００００000１",
                                 "138\xE3\x80\x80"
                                 "00000001"})
    EXPECT_EQ(normal_telephone(text).value_or("none"), "13800000001") << text;
  EXPECT_EQ(normal_telephone("(021) 5555.0001").value_or("none"), "02155550001");
  EXPECT_EQ(normal_telephone("+44 20 7946 0000").value_or("none"), "+442079460000");
}

TEST(ATelephone, IsRefusedWhenItIsNone) {
  for (const std::string text :
       {"", "12345", "1380000000x", "+", "++8613800000001", "1234567890123456", "王"})
    EXPECT_FALSE(normal_telephone(text)) << text;
}

}  // namespace
}  // namespace kith::secrets
