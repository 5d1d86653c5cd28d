// SPDX-License-Identifier: Apache-2.0
// SQL of letters of the district. What became of them in schools is in school_row_store.hpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/notices/district/district_letter.hpp"

namespace kith::notices {

// The letter that the key was used for before.
struct KnownDistrictLetter {
  std::int64_t letter_id = 0;
  std::int64_t author_id = 0;
};
KITH_DESCRIBE(KnownDistrictLetter, (letter_id, author_id))
std::optional<KnownDistrictLetter> find_district_letter_by_key(db::Session& session,
                                                               const std::string& client_key);
// With a row for each school, waiting. False when the key is taken; nothing is written then.
bool save_district_letter(db::Tx& tx, const DistrictLetter& letter, const std::string& client_key,
                          const std::vector<std::int64_t>& school_ids);
std::optional<DistrictLetter> find_district_letter(db::Session& session, std::int64_t letter_id);
// Without their text, the newest first, those before `before` when it is given.
struct ListedLetter {
  DistrictLetter letter;
  std::optional<std::string> author_name;
};
std::vector<ListedLetter> district_letters(db::Session& session, std::optional<std::int64_t> before,
                                           int limit);
std::optional<ListedLetter> listed_letter(db::Session& session, std::int64_t letter_id);

// False when it was withdrawn already.
bool withdraw_district_letter(db::Tx& tx, std::int64_t letter_id, Instant at);
// False when it was reminded of after `latest`.
bool set_district_reminded(db::Tx& tx, std::int64_t letter_id, Instant at, Instant latest);
// False when another correction came between.
bool correct_district_letter(db::Tx& tx, const DistrictLetter& before, const std::string& title,
                             const std::string& body, Instant at);
void set_counted(db::Tx& tx, std::int64_t letter_id, Instant at);

}  // namespace kith::notices
