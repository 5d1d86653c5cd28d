// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <tuple>

#include "people/roster/store.hpp"
#include "platform/secrets/telephone.hpp"
#include "platform/text/name_keys.hpp"

namespace kith::people {
namespace {

constexpr db::Sql kChangeStaff{
    "roster.change_staff",
    "update staff set staff_no = :staff_no, name = :name, name_keys = :name_keys, sex = :sex, left_on = null "
    "where school_id = :school_id and id = :staff_id"};
constexpr db::Sql kReachStaff{"roster.reach_staff",
                              "update staff set telephone_sealed = :sealed, telephone_hash = :hash where "
                              "school_id = :school_id and id = :staff_id"};
// A post or teaching that ended on the day on which it begins again goes on.
constexpr std::string_view kReopenPost =
    "on conflict (school_id, staff_id, post, since_on) do update set grade = excluded.grade, until_on = null";
constexpr std::string_view kReopenTeaching =
    "on conflict (school_id, class_id, staff_id, role, subject, since_on) do update set until_on = null";
constexpr db::Sql kEndPost{"roster.end_post",
                           "update staff_posts set until_on = :today where school_id = :school_id "
                           "and staff_id = :staff_id and post = :post and until_on is null"};
constexpr db::Sql kEndTeaching{
    "roster.end_teaching",
    "update teachings set until_on = :today where school_id = :school_id and class_id = :class_id "
    "and staff_id = :staff_id and role = :role and subject = :subject and until_on is null"};
constexpr db::Sql kDepartStaff{
    "roster.depart_staff",
    "update staff set left_on = :today where school_id = :school_id and id = :staff_id"};
constexpr db::Sql kEndAllPosts{"roster.end_all_posts",
                               "update staff_posts set until_on = :today where school_id = :school_id "
                               "and staff_id = :staff_id and until_on is null"};
constexpr db::Sql kEndAllTeachings{"roster.end_all_teachings",
                                   "update teachings set until_on = :today where school_id = :school_id "
                                   "and staff_id = :staff_id and until_on is null"};

struct StaffInsert {
  std::int64_t school_id = 0, id = 0;
  std::optional<std::string> staff_no;
  std::string name, name_keys;
  std::optional<Sex> sex;
  std::optional<std::string> telephone_sealed, telephone_hash;
  Date hired_on{};
};
KITH_DESCRIBE(StaffInsert,
              (school_id, id, staff_no, name, name_keys, sex, telephone_sealed, telephone_hash, hired_on))

struct PostInsert {
  std::int64_t school_id = 0, staff_id = 0;
  Post post = Post::kOther;
  Date since_on{};
  std::optional<int> grade;
};
KITH_DESCRIBE(PostInsert, (school_id, staff_id, post, since_on, grade))

struct TeachingInsert {
  std::int64_t school_id = 0, class_id = 0, staff_id = 0;
  TeachingRole role = TeachingRole::kSubject;
  std::string subject;
  Date since_on{};
};
KITH_DESCRIBE(TeachingInsert, (school_id, class_id, staff_id, role, subject, since_on))

db::Args with(db::Args args, std::initializer_list<db::Arg> more) {
  args.insert(args.end(), more.begin(), more.end());
  return args;
}

std::optional<std::string> given(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

template <class Key, class Row>
std::vector<Row> values_of(const std::map<Key, Row>& rows) {
  std::vector<Row> values;
  for (const auto& [key, row] : rows) values.push_back(row);
  return values;
}

}  // namespace

db::Args RosterWriter::of_staff(std::int64_t staff_id) const {
  return {{"school_id", school_.school_id}, {"staff_id", staff_id}};
}

// By their keys: one statement must not write a row twice.
struct RosterWriter::StaffInserts {
  std::vector<StaffInsert> staff = {};
  std::map<std::tuple<std::int64_t, Post>, PostInsert> posts = {};
  std::map<std::tuple<std::int64_t, std::int64_t, TeachingRole, std::string>, TeachingInsert> teachings = {};
};

void RosterWriter::write_staff(std::span<const StaffDelta> deltas, const KnownClasses& classes) {
  StaffInserts inserts;
  for (const auto& delta : deltas) write_staff(delta, classes, inserts);
  tx_.insert_all("staff", inserts.staff);
  tx_.insert_all("staff_posts", values_of(inserts.posts), kReopenPost);
  tx_.insert_all("teachings", values_of(inserts.teachings), kReopenTeaching);
}

void RosterWriter::write_staff(const StaffDelta& delta, const KnownClasses& classes, StaffInserts& inserts) {
  const auto& row = *delta.row;
  std::optional<std::string> sealed, hash;
  if (!row.telephone.empty() && (delta.is_new() || delta.sets_telephone)) {
    sealed = sealer_.seal(row.telephone);
    hash = secrets::telephone_hash(sealer_, row.telephone);
  }
  if (delta.is_new()) {
    auto staff_id = next_id_();
    inserts.staff.push_back({school_.school_id, staff_id, given(row.staff_no), row.name,
                             text::name_keys(row.name), row.sex, sealed, hash, days_.since});
    return begin_and_end(delta, staff_id, classes, inserts);
  }
  auto self = of_staff(delta.staff_id);
  if (delta.writes_record || delta.record.has_left)
    tx_.exec(kChangeStaff, with(self, {{"staff_no", given(delta.record.staff_no)},
                                       {"name", delta.record.name},
                                       {"name_keys", text::name_keys(delta.record.name)},
                                       {"sex", delta.record.sex}}));
  if (sealed) tx_.exec(kReachStaff, with(self, {{"sealed", sealed}, {"hash", hash}}));
  begin_and_end(delta, delta.staff_id, classes, inserts);
}

void RosterWriter::begin_and_end(const StaffDelta& delta, std::int64_t staff_id, const KnownClasses& classes,
                                 StaffInserts& inserts) {
  auto self = of_staff(staff_id);
  auto since = delta.is_new() ? days_.since : days_.today;
  for (const auto& post : delta.ended_posts)
    tx_.exec(kEndPost, with(self, {{"post", post.post}, {"today", days_.today}}));
  for (const auto& post : delta.begun_posts)
    inserts.posts[{staff_id, post.post}] = {school_.school_id, staff_id, post.post, since, post.grade};
  for (const auto& entry : delta.ended_teachings)
    tx_.exec(kEndTeaching, with(self, {{"class_id", classes.at(entry.class_ref).class_id},
                                       {"role", entry.role},
                                       {"subject", entry.subject},
                                       {"today", days_.today}}));
  for (const auto& entry : delta.begun_teachings) {
    auto class_id = classes.at(entry.class_ref).class_id;
    inserts.teachings[{class_id, staff_id, entry.role, entry.subject}] = {
        school_.school_id, class_id, staff_id, entry.role, entry.subject, since};
  }
}

void RosterWriter::depart_staff(std::int64_t staff_id) {
  auto args = with(of_staff(staff_id), {{"today", days_.today}});
  tx_.exec(kEndAllPosts, args);
  tx_.exec(kEndAllTeachings, args);
  tx_.exec(kDepartStaff, args);
}

}  // namespace kith::people
