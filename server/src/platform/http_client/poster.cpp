// SPDX-License-Identifier: Apache-2.0
#include "platform/http_client/poster.hpp"

#include <curl/curl.h>

#include <memory>
#include <string_view>

namespace kith::http_client {
namespace {

// A request under way.
struct Transfer {
  CURL* easy = curl_easy_init();
  curl_slist* headers = nullptr;
  Reply reply = {};
  std::size_t longest = 0;
  bool has_whole_head = false;

  Transfer() = default;
  ~Transfer() {
    curl_easy_cleanup(easy);
    curl_slist_free_all(headers);
  }
  Transfer(const Transfer&) = delete;
};

// Fewer bytes taken than given end the transfer.
std::size_t take_in(char* bytes, std::size_t, std::size_t count, void* into) {
  auto& transfer = *static_cast<Transfer*>(into);
  if (transfer.reply.body.size() + count > transfer.longest) return 0;
  transfer.reply.body.append(bytes, count);
  return count;
}

// libcurl takes a head that breaks off for a whole one.
std::size_t note_head(char* bytes, std::size_t, std::size_t count, void* into) {
  if (std::string_view(bytes, count) == "\r\n") static_cast<Transfer*>(into)->has_whole_head = true;
  return count;
}

void prepare(Transfer& transfer, const Post& post, const Patience& patience) {
  transfer.longest = patience.longest_reply;
  for (const auto& header : post.headers)
    transfer.headers = curl_slist_append(transfer.headers, header.c_str());
  // Otherwise a long body waits a second for a leave that few servers give.
  transfer.headers = curl_slist_append(transfer.headers, "Expect:");
  auto* easy = transfer.easy;
  curl_easy_setopt(easy, CURLOPT_URL, post.url.c_str());
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_PROXY, "");
  curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, transfer.headers);
  if (!post.is_get) {
    curl_easy_setopt(easy, CURLOPT_POST, 1L);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(post.body.size()));
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, post.body.c_str());
  }
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, long(patience.to_connect.count()));
  curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, long(patience.to_answer.count()));
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &note_head);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, &transfer);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &take_in);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, &transfer);
}

void conclude(Transfer& transfer, CURLcode code) {
  if (code != CURLE_OK || !transfer.has_whole_head) {
    transfer.reply = {};
    return;
  }
  long status = 0;
  curl_off_t retry_after_s = 0;
  curl_easy_getinfo(transfer.easy, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(transfer.easy, CURLINFO_RETRY_AFTER, &retry_after_s);
  transfer.reply.status = int(status);
  if (retry_after_s > 0) transfer.reply.retry_after = std::chrono::seconds{retry_after_s};
}

}  // namespace

std::vector<Reply> Poster::post(const std::vector<Post>& posts) {
  std::vector<std::unique_ptr<Transfer>> transfers;
  std::vector<void*> handles;
  for (const auto& post : posts) {
    prepare(*transfers.emplace_back(std::make_unique<Transfer>()), post, patience_);
    handles.push_back(transfers.back()->easy);
  }
  auto codes = transfers_.run(handles);
  std::vector<Reply> replies;
  for (std::size_t i = 0; i < posts.size(); ++i) {
    conclude(*transfers[i], CURLcode(codes[i]));
    replies.push_back(std::move(transfers[i]->reply));
  }
  return replies;
}

}  // namespace kith::http_client
