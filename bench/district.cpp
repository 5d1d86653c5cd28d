// SPDX-License-Identifier: Apache-2.0
#include "bench/district.hpp"

#include <fstream>
#include <iostream>
#include <vector>

#include "bench/samples.hpp"
#include "platform/db/postgres_connection.hpp"

namespace kith::bench {
namespace {

const Date kToday = make_date(2026, 12, 12);
constexpr const char* kReadAll =
    "do $$ begin perform pg_prewarm(oid) from pg_class where relkind in ('r', 'i') and relnamespace = "
    "'public'::regnamespace; end $$";

}  // namespace

std::string engine_name(db::Engine engine) { return engine == db::Engine::kSqlite ? "sqlite" : "postgres"; }

FreshDatabase::FreshDatabase(db::Engine engine) : engine_(engine) {
  if (engine == db::Engine::kPostgres) {
    cluster_ = std::make_unique<db::PostgresCluster>(db::Durability::kFull);
    url_ = cluster_->url(cluster_->make_database());
  } else {
    url_ = (folder_.path() / "kith.db").string();
  }
  db_ = db::open({.url = url_});
}

void FreshDatabase::settle() {
  if (engine_ == db::Engine::kPostgres) {
    for (const char* work :
         {"vacuum analyze", "checkpoint", "create extension if not exists pg_prewarm", kReadAll})
      db::PostgresConnection(url_).script("bench.settle", work);
  } else {
    std::ifstream file(url_, std::ios::binary);
    std::vector<char> part(1 << 20);
    while (file.read(part.data(), static_cast<std::streamsize>(part.size()))) continue;
  }
}

District::District(db::Engine engine, const demo::DemoOptions& options)
    : database(engine), clock(SystemClock().at(kToday, 7 * 60)) {
  ledger.listen(norms);
  auto wanted = options;
  wanted.today = kToday;
  seconds_to_make =
      seconds_of([&] { report = demo::make_demo(database.db(), clock, kKey, wanted, std::cerr).value(); });
  database.settle();
}

}  // namespace kith::bench
