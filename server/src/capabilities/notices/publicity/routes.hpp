// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "capabilities/notices/publicity/public_notices.hpp"
#include "platform/http/route.hpp"

namespace kith::notices {

// Open to everybody, and asked again at every look: nothing that was withdrawn is kept anywhere.
std::vector<http::Route> public_notice_routes(PublicNotices notices);

}  // namespace kith::notices
