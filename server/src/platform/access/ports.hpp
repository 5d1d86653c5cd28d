// SPDX-License-Identifier: Apache-2.0
// What sign-in needs from the floors above it, handed over in app/.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/db.hpp"

namespace kith::access {

// Somebody in a tenant. `person_kind` is a word of the upper floor ("guardian", "staff").
struct PersonRef {
  std::int64_t tenant_id = 0;
  std::string person_kind;
  std::int64_t person_id = 0;
  bool operator==(const PersonRef&) const = default;
};

struct Person {
  PersonRef ref;
  std::uint32_t roles = 0;
};

struct PersonNames {
  std::string tenant_name;
  std::string person_name;
};

// Implementations may be called from any thread; they only read.
class IdentityDirectory {
 public:
  virtual ~IdentityDirectory() = default;

  // Those with this telephone (secrets::telephone_hash) who may sign in now.
  virtual std::vector<Person> people_with_telephone(db::Session& session,
                                                    std::string_view telephone_hash) = 0;
  // Nobody when there is no such person or the person may not sign in now.
  virtual std::optional<Person> find_person(db::Session& session, const PersonRef& ref) = 0;
  // In the order asked; empty names for people who are gone.
  virtual std::vector<PersonNames> names_of(db::Session& session, const std::vector<PersonRef>& people) = 0;
  virtual std::string district_name(db::Session& session) = 0;
  // The names of the role bits, for clients.
  virtual std::vector<std::string> role_names(std::uint32_t roles) = 0;
};

// Carries a one-time code to a telephone. send() returns at once and delivers in the background: the time it
// takes must not tell whether the telephone is known.
class CodeSender {
 public:
  virtual ~CodeSender() = default;
  virtual void send(std::string_view telephone, std::string_view code) = 0;
};

// Used while no channel is set up: the code appears in the server's log.
std::unique_ptr<CodeSender> make_log_code_sender();

}  // namespace kith::access
