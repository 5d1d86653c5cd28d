// SPDX-License-Identifier: Apache-2.0
#include "platform/secrets/p256.hpp"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/param_build.h>

#include <array>
#include <stdexcept>

#include "platform/secrets/mac.hpp"

namespace kith::secrets {
namespace {

constexpr std::size_t kScalar = 32;
constexpr std::size_t kPoint = 65;

template <auto free_it>
struct Freeing {
  template <class T>
  void operator()(T* held) const {
    free_it(held);
  }
};
using Number = std::unique_ptr<BIGNUM, Freeing<BN_clear_free>>;
using Group = std::unique_ptr<EC_GROUP, Freeing<EC_GROUP_free>>;
using Point = std::unique_ptr<EC_POINT, Freeing<EC_POINT_free>>;
using Params = std::unique_ptr<OSSL_PARAM, Freeing<OSSL_PARAM_free>>;
using ParamsBuilder = std::unique_ptr<OSSL_PARAM_BLD, Freeing<OSSL_PARAM_BLD_free>>;
using Key = std::unique_ptr<EVP_PKEY, Freeing<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freeing<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freeing<EVP_MD_CTX_free>>;
using Signature = std::unique_ptr<ECDSA_SIG, Freeing<ECDSA_SIG_free>>;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes_in(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

void demand(bool holds) {
  if (!holds) throw std::runtime_error("P-256: OpenSSL refuses");
}

// Empty when the scalar is not within the group.
std::string public_point_of(const BIGNUM* scalar) {
  const Group group(EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1));
  if (BN_is_zero(scalar) || BN_cmp(scalar, EC_GROUP_get0_order(group.get())) >= 0) return {};
  const Point point(EC_POINT_new(group.get()));
  demand(EC_POINT_mul(group.get(), point.get(), scalar, nullptr, nullptr, nullptr) == 1);
  std::string bytes(kPoint, '\0');
  demand(EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED, bytes_in(bytes), kPoint,
                            nullptr) == kPoint);
  return bytes;
}

bool is_key(const std::string& scalar) {
  const Number number(BN_bin2bn(bytes_of(scalar), int(scalar.size()), nullptr));
  return !public_point_of(number.get()).empty();
}

// Null when `point` is none of the curve.
Key key_of(std::string_view point, const BIGNUM* scalar) {
  const ParamsBuilder builder(OSSL_PARAM_BLD_new());
  demand(OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) == 1);
  demand(OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                          point.size()) == 1);
  if (scalar) demand(OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, scalar) == 1);
  const Params params(OSSL_PARAM_BLD_to_param(builder.get()));
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
  demand(EVP_PKEY_fromdata_init(context.get()) == 1);
  EVP_PKEY* key = nullptr;
  const int selection = scalar ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY;
  if (EVP_PKEY_fromdata(context.get(), &key, selection, params.get()) != 1) return nullptr;
  return Key(key);
}

}  // namespace

struct P256Key::Held {
  Key key;
};

P256Key::P256Key(std::string_view scalar) : held_(std::make_unique<Held>()) {
  if (scalar.size() != kScalar) throw std::invalid_argument("a key of P-256 has 32 bytes");
  const Number number(BN_bin2bn(bytes_of(scalar), int(scalar.size()), nullptr));
  public_point_ = public_point_of(number.get());
  if (public_point_.empty()) throw std::invalid_argument("these bytes are no key of P-256");
  held_->key = key_of(public_point_, number.get());
  demand(held_->key != nullptr);
}

P256Key::~P256Key() = default;
P256Key::P256Key(P256Key&&) noexcept = default;

P256Key P256Key::drawn(Random& random) {
  // One in 2³² draws is not within the group.
  for (;;) {
    std::array<unsigned char, kScalar> bytes{};
    random.fill(bytes);
    const std::string scalar(bytes.begin(), bytes.end());
    if (is_key(scalar)) return P256Key(scalar);
  }
}

P256Key P256Key::derived(std::string_view secret, std::string_view purpose) {
  for (int draw = 0;; ++draw) {
    auto scalar = hkdf_sha256("", secret, std::string(purpose) + " " + std::to_string(draw), kScalar);
    if (is_key(scalar)) return P256Key(scalar);
  }
}

std::optional<std::string> P256Key::secret_with(std::string_view point) const {
  if (point.size() != kPoint || point.front() != 4) return std::nullopt;
  auto other = key_of(point, nullptr);
  if (!other) return std::nullopt;
  const KeyContext context(EVP_PKEY_CTX_new(held_->key.get(), nullptr));
  demand(EVP_PKEY_derive_init(context.get()) == 1);
  if (EVP_PKEY_derive_set_peer(context.get(), other.get()) != 1) return std::nullopt;
  std::string secret(kScalar, '\0');
  std::size_t size = secret.size();
  demand(EVP_PKEY_derive(context.get(), bytes_in(secret), &size) == 1 && size == kScalar);
  return secret;
}

std::string P256Key::signed_text(std::string_view text) const {
  const DigestContext context(EVP_MD_CTX_new());
  demand(EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, held_->key.get()) == 1);
  std::size_t size = 0;
  demand(EVP_DigestSign(context.get(), nullptr, &size, bytes_of(text), text.size()) == 1);
  std::string der(size, '\0');
  demand(EVP_DigestSign(context.get(), bytes_in(der), &size, bytes_of(text), text.size()) == 1);
  const auto* at = bytes_of(der);
  const Signature signature(d2i_ECDSA_SIG(nullptr, &at, long(size)));
  demand(signature != nullptr);
  std::string bytes(2 * kScalar, '\0');
  BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), bytes_in(bytes), kScalar);
  BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), bytes_in(bytes) + kScalar, kScalar);
  return bytes;
}

bool is_signed_by(std::string_view public_point, std::string_view text, std::string_view signature) {
  if (public_point.size() != kPoint || signature.size() != 2 * kScalar) return false;
  auto key = key_of(public_point, nullptr);
  if (!key) return false;
  const Signature parts(ECDSA_SIG_new());
  ECDSA_SIG_set0(parts.get(), BN_bin2bn(bytes_of(signature), kScalar, nullptr),
                 BN_bin2bn(bytes_of(signature) + kScalar, kScalar, nullptr));
  unsigned char* der = nullptr;
  const int size = i2d_ECDSA_SIG(parts.get(), &der);
  const std::string held(reinterpret_cast<char*>(der), std::size_t(std::max(size, 0)));
  OPENSSL_free(der);
  const DigestContext context(EVP_MD_CTX_new());
  demand(EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1);
  return EVP_DigestVerify(context.get(), bytes_of(held), held.size(), bytes_of(text), text.size()) == 1;
}

}  // namespace kith::secrets
