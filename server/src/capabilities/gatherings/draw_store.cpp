// SPDX-License-Identifier: Apache-2.0
#include "capabilities/gatherings/draw_store.hpp"

namespace kith::gatherings {
namespace {

constexpr db::Sql kFamilies{
    "gatherings.families_for",
    "select s.family_id, min(s.id) as student_id from students s "
    "join enrollments e on e.school_id = s.school_id and e.student_id = s.id and e.since_on <= :day "
    "and (e.until_on is null or e.until_on > :day) "
    "join classes c on c.school_id = e.school_id and c.id = e.class_id "
    "where s.school_id = :school_id and s.left_on is null "
    "and (:level = 'school' or (:level = 'class' and c.id = :group_id) or (:level = 'grade' "
    "and c.entry_grade + (cast(:school_year as integer) - c.entry_year) = :group_id)) "
    "group by s.family_id order by s.family_id"};
constexpr db::Sql kFind{"gatherings.find_draw",
                        "select school_id, gathering_id, seed, families, share, drawn_at, drawn_by, "
                        "contact_id from gathering_draws where school_id = :school_id "
                        "and gathering_id = :gathering_id"};
constexpr db::Sql kInvited{
    "gatherings.invited",
    "select i.school_id, i.gathering_id, i.family_id, i.student_id, i.position, i.came, s.name, "
    "c.entry_grade, c.entry_year, c.number from gathering_invitations i "
    "join students s on s.school_id = i.school_id and s.id = i.student_id "
    "left join classes c on c.school_id = s.school_id and c.id = s.class_id "
    "where i.school_id = :school_id and i.gathering_id = :gathering_id order by i.position"};
constexpr db::Sql kSetCame{"gatherings.set_came",
                           "update gathering_invitations set came = :came where school_id = :school_id "
                           "and gathering_id = :gathering_id and family_id = :family_id"};
constexpr db::Sql kSetContact{"gatherings.set_draw_contact",
                              "update gathering_draws set contact_id = :contact_id "
                              "where school_id = :school_id and gathering_id = :gathering_id"};

}  // namespace

std::vector<LotRow> families_for(db::Session& session, const GatheringRecord& gathering, int school_year,
                                 Date day) {
  return session.all<LotRow>(kFamilies, {{"school_id", gathering.school_id},
                                         {"level", to_text(gathering.level)},
                                         {"group_id", gathering.group_id},
                                         {"school_year", school_year},
                                         {"day", day}});
}

std::optional<DrawRecord> find_draw(db::Session& session, std::int64_t school_id, std::int64_t gathering_id) {
  return session.maybe<DrawRecord>(kFind, {{"school_id", school_id}, {"gathering_id", gathering_id}});
}

std::vector<InvitedRow> invited(db::Session& session, std::int64_t school_id, std::int64_t gathering_id) {
  return session.all<InvitedRow>(kInvited, {{"school_id", school_id}, {"gathering_id", gathering_id}});
}

bool add_draw(db::Tx& tx, const DrawRecord& draw, const std::vector<Invitation>& invitations) {
  if (!tx.insert_if_new("gathering_draws", draw)) return false;
  tx.insert_all("gathering_invitations", invitations);
  return true;
}

void set_came(db::Tx& tx, const Invitation& invitation) {
  tx.exec(kSetCame, {{"school_id", invitation.school_id},
                     {"gathering_id", invitation.gathering_id},
                     {"family_id", invitation.family_id},
                     {"came", invitation.came}});
}

void set_draw_contact(db::Tx& tx, const DrawRecord& draw) {
  tx.exec(
      kSetContact,
      {{"school_id", draw.school_id}, {"gathering_id", draw.gathering_id}, {"contact_id", draw.contact_id}});
}

}  // namespace kith::gatherings
