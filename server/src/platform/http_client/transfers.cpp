// SPDX-License-Identifier: Apache-2.0
#include "platform/http_client/transfers.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <stdexcept>

namespace kith::http_client {
namespace {

void start_curl() {
  static const bool started = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  if (!started) throw std::runtime_error("libcurl cannot start");
}

}  // namespace

struct Transfers::Multi {
  CURLM* handle = curl_multi_init();
  ~Multi() { curl_multi_cleanup(handle); }

  void take_ended(const std::vector<void*>& handles, std::vector<int>& codes) {
    int left = 0;
    while (auto* message = curl_multi_info_read(handle, &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      auto code = message->data.result;
      auto* easy = message->easy_handle;
      auto place = std::find(handles.begin(), handles.end(), easy) - handles.begin();
      codes.at(std::size_t(place)) = code;
      curl_multi_remove_handle(handle, easy);
    }
  }
};

Transfers::Transfers(int at_once)
    : at_once_(std::size_t(at_once)), multi_((start_curl(), std::make_unique<Multi>())) {
  curl_multi_setopt(multi_->handle, CURLMOPT_MAX_TOTAL_CONNECTIONS, long(at_once));
}

Transfers::~Transfers() = default;

// A transfer's own time begins when it is handed over, so none waits there for a connection.
std::vector<int> Transfers::run(const std::vector<void*>& handles) {
  std::vector<int> codes(handles.size(), CURLE_ABORTED_BY_CALLBACK);
  for (std::size_t first = 0; first < handles.size(); first += at_once_) {
    auto end = std::min(first + at_once_, handles.size());
    for (auto i = first; i < end; ++i) curl_multi_add_handle(multi_->handle, handles[i]);
    for (int running = 1; running > 0;) {
      curl_multi_perform(multi_->handle, &running);
      multi_->take_ended(handles, codes);
      if (running > 0) curl_multi_poll(multi_->handle, nullptr, 0, 1'000, nullptr);
    }
  }
  return codes;
}

}  // namespace kith::http_client
