// SPDX-License-Identifier: Apache-2.0
#include "delivery/letter_text.hpp"

#include <map>
#include <tuple>

#include "delivery/outbox.hpp"
#include "platform/id.hpp"
#include "platform/text/characters.hpp"

namespace kith::delivery {
namespace {

constexpr std::string_view kCut = "…";

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }

std::int64_t message_of(const Letter& letter) {
  return parse_key(letter.key).value_or(DeliveryKey{}).message_id;
}

// Its number within the school.
std::string number_of(const Letter& letter) { return std::to_string(message_of(letter) % kIdsPerTenant); }

}  // namespace

std::string cut_to_bytes(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);
  if (most < kCut.size()) return {};
  auto size = most - kCut.size();
  while (size > 0 && !begins_character(text[size])) --size;
  return std::string(text.substr(0, size)) + std::string(kCut);
}

std::string cut_to_characters(std::string_view text, std::size_t most) {
  if (text::characters_in(text) <= most) return std::string(text);
  std::size_t at = 0, begun = 0;
  for (; at < text.size(); ++at)
    if (begins_character(text[at]) && ++begun == most) break;
  return std::string(text.substr(0, at)) + std::string(kCut);
}

std::string in_one_line(std::string_view text, std::size_t most_characters) {
  std::string line(text);
  for (char& c : line)
    if (static_cast<unsigned char>(c) < ' ' || c == '\x7f') c = ' ';
  return cut_to_characters(line, most_characters);
}

std::string mark_of(const Letter& letter) { return "〔" + number_of(letter) + "〕"; }

// Before the fragment, which may carry a token.
std::string marked_link(const Letter& letter) {
  if (letter.link.empty()) return mark_of(letter);
  auto end = std::min(letter.link.find('#'), letter.link.size());
  auto address = letter.link.substr(0, end);
  auto joint = address.find('?') == address.npos ? "?" : "&";
  return address + joint + number_of(letter) + letter.link.substr(end);
}

std::string plain_text(const Letter& letter, std::size_t most_bytes) {
  auto link = "\n" + marked_link(letter);
  auto room = most_bytes - std::min(most_bytes, link.size());
  auto subject = cut_to_bytes(letter.subject, room);
  room -= subject.size();
  auto words = letter.text.empty() || room < 2 ? std::string() : "\n" + cut_to_bytes(letter.text, room - 1);
  return subject + (words == "\n" ? "" : words) + link;
}

std::string path_of_link(const std::string& link) {
  auto scheme = link.find("://");
  auto host = scheme == link.npos ? 0 : scheme + 3;
  auto slash = link.find('/', host);
  return slash == link.npos ? std::string() : link.substr(slash + 1);
}

std::vector<std::vector<std::size_t>> alike(const std::vector<Letter>& letters, std::size_t at_most) {
  std::map<std::tuple<std::int64_t, std::string, std::string, std::string>, std::vector<std::size_t>> same;
  std::vector<std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const auto& letter = letters[i];
    auto& group = same[{message_of(letter), letter.subject, letter.text, letter.link}];
    group.push_back(i);
    if (group.size() == at_most) groups.push_back(std::exchange(group, {}));
  }
  for (auto& [said, group] : same)
    if (!group.empty()) groups.push_back(std::move(group));
  return groups;
}

std::vector<std::string> addresses_of(const std::vector<Letter>& letters,
                                      const std::vector<std::size_t>& places) {
  std::vector<std::string> addresses;
  for (auto place : places) addresses.push_back(letters[place].address);
  return addresses;
}

void spread(std::vector<SendResult>& results, const std::vector<std::size_t>& places,
            std::vector<SendResult> told) {
  for (std::size_t i = 0; i < places.size(); ++i) results[places[i]] = std::move(told[i]);
}

}  // namespace kith::delivery
