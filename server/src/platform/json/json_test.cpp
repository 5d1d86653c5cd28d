// SPDX-License-Identifier: Apache-2.0
#include "platform/json/json.hpp"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <random>

namespace kith::json {
namespace {

enum class Mode { kAtHome, kVideo };
KITH_DESCRIBE_ENUM(Mode, kAtHome, kVideo)

struct Student {
  std::string name;
  std::optional<int> grade;
};
KITH_DESCRIBE(Student, (name, grade))

struct Pupil : Student {
  int seat = 0;
};
KITH_DESCRIBE_WITH(Pupil, (Student), (seat))

struct Visit {
  Id<struct VisitTag> id;
  Mode mode = Mode::kAtHome;
  Date planned_on;
  Instant recorded_at;
  std::optional<Date> held_on;
  std::optional<Mode> fallback_mode;
  bool is_first = false;
  double share = 0;
  std::uint8_t small = 0;
  std::vector<Student> students;
  std::map<std::string, int> tallies;
};
KITH_DESCRIBE(Visit, (id, mode, planned_on, recorded_at, held_on, fallback_mode, is_first, share, small,
                      students, tallies))

struct Tree {
  std::string word;
  std::vector<Tree> branches;
};
KITH_DESCRIBE(Tree, (word, branches))

namespace other {
struct Student {
  bool is_other;
};
KITH_DESCRIBE(Student, (is_other))
}  // namespace other

constexpr const char* kVisit =
    R"({"id":4294967297,"mode":"video","planned_on":"2026-03-01","recorded_at":1700000000123,"held_on":null,)"
    R"("fallback_mode":"at_home","is_first":true,"share":0.25,"small":255,)"
    R"("students":[{"name":"王\"小\"明\n","grade":3},{"name":"","grade":null}],"tallies":{"a":1,"b":-2}})";

std::map<std::string, std::string> faults_of(const char* text) {
  auto read_back = read<Visit>(boost::json::parse(text));
  return read_back ? std::map<std::string, std::string>{} : read_back.error().fields;
}

TEST(WritingJson, BeginsWithTheMembersThatAStructTakesOver) {
  EXPECT_EQ(write_text(Pupil{{.name = "王小明", .grade = 3}, 7}), R"({"name":"王小明","grade":3,"seat":7})");
  EXPECT_EQ(read<Pupil>(boost::json::parse(R"({"seat":7,"name":"王小明"})"))->name, "王小明");
}

TEST(WritingAndReading, GivesTheSameTextBack) {
  auto visit = read<Visit>(boost::json::parse(kVisit));
  ASSERT_TRUE(visit) << visit.error().fields.begin()->first;
  EXPECT_EQ(visit->id.value, 4294967297);
  EXPECT_EQ(visit->mode, Mode::kVideo);
  EXPECT_EQ(visit->fallback_mode, Mode::kAtHome);
  EXPECT_FALSE(visit->held_on);
  EXPECT_EQ(visit->students.at(0).name, "王\"小\"明\n");
  EXPECT_EQ(write_text(*visit), kVisit);
  EXPECT_EQ(write(*visit), boost::json::parse(kVisit));
}

TEST(Writing, EscapesControlCharactersAndWritesEmptyContainers) {
  EXPECT_EQ(write_text(std::string("\x01\t\\")), R"("\u0001\u0009\\")");
  EXPECT_EQ(write_text(std::vector<int>{}), "[]");
  EXPECT_EQ(write_text(std::map<std::string, int>{}), "{}");
}

TEST(Reading, LetsOptionalMembersBeMissing) {
  auto student = read<Student>(boost::json::parse(R"({"name":"李雷"})"));
  ASSERT_TRUE(student);
  EXPECT_FALSE(student->grade);
}

TEST(Reading, ReportsEveryFaultUnderItsPath) {
  auto faults = faults_of(R"({"id":"x","mode":"walk","planned_on":"2026-02-30","recorded_at":1.5,"small":256,
      "is_first":1,"share":"a","students":[{"name":"a"},{"grade":true,"nickname":"b"}],"tallies":{"a":"b"}})");
  std::map<std::string, std::string> expected = {
      {"id", "request.wrong_type"},
      {"mode", "request.unknown_value"},
      {"planned_on", "request.bad_date"},
      {"recorded_at", "request.wrong_type"},
      {"small", "request.out_of_range"},
      {"is_first", "request.wrong_type"},
      {"share", "request.wrong_type"},
      {"students.1.name", "request.missing"},
      {"students.1.grade", "request.wrong_type"},
      {"students.1.nickname", "request.unknown_key"},
      {"tallies.a", "request.wrong_type"},
  };
  EXPECT_EQ(faults, expected);
}

