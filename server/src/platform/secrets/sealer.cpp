// SPDX-License-Identifier: Apache-2.0
#include "platform/secrets/sealer.hpp"

#include <sodium.h>

#include <vector>

#include "platform/secrets/encoding.hpp"
#include "platform/secrets/sodium.hpp"

namespace kith::secrets {
namespace {

constexpr std::string_view kPrefix = "k1:";
constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kIndexBytes = crypto_generichash_BYTES_MIN;
constexpr char kContext[crypto_kdf_CONTEXTBYTES + 1] = "kithfld1";
static_assert(crypto_kdf_KEYBYTES == std::tuple_size_v<FieldKey>);

// Numbers of the derived keys; changing one loses what was stored with it.
enum : std::uint64_t { kSealing = 1, kNonces = 2, kIndexes = 3 };

FieldKey derived(const FieldKey& key, std::uint64_t number) {
  FieldKey made{};
  crypto_kdf_derive_from_key(made.data(), made.size(), number, kContext, key.data());
  return made;
}

void add_text(crypto_generichash_state& state, std::string_view text) {
  crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(text.data()), text.size());
}

}  // namespace

Sealer::Sealer(const FieldKey& key, Random& random) : random_(random) {
  start_sodium();
  seal_key_ = derived(key, kSealing);
  nonce_key_ = derived(key, kNonces);
  index_key_ = derived(key, kIndexes);
}

std::string Sealer::seal(std::string_view plain) const {
  // The nonce also depends on the text, so that a repeating Random (the demo's) repeats a nonce only for the
  // same text, which is harmless.
  std::array<unsigned char, kNonceBytes> nonce{};
  random_.fill(nonce);
  crypto_generichash_state state;
  crypto_generichash_init(&state, nonce_key_.data(), nonce_key_.size(), nonce.size());
  crypto_generichash_update(&state, nonce.data(), nonce.size());
  add_text(state, plain);
  crypto_generichash_final(&state, nonce.data(), nonce.size());

  std::vector<unsigned char> sealed(nonce.begin(), nonce.end());
  sealed.resize(kNonceBytes + plain.size() + kTagBytes);
  crypto_aead_xchacha20poly1305_ietf_encrypt(
      sealed.data() + kNonceBytes, nullptr, reinterpret_cast<const unsigned char*>(plain.data()),
      plain.size(), nullptr, 0, nullptr, nonce.data(), seal_key_.data());
  return std::string(kPrefix) + base64url(sealed);
}

std::string Sealer::open(std::string_view sealed) const {
  if (!sealed.starts_with(kPrefix)) throw SealBroken();
  const auto bytes = from_base64url(sealed.substr(kPrefix.size()));
  if (!bytes || bytes->size() < kNonceBytes + kTagBytes) throw SealBroken();
  std::string plain(bytes->size() - kNonceBytes - kTagBytes, '\0');
  const int problem = crypto_aead_xchacha20poly1305_ietf_decrypt(
      reinterpret_cast<unsigned char*>(plain.data()), nullptr, nullptr, bytes->data() + kNonceBytes,
      bytes->size() - kNonceBytes, nullptr, 0, bytes->data(), seal_key_.data());
  if (problem != 0) throw SealBroken();
  return plain;
}

std::string Sealer::blind_index(std::string_view purpose, std::string_view text) const {
  std::array<unsigned char, kIndexBytes> hash{};
  crypto_generichash_state state;
  crypto_generichash_init(&state, index_key_.data(), index_key_.size(), hash.size());
  add_text(state, purpose);
  add_text(state, std::string_view("\0", 1));
  add_text(state, text);
  crypto_generichash_final(&state, hash.data(), hash.size());
  return hex(hash);
}

std::string Sealer::fingerprint() const { return blind_index("fingerprint", "").substr(0, 16); }

}  // namespace kith::secrets
