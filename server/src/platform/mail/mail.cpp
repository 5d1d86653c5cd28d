// SPDX-License-Identifier: Apache-2.0
#include "platform/mail/mail.hpp"

#include <fmt/chrono.h>

#include <algorithm>

#include "platform/secrets/encoding.hpp"
#include "platform/secrets/mac.hpp"

namespace kith::mail {
namespace {

constexpr std::size_t kLine = 76;
// A line with an encoded word has at most 76 characters: the header's name, 12 around the word, and the
// base64 of whole groups of three bytes.
constexpr std::size_t kWordBytes = (76 - 12 - 12) / 4 * 3;

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

// How many of the first `most` bytes are whole characters.
std::size_t whole_characters(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text.size();
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xc0) == 0x80) --most;
  return most;
}

// RFC 2047; also what could be taken for an encoded word, and what is too long for a line.
std::string header_text(std::string_view text) {
  if (is_plain(text) && text.size() <= 60 && text.find("=?") == text.npos) return std::string(text);
  std::string words;
  while (!text.empty()) {
    auto size = whole_characters(text, kWordBytes);
    if (size == 0) break;
    words += (words.empty() ? "" : "\r\n ") + std::string("=?utf-8?B?") +
             secrets::base64(text.substr(0, size)) + "?=";
    text.remove_prefix(size);
  }
  return words;
}

std::string in_lines(std::string_view text) {
  auto encoded = secrets::base64(text);
  std::string lines;
  for (std::size_t at = 0; at < encoded.size(); at += kLine) lines += encoded.substr(at, kLine) + "\r\n";
  return lines;
}

std::string html_text(std::string_view text) {
  std::string html;
  for (char c : text) {
    if (c == '&')
      html += "&amp;";
    else if (c == '<')
      html += "&lt;";
    else if (c == '>')
      html += "&gt;";
    else if (c == '"')
      html += "&quot;";
    else if (c == '\n')
      html += "<br>\r\n";
    else if (c != '\r')
      html += c;
  }
  return html;
}

std::string html_of(const Mail& mail) {
  auto html = fmt::format("<!doctype html><html><head><meta charset=\"utf-8\"></head><body><p>{}</p>",
                          html_text(mail.text));
  if (!mail.link.empty()) html += fmt::format("<p><a href=\"{0}\">{0}</a></p>", html_text(mail.link));
  return html + "</body></html>\r\n";
}

std::string plain_of(const Mail& mail) {
  return mail.link.empty() ? mail.text + "\n" : mail.text + "\n\n" + mail.link + "\n";
}

std::string part(std::string_view boundary, std::string_view kind, std::string_view text) {
  return fmt::format(
      "--{}\r\nContent-Type: text/{}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}", boundary,
      kind, in_lines(text));
}

}  // namespace

std::string to_text(const Mail& mail) {
  auto boundary = "kith-" + secrets::sha256(mail.message_id).substr(0, 16);
  std::string sender =
      mail.from_name.empty() ? mail.from : header_text(mail.from_name) + " <" + mail.from + ">";
  auto text = fmt::format(
      "Date: {:%a, %d %b %Y %H:%M:%S} +0000\r\nFrom: {}\r\nTo: {}\r\nSubject: {}\r\nMessage-ID: <{}>\r\n"
      "Auto-Submitted: auto-generated\r\n",
      std::chrono::floor<std::chrono::seconds>(mail.at), sender, mail.to, header_text(mail.subject),
      mail.message_id);
  if (!mail.unsubscribe.empty()) text += "List-Unsubscribe: <" + mail.unsubscribe + ">\r\n";
  text += fmt::format("MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"{}\"\r\n\r\n",
                      boundary);
  return text + part(boundary, "plain", plain_of(mail)) + part(boundary, "html", html_of(mail)) + "--" +
         boundary + "--\r\n";
}

bool is_mail_address(std::string_view text) {
  constexpr std::string_view kOthers = "!#$%&'*+-/=?^_`{|}~.";
  auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  auto at = text.find('@');
  if (text.size() > 254 || at == text.npos || at == 0 || at > 64) return false;
  auto local = text.substr(0, at), domain = text.substr(at + 1);
  auto has_hole = [](std::string_view dotted) {
    return dotted.starts_with('.') || dotted.ends_with('.') || dotted.find("..") != dotted.npos;
  };
  if (has_hole(local) || has_hole(domain) || domain.empty()) return false;
  return std::all_of(local.begin(), local.end(),
                     [&](char c) { return is_letter(c) || kOthers.find(c) != kOthers.npos; }) &&
         std::all_of(domain.begin(), domain.end(),
                     [&](char c) { return is_letter(c) || c == '-' || c == '.'; }) &&
         !domain.starts_with('-');
}

}  // namespace kith::mail
