// SPDX-License-Identifier: Apache-2.0
// Ten thousand open event streams on one node: the memory of each, and how long a message takes to reach all.
#include <fmt/format.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <algorithm>

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

// Until each stream has had a message that names the event.
void read_from_all(std::vector<pollfd> open, const std::string& event) {
  char buffer[4096];
  while (!open.empty()) {
    if (::poll(open.data(), open.size(), kPatience) <= 0)
      throw std::runtime_error(fmt::format("{} streams heard nothing", open.size()));
    std::erase_if(open, [&](const pollfd& one) {
      if (!(one.revents & POLLIN)) return false;
      auto read = ::recv(one.fd, buffer, sizeof buffer, MSG_DONTWAIT);
      if (read == 0) throw std::runtime_error("a stream was closed");
      return read > 0 && std::string_view(buffer, std::size_t(read)).find(event) != std::string_view::npos;
    });
  }
}

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
  std::vector<pollfd> streams;
  for (int i = 0; i < wanted; ++i) {
    clients.emplace_back(serving.port()).keep(principal);
    streams.push_back({clients.back().begin_stream("/api/events"), POLLIN, 0});
  }
  double each = (serving.program().resident_megabytes() - before) * 1024 / wanted;
  Samples samples;
  for (int n = 1; n <= 5; ++n)
    samples.time([&] {
      record_a_call(teacher, student_id, n);
      read_from_all(streams, "visit.recorded");
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
