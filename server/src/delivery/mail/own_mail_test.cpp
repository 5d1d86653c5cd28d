// SPDX-License-Identifier: Apache-2.0
#include "delivery/mail/own_mail.hpp"

#include <gtest/gtest.h>

#include "people/people_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::delivery {
namespace {

class OwnMailStore : public db::BothEngines {
 protected:
  http::Answer ask(const std::string& email) {
    return kit_.call(guardian_, "POST /api/delivery/email", R"({"email":")" + email + "\"}");
  }
  http::Answer confirm(const std::string& email, const std::string& code) {
    return confirm(guardian_, email, code);
  }
  http::Answer confirm(const access::Caller& who, const std::string& email, const std::string& code) {
    return kit_.call(who, "POST /api/delivery/email/confirmation",
                     R"({"email":")" + email + R"(","code":")" + code + "\"}");
  }
  std::string shown() { return kit_.call(guardian_, "GET /api/delivery/email").body; }

  static access::Caller guardian(std::int64_t person_id) {
    return {.account_id = person_id,
            .identity_id = 1,
            .tenant_id = 1,
            .person_id = person_id,
            .roles = people::kGuardian};
  }

  const access::Caller guardian_ = guardian(5);
  FixedClock clock_{people::kit::morning()};
  secrets::SeededRandom random_{7};
  secrets::Sealer sealer_{secrets::FieldKey{}, random_};
  bool is_taken_ = true;
  std::string sent_to_, code_;
  OwnMail own_mail_{
      {db(), clock_, random_, sealer_, [this](const std::string& email, const std::string& code) {
         sent_to_ = email;
         code_ = code;
         return is_taken_;
       }}};
  http::RouterKit kit_{own_mail_routes(own_mail_)};
};
KITH_BOTH_ENGINES(OwnMailStore);

TEST_P(OwnMailStore, BelievesAnAddressOnceItsCodeComesBack) {
  EXPECT_EQ(ask("wang@home.example").status, 204);
  EXPECT_EQ(sent_to_, "wang@home.example");
  EXPECT_EQ(shown(), R"({"is_offered":true,"email":null,"is_bounced":false})") << "not before";
  auto confirmed = confirm("wang@home.example", code_);
  EXPECT_EQ(confirmed.body, R"({"is_offered":true,"email":"wang@home.example","is_bounced":false})");
  EXPECT_EQ(shown(), confirmed.body);
  EXPECT_EQ(confirm("wang@home.example", code_).code(), "delivery.wrong_code") << "a code is good once";
}

TEST_P(OwnMailStore, BelievesNoOtherCodeAddressOrPerson) {
  ask("wang@home.example");
  EXPECT_EQ(confirm("wang@home.example", code_ == "000000" ? "000001" : "000000").code(),
            "delivery.wrong_code");
  EXPECT_EQ(confirm("other@home.example", code_).code(), "delivery.wrong_code");
  EXPECT_EQ(confirm(guardian(6), "wang@home.example", code_).code(), "delivery.wrong_code");
  clock_.set(clock_.now() + std::chrono::minutes{31});
  EXPECT_EQ(confirm("wang@home.example", code_).code(), "delivery.wrong_code") << "too late";
  EXPECT_EQ(shown(), R"({"is_offered":true,"email":null,"is_bounced":false})");
}

TEST_P(OwnMailStore, LetsNobodyGuessOrFillAMailbox) {
  ask("wang@home.example");
  auto right = code_;
  for (int i = 0; i < 5; ++i) confirm("wang@home.example", "x");
  EXPECT_EQ(confirm("wang@home.example", right).code(), "delivery.wrong_code") << "five tries a code";
  int sent = 1;
  while (ask("wang@home.example").status == 204) ASSERT_LT(++sent, 10);
  EXPECT_EQ(sent, 5);
}

TEST_P(OwnMailStore, TakesAnAddressAwayAgain) {
  ask("wang@home.example");
  confirm("wang@home.example", code_);
  EXPECT_EQ(kit_.call(guardian_, "DELETE /api/delivery/email").status, 204);
  EXPECT_EQ(kit_.call(guardian_, "DELETE /api/delivery/email").status, 204);
  EXPECT_EQ(shown(), R"({"is_offered":true,"email":null,"is_bounced":false})");
}

TEST_P(OwnMailStore, SaysWhatIsWrong) {
  EXPECT_EQ(ask("no address").code(), "delivery.bad_email");
  EXPECT_EQ(ask("a@b\\r\\nBcc: c@d").code(), "delivery.bad_email");
  is_taken_ = false;
  EXPECT_EQ(ask("wang@home.example").code(), "delivery.mail_not_sent");
  OwnMail none({db(), clock_, random_, sealer_});
  http::RouterKit kit(own_mail_routes(none));
  EXPECT_EQ(kit.call(guardian_, "POST /api/delivery/email", R"({"email":"a@b.example"})").code(),
            "delivery.no_mail");
  EXPECT_EQ(kit.call(guardian_, "GET /api/delivery/email").body,
            R"({"is_offered":false,"email":null,"is_bounced":false})");
}

TEST_P(OwnMailStore, IsForGuardiansAlone) {
  access::Caller teacher{
      .account_id = 1, .identity_id = 1, .tenant_id = 1, .person_id = 5, .roles = people::kStaff};
  EXPECT_EQ(kit_.call(teacher, "GET /api/delivery/email").status, 403);
  EXPECT_EQ(kit_.call({}, "GET /api/delivery/email").status, 401);
}

}  // namespace
}  // namespace kith::delivery
