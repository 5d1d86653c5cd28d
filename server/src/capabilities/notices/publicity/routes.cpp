// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/publicity/routes.hpp"

#include <memory>

#include "capabilities/notices/attachments/routes.hpp"
#include "platform/secrets/mac.hpp"

namespace kith::notices {
namespace {

struct OfSchool {
  std::int64_t school_id = 0;
};
KITH_DESCRIBE(OfSchool, (school_id))

struct OnePublicNotice {
  std::int64_t school_id = 0;
  std::int64_t notice_id = 0;
};
KITH_DESCRIBE(OnePublicNotice, (school_id, notice_id))

struct OnePublicAttachment {
  std::int64_t school_id = 0;
  std::int64_t notice_id = 0;
  std::string address;
  std::optional<bool> is_small;
};
KITH_DESCRIBE(OnePublicAttachment, (school_id, notice_id, address, is_small))

// Its own words are its version.
template <class Out>
Result<http::Reply<Out>> with_version(Result<Out> shown) {
  if (!shown) return shown.error();
  auto version = secrets::sha256(json::write_text(*shown)).substr(0, 32);
  return http::Reply<Out>{.body = *std::move(shown), .version = std::move(version)};
}

}  // namespace

std::vector<http::Route> public_notice_routes(PublicNotices by_value) {
  using http::Call;
  auto notices = std::make_shared<PublicNotices>(std::move(by_value));
  return {
      http::get("/api/public_notices/{school_id}", access::kPublic,
                [notices](const Call&, OfSchool in) { return with_version(notices->page(in.school_id)); }),
      http::get("/api/public_notices/{school_id}/{notice_id}", access::kPublic,
                [notices](const Call&, OnePublicNotice in) {
                  return with_version(notices->letter(in.school_id, in.notice_id));
                }),
      http::get("/api/public_notices/{school_id}/{notice_id}/attachments/{address}", access::kPublic,
                [notices](const Call& call, OnePublicAttachment in) {
                  return reply_of(notices->attachment(
                      in.school_id,
                      {in.notice_id, in.address, in.is_small.value_or(false), call.if_none_match}));
                }),
  };
}

}  // namespace kith::notices
