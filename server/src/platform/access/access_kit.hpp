// SPDX-License-Identifier: Apache-2.0
// Sign-in with an invented directory, for tests of this slice: whole requests through the router, on a
// database of either engine. A Browser keeps its cookie and its chosen identity as a browser does.
#pragma once

#include <map>

#include "platform/access/routes.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::access::kit {

// People by telephone; what a test adds is all there is.
class InventedDirectory : public IdentityDirectory {
 public:
  explicit InventedDirectory(const secrets::Sealer& sealer) : sealer_(sealer) {}

  void add(const Person& person, const std::string& name, const std::string& telephone = "");
  void remove(const PersonRef& person);

  std::vector<Person> people_with_telephone(db::Session& session, std::string_view telephone_hash) override;
  std::optional<Person> find_person(db::Session& session, const PersonRef& ref) override;
  std::vector<PersonNames> names_of(db::Session& session, const std::vector<PersonRef>& people) override;
  std::string district_name(db::Session&) override { return "清河区"; }
  std::vector<std::string> role_names(std::uint32_t roles) override {
    return {"bits_" + std::to_string(roles)};
  }

 private:
  struct Entry {
    Person person;
    std::string name;
    std::string telephone_hash;
  };
  const secrets::Sealer& sealer_;
  std::vector<Entry> entries_;
};

class KeptCodes : public CodeSender {
 public:
  void send(std::string_view telephone, std::string_view code) override {
    sent[std::string(telephone)] = code;
  }
  std::map<std::string, std::string> sent;  // the newest of each telephone
};

inline const Instant kMorning{std::chrono::milliseconds{1'790'000'000'000}};

// Everything sign-in needs, around one database.
struct World {
  explicit World(db::Db& database, bool is_demo = false);

  // An account with a password of its own, known by name and maybe by telephone, being `person`; invented in
  // a demo.
  std::int64_t add_account(const Person& person, const std::string& name, const std::string& password,
                           const std::string& telephone = "", bool must_change_password = false,
                           std::optional<Proof> proof = std::nullopt);
  void pass(std::chrono::milliseconds time) { clock.set(clock.now() + time); }

  db::Db& db;
  FixedClock clock{kMorning};
  secrets::SeededRandom random{11};
  secrets::Sealer sealer{secrets::FieldKey{1, 2, 3}, random};
  secrets::Passwords passwords{secrets::kQuickest, secrets::kQuickest};
  InventedDirectory directory{sealer};
  KeptCodes codes;
  std::vector<std::int64_t> ended;  // accounts, as told by on_session_ended
  Attempts attempts{db, clock, sealer};
  SignInCases cases;
  http::Router router;
};

class Browser {
 public:
  explicit Browser(World& world, std::string address = "192.0.2.1")
      : world_(world), address_(std::move(address)) {}

  // `request`: "POST /api/session". Keeps the cookie it is given.
  http::Answer send(std::string_view request, const std::string& body = "");
  // Acts as this identity from now on; 0 leaves the choice to the server.
  void act_as(std::int64_t identity_id) { identity_ = identity_id == 0 ? "" : std::to_string(identity_id); }
  http::Answer sign_in(const std::string& login, const std::string& password);

  const std::string& token() const { return token_; }
  void steal(const std::string& token) { token_ = token; }

 private:
  World& world_;
  std::string address_, token_, identity_;
};

inline Person teacher(std::int64_t id, std::int64_t tenant = 1) { return {{tenant, "staff", id}, 514}; }
inline Person parent(std::int64_t id, std::int64_t tenant = 1) { return {{tenant, "guardian", id}, 1}; }

}  // namespace kith::access::kit
