// SPDX-License-Identifier: Apache-2.0
#include "platform/access/access_kit.hpp"

#include <algorithm>

#include "platform/secrets/telephone.hpp"

namespace kith::access::kit {
namespace {

// Routes of upper floors, one for each sort of admission.
std::vector<http::Route> routes_of(SignInCases& cases) {
  auto routes = session_routes(cases);
  const auto who = [](const http::Call& call) -> Result<http::RawReply> {
    return http::RawReply{.body = std::to_string(call.caller.person_id)};
  };
  routes.push_back(http::get("/api/for_teachers", Access{.name = "teachers", .any_of = 2}, who));
  routes.push_back(http::get("/api/for_parents", Access{.name = "parents", .any_of = 1}, who));
  return routes;
}

}  // namespace

void InventedDirectory::add(const Person& person, const std::string& name, const std::string& telephone) {
  entries_.push_back({person, name, telephone.empty() ? "" : secrets::telephone_hash(sealer_, telephone)});
}

void InventedDirectory::remove(const PersonRef& person) {
  std::erase_if(entries_, [&](const Entry& entry) { return entry.person.ref == person; });
}

std::vector<Person> InventedDirectory::people_with_telephone(db::Session&, std::string_view telephone_hash) {
  std::vector<Person> found;
  for (const auto& entry : entries_)
    if (entry.telephone_hash == telephone_hash) found.push_back(entry.person);
  return found;
}

std::optional<Person> InventedDirectory::find_person(db::Session&, const PersonRef& ref) {
  for (const auto& entry : entries_)
    if (entry.person.ref == ref) return entry.person;
  return std::nullopt;
}

std::vector<PersonNames> InventedDirectory::names_of(db::Session&, const std::vector<PersonRef>& people) {
  std::vector<PersonNames> names;
  for (const auto& ref : people) {
    const auto found =
        std::find_if(entries_.begin(), entries_.end(), [&](const Entry& e) { return e.person.ref == ref; });
    names.push_back({"School " + std::to_string(ref.tenant_id), found == entries_.end() ? "" : found->name});
  }
  return names;
}

World::World(db::Db& database, bool is_demo)
    : db(database),
      cases(Needs{database, clock, random, sealer, passwords, attempts, directory, codes, is_demo,
                  [this](std::int64_t account_id) { ended.push_back(account_id); }}),
      router(routes_of(cases), {.authenticate =
                                    [this](const std::string& token, const std::string& identity) {
                                      return cases.sessions.authenticate(token, identity);
                                    },
                                .is_demo = is_demo}) {}

std::int64_t World::add_account(const Person& person, const std::string& name, const std::string& password,
                                const std::string& telephone, bool must_change_password,
                                std::optional<Proof> proof) {
  directory.add(person, name, telephone);
  const auto hash = passwords.hash(password);
  return db.write([&](db::Tx& tx) {
    const auto account_id = create_account(tx, hash, must_change_password, clock.now());
    add_login(tx, account_id, {LoginKind::kName, name});
    if (!telephone.empty())
      add_login(tx, account_id, {LoginKind::kTelephone, secrets::telephone_hash(sealer, telephone)});
    add_identity(tx, account_id, person,
                 proof.value_or(cases.needs.is_demo ? Proof::kInvented : Proof::kIssued));
    return account_id;
  });
}

http::Answer Browser::send(std::string_view request, const std::string& body) {
  const auto space = request.find(' ');
  http::Request made;
  made.method = request.substr(0, space);
  made.target = request.substr(space + 1);
  made.body = body;
  made.address = address_;
  made.identity = identity_;
  made.user_agent = "Mozilla/5.0 (Linux; Android 14) Chrome/120 Mobile";
  made.request_id = "test";
  if (!token_.empty()) made.cookie = std::string(kSessionCookie) + "=" + token_;
  const auto response = world_.router.answer(made);
  http::Answer answer{response.status, response.bytes(), response};
  if (const auto given = answer.cookie(kSessionCookie); !given.empty()) token_ = given;
  return answer;
}

http::Answer Browser::sign_in(const std::string& login, const std::string& password) {
  return send("POST /api/session", R"({"login":")" + login + R"(","password":")" + password + R"("})");
}

}  // namespace kith::access::kit
