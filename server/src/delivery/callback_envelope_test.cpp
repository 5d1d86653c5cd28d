// SPDX-License-Identifier: Apache-2.0
#include "delivery/callback_envelope.hpp"

#include <gtest/gtest.h>

namespace kith::delivery {
namespace {

const CallbackEnvelope::Settings kPublished{.token = "QDG6eK",
                                            .aes_key = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
                                            .receiver = "wx5823bf96d3bd56c7"};
const std::string kSealed =
    "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==";
const CallbackEnvelope::Signed kSigned{"5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3", "1409659589", "263014780"};

// The example that WeCom publishes with its sample code: the check of a callback's address.
TEST(ACallbackEnvelope, OpensThePublishedExample) {
  EXPECT_EQ(CallbackEnvelope(kPublished).open(kSigned, kSealed), "1616140317555161061");
}

TEST(ACallbackEnvelope, OpensWhatItSealed) {
  const CallbackEnvelope envelope(kPublished);
  for (std::size_t size : {0, 1, 25, 26, 27, 100, 5'000}) {
    auto message = std::string(size, 'm');
    auto sealed = envelope.seal(message, std::string(16, 's'));
    EXPECT_EQ(envelope.open({envelope.signature("1", "2", sealed), "1", "2"}, sealed), message) << size;
  }
}

TEST(ACallbackEnvelope, BelievesNothingElse) {
  const CallbackEnvelope envelope(kPublished);
  auto later = kSigned;
  later.timestamp = "1409659590";
  EXPECT_FALSE(envelope.open(later, kSealed)) << "signed for another instant";
  auto changed = kSealed;
  changed[4] = 'x';
  EXPECT_FALSE(envelope.open(kSigned, changed));
  EXPECT_FALSE(envelope.open({envelope.signature("1", "2", changed), "1", "2"}, "x"));
  for (const char* nonsense : {"", "x", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="})
    EXPECT_FALSE(envelope.open({envelope.signature("1", "2", nonsense), "1", "2"}, nonsense)) << nonsense;
}

TEST(ACallbackEnvelope, IsNotForAnotherReceiver) {
  auto other = kPublished;
  other.receiver = "wx0000000000000000";
  EXPECT_FALSE(CallbackEnvelope(other).open(kSigned, kSealed));
}

TEST(ACallbackEnvelope, RefusesAKeyThatIsNone) {
  auto broken = kPublished;
  broken.aes_key = "short";
  EXPECT_THROW(CallbackEnvelope{broken}, std::invalid_argument);
}

}  // namespace
}  // namespace kith::delivery
