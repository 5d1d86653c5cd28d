// SPDX-License-Identifier: Apache-2.0
#include "delivery/directory/directories.hpp"

#include <gtest/gtest.h>

#include <boost/json/array.hpp>

#include "delivery/addresses.hpp"
#include "delivery/dingtalk/dingtalk_directory.hpp"
#include "delivery/directory/routes.hpp"
#include "delivery/errcode_kit.hpp"
#include "delivery/letter_kit.hpp"
#include "delivery/wecom/wecom_directory.hpp"
#include "people/people_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::delivery {
namespace {

using boost::json::array;
using boost::json::object;

// WeCom's directory of a school with one class, floor by floor: the whole tree is in no answer.
class WecomSchool {
 public:
  object take(const std::string& path, const object& query) {
    auto id = text_at(query, path == "/cgi-bin/school/user/list" ? "department_id" : "id");
    if (path == "/cgi-bin/school/user/list")
      return {{"errcode", 0}, {"students", id == "30" ? students : array{}}};
    if (path != "/cgi-bin/school/department/list") return {{"errcode", 48002}};
    if (id == "1") return {{"errcode", 0}, {"departments", array{department(2, 1, 4, "本部")}}};
    if (id == "2") return {{"errcode", 0}, {"departments", array{department(3, 2, 2, "三年级")}}};
    if (id == "3")
      return {{"errcode", 0},
              {"departments", array{department(30, 3, 1, "2班"), department(31, 3, 1, "3班")}}};
    return {{"errcode", 60003}};
  }
  static object department(int id, int parent, int type, const char* name) {
    return {{"id", id}, {"parentid", parent}, {"type", type}, {"name", name}};
  }
  void add(const std::string& student, const std::string& name, const std::string& parent,
           const std::string& relation, int follows = 1) {
    students.push_back(object{
        {"student_userid", student},
        {"name", name},
        {"parents",
         array{object{{"parent_userid", parent}, {"relation", relation}, {"is_subscribe", follows}}}}});
  }
  array students;
};

// DingTalk's: pages of two, though thirty are asked for.
class DingtalkSchool {
 public:
  object take(const std::string& path, const object& body) {
    if (number_at(body, "page_size").value_or(99) > 30) return {{"errcode", 40035}};
    if (path == "/topapi/edu/dept/list") {
      auto above = number_at(body, "super_id").value_or(0);
      return page(body, "details",
                  above == 0   ? array{department(1, "campus", "本部")}
                  : above == 1 ? array{department(2, "grade", "三年级")}
                  : above == 2 ? array{department(30, "class", "2班")}
                               : array{});
    }
    if (number_at(body, "class_id") != 30) return {{"errcode", 43007}};
    if (path == "/topapi/edu/user/relation/list") return page(body, "relations", relations);
    return page(body, "details", text_at(body, "role") == "student" ? students : guardians);
  }
  void add(const std::string& student, const std::string& name, const std::string& no,
           const std::string& guardian, const std::string& code) {
    students.push_back(
        object{{"userid", student}, {"name", name}, {"feature", R"({"student_no":")" + no + "\"}"}});
    guardians.push_back(object{{"userid", guardian}, {"name", "x"}, {"feature", "{}"}});
    relations.push_back(object{{"from_userid", guardian}, {"to_userid", student}, {"relation_code", code}});
  }
  array students, guardians, relations;

 private:
  static object department(int id, const char* type, const char* name) {
    return {{"dept_id", id}, {"dept_type", type}, {"name", name}};
  }
  static object page(const object& body, const char* list, const array& all) {
    auto from = std::size_t(number_at(body, "page_no").value_or(1) - 1) * 2;
    array some;
    for (auto i = from; i < std::min(from + 2, all.size()); ++i) some.push_back(all[i]);
    return {{"errcode", 0}, {"result", object{{list, some}, {"has_more", from + 2 < all.size()}}}};
  }
};

