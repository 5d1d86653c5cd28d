// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "capabilities/notices/attachments/attachments.hpp"
#include "capabilities/notices/attachments/uploads.hpp"
#include "platform/http/route.hpp"

namespace kith::notices {

// An image to look at, or a file to save.
Result<http::RawReply> reply_of(Result<OpenedAttachment> opened);

// The objects must outlive the routes.
std::vector<http::Route> attachment_routes(Uploads& uploads, Attachments& attachments);

}  // namespace kith::notices
