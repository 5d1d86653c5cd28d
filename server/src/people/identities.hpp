// SPDX-License-Identifier: Apache-2.0
// What sign-in asks of people, and the keeping of roles. Thread-safe: no state of its own.
#pragma once

#include "people/identity_store.hpp"
#include "platform/access/ports.hpp"
#include "platform/clock.hpp"

namespace kith::people {

class Identities : public access::IdentityDirectory {
 public:
  explicit Identities(const Clock& clock) : clock_(clock) {}

  std::vector<access::Person> people_with_telephone(db::Session& session,
                                                    std::string_view telephone_hash) override;
  std::optional<access::Person> find_person(db::Session& session, const access::PersonRef& ref) override;
  std::vector<access::PersonNames> names_of(db::Session& session,
                                            const std::vector<access::PersonRef>& people) override;
  std::string district_name(db::Session& session) override;
  std::vector<std::string> role_names(std::uint32_t roles) override;

  // Brings the identities of a school in line with its people: roles follow posts and teachings of today; who
  // left, who lost the last child's custody, and who won the identity with a telephone that is no longer the
  // one on record, loses it. Belongs after every change of people, and to every morning, since posts begin
  // and end by date.
  void reconcile(db::Tx& tx, std::int64_t school_id);

 private:
  access::Person person_of(db::Session& session, const PersonRow& row);

  const Clock& clock_;
};

access::PersonRef ref_of(const PersonRow& row);

}  // namespace kith::people
