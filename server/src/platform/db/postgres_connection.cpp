// SPDX-License-Identifier: Apache-2.0
#include "platform/db/postgres_connection.hpp"

#include <algorithm>
#include <charconv>
#include <exception>
#include <utility>

#include "platform/db/db_error.hpp"
#include "platform/db/sql_text.hpp"

namespace kith::db {
namespace {

// Sent to the server at once.
constexpr std::size_t kCopyBytes = 1 << 16;
// More than this does not wait for company.
constexpr std::size_t kMostWaiting = 1 << 16;

constexpr const char* kBegin = "begin";

template <class Number>
std::string text_of(Number number) {
  char text[32];
  return {text, std::to_chars(text, text + sizeof text, number).ptr};
}

template <class Number>
Number number_in(std::string_view text) {
  Number number{};
  auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc{} || end != text.data() + text.size())
    throw RowMismatch("a column holds no number of that kind");
  return number;
}

class PostgresRow : public Cells {
 public:
  PostgresRow(const PGresult& reply, int row) : reply_(reply), row_(row) {}
  bool is_null(int place) const override { return PQgetisnull(&reply_, row_, place); }
  // Its booleans are read as the integers SQLite has for them.
  std::int64_t integer(int place) const override {
    auto number = text(place);
    return number == "t" || number == "f" ? number == "t" : number_in<std::int64_t>(number);
  }
  double real(int place) const override { return number_in<double>(text(place)); }
  std::string_view text(int place) const override {
    return {PQgetvalue(&reply_, row_, place), std::size_t(PQgetlength(&reply_, row_, place))};
  }

 private:
  const PGresult& reply_;
  int row_;
};

}  // namespace

class PostgresStatement : public Statement {
 public:
  PostgresStatement(PostgresConnection& connection, const Sql& sql, SqlText text, std::string at_the_server)
      : Statement(sql, std::move(text.parameters)),
        connection_(connection),
        at_the_server_(std::move(at_the_server)) {
    PostgresConnection::Reply reply(
        PQprepare(connection_.handle_, at_the_server_.c_str(), text.text.c_str(), 0, nullptr));
    connection_.check(reply, name());
  }
  ~PostgresStatement() override {
    if (connection_.is_closing_ || !connection_.is_alive()) return;
    PQclear(PQexec(connection_.handle_, ("deallocate " + at_the_server_).c_str()));
  }

  PostgresConnection::Command command(const std::vector<const Value*>& values) const {
    for (const auto* value : values)
      if (const auto* text = std::get_if<std::string>(value)) checked(*text);
    return {.name = name(), .text = {}, .prepared = at_the_server_, .values = PostgresValues(values)};
  }

  // The trip is counted with whatever it goes along with.
  PostgresConnection::Command later(const std::vector<const Value*>& values) {
    count({});
    return command(values);
  }
  PostgresConnection::Command query_later(const Args& args, const OnRow& on_row,
                                          const std::function<void()>& on_end) {
    auto asked = later(values_of(args));
    asked.on_reply = [this, on_row, on_end](const PGresult& reply) {
      read(reply, on_row);
      on_end();
    };
    return asked;
  }

 private:
  std::int64_t run(const std::vector<const Value*>& values, const OnRow& on_row) override {
    auto reply = connection_.ask(command(values));
    if (!on_row) return std::atoll(PQcmdTuples(reply.get()));
    read(*reply, on_row);
    return 0;
  }

  void read(const PGresult& reply, const OnRow& on_row) const {
    for (int row = 0; row < PQntuples(&reply); ++row) reading([&] { on_row(PostgresRow(reply, row)); });
  }

  PostgresConnection& connection_;
  std::string at_the_server_;
};

PostgresValues::PostgresValues(const std::vector<const Value*>& values) {
  for (const auto* value : values) {
    auto& text = texts_.emplace_back();
    if (const auto* number = std::get_if<std::int64_t>(value)) text = text_of(*number);
    if (const auto* real = std::get_if<double>(value)) text = text_of(*real);
    if (const auto* words = std::get_if<std::string>(value)) text = *words;
    if (text) bytes_ += text->size();
  }
}

std::vector<const char*> PostgresValues::pointers() const {
  std::vector<const char*> pointers;
  for (const auto& text : texts_) pointers.push_back(text ? text->c_str() : nullptr);
  return pointers;
}

PostgresConnection::PostgresConnection(const std::string& url)
    : Connection(Engine::kPostgres), handle_(PQconnectdb(url.c_str())) {
  try {
    if (!is_alive()) throw postgres_error("08001", PQerrorMessage(handle_), "open");
    PQsetErrorVerbosity(handle_, PQERRORS_TERSE);
    PQsetNoticeProcessor(
        handle_, [](void*, const char*) {}, nullptr);
    // One plan for all tenants. Planned anew for each, a tenant that came after the tables were last looked
    // at is taken to have one row, and a join of its thousands becomes three nested loops. Compiling a
    // statement to machine code takes longer than any of ours, is done anew at each run, and is thought worth
    // while because a plan for all looks dear.
    script("open",
           "set client_min_messages = warning; set plan_cache_mode = force_generic_plan; set jit = off");
  } catch (...) {
    PQfinish(handle_);
    throw;
  }
}

PostgresConnection::~PostgresConnection() {
  is_closing_ = true;
  forget_statements();
  PQfinish(handle_);
}

std::unique_ptr<Statement> PostgresConnection::prepare(const Sql& sql) {
  return std::make_unique<PostgresStatement>(*this, sql, parse_sql(sql.text, Engine::kPostgres),
                                             "kith_" + std::to_string(++prepared_));
}

