// SPDX-License-Identifier: Apache-2.0
#include "platform/config/config.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "platform/config/options.hpp"
#include "platform/mail/mail.hpp"
#include "platform/mail/mailer.hpp"

namespace kith::config {
namespace {

constexpr std::string_view kPrefix = "KITH_";
constexpr const char* kFileVariable = "KITH_CONFIG";
// Variables of the test programs, which may surround a server under test.
constexpr std::string_view kTestPrefix = "KITH_TEST_";

const Option* option_named(std::string_view name) {
  auto found = std::find_if(options().begin(), options().end(),
                            [&](const Option& option) { return option.name == name; });
  return found == options().end() ? nullptr : &*found;
}

void note(Loaded& loaded, const std::string& where, const Option& option,
          const std::optional<std::string>& wrong, const char* source) {
  if (wrong)
    loaded.mistakes.push_back(where + ": " + *wrong);
  else
    loaded.sources[option.name] = source;
}

std::optional<std::string> set_from_toml(const Option& option, const toml::node& node, Config& config) {
  if (const auto* text = node.as_string()) {
    bool wants_text = !std::holds_alternative<int Config::*>(option.place) &&
                      !std::holds_alternative<bool Config::*>(option.place);
    if (wants_text) return set_from_text(option, text->get(), config);
  } else if (const auto* number = node.as_integer()) {
    return set_number(option, number->get(), config);
  } else if (const auto* truth = node.as_boolean()) {
    if (auto place = std::get_if<bool Config::*>(&option.place)) {
      config.*(*place) = truth->get();
      return std::nullopt;
    }
  }
  return fmt::format("expects {}", type_of(option));
}

void read_file(const std::filesystem::path& file, Loaded& loaded) {
  toml::table table;
  try {
    table = toml::parse_file(file.string());
  } catch (const toml::parse_error& problem) {
    loaded.mistakes.push_back(
        fmt::format("{}, line {}: {}", file.string(), problem.source().begin.line, problem.description()));
    return;
  }
  for (const auto& [key, node] : table) {
    auto where = fmt::format("{}: {}", file.string(), key.str());
    const auto* option = option_named(key.str());
    if (!option)
      loaded.mistakes.push_back(where + ": no such option");
    else
      note(loaded, where, *option, set_from_toml(*option, node, loaded.config), "file");
  }
}

// The content of a secret's file without the line end that editors leave.
std::optional<std::string> secret_in(const std::string& file) {
  std::ifstream in(file);
  if (!in) return std::nullopt;
  std::string text(std::istreambuf_iterator<char>(in), {});
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  return text;
}

void read_secret_file(const Option& option, const std::string& variable, const std::string& file,
                      Loaded& loaded) {
  auto secret = secret_in(file);
  if (!secret)
    loaded.mistakes.push_back(fmt::format("{}: cannot read {}", variable, file));
  else
    note(loaded, variable, option, set_from_text(option, *secret, loaded.config), "environment");
}

void read_environment(Environment left, Loaded& loaded) {
  left.erase(kFileVariable);
  for (const auto& option : options()) {
    auto variable = variable_of(option);
    auto value = left.extract(variable);
    auto twin = option.is_secret ? left.extract(variable + "_FILE") : Environment::node_type{};
    if (value && twin)
      loaded.mistakes.push_back(fmt::format("{0} and {0}_FILE are both set", variable));
    else if (value)
      note(loaded, variable, option, set_from_text(option, value.mapped(), loaded.config), "environment");
    else if (twin)
      read_secret_file(option, variable + "_FILE", twin.mapped(), loaded);
  }
  for (const auto& [variable, value] : left) {
    if (!variable.starts_with(kTestPrefix)) loaded.mistakes.push_back(variable + ": no such option");
  }
}

using Place = std::string Config::*;
// What a channel needs is there together or not at all.
const std::vector<std::vector<std::pair<const char*, Place>>> kTogether{
    {{"hook_url", &Config::hook_url}, {"hook_secret", &Config::hook_secret}},
    {{"mail_server", &Config::mail_server}, {"mail_from", &Config::mail_from}},
    {{"mail_user", &Config::mail_user}, {"mail_password", &Config::mail_password}},
    {{"aliyun_sms_key_id", &Config::aliyun_sms_key_id},
     {"aliyun_sms_key_secret", &Config::aliyun_sms_key_secret},
     {"aliyun_sms_sign_name", &Config::aliyun_sms_sign_name},
     {"aliyun_sms_template", &Config::aliyun_sms_template}},
    {{"tencent_sms_secret_id", &Config::tencent_sms_secret_id},
     {"tencent_sms_secret_key", &Config::tencent_sms_secret_key},
     {"tencent_sms_app_id", &Config::tencent_sms_app_id},
     {"tencent_sms_sign_name", &Config::tencent_sms_sign_name},
     {"tencent_sms_template", &Config::tencent_sms_template}},
    {{"wecom_corp_id", &Config::wecom_corp_id},
     {"wecom_secret", &Config::wecom_secret},
     {"wecom_agent_id", &Config::wecom_agent_id}},
    {{"wecom_token", &Config::wecom_token}, {"wecom_aes_key", &Config::wecom_aes_key}},
    {{"dingtalk_app_key", &Config::dingtalk_app_key},
     {"dingtalk_app_secret", &Config::dingtalk_app_secret},
     {"dingtalk_agent_id", &Config::dingtalk_agent_id}},
    {{"wechat_app_id", &Config::wechat_app_id},
     {"wechat_app_secret", &Config::wechat_app_secret},
     {"wechat_template", &Config::wechat_template}}};

bool is_number(const std::string& text) {
  return text.size() <= 18 && text.find_first_not_of("0123456789") == text.npos;
}

constexpr std::size_t kAesKeyLetters = 43;

// Secrets stand in what is asked.
bool is_asked_safely(const std::string& url) {
  return url.starts_with("https://") || url.starts_with("http://127.0.0.1:");
}

bool is_contact(const std::string& text) {
  return text.starts_with("mailto:") || text.starts_with("https://");
}

void check_channels(Loaded& loaded) {
  const auto& config = loaded.config;
  for (const auto& group : kTogether) {
    std::string names;
    std::size_t given = 0;
    for (const auto& [name, place] : group) {
      names += (names.empty() ? "" : ", ") + std::string(name);
      given += !(config.*place).empty();
    }
    if (given != 0 && given != group.size()) loaded.mistakes.push_back(names + ": some without the others");
  }
  auto demand = [&](const std::string& text, bool holds, const char* mistake) {
    if (!text.empty() && !holds) loaded.mistakes.push_back(mistake);
  };
  demand(config.mail_server, mail::is_mail_server(config.mail_server),
         "mail_server: expects smtp://HOST or smtps://HOST, without a user");
  demand(config.mail_from, mail::is_mail_address(config.mail_from), "mail_from: is no mail address");
  demand(config.wecom_agent_id, is_number(config.wecom_agent_id), "wecom_agent_id: expects a number");
  demand(config.dingtalk_agent_id, is_number(config.dingtalk_agent_id),
         "dingtalk_agent_id: expects a number");
  demand(config.wecom_url, is_asked_safely(config.wecom_url),
         "wecom_url: expects https://HOST, or http:// of this machine itself");
  demand(config.wecom_aes_key, config.wecom_aes_key.size() == kAesKeyLetters,
         "wecom_aes_key: expects 43 letters and digits");
  demand(config.wechat_aes_key, config.wechat_aes_key.size() == kAesKeyLetters,
         "wechat_aes_key: expects 43 letters and digits");
  demand(config.web_push_contact, is_contact(config.web_push_contact),
         "web_push_contact: expects mailto:ADDRESS or https://…");
}

}  // namespace

Environment environment() {
  Environment found;
  for (char** at = environ; *at; ++at) {
    std::string_view pair = *at;
    auto equals = pair.find('=');
    if (pair.starts_with(kPrefix) && equals != pair.npos)
      found.emplace(pair.substr(0, equals), pair.substr(equals + 1));
  }
  return found;
}

Loaded load(const std::filesystem::path& file, const Environment& environment) {
  Loaded loaded;
  for (const auto& option : options()) loaded.sources[option.name] = "default";
  auto named = environment.find(kFileVariable);
  auto path = named == environment.end() ? file : std::filesystem::path(named->second);
  if (std::filesystem::exists(path))
    read_file(path, loaded);
  else if (named != environment.end())
    loaded.mistakes.push_back(fmt::format("{}: there is no {}", kFileVariable, path.string()));
  read_environment(environment, loaded);
  check_channels(loaded);
  return loaded;
}

std::vector<Setting> settings(const Loaded& loaded) {
  std::vector<Setting> found;
  for (const auto& option : options()) {
    const auto& source = loaded.sources.at(option.name);
    bool is_hidden = option.is_secret && source != "default";
    found.push_back({option.name, is_hidden ? "***" : text_of(option, loaded.config), source});
  }
  return found;
}

std::string reference() {
  std::string page =
      "# Configuration\n\n"
      "Read once at start: defaults, then `kith.toml` (or the file named by `KITH_CONFIG`), then the "
      "environment.\n"
      "A start with a mistake lists every mistake and ends. `kith config` shows what is in force.\n"
      "A secret may be given as `…_FILE`, the path of a file that holds it.\n\n"
      "| in the file | in the environment | value | default | meaning |\n|---|---|---|---|---|\n";
  for (const auto& option : options()) {
    auto preset = text_of(option, Config{});
    page += fmt::format("| `{}` | `{}{}` | {} | {} | {} |\n", option.name, variable_of(option),
                        option.is_secret ? "[_FILE]" : "", type_of(option),
                        preset.empty() ? "" : '`' + preset + '`', option.sentence);
  }
  return page;
}

}  // namespace kith::config