class SchoolDirectoryStore : public db::BothEngines {
 protected:
  void SetUp() override {
    db().write([&](db::Tx& tx) {
      school_ = people::kit::add_school(tx);
      auto class_id = people::kit::add_class(tx, school_, {.grade = 3, .number = 2});
      wang_ = people::kit::add_student(tx, class_id, {.name = "王小明"});
      mother_ = people::kit::add_guardian(tx, wang_);
      auto li = people::kit::add_student(tx, class_id, {.name = "李静"});
      father_ = people::kit::add_guardian(tx, li, {.name = "李强", .relation = "father"});
      desk_ = {.school_id = school_, .person_id = 9, .roles = people::kStaff | people::kPrincipal};
    });
  }
  Directories::Needs needs() {
    std::vector<std::unique_ptr<Directory>> directories;
    directories.push_back(
        std::make_unique<wecom::WecomDirectory>(clock_, wecom::Settings{.corp_id = "corp",
                                                                        .secret = "s3cret",
                                                                        .agent_id = 7,
                                                                        .url = wecom_server_.url(),
                                                                        .patience = kit::kShortPatience}));
    directories.push_back(std::make_unique<dingtalk::DingtalkDirectory>(
        clock_, dingtalk::Settings{.app_key = "key",
                                   .app_secret = "s3cret",
                                   .agent_id = 7,
                                   .url = dingtalk_server_.url(),
                                   .patience = kit::kShortPatience}));
    return {db(), clock_, jobs_, sealer_, std::move(directories)};
  }
  // As the page shows it, after all that is due has been done.
  DirectoryState read(AddressKind kind = AddressKind::kWecom) {
    auto begun = directories_.begin(desk_, kind);
    EXPECT_TRUE(begun) << begun.error().code;
    work();
    return state(kind);
  }
  void work() {
    const jobs::Worker worker(db(), jobs_, directories_.handlers());
    while (worker.work_once()) {
    }
  }
  DirectoryState state(AddressKind kind = AddressKind::kWecom) {
    for (auto& each : directories_.find(desk_).directories)
      if (each.kind == kind) return each;
    return {};
  }
  // What is written to, "" when nothing is.
  std::string address(std::int64_t person_id, AddressKind kind = AddressKind::kWecom) {
    auto sealed =
        db().read([&](db::Session& session) { return find_address(session, school_, person_id, kind); });
    return sealed ? sealer_.open(*sealed) : "";
  }
  void pass(std::chrono::milliseconds time) { clock_.set(clock_.now() + time); }

  std::int64_t school_ = 0, wang_ = 0, mother_ = 0, father_ = 0;
  people::Viewer desk_;
  FixedClock clock_{people::kit::morning()};
  secrets::SeededRandom random_{7};
  secrets::Sealer sealer_{secrets::FieldKey{}, random_};
  jobs::Jobs jobs_{clock_, random_};
  WecomSchool wecom_;
  DingtalkSchool dingtalk_;
  kit::ErrcodeStandIn wecom_server_{
      "s3cret", [this](const auto& path, const auto& query) { return wecom_.take(path, query); }};
  kit::ErrcodeStandIn dingtalk_server_{
      "s3cret", [this](const auto& path, const auto& body) { return dingtalk_.take(path, body); }};
  Directories directories_{needs()};
};
KITH_BOTH_ENGINES(SchoolDirectoryStore);

TEST_P(SchoolDirectoryStore, GivesAddressesToGuardiansItKnows) {
  wecom_.add("s1", "王小明", "p_mother", "妈妈");
  wecom_.add("s2", "李静", "p_father", "爸爸");
  auto done = read();
  ASSERT_TRUE(done.run);
  EXPECT_FALSE(done.run->failure);
  EXPECT_TRUE(done.run->ended_at);
  EXPECT_EQ(done.run->begun_by, 9);
  EXPECT_EQ(done.run->classes_done, 2);
  EXPECT_EQ(done.run->matched, 2);
  EXPECT_TRUE(done.strangers.empty());
  EXPECT_EQ(address(mother_), "p_mother");
  EXPECT_EQ(address(father_), "p_father");
  EXPECT_EQ(address(mother_, AddressKind::kDingtalk), "");
}

TEST_P(SchoolDirectoryStore, ReadsDingtalksListsPageByPage) {
  dingtalk_.add("d1", "王小明", "", "g_mother", "M");
  dingtalk_.add("d2", "李静", "", "g_father", "F");
  dingtalk_.add("d3", "赵强", "", "g_other", "F");
  auto done = read(AddressKind::kDingtalk);
  EXPECT_EQ(done.run->matched, 2);
  EXPECT_EQ(address(mother_, AddressKind::kDingtalk), "g_mother");
  EXPECT_EQ(address(father_, AddressKind::kDingtalk), "g_father");
  ASSERT_EQ(done.strangers.size(), 1u);
  EXPECT_EQ(done.strangers[0].student_name, "赵强");
  EXPECT_EQ(done.strangers[0].class_name, "三年级2班");
}

TEST_P(SchoolDirectoryStore, NamesWhomItDoesNotKnowAndMakesNobody) {
  wecom_.add("s3", "赵强", "p3", "爸爸");
  wecom_.add("s1", "王小明", "p4", "奶奶");
  wecom_.add("s2", "李静", "p_father", "爸爸", 0);
  auto done = read();
  ASSERT_EQ(done.strangers.size(), 3u);
  EXPECT_EQ(done.strangers[0].reason, Mismatch::kStudentUnknown);
  EXPECT_EQ(done.strangers[1].reason, Mismatch::kGuardianUnknown);
  EXPECT_EQ(done.strangers[1].relation, people::Relation::kPaternalGrandmother);
  EXPECT_EQ(done.strangers[2].reason, Mismatch::kNotFollowing);
  EXPECT_EQ(done.run->matched, 0);
  EXPECT_EQ(address(father_), "") << "nothing sent there would arrive";
  auto guardians = db().read([](db::Session& session) {
    return session.one<std::int64_t>({"test.guardians", "select count(*) from guardians"});
  });
  EXPECT_EQ(guardians, 2);
}

