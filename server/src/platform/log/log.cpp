// SPDX-License-Identifier: Apache-2.0
#include "platform/log/log.hpp"

#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>

#include <charconv>
#include <chrono>
#include <memory>
#include <mutex>

#include "platform/json/shape.hpp"

namespace kith::log {
namespace {

constexpr const char* kName = "kith";
constexpr std::chrono::seconds kPause(1);
constexpr std::size_t kTooMuch = 64 * 1024;  // bytes

// A line of each request, written by itself, takes a sixth of the time of a small answer, much of it in
// waiting for the other threads' lines.
class Gathering : public spdlog::sinks::base_sink<std::mutex> {
 public:
  explicit Gathering(std::ostream& to) : to_(to) {}
  ~Gathering() override { write_out(); }

 protected:
  void sink_it_(const spdlog::details::log_msg& msg) override {
    formatter_->format(msg, lines_);
    if (msg.level >= spdlog::level::warn || lines_.size() > kTooMuch) write_out();
  }
  void flush_() override { write_out(); }

 private:
  void write_out() {
    to_.write(lines_.data(), static_cast<std::streamsize>(lines_.size()));
    to_.flush();
    lines_.clear();
  }

  std::ostream& to_;
  spdlog::memory_buf_t lines_;
};

// One for the process: whoever must tell something need not be handed a logger.
std::shared_ptr<spdlog::logger>& logger() {
  static std::shared_ptr<spdlog::logger> one;
  return one;
}

spdlog::level::level_enum spdlog_level(Level level) {
  switch (level) {
    case Level::kDebug:
      return spdlog::level::debug;
    case Level::kInfo:
      return spdlog::level::info;
    case Level::kWarning:
      return spdlog::level::warn;
    case Level::kError:
      return spdlog::level::err;
    case Level::kOff:
      break;
  }
  return spdlog::level::off;
}

void append_number(auto number, std::string& line) {
  char digits[32];
  line.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

void append(const Field& field, std::string& line) {
  line += ',';
  json::print_quoted(field.name, line);
  line += ':';
  if (const auto* text = std::get_if<std::string_view>(&field.value))
    json::print_quoted(*text, line);
  else if (const auto* number = std::get_if<std::int64_t>(&field.value))
    append_number(*number, line);
  else
    append_number(std::get<double>(field.value), line);
}

}  // namespace

void start(Level level, std::ostream& to) {
  auto made = std::make_shared<spdlog::logger>(kName, std::make_shared<Gathering>(to));
  made->set_pattern(R"({"at":"%Y-%m-%dT%H:%M:%S.%eZ",%v})", spdlog::pattern_time_type::utc);
  made->set_level(spdlog_level(level));
  spdlog::drop(kName);
  spdlog::register_logger(made);
  spdlog::flush_every(kPause);
  logger() = std::move(made);
}

void write(Level level, std::string_view event, std::initializer_list<Field> fields) {
  auto* to = logger().get();
  if (!to || !to->should_log(spdlog_level(level))) return;
  thread_local std::string line;
  line.assign("\"level\":\"").append(to_text(level)).append("\",\"event\":");
  json::print_quoted(event, line);
  for (const auto& field : fields) append(field, line);
  to->log(spdlog_level(level), spdlog::string_view_t(line));
}

}  // namespace kith::log
