// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/links/routes.hpp"

#include <memory>

#include "capabilities/notices/attachments/routes.hpp"

namespace kith::notices {
namespace {

struct OneOfALetter {
  std::string ticket;
  std::string address;
  std::optional<bool> is_small;
};
KITH_DESCRIBE(OneOfALetter, (ticket, address, is_small))

}  // namespace

std::vector<http::Route> link_routes(LinkedLetters by_value) {
  using http::Call;
  auto letters = std::make_shared<LinkedLetters>(std::move(by_value));
  return {
      http::post("/api/linked_letters/opening", access::kPublic,
                 [letters](const Call&, OpenedLink in) { return letters->open(in); }),
      http::post("/api/linked_letters/confirmation", access::kPublic,
                 [letters](const Call&, OpenedLink in) { return letters->confirm(in); }),
      http::post("/api/linked_letters/answer", access::kPublic,
                 [letters](const Call&, LinkedAnswer in) { return letters->answer(in); }),
      http::post("/api/linked_letters/signature", access::kPublic,
                 [letters](const Call&, LinkedSignature in) { return letters->sign(in); }),
      http::get("/api/linked_letters/attachments/{ticket}/{address}", access::kPublic,
                [letters](const Call& call, OneOfALetter in) {
                  return reply_of(letters->attachment(
                      in.ticket, {0, in.address, in.is_small.value_or(false), call.if_none_match}));
                }),
  };
}

}  // namespace kith::notices
