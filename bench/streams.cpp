// SPDX-License-Identifier: Apache-2.0
// Ten thousand open event streams on one node: the memory of each, and how long a message takes to reach all.
#include <fmt/format.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "bench/client.hpp"
#include "bench/samples.hpp"
#include "bench/serving.hpp"
#include "people/viewer.hpp"

namespace kith::bench {
namespace {

constexpr int kStreamsOfTheBudget = 10'000;
constexpr double kKilobytesEach = 12, kMilliseconds = 300;
constexpr int kPatience = 10'000;  // milliseconds

void allow_descriptors() {
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

// Many streams, waited for together at a cost that does not grow with those that say nothing.
class Streams {
 public:
  ~Streams() { ::close(epoll_); }

  void add(int socket) {
    epoll_event event{.events = EPOLLIN | EPOLLET, .data = {.fd = socket}};
    if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, socket, &event) != 0) throw std::runtime_error("epoll_ctl");
    ++open_;
  }

  // Until each has had a message that names the event.
  void hear(const std::string& event) {
    std::vector<epoll_event> ready(1024);
    for (int left = open_; left > 0;) {
      int count = ::epoll_wait(epoll_, ready.data(), int(ready.size()), kPatience);
      if (count <= 0) throw std::runtime_error(fmt::format("{} streams heard nothing", left));
      for (int i = 0; i < count; ++i) left -= has_heard(ready[std::size_t(i)].data.fd, event);
    }
  }

 private:
  static bool has_heard(int socket, const std::string& event) {
    char buffer[4096];
    std::string text;
    for (;;) {
      auto read = ::recv(socket, buffer, sizeof buffer, MSG_DONTWAIT);
      if (read == 0) throw std::runtime_error("a stream was closed");
      if (read < 0) return text.find(event) != std::string::npos;
      text.append(buffer, std::size_t(read));
    }
  }

  int epoll_ = ::epoll_create1(EPOLL_CLOEXEC);
  int open_ = 0;
};

// The first number that stands under `key` in a reply.
std::int64_t number_of(const Reply& reply, const std::string& key) {
  auto at = reply.body.find('"' + key + "\":");
  if (at == std::string::npos) throw std::runtime_error("no " + key + " in the reply");
  return std::stoll(reply.body.substr(at + key.size() + 3));
}

std::int64_t some_student(Client& teacher) {
  auto class_id = number_of(teacher.get("/api/classes"), "class_id");
  return number_of(teacher.get(fmt::format("/api/classes/{}/students", class_id)), "student_id");
}

// Writes a call down, which the school desk hears of.
void record_a_call(Client& teacher, std::int64_t student_id, int n) {
  auto reply = teacher.post(
      "/api/visits",
      fmt::format(
          R"({{"student_id":{},"kind":"call","mode":"telephone","topics":[],"note":"","client_key":"bench-{}"}})",
          student_id, n));
  if (reply.status >= 300)
    throw std::runtime_error(fmt::format("a call answered {}: {}", reply.status, reply.body));
}

}  // namespace

void measure_streams(const Plan& plan, Table& table) {
  allow_descriptors();
  Serving serving(plan);
  int wanted = plan.is_quick ? 500 : kStreamsOfTheBudget;
  auto principal = serving.session_of(people::kPrincipal);
  Client teacher(serving.port());
  teacher.keep(serving.session_of(people::kHomeroom));
  auto student_id = some_student(teacher);
  record_a_call(teacher, student_id, 0);
  double before = serving.program().resident_megabytes();
  std::vector<Client> clients;
  Streams streams;
  for (int i = 0; i < wanted; ++i) {
    clients.emplace_back(serving.port()).keep(principal);
    streams.add(clients.back().begin_stream("/api/events"));
  }
  double each = (serving.program().resident_megabytes() - before) * 1024 / wanted;
  Samples samples;
  for (int n = 1; n <= 5; ++n)
    samples.time([&] {
      record_a_call(teacher, student_id, n);
      streams.hear("visit.recorded");
    });
  table.add({.what = fmt::format("memory of each of {} event streams", wanted),
             .engine = "sqlite",
             .figure = each,
             .limit = kKilobytesEach,
             .unit = "KB"});
  table.add({.what = "a message to all of them, from the write on",
             .engine = "sqlite",
             .figure = samples.ms(1),
             .limit = kMilliseconds,
             .unit = "ms",
             .note = "slowest of 5"});
}

}  // namespace kith::bench
