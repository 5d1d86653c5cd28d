// SPDX-License-Identifier: Apache-2.0
// Durable confirmations against a bare SQLite connection that commits a hundred rows at a time, on the same
// table in the same run: 64 writers at db.write, and 64 connections over HTTP, each request with a session of
// its own guardian.
#include <fmt/format.h>
#include <sqlite3.h>

#include <atomic>
#include <map>
#include <thread>

#include "bench/client.hpp"
#include "bench/samples.hpp"
#include "bench/serving.hpp"
#include "ledger/asks.hpp"
#include "people/viewer.hpp"
#include "platform/access/account_store.hpp"
#include "platform/access/session_store.hpp"
#include "platform/secrets/codes.hpp"

namespace kith::bench {
namespace {

constexpr int kWriters = 64, kRowsACommit = 100;

constexpr db::Sql kOpenAsks{"bench.open_asks",
                            "select school_id, audience_id, person_id, student_id from asks where done_at is "
                            "null and withdrawn_at is "
                            "null and needs = 'confirm' order by student_id % 1009, person_id limit 90000"};

struct OpenAsk {
  std::int64_t school_id = 0;
  std::int64_t audience_id = 0;
  std::int64_t person_id = 0;
  std::int64_t student_id = 0;
};
KITH_DESCRIBE(OpenAsk, (school_id, audience_id, person_id, student_id))

using Asks = std::vector<OpenAsk>;

// How many a second when kWriters threads take turns: each has a `confirm` of its own from `make`.
template <class Make>
double confirmed_a_second(std::size_t from, std::size_t to, Make make) {
  std::atomic<std::size_t> next{from};
  std::atomic<bool> is_broken{false};
  auto seconds = seconds_of([&] {
    std::vector<std::thread> writers;
    for (int i = 0; i < kWriters; ++i)
      writers.emplace_back([&] {
        try {
          auto confirm = make();
          for (std::size_t n = next++; n < to; n = next++) confirm(n);
        } catch (const std::exception&) {
          is_broken = true;
        }
      });
    for (auto& writer : writers) writer.join();
  });
  if (is_broken) throw std::runtime_error("a confirmation was refused");
  return double(to - from) / seconds;
}

double through_db_write(District& district, const Asks& asks, std::size_t from, std::size_t to) {
  return confirmed_a_second(from, to, [&] {
    return [&](std::size_t n) {
      district.db()
          .write([&](db::Tx& tx) {
            return ledger::mark_done(tx, {"notices", asks[n].audience_id, asks[n].person_id},
                                     asks[n].student_id, district.clock.now());
          })
          .value();
    };
  });
}

using Cookies = std::map<std::int64_t, std::string>;  // by guardian

// As if each guardian had signed in, without ten thousand password hashes.
std::string open_session(db::Tx& tx, const OpenAsk& ask, secrets::Random& random) {
  auto now = SystemClock().now();
  access::Person guardian{{ask.school_id, "guardian", ask.person_id}, people::kGuardian};
  auto known = access::identity_of_person(tx, guardian.ref);
  auto account_id = known ? known->account_id : access::create_account(tx, std::nullopt, false, now);
  if (!known) access::add_identity(tx, account_id, guardian, access::Proof::kInvented);
  auto token = secrets::new_token(random);
  access::insert_session(tx, {.id = tx.take_ids(0),
                              .token_hash = secrets::token_hash(token),
                              .account_id = account_id,
                              .opened_by = access::OpenedBy::kDemo,
                              .device = "bench",
                              .created_at = now,
                              .seen_at = now,
                              .expires_at = now + std::chrono::days(1)});
  return fmt::format("Cookie: {}={}\r\n", access::kSessionCookie, token);
}

Cookies sessions_of(District& district, const Asks& asks, std::size_t from, std::size_t to) {
  Cookies cookies;
  secrets::SystemRandom random;
  district.db().write([&](db::Tx& tx) {
    for (auto n = from; n < to; ++n)
      if (!cookies.contains(asks[n].person_id))
        cookies[asks[n].person_id] = open_session(tx, asks[n], random);
  });
  return cookies;
}

double through_http(const Asks& asks, std::size_t from, std::size_t to, const Cookies& cookies, int port) {
  return confirmed_a_second(from, to, [&] {
    return [&, client = std::make_shared<Client>(port)](std::size_t n) {
      client->keep(cookies.at(asks[n].person_id));
      auto reply = client->post(fmt::format("/api/inbox/{}/confirmation", asks[n].audience_id),
                                fmt::format(R"({{"student_id":{}}})", asks[n].student_id));
      if (reply.status >= 300) throw std::runtime_error("refused");
    };
  });
}

struct Closed {
  void operator()(sqlite3* connection) const { sqlite3_close(connection); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

void run(sqlite3* connection, const char* sql) {
  if (sqlite3_exec(connection, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
    throw std::runtime_error(sqlite3_errmsg(connection));
}

// The same rows' update, as bare as it can be.
double through_sqlite(const std::string& path, const Asks& asks, std::size_t from, std::size_t to,
                      std::int64_t now) {
  sqlite3* opened = nullptr;
  if (sqlite3_open(path.c_str(), &opened) != SQLITE_OK) throw std::runtime_error("cannot open " + path);
  std::unique_ptr<sqlite3, Closed> connection(opened);
  sqlite3_busy_timeout(opened, 10'000);  // the program's own checkpoint may be under way
  run(opened, "pragma journal_mode=wal");
  run(opened, "pragma synchronous=full");
  sqlite3_stmt* prepared = nullptr;
  sqlite3_prepare_v2(opened,
                     "update asks set opened_at = coalesce(opened_at, ?), done_at = ? where school_id = ? "
                     "and audience_id = ? and "
                     "person_id = ? and student_id = ? and done_at is null and withdrawn_at is null",
                     -1, &prepared, nullptr);
  std::unique_ptr<sqlite3_stmt, Closed> statement(prepared);
  auto seconds = seconds_of([&] {
    for (std::size_t n = from; n < to; ++n) {
      if ((n - from) % kRowsACommit == 0) run(opened, "begin immediate");
      std::int64_t values[] = {
          now, now, asks[n].school_id, asks[n].audience_id, asks[n].person_id, asks[n].student_id};
      for (int i = 0; i < 6; ++i) sqlite3_bind_int64(prepared, i + 1, values[i]);
      if (sqlite3_step(prepared) != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(opened));
      sqlite3_reset(prepared);
      if ((n - from) % kRowsACommit == kRowsACommit - 1 || n + 1 == to) run(opened, "commit");
    }
  });
  return double(to - from) / seconds;
}

}  // namespace

void measure_confirmations(District& district, const Plan& plan, Table& table) {
  auto asks = district.db().read([](db::Session& session) { return session.all<OpenAsk>(kOpenAsks); });
  std::size_t each = std::min<std::size_t>(asks.size() / 3, plan.is_quick ? 1'000 : 30'000);
  auto now = district.clock.now().time_since_epoch().count();
  auto cookies = sessions_of(district, asks, 2 * each, 3 * each);
  auto bare = through_sqlite(district.database.url(), asks, 0, each, now);
  auto add = [&](const char* what, double rate, double share) {
    table.add({.what = what,
               .engine = district.engine(),
               .figure = rate / bare,
               .limit = share,
               .unit = "×",
               .is_floor = true,
               .note = fmt::format("{:.0f}/s against {:.0f}/s", rate, bare)});
  };
  add("durable confirmations, 64 writers, against bare SQLite",
      through_db_write(district, asks, each, 2 * each), 0.5);
  district.database.close();
  int port = free_port();
  auto program = start_serving(plan, district, port);
  let_settle(*program);
  add("the same over HTTP, 64 connections", through_http(asks, 2 * each, 3 * each, cookies, port), 0.25);
}

}  // namespace kith::bench
