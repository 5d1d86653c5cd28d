// SPDX-License-Identifier: Apache-2.0
#include "app/channels.hpp"

#include "delivery/aliyun_sms/aliyun_sms.hpp"
#include "delivery/dingtalk/dingtalk_directory.hpp"
#include "delivery/dingtalk/dingtalk_provider.hpp"
#include "delivery/hook_channel.hpp"
#include "delivery/mail/mail_channel.hpp"
#include "delivery/tencent_sms/tencent_sms.hpp"
#include "delivery/web_push/web_push.hpp"
#include "delivery/wechat/wechat_provider.hpp"
#include "delivery/wecom/wecom_directory.hpp"
#include "delivery/wecom/wecom_provider.hpp"

namespace kith::app {
namespace {

using config::Config;

std::int64_t number(const std::string& text) { return text.empty() ? 0 : std::stoll(text); }

delivery::MailSettings mail_settings(const Config& settings) {
  return {.server = {.url = settings.mail_server,
                     .user = settings.mail_user,
                     .password = settings.mail_password,
                     .authority = settings.mail_authority},
          .from = settings.mail_from,
          .from_name = settings.mail_from_name,
          .turn_off = settings.public_url.empty() ? std::string() : settings.public_url + "/me"};
}

delivery::wechat::Settings wechat_settings(const Config& settings) {
  return {.app_id = settings.wechat_app_id,
          .app_secret = settings.wechat_app_secret,
          .template_id = settings.wechat_template,
          .title_field = settings.wechat_title_field};
}

std::unique_ptr<delivery::Channel> mail(World& world) {
  if (world.settings.mail_server.empty()) return nullptr;
  return std::make_unique<delivery::MailChannel>(world.clock, world.sealer, mail_settings(world.settings));
}

std::unique_ptr<delivery::Channel> hook(World& world) {
  const auto& settings = world.settings;
  if (settings.hook_url.empty()) return nullptr;
  return std::make_unique<delivery::HookChannel>(
      world.clock, delivery::HookSettings{settings.hook_url, settings.hook_secret});
}

std::unique_ptr<delivery::Channel> aliyun_sms(World& world) {
  namespace aliyun = delivery::aliyun_sms;
  const auto& settings = world.settings;
  if (settings.aliyun_sms_key_id.empty()) return nullptr;
  return std::make_unique<aliyun::AliyunSms>(
      world.clock, world.random,
      aliyun::Settings{.key = {settings.aliyun_sms_key_id, settings.aliyun_sms_key_secret},
                       .sign_name = settings.aliyun_sms_sign_name,
                       .template_code = settings.aliyun_sms_template});
}

std::unique_ptr<delivery::Channel> tencent_sms(World& world) {
  namespace tencent = delivery::tencent_sms;
  const auto& settings = world.settings;
  if (settings.tencent_sms_secret_id.empty()) return nullptr;
  return std::make_unique<tencent::TencentSms>(
      world.clock, tencent::Settings{.key = {settings.tencent_sms_secret_id, settings.tencent_sms_secret_key},
                                     .app_id = settings.tencent_sms_app_id,
                                     .sign_name = settings.tencent_sms_sign_name,
                                     .template_id = settings.tencent_sms_template});
}

std::unique_ptr<delivery::Channel> wecom(World& world) {
  if (world.settings.wecom_corp_id.empty()) return nullptr;
  return std::make_unique<delivery::wecom::Wecom>(world.clock, wecom_settings(world.settings));
}

std::unique_ptr<delivery::Channel> dingtalk(World& world) {
  if (world.settings.dingtalk_app_key.empty()) return nullptr;
  return std::make_unique<delivery::dingtalk::Dingtalk>(world.clock, dingtalk_settings(world.settings));
}

std::unique_ptr<delivery::Channel> wechat(World& world) {
  if (world.settings.wechat_app_id.empty()) return nullptr;
  return std::make_unique<delivery::wechat::Wechat>(world.clock, wechat_settings(world.settings));
}

// Browsers whose subscription has ended are forgotten.
std::unique_ptr<delivery::Channel> web_push(World& world) {
  namespace push = delivery::web_push;
  if (world.settings.web_push_contact.empty()) return nullptr;
  return std::make_unique<push::WebPush>(
      world.clock, world.random,
      push::Settings{.key = world.web_push_key, .contact = world.settings.web_push_contact},
      [&subscriptions = world.subscriptions](const delivery::Letter& letter,
                                             const std::vector<std::string>& gone) {
        if (auto key = delivery::parse_key(letter.key))
          subscriptions.remove(letter.school_id, key->person_id, gone);
      });
}

}  // namespace

delivery::wecom::Settings wecom_settings(const Config& settings) {
  return {.corp_id = settings.wecom_corp_id,
          .secret = settings.wecom_secret,
          .agent_id = number(settings.wecom_agent_id),
          .url = settings.wecom_url};
}

delivery::dingtalk::Settings dingtalk_settings(const Config& settings) {
  return {.app_key = settings.dingtalk_app_key,
          .app_secret = settings.dingtalk_app_secret,
          .agent_id = number(settings.dingtalk_agent_id)};
}

void add_channels(World& world) {
  for (auto make : {&hook, &web_push, &wecom, &dingtalk, &wechat, &mail, &aliyun_sms, &tencent_sms})
    if (auto channel = make(world)) world.outbox.add_channel(std::move(channel));
}

delivery::OwnMail::SendCode mail_code_sender(const World& world) {
  if (world.settings.mail_server.empty()) return {};
  return [&world](const std::string& email, const std::string& code) {
    auto settings = mail_settings(world.settings);
    auto letter = delivery::code_mail(settings.from, email, code, world.clock.now());
    letter.from_name = settings.from_name;
    auto replies = mail::Mailer(settings.server).send({{settings.from, email, to_text(letter)}});
    return replies.at(0).taken == mail::Taken::kTaken;
  };
}

std::vector<std::unique_ptr<delivery::Provider>> providers(const Config& settings, const Clock& clock) {
  std::vector<std::unique_ptr<delivery::Provider>> found;
  if (!settings.wechat_app_id.empty())
    found.push_back(std::make_unique<delivery::wechat::WechatProvider>(wechat_settings(settings)));
  if (!settings.wecom_corp_id.empty())
    found.push_back(std::make_unique<delivery::wecom::WecomProvider>(clock, wecom_settings(settings)));
  if (!settings.dingtalk_app_key.empty())
    found.push_back(
        std::make_unique<delivery::dingtalk::DingtalkProvider>(clock, dingtalk_settings(settings)));
  return found;
}

std::vector<std::unique_ptr<delivery::Directory>> school_directories(const Config& settings,
                                                                     const Clock& clock) {
  std::vector<std::unique_ptr<delivery::Directory>> found;
  if (!settings.wecom_corp_id.empty())
    found.push_back(std::make_unique<delivery::wecom::WecomDirectory>(clock, wecom_settings(settings)));
  if (!settings.dingtalk_app_key.empty())
    found.push_back(
        std::make_unique<delivery::dingtalk::DingtalkDirectory>(clock, dingtalk_settings(settings)));
  return found;
}

std::string connected_page(const Config& settings) {
  return settings.public_url.empty() ? std::string() : settings.public_url + "/connected";
}

std::string web_push_public_point(const World& world) {
  return world.settings.web_push_contact.empty() ? std::string() : world.web_push_key.public_point();
}

delivery::ReceiptGates receipt_gates(World& world) {
  const auto& settings = world.settings;
  delivery::ReceiptGates gates{world.outbox, world.addresses, settings.receipt_secret, settings.wechat_token};
  if (!settings.wechat_aes_key.empty())
    gates.wechat_envelope.emplace(delivery::CallbackEnvelope::Settings{
        settings.wechat_token, settings.wechat_aes_key, settings.wechat_app_id});
  gates.directory_changed = [&world] { world.directories.changed(delivery::AddressKind::kWecom); };
  if (!settings.wecom_token.empty())
    gates.wecom_envelope.emplace(delivery::CallbackEnvelope::Settings{
        settings.wecom_token, settings.wecom_aes_key, settings.wecom_corp_id});
  return gates;
}

}  // namespace kith::app
