// SPDX-License-Identifier: Apache-2.0
// The ways out of the app that the settings name, and where their receipts come in.
#pragma once

#include "app/world.hpp"
#include "delivery/channel_receipts.hpp"
#include "delivery/dingtalk/dingtalk.hpp"
#include "delivery/wecom/wecom.hpp"

namespace kith::app {

void add_channels(World& world);

delivery::ReceiptGates receipt_gates(World& world);

// None when there is no mail. Requires: settings and clock of the world, which may still be under
// construction.
delivery::OwnMail::SendCode mail_code_sender(const World& world);

// Where guardians can connect accounts of their own, and where the browser comes back; both empty where
// nothing can be connected.
std::vector<std::unique_ptr<delivery::Provider>> providers(const config::Config& settings,
                                                           const Clock& clock);
// School directories of other platforms that the settings name.
std::vector<std::unique_ptr<delivery::Directory>> school_directories(const config::Config& settings,
                                                                     const Clock& clock);
std::string connected_page(const config::Config& settings);

// Empty when there is no Web Push.
std::string web_push_public_point(const World& world);

delivery::wecom::Settings wecom_settings(const config::Config& settings);
delivery::dingtalk::Settings dingtalk_settings(const config::Config& settings);

}  // namespace kith::app