TEST_P(SchoolDirectoryStore, ChangesNothingWhenItIsReadAgainAndRespectsWishes) {
  wecom_.add("s1", "王小明", "p_mother", "妈妈");
  wecom_.add("s2", "李静", "p_father", "爸爸");
  read();
  db().write([&](db::Tx& tx) { decline_address(tx, school_, mother_, AddressKind::kWecom, clock_.now()); });
  pass(std::chrono::hours{24});
  directories_.begin_all();
  directories_.begin_all();
  work();
  EXPECT_EQ(address(mother_), "");
  EXPECT_EQ(address(father_), "p_father");
  EXPECT_FALSE(state().run->begun_by) << "by itself";
}

TEST_P(SchoolDirectoryStore, LetsGoOfWhoHasLeftTheDirectoryButOnlyAfterAWholeReading) {
  wecom_.add("s1", "王小明", "p_mother", "妈妈");
  read();
  wecom_.students.clear();
  wecom_server_.instead = http_client::reply(200, R"({"errcode":45009})");
  pass(std::chrono::minutes{1});
  EXPECT_EQ(read().run->failure, "delivery.directory_silent");
  EXPECT_EQ(address(mother_), "p_mother");
  wecom_server_.instead.reset();
  pass(std::chrono::hours{2});
  work();
  EXPECT_FALSE(state().run->failure) << "tried again by itself";
  EXPECT_EQ(address(mother_), "");
  wecom_.add("s1", "王小明", "p_mother", "妈妈");
  pass(std::chrono::minutes{1});
  read();
  EXPECT_EQ(address(mother_), "p_mother");
}

TEST_P(SchoolDirectoryStore, SaysWhatTheOperatorHasToPutRight) {
  wecom_server_.instead = http_client::reply(200, R"({"errcode":48002,"errmsg":"api forbidden"})");
  EXPECT_EQ(read().run->failure, "delivery.directory_refused");
  for (const auto& [name, said] : kit::faults()) {
    wecom_server_.instead = said;
    pass(std::chrono::hours{5});
    EXPECT_EQ(read().run->failure, "delivery.directory_silent") << name;
  }
}

TEST_P(SchoolDirectoryStore, ReadsNobodyElsesChildren) {
  db().write([&](db::Tx& tx) { people::kit::add_school(tx); });
  wecom_.add("s1", "王小明", "p_mother", "妈妈");
  auto done = read();
  EXPECT_EQ(done.run->failure, "delivery.directory_without_school") << "the campus has another name";
  EXPECT_TRUE(done.strangers.empty());
  EXPECT_EQ(address(mother_), "");
}

TEST_P(SchoolDirectoryStore, IsReadSoonAfterTheDirectoryHasChanged) {
  directories_.changed(AddressKind::kWecom);
  work();
  EXPECT_EQ(wecom_server_.posts, 0) << "no school has asked for it";
  read();
  auto posts = wecom_server_.posts;
  for (int i = 0; i < 3; ++i) directories_.changed(AddressKind::kWecom);
  work();
  EXPECT_EQ(wecom_server_.posts, posts) << "not at once";
  pass(std::chrono::minutes{21});
  work();
  EXPECT_EQ(wecom_server_.posts, 2 * posts) << "and once for all";
}

TEST_P(SchoolDirectoryStore, IsOfTheDeskOfTheSchoolAlone) {
  wecom_.add("s3", "赵强", "p3", "爸爸");
  read();
  http::RouterKit kit(directory_routes(directories_));
  auto desk = people::kit::calling(desk_);
  auto teacher = desk, elsewhere = desk;
  teacher.roles = people::kStaff | people::kTeacher;
  elsewhere.tenant_id = school_ + 1;
  auto guardian = people::kit::calling(people::kit::as_guardian(mother_));
  const std::string list = "GET /api/delivery/directories";
  const std::string begin = "POST /api/delivery/directories/wecom/runs";
  kit.check({
      {.name = "the desk",
       .as = desk,
       .request = list,
       .body_has = {"赵强", "student_unknown"},
       .body_lacks = {"p3", "s3"}},
      {.name = "another school", .as = elsewhere, .request = list, .body_lacks = {"赵强", "classes_done"}},
      {.name = "a teacher", .as = teacher, .request = list, .status = 403, .body_lacks = {"赵强"}},
      {.name = "a guardian", .as = guardian, .request = list, .status = 403, .body_lacks = {"赵强"}},
      {.name = "a teacher begins", .as = teacher, .request = begin, .body = "{}", .status = 403},
      {.name = "the desk begins", .as = desk, .request = begin, .body = "{}", .status = 204},
      {.name = "twice",
       .as = desk,
       .request = begin,
       .body = "{}",
       .status = 409,
       .body_has = {"delivery.directory_running"}},
      {.name = "no directory",
       .as = desk,
       .request = "POST /api/delivery/directories/wechat/runs",
       .body = "{}",
       .status = 404},
  });
}

}  // namespace
}  // namespace kith::delivery
