// SPDX-License-Identifier: Apache-2.0
// kith mail-bounces: letters that come back, as a mail server hands them over.
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>

#include "app/commands.hpp"
#include "app/world.hpp"
#include "delivery/mail/bounces.hpp"
#include "platform/mail/delivery_report.hpp"

namespace kith::app {
namespace {

// What a mail server takes for "keep it and come again" (EX_TEMPFAIL of sysexits.h).
constexpr int kComeAgain = 75;

// No more than a report may have; one byte more, so that a longer one is told from it.
std::string read_mail(std::istream& in) {
  std::string mail(mail::kLongestReport + 1, '\0');
  in.read(mail.data(), std::streamsize(mail.size()));
  mail.resize(std::size_t(in.gcount()));
  return mail;
}

int take_one(const delivery::Bounces& bounces) {
  std::cerr << "kith mail-bounces: " << to_text(bounces.take(read_mail(std::cin))) << '\n';
  return 0;
}

// As maildir(5) has it: what was looked at goes from new to cur, and counts as seen.
int take_all(const delivery::Bounces& bounces, const std::filesystem::path& maildir) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(maildir / "new"))
    if (entry.is_regular_file()) files.push_back(entry.path());
  std::filesystem::create_directories(maildir / "cur");
  std::map<delivery::Bounce, int> counts;
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read a mail of " + maildir.string());
    ++counts[bounces.take(read_mail(in))];
    std::filesystem::rename(file, maildir / "cur" / (file.filename().string() + ":2,S"));
  }
  for (const auto& [bounce, count] : counts)
    std::cerr << "kith mail-bounces: " << to_text(bounce) << ' ' << count << '\n';
  return 0;
}

int take_bounces(const config::Config& settings, const std::string& maildir) {
  try {
    World world(settings);
    const delivery::Bounces bounces(*world.db, world.sealer, world.outbox);
    return maildir.empty() ? take_one(bounces) : take_all(bounces, maildir);
  } catch (const std::exception& broken) {
    // Not 1, at which a mail server throws the report away.
    std::cerr << "kith mail-bounces: " << broken.what() << '\n';
    return kComeAgain;
  }
}

}  // namespace

Command mail_bounces_command(const config::Config& settings) {
  Command command{
      .name = "mail-bounces",
      .usage = "[--maildir DIR]",
      .summary = "Takes mail that came back (RFC 3464), one on standard input or all of a maildir."};
  command.described.add_options()("maildir", options::value<std::string>(),
                                  "folder whose new mails are read; those read go to cur");
  command.run = [settings](const options::variables_map& given) {
    return take_bounces(settings, given.count("maildir") ? given["maildir"].as<std::string>() : "");
  };
  return command;
}

}  // namespace kith::app