void PostgresConnection::begin_later(const std::string& how) {
  waiting_.clear();
  waiting_bytes_ = 0;
  has_begun_ = false;
  waiting_.push_back({.name = kBegin, .text = how, .prepared = {}, .values = {}});
}

void PostgresConnection::commit() {
  if (!has_begun_ && waiting_.size() <= 1) return roll_back();
  // Of a connection that was lost long ago, and of an answer that does not fit, one wants to hear before the
  // commit is on its way.
  bool is_answered = std::ranges::any_of(waiting_, [](const Command& command) { return !!command.on_reply; });
  if (!has_begun_ || is_answered) ask_what_waits();
  ask({.name = "commit", .text = "commit", .prepared = {}, .values = {}});
}

void PostgresConnection::roll_back() {
  waiting_.clear();
  waiting_bytes_ = 0;
  if (has_begun_) script("rollback", "rollback");
}

void PostgresConnection::exec_later(const Sql& sql, const std::vector<const Value*>& values) {
  wait_for_company(static_cast<PostgresStatement&>(kept(sql)).later(values));
}

void PostgresConnection::run_query_later(const Sql& sql, const Args& args, const OnRow& on_row,
                                         const std::function<void()>& on_end) {
  wait_for_company(static_cast<PostgresStatement&>(kept(sql)).query_later(args, on_row, on_end));
}

void PostgresConnection::wait_for_company(Command command) {
  waiting_bytes_ += command.values.bytes();
  waiting_.push_back(std::move(command));
  if (waiting_bytes_ > kMostWaiting) ask_what_waits();
}

void PostgresConnection::fail(std::string_view name) const {
  throw postgres_error("", PQerrorMessage(handle_), name);
}

void PostgresConnection::check(const Reply& reply, std::string_view name) const {
  switch (PQresultStatus(reply.get())) {
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK:
    case PGRES_COPY_IN:
    case PGRES_EMPTY_QUERY:
      return;
    default:
      break;
  }
  if (!reply) fail(name);
  const char* state = PQresultErrorField(reply.get(), PG_DIAG_SQLSTATE);
  throw postgres_error(state ? state : "", PQresultErrorMessage(reply.get()), name);
}

PostgresConnection::Reply PostgresConnection::ask(const Command& command) {
  if (!waiting_.empty()) return ask_in_one_trip(&command);
  send(command);
  return reply_to(command);
}

void PostgresConnection::ask_what_waits() {
  if (!waiting_.empty()) ask_in_one_trip(nullptr);
}

void PostgresConnection::send(const Command& command) {
  auto values = command.values.pointers();
  bool is_sent =
      command.prepared.empty()
          ? PQsendQueryParams(handle_, command.text.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0)
          : PQsendQueryPrepared(handle_, command.prepared.c_str(), command.values.size(), values.data(),
                                nullptr, nullptr, 0);
  if (!is_sent) fail(command.name);
}

// Everything up to the end of one command. Throws the first thing that is wrong.
PostgresConnection::Reply PostgresConnection::reply_to(const Command& command) {
  Reply reply(PQgetResult(handle_));
  if (reply)
    while (Reply(PQgetResult(handle_))) {
    }
  check(reply, command.name);
  return reply;
}

// Once one has failed the server leaves out the rest, up to the end of the trip.
PostgresConnection::Reply PostgresConnection::ask_in_one_trip(const Command* last) {
  auto commands = std::exchange(waiting_, {});
  waiting_bytes_ = 0;
  if (last) commands.push_back(*last);
  if (!PQenterPipelineMode(handle_)) fail(commands.back().name);
  std::exception_ptr problem;
  Reply reply;
  bool is_sent = false;
  try {
    for (const auto& command : commands) send(command);
    is_sent = PQpipelineSync(handle_);
    if (!is_sent) fail(commands.back().name);
    for (const auto& command : commands) {
      reply = reply_to(command);
      if (command.name == kBegin) has_begun_ = true;
      if (command.on_reply) command.on_reply(*reply);
    }
  } catch (...) {
    problem = std::current_exception();
  }
  if (!is_sent) is_sent = PQpipelineSync(handle_);
  while (is_sent && is_alive()) {
    Reply rest(PQgetResult(handle_));
    if (PQresultStatus(rest.get()) == PGRES_PIPELINE_SYNC) break;
  }
  PQexitPipelineMode(handle_);
  if (problem) std::rethrow_exception(problem);
  return reply;
}

void PostgresConnection::script(std::string_view name, const std::string& text) {
  ask_what_waits();
  check(Reply(PQexec(handle_, text.c_str())), name);
}

std::optional<std::int64_t> PostgresConnection::copy_in(std::string_view table,
                                                        const std::vector<std::string>& columns,
                                                        const std::vector<std::vector<Value>>& rows) {
  ask_what_waits();
  std::string name = "copy " + std::string(table);
  check(Reply(PQexec(handle_, copy_text(table, columns).c_str())), name);
  const char* problem = nullptr;
  std::string lines;
  auto send = [&] {
    if (PQputCopyData(handle_, lines.data(), static_cast<int>(lines.size())) != 1)
      problem = "the server stopped listening";
    lines.clear();
  };
  try {
    for (const auto& row : rows) {
      append_copy_line(lines, row);
      if (lines.size() >= kCopyBytes) send();
    }
    send();
  } catch (...) {
    // The connection is of no use before the server has heard that no more comes.
    PQputCopyEnd(handle_, "given up");
    while (Reply(PQgetResult(handle_))) {
    }
    throw;
  }
  PQputCopyEnd(handle_, problem);
  return std::atoll(PQcmdTuples(reply_to({.name = name, .text = {}, .prepared = {}, .values = {}}).get()));
}

}  // namespace kith::db
