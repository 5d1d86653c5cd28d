// SPDX-License-Identifier: Apache-2.0
#include "people/roster/store.hpp"
#include "platform/secrets/telephone.hpp"
#include "platform/text/name_keys.hpp"

namespace kith::people {
namespace {

constexpr db::Sql kAddStaff{
    "roster.add_staff",
    "insert into staff (school_id, id, staff_no, name, name_keys, sex, hired_on) values "
    "(:school_id, :staff_id, :staff_no, :name, :name_keys, :sex, :hired_on)"};
constexpr db::Sql kChangeStaff{
    "roster.change_staff",
    "update staff set staff_no = :staff_no, name = :name, name_keys = :name_keys, sex = :sex, left_on = null "
    "where school_id = :school_id and id = :staff_id"};
constexpr db::Sql kReachStaff{"roster.reach_staff",
                              "update staff set telephone_sealed = :sealed, telephone_hash = :hash where "
                              "school_id = :school_id and id = :staff_id"};
constexpr db::Sql kBeginPost{"roster.begin_post",
                             "insert into staff_posts (school_id, staff_id, post, since_on, grade) values "
                             "(:school_id, :staff_id, :post, :since_on, :grade) "
                             "on conflict (school_id, staff_id, post, since_on) do update set grade = "
                             "excluded.grade, until_on = null"};
constexpr db::Sql kEndPost{"roster.end_post",
                           "update staff_posts set until_on = :today where school_id = :school_id "
                           "and staff_id = :staff_id and post = :post and until_on is null"};
constexpr db::Sql kBeginTeaching{
    "roster.begin_teaching",
    "insert into teachings (school_id, class_id, staff_id, role, subject, since_on) values "
    "(:school_id, :class_id, :staff_id, :role, :subject, :since_on) "
    "on conflict (school_id, class_id, staff_id, role, subject, since_on) do update set until_on = null"};
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

db::Args with(db::Args args, std::initializer_list<db::Arg> more) {
  args.insert(args.end(), more.begin(), more.end());
  return args;
}

std::optional<std::string> given(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

}  // namespace

db::Args RosterWriter::of_staff(std::int64_t staff_id) const {
  return {{"school_id", school_.school_id}, {"staff_id", staff_id}};
}

void RosterWriter::write_staff(const StaffDelta& delta, const KnownClasses& classes) {
  const auto& row = *delta.row;
  auto staff_id = delta.is_new() ? tx_.take_ids(school_.school_id) : delta.staff_id;
  auto self = of_staff(staff_id);
  if (delta.is_new())
    tx_.exec(kAddStaff, with(self, {{"staff_no", given(row.staff_no)},
                                    {"name", row.name},
                                    {"name_keys", text::name_keys(row.name)},
                                    {"sex", row.sex},
                                    {"hired_on", days_.since}}));
  else if (delta.writes_record || delta.record.has_left)
    tx_.exec(kChangeStaff, with(self, {{"staff_no", given(delta.record.staff_no)},
                                       {"name", delta.record.name},
                                       {"name_keys", text::name_keys(delta.record.name)},
                                       {"sex", delta.record.sex}}));
  if (!row.telephone.empty() && (delta.is_new() || delta.sets_telephone))
    tx_.exec(kReachStaff, with(self, {{"sealed", sealer_.seal(row.telephone)},
                                      {"hash", secrets::telephone_hash(sealer_, row.telephone)}}));
  begin_and_end(delta, staff_id, classes);
}

void RosterWriter::begin_and_end(const StaffDelta& delta, std::int64_t staff_id,
                                 const KnownClasses& classes) {
  auto self = of_staff(staff_id);
  auto since = delta.is_new() ? days_.since : days_.today;
  auto of_class = [&](const TeachingEntry& entry) {
    return with(self, {{"class_id", classes.at(entry.class_ref).class_id},
                       {"role", entry.role},
                       {"subject", entry.subject}});
  };
  for (const auto& post : delta.ended_posts)
    tx_.exec(kEndPost, with(self, {{"post", post.post}, {"today", days_.today}}));
  for (const auto& post : delta.begun_posts)
    tx_.exec(kBeginPost, with(self, {{"post", post.post}, {"since_on", since}, {"grade", post.grade}}));
  for (const auto& entry : delta.ended_teachings)
    tx_.exec(kEndTeaching, with(of_class(entry), {{"today", days_.today}}));
  for (const auto& entry : delta.begun_teachings)
    tx_.exec(kBeginTeaching, with(of_class(entry), {{"since_on", since}}));
}

void RosterWriter::depart_staff(std::int64_t staff_id) {
  auto args = with(of_staff(staff_id), {{"today", days_.today}});
  tx_.exec(kEndAllPosts, args);
  tx_.exec(kEndAllTeachings, args);
  tx_.exec(kDepartStaff, args);
}

}  // namespace kith::people
