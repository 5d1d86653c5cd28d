// SPDX-License-Identifier: Apache-2.0
#include "bench/program.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "bench/process_memory.hpp"
#include "bench/samples.hpp"

namespace kith::bench {
namespace {

double seconds_now() { return std::chrono::duration<double>(Stopwatch::now().time_since_epoch()).count(); }

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(std::uint16_t(port));
  return address;
}

constexpr std::chrono::milliseconds kLook{20};

struct Socket {
  int handle = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  ~Socket() { ::close(handle); }
};

}  // namespace

Program::Program(const std::vector<std::string>& words, const std::vector<std::string>& settings,
                 const std::filesystem::path& log)
    : started_(seconds_now()) {
  auto own_words = words, own_settings = settings;
  std::vector<char*> arguments;
  for (auto& word : own_words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  // Ends when the child is another program: until then its memory is a copy of ours.
  int begun[2];
  if (::pipe2(begun, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  child_ = ::fork();
  if (child_ != 0) {
    ::close(begun[1]);
    char nothing = 0;
    (void)!::read(begun[0], &nothing, 1);
    ::close(begun[0]);
    return;
  }
  for (auto& setting : own_settings) ::putenv(setting.data());
  int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  ::dup2(out, STDOUT_FILENO);
  ::dup2(out, STDERR_FILENO);
  ::execv(arguments[0], arguments.data());
  ::_exit(127);
}

Program::~Program() {
  if (child_ <= 0) return;
  ::kill(child_, SIGTERM);
  ::waitpid(child_, nullptr, 0);
}

void Program::kill() {
  ::kill(child_, SIGKILL);
  ::waitpid(child_, nullptr, 0);
  child_ = 0;
}

Ended Program::wait() {
  int status = 0;
  double peak = 0;
  while (::waitpid(child_, &status, WNOHANG) == 0) {
    peak = std::max(peak, process_megabytes(child_, "VmHWM:").value_or(0));
    std::this_thread::sleep_for(kLook);
  }
  child_ = 0;
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128, seconds_now() - started_, peak};
}

double Program::resident_megabytes() const {
  if (auto megabytes = process_megabytes(child_, "VmRSS:")) return *megabytes;
  throw std::runtime_error("the program has ended");
}

double Program::cpu_seconds() const {
  std::ifstream file("/proc/" + std::to_string(child_) + "/stat");
  std::string text{std::istreambuf_iterator<char>(file), {}};
  auto name_end = text.rfind(')');  // the name may hold blanks
  if (name_end == text.npos) throw std::runtime_error("the program has ended");
  std::istringstream fields(text.substr(name_end + 1));
  std::string skipped;
  for (int i = 0; i < 11; ++i) fields >> skipped;
  double in_user = 0, in_system = 0;
  fields >> in_user >> in_system;
  return (in_user + in_system) / double(::sysconf(_SC_CLK_TCK));
}

int free_port() {
  Socket socket;
  auto address = loopback(0);
  socklen_t size = sizeof address;
  if (::bind(socket.handle, reinterpret_cast<sockaddr*>(&address), size) != 0)
    throw std::runtime_error("no free port");
  ::getsockname(socket.handle, reinterpret_cast<sockaddr*>(&address), &size);
  return ntohs(address.sin_port);
}

bool answers(int port, const std::string& path) {
  Socket socket;
  auto address = loopback(port);
  if (::connect(socket.handle, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) return false;
  auto request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  if (::send(socket.handle, request.data(), request.size(), MSG_NOSIGNAL) < 0) return false;
  char head[16] = {};
  auto read = ::recv(socket.handle, head, sizeof head - 1, MSG_WAITALL);
  return read > 12 && std::string_view(head).substr(9, 3) == "200";
}

}  // namespace kith::bench