TEST(Reading, RefusesNullForWhatIsNotOptional) {
  auto student = read<Student>(boost::json::parse(R"({"name":null})"));
  ASSERT_FALSE(student);
  EXPECT_EQ(student.error().code, "request.invalid");
  EXPECT_EQ(student.error().fields.at("name"), "request.wrong_type");
}

TEST(Reading, RefusesTextTheDatabaseCannotKeep) {
  EXPECT_EQ(read<Student>(boost::json::parse(R"({"name":"a\u0000b"})")).error().fields.at("name"),
            "request.bad_text");
  EXPECT_FALSE(is_plain_text("\xC0\xAF"));
  EXPECT_FALSE(is_plain_text("\xED\xA0\x80"));
  EXPECT_FALSE(is_plain_text("\xF4\x90\x80\x80"));
  EXPECT_FALSE(is_plain_text("\xE5\xAE"));
  EXPECT_TRUE(is_plain_text("家校同心 \xF0\x9F\x8F\xA0"));
}

TEST(Reading, RefusesNumbersJavaScriptCannotHold) {
  EXPECT_TRUE(read<std::int64_t>(9007199254740991));
  EXPECT_FALSE(read<std::int64_t>(9007199254740992));
  EXPECT_FALSE(read<std::int64_t>(boost::json::parse("18446744073709551615")));
  EXPECT_FALSE(read<std::uint32_t>(-1));
}

TEST(Reading, KeepsTheListOfFaultsShort) {
  boost::json::object many{{"name", "a"}};
  for (int at = 0; at < 1000; ++at) many["key" + std::to_string(at)] = at;
  EXPECT_EQ(read<Student>(many).error().fields.size(), Faults::kMostFaults);
}

TEST(Schemas, NameStructsOnceAndRequireWhatMayNotBeMissing) {
  Schemas schemas;
  EXPECT_EQ(serialize(schema_of<std::vector<Student>>(schemas)),
            R"({"type":"array","items":{"$ref":"#/components/schemas/Student"}})");
  EXPECT_EQ(serialize(schemas.named.at("Student")),
            R"({"type":"object","properties":{"name":{"type":"string"},"grade":{"type":["integer","null"]}},)"
            R"("required":["name"],"additionalProperties":false})");
}

TEST(Schemas, SayWhichTextsAnEnumKnows) {
  Schemas schemas;
  schema_of<Visit>(schemas);
  const auto& properties = schemas.named.at("Visit").at("properties");
  EXPECT_EQ(serialize(properties.at("mode")), R"({"type":"string","enum":["at_home","video"]})");
  EXPECT_EQ(serialize(properties.at("fallback_mode")),
            R"({"type":["string","null"],"enum":["at_home","video",null]})");
}

TEST(Schemas, OfAStructHoldingItselfEnd) {
  Schemas schemas;
  schema_of<Tree>(schemas);
  EXPECT_EQ(schemas.named.size(), 1u);
  auto tree = read<Tree>(boost::json::parse(R"({"word":"a","branches":[{"word":"b","branches":[]}]})"));
  ASSERT_TRUE(tree);
  EXPECT_EQ(tree->branches.at(0).word, "b");
}

TEST(Schemas, RefuseTwoStructsOfOneName) {
  Schemas schemas;
  schema_of<Student>(schemas);
  EXPECT_THROW(schema_of<other::Student>(schemas), std::logic_error);
}

// Whatever arrives, reading ends in a value that prints to something readable, or in faults.
TEST(Reading, SurvivesRandomInput) {
  std::mt19937 random(20260301);
  const std::string alphabet = "{}[]\":,0123456789.eE-+truefalsn \\ud83d\x80\xe5王";
  int parsed = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string text = kVisit;
    for (int change = 1 + int(random() % 4); change > 0; --change) {
      auto at = random() % text.size();
      switch (random() % 3) {
        case 0:
          text[at] = alphabet[random() % alphabet.size()];
          break;
        case 1:
          text.erase(at, 1 + random() % 8);
          break;
        default:
          text.insert(at, text.substr(random() % text.size(), random() % 30));
      }
      if (text.empty()) text = "0";
    }
    boost::json::error_code problem;
    auto value = boost::json::parse(text, problem);
    if (problem) continue;
    ++parsed;
    auto visit = read<Visit>(value);
    if (visit) {
      EXPECT_TRUE(read<Visit>(write(*visit))) << text;
    } else {
      EXPECT_FALSE(visit.error().fields.empty()) << text;
    }
  }
  EXPECT_GT(parsed, 100);
}

}  // namespace
}  // namespace kith::json
