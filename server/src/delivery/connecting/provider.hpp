// SPDX-License-Identifier: Apache-2.0
// Another platform at which a person shows which account is theirs, so that messages can go there (OAuth 2):
// the browser is sent to the platform and comes back with a code, which the platform exchanges, once and
// within five minutes, for the address. Implementations may block, are asked by one thread at a time, and log
// neither code nor address.
#pragma once

#include <memory>
#include <string>

#include "delivery/channel.hpp"
#include "platform/error.hpp"

namespace kith::delivery {

class Provider {
 public:
  virtual ~Provider() = default;
  virtual AddressKind kind() const = 0;
  // Where the browser goes. `return_to`: a whole address of ours. `state`: letters and digits, at most 128.
  virtual std::string authorize_url(const std::string& return_to, const std::string& state) const = 0;
  // The errors below, and no other.
  virtual Result<std::string> address_of(const std::string& code) = 0;
};

// Used before, too old or invented.
inline Error code_refused() { return conflict("delivery.code_refused"); }
// A student signed in there with an own account: messages for parents would go to the child.
inline Error code_of_student() { return conflict("delivery.code_of_student"); }
// Nobody in the school's directory there.
inline Error code_of_stranger() { return conflict("delivery.code_of_stranger"); }
// No answer, or one that is for the operator; logs the other end's code.
Error provider_silent(AddressKind kind, const std::string& code);

}  // namespace kith::delivery
