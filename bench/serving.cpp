// SPDX-License-Identifier: Apache-2.0
#include "bench/serving.hpp"

#include <fstream>
#include <thread>

#include "bench/client.hpp"
#include "bench/samples.hpp"
#include "platform/secrets/encoding.hpp"

namespace kith::bench {
namespace {

constexpr double kPatience = 20, kMostSettling = 300;  // seconds
// So little processor time in a second is none.
constexpr double kIdle = 0.02;

}  // namespace

std::unique_ptr<Program> start_serving(const Plan& plan, const District& district, int port,
                                       const std::vector<std::string>& settings) {
  auto begun = Stopwatch::now();
  const auto& folder = district.database.folder();
  std::vector<std::string> all{
      "KITH_DATABASE=" + district.database.url(), "KITH_DATA_FOLDER=" + folder.string(),
      "KITH_WEB_FOLDER=" + (folder / "web").string(), "KITH_FIELD_KEY=" + secrets::hex(kKey)};
  all.insert(all.end(), settings.begin(), settings.end());
  auto program = std::make_unique<Program>(
      std::vector<std::string>{plan.program, "serve", "--port", std::to_string(port)}, all, folder / "log");
  while (!answers(port, "/healthz")) {
    if (seconds_since(begun) > kPatience) throw std::runtime_error("the program does not answer");
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return program;
}

void let_settle(const Program& program) {
  auto begun = Stopwatch::now();
  for (double before = -1, now = program.cpu_seconds(); now - before > kIdle; now = program.cpu_seconds()) {
    if (seconds_since(begun) > kMostSettling) throw std::runtime_error("the program does not come to rest");
    before = now;
    std::this_thread::sleep_for(std::chrono::seconds(1));
  }
}

Serving::Serving(const Plan& plan, const std::vector<std::pair<std::string, std::string>>& files) {
  people::Identities identities(district_.clock);
  cast_ = demo::demo_sign_ins(district_.db(), identities);
  auto web = district_.database.folder() / "web";
  std::filesystem::create_directory(web);
  for (const auto& [name, text] : files) std::ofstream(web / name) << text;
  district_.database.close();
  port_ = free_port();
  program_ = start_serving(plan, district_, port_);
  let_settle(*program_);
}

std::string Serving::session_of(std::uint32_t role) const {
  for (const auto& one : cast_)
    if (one.roles & role) return signed_in(port_, one.login, std::string(demo::kDemoPassword));
  throw std::runtime_error("nobody in the cast has the role");
}

}  // namespace kith::bench
