// SPDX-License-Identifier: Apache-2.0
#include "platform/db/postgres_channel.hpp"

#include <libpq-fe.h>
#include <poll.h>
#include <spdlog/spdlog.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <memory>

namespace kith::db {
namespace {

constexpr int kTryAgain_ms = 1000;

}  // namespace

// One connection that listens.
class PostgresChannel::Line {
 public:
  Line(const std::string& url, const std::string& name) : handle_(PQconnectdb(url.c_str())) {
    PQsetNoticeProcessor(
        handle_.get(), [](void*, const char*) {}, nullptr);
    if (is_up()) is_listening_ = run("listen " + name);
  }

  bool is_up() const { return PQstatus(handle_.get()) == CONNECTION_OK; }
  bool is_listening() const { return is_listening_; }
  int socket() const { return PQsocket(handle_.get()); }

  bool notify(const std::string& name, const std::string& message) {
    std::array<const char*, 2> values{name.c_str(), message.c_str()};
    Reply reply(PQexecParams(handle_.get(), "select pg_notify($1, $2)", 2, nullptr, values.data(), nullptr,
                             nullptr, 0));
    return PQresultStatus(reply.get()) == PGRES_TUPLES_OK;
  }

  // False when the connection is lost.
  bool hear(const std::function<void(std::string_view)>& on_message) {
    if (!PQconsumeInput(handle_.get())) return false;
    while (std::unique_ptr<PGnotify, Free> heard{PQnotifies(handle_.get())})
      if (heard->be_pid != PQbackendPID(handle_.get())) on_message(heard->extra);
    return true;
  }

 private:
  struct Finish {
    void operator()(PGconn* handle) const { PQfinish(handle); }
  };
  struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
  };
  struct Free {
    void operator()(void* memory) const { PQfreemem(memory); }
  };
  using Reply = std::unique_ptr<PGresult, Clear>;

  bool run(const std::string& text) {
    return PQresultStatus(Reply(PQexec(handle_.get(), text.c_str())).get()) == PGRES_COMMAND_OK;
  }

  std::unique_ptr<PGconn, Finish> handle_;
  bool is_listening_ = false;
};

PostgresChannel::PostgresChannel(std::string url, std::string name, Listener listener)
    : url_(std::move(url)),
      name_(std::move(name)),
      listener_(std::move(listener)),
      woken_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      thread_([this] { work(); }) {}

PostgresChannel::~PostgresChannel() {
  {
    std::lock_guard lock(mutex_);
    is_closed_ = true;
  }
  eventfd_write(woken_, 1);
  thread_.join();
  close(woken_);
}

void PostgresChannel::send(std::string message) {
  {
    std::lock_guard lock(mutex_);
    if (waiting_.size() >= kMostWaiting) waiting_.pop_front();
    waiting_.push_back(std::move(message));
  }
  eventfd_write(woken_, 1);
}

bool PostgresChannel::is_closed() {
  std::lock_guard lock(mutex_);
  return is_closed_;
}

void PostgresChannel::work() {
  bool is_first = true;
  do {
    Line line(url_, name_);
    if (line.is_listening()) {
      if (!is_first) listener_.on_gap();
      is_first = false;
      serve(line);
      if (!is_closed()) spdlog::warn("the channel between programs was lost");
    }
    pollfd pause{woken_, POLLIN, 0};
    if (!is_closed()) poll(&pause, 1, kTryAgain_ms);
  } while (!is_closed());
}

void PostgresChannel::serve(Line& line) {
  while (send_waiting(line) && !is_closed() && line.hear(listener_.on_message) && wait(line)) {
  }
}

bool PostgresChannel::wait(Line& line) {
  std::array<pollfd, 2> watched{{{line.socket(), POLLIN, 0}, {woken_, POLLIN, 0}}};
  poll(watched.data(), watched.size(), -1);
  eventfd_t count = 0;
  eventfd_read(woken_, &count);
  return line.is_up();
}

bool PostgresChannel::send_waiting(Line& line) {
  while (true) {
    std::string message;
    {
      std::lock_guard lock(mutex_);
      if (waiting_.empty()) return true;
      message = waiting_.front();
    }
    if (!line.notify(name_, message)) return false;
    std::lock_guard lock(mutex_);
    if (!waiting_.empty()) waiting_.pop_front();
  }
}

}  // namespace kith::db
