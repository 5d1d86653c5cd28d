// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/records/photographs.hpp"

#include "platform/secrets/codes.hpp"

namespace kith::records {

std::optional<Error> Photographs::barred(db::Session& session, const people::Viewer& viewer,
                                         std::int64_t contact_id) {
  auto record = find_record(session, records_in_sight(viewer, clock_.today()), {viewer.school_id, contact_id},
                            viewer.person_id);
  if (!record) return not_found("records.no_such_record");
  if (!record->is_writer) return forbidden("records.not_yours");
  if (record->acknowledged_at) return conflict("records.only_additions");
  return std::nullopt;
}

Result<PhotographLine> Photographs::add(const people::Viewer& viewer, std::int64_t contact_id,
                                        std::string_view file) {
  // Before anything is unpacked for somebody who may not.
  auto refused = db_.read([&](db::Session& session) { return barred(session, viewer, contact_id); });
  if (refused) return *refused;
  auto taken = intake_.take(file);
  if (!taken) return taken.error();
  PhotographRow photograph{.school_id = viewer.school_id,
                           .contact_id = contact_id,
                           .address = secrets::new_token(random_),
                           .digest = sealer_.blind_index("photograph", file),
                           .width = taken->width,
                           .height = taken->height,
                           .sealed = sealer_.seal(taken->jpeg),
                           .added_at = clock_.now(),
                           .added_by = viewer.person_id};
  return db_.write([&](db::Tx& tx) -> Result<PhotographLine> {
    tx.lock(contact_id);
    if (auto barred_now = barred(tx, viewer, contact_id)) return *barred_now;
    if (auto known = photograph_sent_as(tx, viewer.school_id, contact_id, photograph.digest)) return *known;
    if (photographs_of(tx, viewer.school_id, contact_id).size() >= kMostPhotographs)
      return invalid("records.too_many_photographs");
    save_photograph(tx, photograph);
    return PhotographLine{photograph.address, photograph.width, photograph.height, photograph.added_at};
  });
}

Result<std::string> Photographs::read(const people::Viewer& viewer, std::int64_t contact_id,
                                      const std::string& address) {
  auto sealed = db_.read([&](db::Session& session) -> std::optional<std::string> {
    auto sight = records_in_sight(viewer, clock_.today());
    if (!find_record(session, sight, {viewer.school_id, contact_id}, viewer.person_id)) return std::nullopt;
    return sealed_photograph(session, viewer.school_id, contact_id, address);
  });
  if (!sealed) return not_found("records.no_such_photograph");
  return sealer_.open(*sealed);
}

Result<std::string> Photographs::read_for_paper(const people::Viewer& viewer, std::int64_t contact_id,
                                                const std::string& address) {
  auto jpeg = read(viewer, contact_id, address);
  if (!jpeg) return jpeg;
  auto small = intake_.take(*jpeg, kLongestOnPaper);
  if (!small) return small.error();
  return std::move(small->jpeg);
}

Result<void> Photographs::remove(const people::Viewer& viewer, std::int64_t contact_id,
                                 const std::string& address) {
  return db_.write([&](db::Tx& tx) -> Result<void> {
    if (auto refused = barred(tx, viewer, contact_id)) return *refused;
    if (!remove_photograph(tx, viewer.school_id, contact_id, address))
      return not_found("records.no_such_photograph");
    return {};
  });
}

}  // namespace kith::records
