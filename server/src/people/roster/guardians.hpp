// SPDX-License-Identifier: Apache-2.0
// Guardians are one person a telephone within a school: siblings share them. Pure, and the same for showing a
// plan and for carrying it out.
#pragma once

#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "people/roster/known.hpp"

namespace kith::people {

// All guardians of the school by telephone. Changes since the last keep() can be taken back, because a
// transaction may have to run again.
class GuardianIndex {
 public:
  void add(const Digest& telephone, std::int64_t guardian_id);
  std::int64_t find(const Digest& telephone) const;  // 0: nobody
  // `guardian_id` is now reached by another number, or by a first one.
  void move(const std::optional<Digest>& from, const Digest& to, std::int64_t guardian_id);

  // The first row that speaks of a guardian says name and number; a later one that says otherwise does not
  // change them back and forth. True for the first.
  bool claim(std::int64_t guardian_id);
  bool is_claimed(std::int64_t guardian_id) const { return claimed_.contains(guardian_id); }

  void keep() { undo_.clear(); }
  void take_back();

 private:
  void set(const Digest& telephone, std::int64_t guardian_id);

  std::unordered_map<Digest, std::int64_t, DigestHash> by_telephone_;
  std::unordered_set<std::int64_t> claimed_;
  std::vector<std::function<void()>> undo_;
};

// What is to be written for the guardians of one student.
struct GuardianChange {
  std::int64_t guardian_id = 0;
  bool is_new = false;                   // the guardian, with name and telephone
  std::optional<std::string> name;       // to be set
  std::optional<std::string> telephone;  // to be set
};
struct GuardianshipChange {
  KnownGuardian guardian;  // name and telephone unused
  bool is_new = false;
};
struct GuardianDelta {
  std::vector<GuardianChange> guardians;
  std::vector<GuardianshipChange> guardianships;
  std::vector<std::int64_t> ended;
  std::vector<std::int64_t> guardian_ids;  // all guardians of the student afterwards
  std::vector<std::string> fields;         // guardians, telephone, relation, lives_away, position

  bool is_empty() const { return guardians.empty() && guardianships.empty() && ended.empty(); }
};

struct GuardianNeeds {
  GuardianIndex& index;
  std::function<Digest(const std::string& telephone)> digest;
  std::function<std::int64_t()> new_id;
};

// `places`: how many guardians the sheet has room for. Guardians after those were added by hand and stay;
// custody limits are never touched. A relation or absence that the sheet does not state stays as it is.
GuardianDelta compare_guardians(const std::vector<KnownGuardian>& known,
                                const std::vector<GuardianEntry>& entries, int places,
                                const GuardianNeeds& needs);

}  // namespace kith::people
