// SPDX-License-Identifier: Apache-2.0
#include "platform/metrics/metrics.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kith::metrics {
namespace {

std::string escaped(const std::string& value) {
  std::string out;
  for (char c : value) {
    if (c == '\\' || c == '"') out += '\\';
    if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  return out;
}

void print_head(std::string& out, std::string_view name, std::string_view help, std::string_view type) {
  out += fmt::format("# HELP {0} {1}\n# TYPE {0} {2}\n", name, help, type);
}

}  // namespace

void print_sample(std::string& out, const std::string& name, const std::vector<Label>& labels, double value) {
  out += name;
  char before = '{';
  for (const auto& label : labels) {
    out += fmt::format("{}{}=\"{}\"", before, label.name, escaped(label.value));
    before = ',';
  }
  if (!labels.empty()) out += '}';
  out += fmt::format(" {}\n", value);
}

void Metrics::count_request(const std::string& verb, const std::string& route, int status, double seconds) {
  auto bucket = std::lower_bound(kBuckets.begin(), kBuckets.end(), seconds) - kBuckets.begin();
  std::lock_guard lock(mutex_);
  ++requests_[{verb, route, status}];
  auto& latency = latencies_[route];
  ++latency.counts[static_cast<std::size_t>(bucket)];
  latency.sum += seconds;
}

void Metrics::add_gauge(std::string name, std::string help, std::function<double()> read) {
  std::lock_guard lock(mutex_);
  gauges_.push_back({std::move(name), std::move(help), std::move(read)});
}

void Metrics::add_source(std::function<void(std::string&)> append) {
  std::lock_guard lock(mutex_);
  sources_.push_back(std::move(append));
}

std::string Metrics::text() const {
  std::string out;
  std::lock_guard lock(mutex_);
  print_requests(out);
  print_latencies(out);
  for (const auto& gauge : gauges_) {
    print_head(out, gauge.name, gauge.help, "gauge");
    print_sample(out, gauge.name, {}, gauge.read());
  }
  for (const auto& append : sources_) append(out);
  return out;
}

void Metrics::print_requests(std::string& out) const {
  print_head(out, "kith_http_requests_total", "Requests answered.", "counter");
  for (const auto& [key, count] : requests_) {
    const auto& [verb, route, status] = key;
    print_sample(out, "kith_http_requests_total",
                 {{"verb", verb}, {"route", route}, {"status", std::to_string(status)}}, double(count));
  }
}

void Metrics::print_latencies(std::string& out) const {
  const std::string name = "kith_http_request_seconds";
  print_head(out, name, "From the whole request read to the answer made.", "histogram");
  for (const auto& [route, latency] : latencies_) {
    std::uint64_t so_far = 0;
    for (std::size_t at = 0; at < latency.counts.size(); ++at) {
      so_far += latency.counts[at];
      auto end = at < kBuckets.size() ? fmt::format("{}", kBuckets[at]) : "+Inf";
      print_sample(out, name + "_bucket", {{"route", route}, {"le", end}}, double(so_far));
    }
    print_sample(out, name + "_sum", {{"route", route}}, latency.sum);
    print_sample(out, name + "_count", {{"route", route}}, double(so_far));
  }
}

}  // namespace kith::metrics
