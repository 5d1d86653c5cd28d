// SPDX-License-Identifier: Apache-2.0
#include "platform/config/options.hpp"

#include <fmt/format.h>

#include <charconv>

namespace kith::config {
namespace {

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};

constexpr const char* kLevels = "debug, info, warning, error, off";

std::string capitals(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = char(c - 'a' + 'A');
  }
  return text;
}

}  // namespace

const std::vector<Option>& options() {
  static const std::vector<Option> table = {
      {.name = "database",
       .place = &Config::database,
       .sentence = "Where the data is: sqlite:FILE, or postgresql://USER:PASSWORD@HOST/NAME.",
       .is_secret = true},
      {.name = "data_folder",
       .place = &Config::data_folder,
       .sentence = "Folder for uploaded files, backups and, unless field_key is set, the field key."},
      {.name = "field_key",
       .place = &Config::field_key,
       .sentence =
           "64 hexadecimal digits that seal telephone and identity numbers; empty: kept in data_folder.",
       .is_secret = true},
      {.name = "listen",
       .place = &Config::listen,
       .sentence = "Address to listen on; 0.0.0.0 for all of IPv4."},
      {.name = "port",
       .place = &Config::port,
       .sentence = "Port to listen on; 0: any free one.",
       .least = 0,
       .most = 65535},
      {.name = "public_url",
       .place = &Config::public_url,
       .sentence = "Address people type, printed in links and codes; empty: made of listen and port."},
      {.name = "web_folder", .place = &Config::web_folder, .sentence = "Folder of the built web app."},
      {.name = "behind_proxy",
       .place = &Config::behind_proxy,
       .sentence =
           "Believe X-Forwarded-For and X-Forwarded-Proto; only when every request comes through a proxy."},
      {.name = "demo",
       .place = &Config::demo,
       .sentence = "Offer the role picker; for a demonstration district only."},
      {.name = "time_zone", .place = &Config::time_zone, .sentence = "The district's zone, an IANA name."},
      {.name = "log_level", .place = &Config::log_level, .sentence = "Least grave lines written to the log."},
      {.name = "read_workers",
       .place = &Config::read_workers,
       .sentence = "Threads that hold the connections and answer what only reads; as many again make papers.",
       .least = 1,
       .most = 256},
      {.name = "write_workers",
       .place = &Config::write_workers,
       .sentence = "Threads for requests that write; writes of several share one durable commit.",
       .least = 1,
       .most = 1024},
      {.name = "max_connections",
       .place = &Config::max_connections,
       .sentence = "Connections held open at once, event streams among them.",
       .least = 16,
       .most = 200'000},
      {.name = "most_image_bytes",
       .place = &Config::most_image_bytes,
       .sentence = "Largest picture that may be attached, in bytes, as it is sent.",
       .least = 64 * 1024,
       .most = 20 * 1024 * 1024},
      {.name = "most_file_bytes",
       .place = &Config::most_file_bytes,
       .sentence = "Largest document that may be attached, in bytes.",
       .least = 64 * 1024,
       .most = 50 * 1024 * 1024},
      {.name = "hook_url",
       .place = &Config::hook_url,
       .sentence = "Where messages to families are posted as signed JSON (http or https); empty: they stay "
                   "in the app."},
      {.name = "hook_secret",
       .place = &Config::hook_secret,
       .sentence =
           "Shared with the other end of hook_url; signs what is posted and the receipts that come back.",
       .is_secret = true},
      {.name = "mail_server",
       .place = &Config::mail_server,
       .sentence = "The mail server: smtp://HOST:587 (TLS begins within), smtps://HOST:465, or "
                   "smtp://127.0.0.1:25 (plain, on this machine only); empty: no mail."},
      {.name = "mail_user",
       .place = &Config::mail_user,
       .sentence = "Signs in to mail_server; empty: no sign-in."},
      {.name = "mail_password",
       .place = &Config::mail_password,
       .sentence = "Of mail_user.",
       .is_secret = true},
      {.name = "mail_authority",
       .place = &Config::mail_authority,
       .sentence = "File of the authority behind the mail server's certificate; empty: those of the "
                   "system."},
      {.name = "mail_from", .place = &Config::mail_from, .sentence = "Address that mail comes from."},
      {.name = "mail_from_name",
       .place = &Config::mail_from_name,
       .sentence = "Name beside mail_from, for instance the district's."},
      {.name = "aliyun_sms_key_id",
       .place = &Config::aliyun_sms_key_id,
       .sentence = "AccessKey of Alibaba Cloud that may send text messages; empty: none are sent so."},
      {.name = "aliyun_sms_key_secret",
       .place = &Config::aliyun_sms_key_secret,
       .sentence = "Secret of aliyun_sms_key_id.",
       .is_secret = true},
      {.name = "aliyun_sms_sign_name",
       .place = &Config::aliyun_sms_sign_name,
       .sentence = "Approved signature (签名) of the text messages."},
      {.name = "aliyun_sms_template",
       .place = &Config::aliyun_sms_template,
       .sentence = "Code of an approved template with the parameters title and path; the site's address "
                   "stands in the template itself."},
      {.name = "tencent_sms_secret_id",
       .place = &Config::tencent_sms_secret_id,
       .sentence = "SecretId of Tencent Cloud that may send text messages; empty: none are sent so."},
      {.name = "tencent_sms_secret_key",
       .place = &Config::tencent_sms_secret_key,
       .sentence = "Key of tencent_sms_secret_id.",
       .is_secret = true},
      {.name = "tencent_sms_app_id",
       .place = &Config::tencent_sms_app_id,
       .sentence = "SmsSdkAppId of the text messages."},
      {.name = "tencent_sms_sign_name",
       .place = &Config::tencent_sms_sign_name,
       .sentence = "Approved signature (签名) of the text messages."},
      {.name = "tencent_sms_template",
       .place = &Config::tencent_sms_template,
       .sentence = "Number of an approved template: {1} is the title, {2} the link without scheme and "
                   "host."},
      {.name = "wecom_corp_id",
       .place = &Config::wecom_corp_id,
       .sentence = "Corporation of WeCom (企业微信) whose notices to families are used; empty: none."},
      {.name = "wecom_secret",
       .place = &Config::wecom_secret,
       .sentence = "Secret of the app that parents may use.",
       .is_secret = true},
      {.name = "wecom_agent_id", .place = &Config::wecom_agent_id, .sentence = "Number of that app."},
      {.name = "wecom_url",
       .place = &Config::wecom_url,
       .sentence = "Where WeCom is asked; another address for a WeCom of one's own (私有部署)."},
      {.name = "wecom_token",
       .place = &Config::wecom_token,
       .sentence =
           "Token of the app's message settings (接收消息); with wecom_aes_key, what WeCom says of its "
           "directory is believed.",
       .is_secret = true},
      {.name = "wecom_aes_key",
       .place = &Config::wecom_aes_key,
       .sentence = "EncodingAESKey of the same settings.",
       .is_secret = true},
      {.name = "dingtalk_app_key",
       .place = &Config::dingtalk_app_key,
       .sentence = "App of DingTalk (钉钉) that sends work notifications; empty: none."},
      {.name = "dingtalk_app_secret",
       .place = &Config::dingtalk_app_secret,
       .sentence = "Secret of dingtalk_app_key.",
       .is_secret = true},
      {.name = "dingtalk_agent_id", .place = &Config::dingtalk_agent_id, .sentence = "Number of that app."},
      {.name = "wechat_app_id",
       .place = &Config::wechat_app_id,
       .sentence = "WeChat service account (服务号) that sends template messages; empty: none."},
      {.name = "wechat_app_secret",
       .place = &Config::wechat_app_secret,
       .sentence = "Secret of wechat_app_id.",
       .is_secret = true},
      {.name = "wechat_template",
       .place = &Config::wechat_template,
       .sentence = "Identifier of the template."},
      {.name = "wechat_title_field",
       .place = &Config::wechat_title_field,
       .sentence = "Field of the template that carries the title."},
      {.name = "wechat_token",
       .place = &Config::wechat_token,
       .sentence = "Token of the account's message settings; proves the events that WeChat calls back "
                   "with.",
       .is_secret = true},
      {.name = "wechat_aes_key",
       .place = &Config::wechat_aes_key,
       .sentence = "EncodingAESKey of the message settings; empty: events come in plain mode.",
       .is_secret = true},
      {.name = "web_push_contact",
       .place = &Config::web_push_contact,
       .sentence = "mailto: or https: address by which push services reach the operator; empty: no Web "
                   "Push."},
      {.name = "receipt_secret",
       .place = &Config::receipt_secret,
       .sentence = "Ends the addresses at which Alibaba Cloud and Tencent Cloud leave their receipts; "
                   "empty: theirs are refused.",
       .is_secret = true},
  };
  return table;
}

std::string variable_of(const Option& option) { return "KITH_" + capitals(option.name); }

std::string type_of(const Option& option) {
  return std::visit(
      Overloaded{[](std::string Config::*) { return std::string("text"); },
                 [&](int Config::*) { return fmt::format("number, {} … {}", option.least, option.most); },
                 [](bool Config::*) { return std::string("true or false"); },
                 [](log::Level Config::*) { return fmt::format("one of {}", kLevels); }},
      option.place);
}

std::string text_of(const Option& option, const Config& config) {
  return std::visit(
      Overloaded{[&](std::string Config::*place) { return config.*place; },
                 [&](int Config::*place) { return std::to_string(config.*place); },
                 [&](bool Config::*place) { return std::string(config.*place ? "true" : "false"); },
                 [&](log::Level Config::*place) { return to_text(config.*place); }},
      option.place);
}

std::optional<std::string> set_number(const Option& option, std::int64_t number, Config& config) {
  auto place = std::get_if<int Config::*>(&option.place);
  if (!place) return fmt::format("expects {}", type_of(option));
  if (number < option.least || number > option.most)
    return fmt::format("{} is not within {} … {}", number, option.least, option.most);
  config.*(*place) = static_cast<int>(number);
  return std::nullopt;
}

std::optional<std::string> set_from_text(const Option& option, const std::string& text, Config& config) {
  auto expects = [&] { return fmt::format("expects {}", type_of(option)); };
  if (auto place = std::get_if<std::string Config::*>(&option.place)) {
    config.*(*place) = text;
  } else if (auto place = std::get_if<bool Config::*>(&option.place)) {
    if (text != "true" && text != "false") return expects();
    config.*(*place) = text == "true";
  } else if (auto place = std::get_if<log::Level Config::*>(&option.place)) {
    auto level = parse_enum<log::Level>(text);
    if (!level) return expects();
    config.*(*place) = *level;
  } else {
    std::int64_t number = 0;
    auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc{} || end != text.data() + text.size()) return expects();
    return set_number(option, number, config);
  }
  return std::nullopt;
}

}  // namespace kith::config
