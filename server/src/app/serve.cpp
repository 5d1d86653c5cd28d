// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "app/background.hpp"
#include "app/commands.hpp"
#include "app/daily.hpp"
#include "app/mornings.hpp"
#include "app/world.hpp"
#include "people/directory_store.hpp"
#include "platform/http/operations.hpp"
#include "platform/http/server.hpp"
#include "platform/http/static_files.hpp"

namespace kith::app {
namespace {

// A database that cannot be asked throws, which is answered with 500.
bool is_healthy(db::Db& db) {
  return db.read([](db::Session& session) { return people::school_ids(session), true; });
}

int serve(const config::Config& settings) {
  log::start(settings.log_level);
  World world(settings);
  http::Router router(
      http::with_operations(world.routes(), {.is_healthy = [&] { return is_healthy(*world.db); },
                                             .metrics = &world.metrics,
                                             .version = kVersion}),
      {.authenticate =
           [&](const std::string& token, const std::string& identity) {
             return world.sign_in.sessions.authenticate(token, identity);
           },
       .is_demo = world.is_demo(),
       .metrics = &world.metrics});
  http::StaticFiles files(settings.web_folder);
  http::Server server({.address = settings.listen,
                       .port = std::uint16_t(settings.port),
                       .read_workers = std::size_t(settings.read_workers),
                       .write_workers = std::size_t(settings.write_workers),
                       .max_connections = std::size_t(settings.max_connections),
                       .behind_proxy = settings.behind_proxy},
                      {.router = router,
                       .clock = world.clock,
                       .files = &files,
                       .hub = &world.hub,
                       .topics_of = [&](const access::Caller& caller) { return world.topics_of(caller); },
                       .metrics = &world.metrics});
  server.start();
  const Mornings mornings(*world.db, world.clock, world.norms, world.hub);
  DailyRound nights(world.clock, {"night", kMinuteOfNight, [&] { do_daily_round(world); }});
  DailyRound days(world.clock, {"morning", kMorningBegins, [&] { mornings.begin(); }});
  const Background background(world);
  std::cerr << "Kith · 家校同心  http://" << settings.listen << ':' << server.port() << '\n';
  print_demo_sign_ins(*world.db, world.identities, std::cerr);
  if (files.empty()) std::cerr << "(no web app in " << settings.web_folder << ": only the API is served)\n";
  server.wait_for_signal();
  server.stop();
  return 0;
}

}  // namespace

Command serve_command(const config::Config& settings) {
  Command command{.name = "serve",
                  .usage = "[--listen ADDRESS] [--port PORT]",
                  .summary = "Serves the web app and its API until told to stop."};
  command.described.add_options()("listen", options::value<std::string>(), "address to listen on")(
      "port", options::value<int>(), "port to listen on; 0 takes any free one");
  command.run = [settings](const options::variables_map& given) {
    auto own = settings;
    if (given.count("listen")) own.listen = given["listen"].as<std::string>();
    if (given.count("port")) own.port = given["port"].as<int>();
    return serve(own);
  };
  return command;
}

}  // namespace kith::app
