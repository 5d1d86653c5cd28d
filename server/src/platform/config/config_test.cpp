// SPDX-License-Identifier: Apache-2.0
#include "platform/config/config.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "tests/source_root.hpp"

namespace kith::config {
namespace {

namespace fs = std::filesystem;

class Configuring : public testing::Test {
 protected:
  Configuring() : folder_(fs::temp_directory_path() / ("kith-config-" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
  }
  ~Configuring() override { fs::remove_all(folder_); }

  fs::path file(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name) << text;
    return folder_ / name;
  }
  bool is_told(const Loaded& loaded, std::string_view part) {
    for (const auto& mistake : loaded.mistakes) {
      if (mistake.find(part) != std::string::npos) return true;
    }
    return false;
  }

  fs::path folder_;
};

TEST_F(Configuring, NeedsNothing) {
  auto loaded = load(folder_ / "none.toml", {});
  EXPECT_TRUE(loaded.mistakes.empty());
  EXPECT_EQ(loaded.config.database, "sqlite:data/kith.db");
  EXPECT_EQ(loaded.config.listen, "127.0.0.1");
  EXPECT_EQ(loaded.config.port, 8080);
}

TEST_F(Configuring, LetsTheEnvironmentWinOverTheFile) {
  auto path = file("kith.toml", "port = 9000\ndemo = true\nlog_level = \"warning\"\n");
  auto loaded = load(path, {{"KITH_PORT", "9001"}});
  EXPECT_TRUE(loaded.mistakes.empty());
  EXPECT_EQ(loaded.config.port, 9001);
  EXPECT_TRUE(loaded.config.demo);
  EXPECT_EQ(loaded.config.log_level, log::Level::kWarning);
  EXPECT_EQ(loaded.sources.at("port"), "environment");
  EXPECT_EQ(loaded.sources.at("demo"), "file");
  EXPECT_EQ(loaded.sources.at("listen"), "default");
}

TEST_F(Configuring, TellsAllMistakesAtOnce) {
  auto path =
      file("kith.toml", "port = 70000\ndemo = \"yes\"\nread_workers = 2.5\ncolour = 1\n[http]\nport = 1\n");
  auto loaded = load(
      path,
      {{"KITH_LOG_LEVEL", "loud"}, {"KITH_WRITE_WORKERS", "many"}, {"KITH_PROT", "1"}, {"KITH_TEST_X", "1"}});
  for (const char* part :
       {"port: 70000 is not within 0 … 65535", "demo: expects true or false", "read_workers: expects number",
        "colour: no such option", "http: no such option", "KITH_LOG_LEVEL: expects one of debug, info",
        "KITH_WRITE_WORKERS: expects number", "KITH_PROT: no such option"}) {
    EXPECT_TRUE(is_told(loaded, part)) << part;
  }
  EXPECT_EQ(loaded.mistakes.size(), 8u);
}

TEST_F(Configuring, NamesTheLineOfBrokenToml) {
  auto loaded = load(file("kith.toml", "port = 1\nport port\n"), {});
  EXPECT_TRUE(is_told(loaded, "line 2"));
}

TEST_F(Configuring, ReadsSecretsFromFiles) {
  auto secret = file("password", "postgresql://kith:hidden@db/kith\n");
  auto loaded = load(folder_ / "none.toml", {{"KITH_DATABASE_FILE", secret.string()}});
  EXPECT_TRUE(loaded.mistakes.empty());
  EXPECT_EQ(loaded.config.database, "postgresql://kith:hidden@db/kith");
  EXPECT_TRUE(is_told(load("none", {{"KITH_DATABASE_FILE", "/nowhere"}}), "cannot read /nowhere"));
  EXPECT_TRUE(
      is_told(load("none", {{"KITH_DATABASE_FILE", secret.string()}, {"KITH_DATABASE", "x"}}), "both set"));
  EXPECT_TRUE(is_told(load("none", {{"KITH_PORT_FILE", secret.string()}}), "KITH_PORT_FILE: no such option"));
}

TEST_F(Configuring, MissesAFileThatWasNamed) {
  EXPECT_TRUE(is_told(load("none", {{"KITH_CONFIG", "/nowhere.toml"}}), "/nowhere.toml"));
  auto path = file("other.toml", "port = 9002\n");
  EXPECT_EQ(load("none", {{"KITH_CONFIG", path.string()}}).config.port, 9002);
}

TEST_F(Configuring, ShowsNoSecret) {
  auto loaded =
      load("none", {{"KITH_DATABASE", "postgresql://kith:hidden@db/kith"}, {"KITH_FIELD_KEY", "abcdef"}});
  for (const auto& setting : settings(loaded)) {
    EXPECT_EQ(setting.value.find("hidden"), std::string::npos);
    EXPECT_EQ(setting.value.find("abcdef"), std::string::npos);
  }
  EXPECT_EQ(settings(loaded).at(0).value, "***");
  EXPECT_EQ(settings(load("none", {})).at(0).value, "sqlite:data/kith.db");
}

TEST(TheReferencePage, IsTheGeneratedOne) {
  std::ifstream in(source_root() / "docs/configuration.md");
  std::ostringstream page;
  page << in.rdbuf();
  EXPECT_EQ(page.str(), reference()) << "write it anew: kith config --reference > docs/configuration.md";
}

TEST_F(Configuring, RefusesAHookThatNothingSigns) {
  EXPECT_EQ(load("", {{"KITH_HOOK_URL", "https://hook.example"}}).mistakes.size(), 1u);
  EXPECT_EQ(load("", {{"KITH_HOOK_SECRET", "secret"}}).mistakes.size(), 1u);
  EXPECT_TRUE(
      load("", {{"KITH_HOOK_URL", "https://hook.example"}, {"KITH_HOOK_SECRET", "secret"}}).mistakes.empty());
}

TEST_F(Configuring, ChecksTheWaysOutOfTheApp) {
  const Environment mail{{"KITH_MAIL_SERVER", "smtp://mail.example"}, {"KITH_MAIL_FROM", "a@b.example"}};
  EXPECT_TRUE(load("", mail).mistakes.empty());
  auto with = [&](const char* name, const char* value) {
    auto changed = mail;
    changed[name] = value;
    return load("", changed);
  };
  EXPECT_TRUE(is_told(with("KITH_MAIL_SERVER", "mail.example"), "mail_server"));
  EXPECT_TRUE(is_told(with("KITH_MAIL_FROM", "a\r\nb"), "mail_from"));
  EXPECT_TRUE(is_told(with("KITH_MAIL_SERVER", ""), "mail_server, mail_from"));
  EXPECT_TRUE(is_told(with("KITH_ALIYUN_SMS_KEY_ID", "id"), "aliyun_sms_key_secret"));
  EXPECT_TRUE(is_told(with("KITH_WECOM_AGENT_ID", "seven"), "expects a number"));
  EXPECT_TRUE(is_told(with("KITH_WECOM_URL", "http://wecom.example"), "wecom_url")) << "secrets in the clear";
  EXPECT_TRUE(is_told(with("KITH_WECOM_TOKEN", "token"), "wecom_token, wecom_aes_key"));
  EXPECT_TRUE(is_told(with("KITH_WECOM_AES_KEY", "short"), "wecom_aes_key"));
  EXPECT_TRUE(is_told(with("KITH_WEB_PUSH_CONTACT", "it"), "web_push_contact"));
}

}  // namespace
}  // namespace kith::config
