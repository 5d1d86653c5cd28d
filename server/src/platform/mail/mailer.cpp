// SPDX-License-Identifier: Apache-2.0
#include "platform/mail/mailer.hpp"

#include <curl/curl.h>

#include <cstring>
#include <memory>

#include "platform/http_client/url_parts.hpp"
#include "platform/mail/status.hpp"

namespace kith::mail {
namespace {

struct Letter {
  CURL* easy = curl_easy_init();
  curl_slist* recipients = nullptr;
  std::string_view left;
  std::string code = {}, status = {};  // of the server's last refusal

  Letter() = default;
  ~Letter() {
    curl_easy_cleanup(easy);
    curl_slist_free_all(recipients);
  }
  Letter(const Letter&) = delete;
};

std::size_t give_out(char* into, std::size_t, std::size_t most, void* from) {
  auto& left = static_cast<Letter*>(from)->left;
  auto count = std::min(most, left.size());
  std::memcpy(into, left.data(), count);
  left.remove_prefix(count);
  return count;
}

// One line of a reply; replies of several begin each with the same code. A farewell follows a refusal.
std::size_t hear(char* line, std::size_t, std::size_t size, void* by) {
  auto& letter = *static_cast<Letter*>(by);
  std::string_view said(line, size);
  if (!said.starts_with('5')) return size;
  if (auto code = said.substr(0, 3); code != letter.code) {
    letter.code = code;
    letter.status.clear();
  }
  if (letter.status.empty()) letter.status = status_in(said);
  return size;
}

void prepare(Letter& letter, const Sent& sent, const MailServer& server) {
  letter.left = sent.text;
  letter.recipients = curl_slist_append(nullptr, ("<" + sent.to + ">").c_str());
  auto* easy = letter.easy;
  curl_easy_setopt(easy, CURLOPT_URL, server.url.c_str());
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(easy, CURLOPT_PROXY, "");
  curl_easy_setopt(easy, CURLOPT_USE_SSL, long(demands_tls(server) ? CURLUSESSL_ALL : CURLUSESSL_NONE));
  if (!server.authority.empty()) curl_easy_setopt(easy, CURLOPT_CAINFO, server.authority.c_str());
  if (!server.user.empty()) {
    curl_easy_setopt(easy, CURLOPT_USERNAME, server.user.c_str());
    curl_easy_setopt(easy, CURLOPT_PASSWORD, server.password.c_str());
  }
  curl_easy_setopt(easy, CURLOPT_MAIL_FROM, ("<" + sent.from + ">").c_str());
  curl_easy_setopt(easy, CURLOPT_MAIL_RCPT, letter.recipients);
  curl_easy_setopt(easy, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(easy, CURLOPT_READFUNCTION, &give_out);
  curl_easy_setopt(easy, CURLOPT_READDATA, &letter);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &hear);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, &letter);
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, long(server.to_connect.count()));
  curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, long(server.to_answer.count()));
  // Also for the farewell to a server that hangs, which otherwise takes two minutes.
  curl_easy_setopt(easy, CURLOPT_SERVER_RESPONSE_TIMEOUT,
                   long(std::chrono::ceil<std::chrono::seconds>(server.to_answer).count()));
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
}

// 530 to 538 speak of signing in (RFC 4954).
bool speaks_of_signing_in(int code) { return code == 530 || code == 534 || code == 535 || code == 538; }

Taken taken_of(CURLcode ended, int code) {
  switch (ended) {
    case CURLE_OK:
      return Taken::kTaken;
    case CURLE_LOGIN_DENIED:
      return code >= 400 && code < 500 ? Taken::kNotNow : Taken::kNotAdmitted;
    case CURLE_USE_SSL_FAILED:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CACERT_BADFILE:
      return Taken::kNotAdmitted;
    default:
      break;
  }
  if (speaks_of_signing_in(code)) return Taken::kNotAdmitted;
  return code >= 500 && code < 600 ? Taken::kRefused : Taken::kNotNow;
}

}  // namespace

std::vector<MailReply> Mailer::send(const std::vector<Sent>& letters) {
  std::vector<std::unique_ptr<Letter>> under_way;
  std::vector<void*> handles;
  for (const auto& sent : letters) {
    prepare(*under_way.emplace_back(std::make_unique<Letter>()), sent, server_);
    handles.push_back(under_way.back()->easy);
  }
  auto ended = transfers_.run(handles);
  std::vector<MailReply> replies;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    long code = 0;
    curl_easy_getinfo(under_way[i]->easy, CURLINFO_RESPONSE_CODE, &code);
    const auto& letter = *under_way[i];
    replies.push_back({taken_of(CURLcode(ended[i]), int(code)), int(code),
                       letter.code == std::to_string(code) ? letter.status : std::string()});
  }
  return replies;
}

bool demands_tls(const MailServer& server) {
  auto parts = http_client::url_parts(server.url);
  if (!server.authority.empty() || !parts) return true;
  return parts->host != "127.0.0.1" && parts->host != "[::1]" && parts->host != "localhost";
}

bool is_mail_server(const std::string& url) {
  auto parts = http_client::url_parts(url);
  return parts && !parts->has_user && (parts->scheme == "smtp" || parts->scheme == "smtps");
}

}  // namespace kith::mail
