// SPDX-License-Identifier: Apache-2.0
// What an operator may set, read once at start: defaults, then a TOML file, then KITH_ variables of the
// environment. Everything is checked together and all mistakes are told at once. The only place that reads
// the environment.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "platform/log/log.hpp"

namespace kith::config {

// The members' meaning, ranges and defaults are said once, in the table of options.cpp.
struct Config {
  std::string database = "sqlite:data/kith.db";
  std::string data_folder = "data";
  std::string field_key = {};
  std::string listen = "127.0.0.1";
  int port = 8080;
  std::string public_url = {};
  std::string web_folder = "web/dist";
  bool behind_proxy = false;
  bool demo = false;
  std::string time_zone = "Asia/Shanghai";
  log::Level log_level = log::Level::kInfo;
  int read_workers = 4;
  int write_workers = 64;
  int max_connections = 20'000;
  int most_image_bytes = 20 * 1024 * 1024;
  int most_file_bytes = 10 * 1024 * 1024;
  std::string hook_url = {};
  std::string hook_secret = {};
  std::string mail_server = {};
  std::string mail_user = {};
  std::string mail_password = {};
  std::string mail_authority = {};
  std::string mail_from = {};
  std::string mail_from_name = {};
  std::string aliyun_sms_key_id = {};
  std::string aliyun_sms_key_secret = {};
  std::string aliyun_sms_sign_name = {};
  std::string aliyun_sms_template = {};
  std::string tencent_sms_secret_id = {};
  std::string tencent_sms_secret_key = {};
  std::string tencent_sms_app_id = {};
  std::string tencent_sms_sign_name = {};
  std::string tencent_sms_template = {};
  std::string wecom_corp_id = {};
  std::string wecom_secret = {};
  std::string wecom_agent_id = {};
  std::string wecom_url = "https://qyapi.weixin.qq.com";
  std::string wecom_token = {};
  std::string wecom_aes_key = {};
  std::string dingtalk_app_key = {};
  std::string dingtalk_app_secret = {};
  std::string dingtalk_agent_id = {};
  std::string wechat_app_id = {};
  std::string wechat_app_secret = {};
  std::string wechat_template = {};
  std::string wechat_title_field = "thing1";
  std::string wechat_token = {};
  std::string wechat_aes_key = {};
  std::string web_push_contact = {};
  std::string receipt_secret = {};
};

using Environment = std::map<std::string, std::string>;

// The KITH_ variables of this process.
Environment environment();

struct Loaded {
  Config config;
  std::map<std::string, std::string> sources;  // option → "default", "file" or "environment"
  std::vector<std::string> mistakes;  // for the operator, in English; do not start when there are any
};

// `file` may be missing unless KITH_CONFIG names it. Never throws for what an operator may have written.
Loaded load(const std::filesystem::path& file, const Environment& environment);

// One line of `kith config`. Secrets that are set read "***".
struct Setting {
  std::string name;
  std::string value;
  std::string source;
};
KITH_DESCRIBE(Setting, (name, value, source))

std::vector<Setting> settings(const Loaded& loaded);

// The reference page, in Markdown.
std::string reference();

}  // namespace kith::config
