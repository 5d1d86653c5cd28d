// SPDX-License-Identifier: Apache-2.0
// Enhanced status codes (RFC 3463, 2034), by which mail servers say why: "5.1.1". Pure.
#pragma once

#include <string>
#include <string_view>

namespace kith::mail {

// Of a line of a mail server's reply, "550 5.1.1 no such user"; empty when it has none.
std::string status_in(std::string_view line);

// Whether it says that there is no such mailbox, rather than that this letter was not taken.
bool is_about_mailbox(std::string_view status);

}  // namespace kith::mail
