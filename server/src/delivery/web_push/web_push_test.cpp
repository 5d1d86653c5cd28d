// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <fstream>

#include "delivery/foreign_json.hpp"
#include "delivery/web_push/encryption.hpp"
#include "delivery/web_push/vapid.hpp"
#include "platform/secrets/encoding.hpp"
#include "tests/source_root.hpp"

namespace kith::delivery::web_push {
namespace {

std::string bytes(std::string_view text) {
  auto decoded = secrets::from_base64url(text).value();
  return {decoded.begin(), decoded.end()};
}

const Recipient kBrowser{
    bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
    bytes("BTBZMqHH6r4Tts7J_aSIgg")};

// RFC 8291, appendix A.
TEST(EncryptingAPush, GivesThePublishedMessage) {
  const secrets::P256Key sender(bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"));
  auto body = encrypted("When I grow up, I want to be a watermelon", kBrowser, sender,
                        bytes("DGv6ra1nlYgDCS1FRnbzlw"));
  EXPECT_EQ(
      secrets::base64url(body.value()),
      "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tlz"
      "AC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
}

// web/scripts/web_push.spec.ts reads the same with a library of others.
TEST(EncryptingAPush, GivesWhatAnotherLibraryReads) {
  std::ifstream file(source_root() / "server/src/delivery/web_push/example.json");
  auto example = read_object(std::string(std::istreambuf_iterator<char>(file), {})).value();
  const secrets::P256Key sender(bytes(text_at(example, "server_private_key")));
  const Recipient browser{bytes(text_at(example, "browser_public_key")),
                          bytes(text_at(example, "browser_secret"))};
  auto body = encrypted(text_at(example, "message"), browser, sender, bytes(text_at(example, "salt")));
  EXPECT_EQ(secrets::base64url(body.value()), text_at(example, "body"));
}

TEST(EncryptingAPush, RefusesKeysThatAreNone) {
  secrets::SeededRandom random(1);
  auto sender = secrets::P256Key::drawn(random);
  const std::string salt(16, 's');
  auto off_curve = kBrowser;
  off_curve.public_point[40] ^= 1;
  EXPECT_FALSE(encrypted("x", off_curve, sender, salt));
  EXPECT_FALSE(encrypted("x", {"short", kBrowser.secret}, sender, salt));
  EXPECT_FALSE(encrypted("x", {kBrowser.public_point, "short"}, sender, salt));
  EXPECT_TRUE(encrypted("x", kBrowser, sender, salt));
}

TEST(EncryptingAPush, FitsIntoWhatPushServicesTake) {
  secrets::SeededRandom random(1);
  auto sender = secrets::P256Key::drawn(random);
  auto body = encrypted(std::string(kLongestMessage, 'x'), kBrowser, sender, std::string(16, 's'));
  EXPECT_EQ(body.value().size(), 4'096u);
}

TEST(Vapid, IsSignedForOnePushServiceAndAWhile) {
  secrets::SeededRandom random(1);
  auto key = secrets::P256Key::drawn(random);
  const Instant now{std::chrono::seconds{1'780'000'000}};
  auto value = vapid(key, "https://push.example", "mailto:it@school.example", now);
  ASSERT_TRUE(value.starts_with("vapid t=")) << value;
  auto token = value.substr(8, value.find(',') - 8);
  EXPECT_EQ(value.substr(value.find(',')), ", k=" + secrets::base64url(key.public_point()));
  auto dot = token.rfind('.');
  auto text = token.substr(0, dot);
  EXPECT_EQ(bytes(text.substr(text.find('.') + 1)),
            R"({"aud":"https://push.example","exp":1780043200,"sub":"mailto:it@school.example"})");
  EXPECT_TRUE(secrets::is_signed_by(key.public_point(), text, bytes(token.substr(dot + 1))));
  EXPECT_FALSE(secrets::is_signed_by(key.public_point(), text + "x", bytes(token.substr(dot + 1))));
}

TEST(Vapid, NamesTheOriginOfAnHttpsAddressAlone) {
  EXPECT_EQ(origin_of("https://fcm.googleapis.com/fcm/send/abc?d=1"), "https://fcm.googleapis.com");
  EXPECT_EQ(origin_of("https://push.example:8443/x"), "https://push.example:8443");
  for (const char* other :
       {"http://push.example/x", "https://", "file:///etc/passwd", "x", "", "https://a@b/"})
    EXPECT_FALSE(origin_of(other)) << other;
}

}  // namespace
}  // namespace kith::delivery::web_push
