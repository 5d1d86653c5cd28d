// SPDX-License-Identifier: Apache-2.0
// What of a letter fits into a channel, and letters that say the same. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "delivery/channel.hpp"

namespace kith::delivery {

// At most so many bytes of UTF-8, or characters: cut between characters and then ended with "…".
std::string cut_to_bytes(std::string_view text, std::size_t most);
std::string cut_to_characters(std::string_view text, std::size_t most);

// The same for a parameter of a template: no line ends or other control characters.
std::string in_one_line(std::string_view text, std::size_t most_characters);

// What tells a reminder from the message before it, where a channel drops what it has carried already: the
// message's number, "〔27〕", or in the link's query, which no page looks at. The same letter sent again says
// the same.
std::string mark_of(const Letter& letter);
std::string marked_link(const Letter& letter);

// Subject, words and marked link below each other, at most so many bytes. The words are cut first, then the
// subject; never the link. Requires: room for the link.
std::string plain_text(const Letter& letter, std::size_t most_bytes);

// What follows scheme and host of the link, for channels that carry no addresses: "inbox/7".
std::string path_of_link(const std::string& link);

// Places of letters of one message that say the same, at most so many together.
std::vector<std::vector<std::size_t>> alike(const std::vector<Letter>& letters, std::size_t at_most);

std::vector<std::string> addresses_of(const std::vector<Letter>& letters,
                                      const std::vector<std::size_t>& places);
// Puts each part of `told` into its place.
void spread(std::vector<SendResult>& results, const std::vector<std::size_t>& places,
            std::vector<SendResult> told);

}  // namespace kith::delivery
