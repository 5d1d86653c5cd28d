// SPDX-License-Identifier: Apache-2.0
// A published letter put on the school's page for everybody, or taken off it.
#include "capabilities/notices/notices.hpp"
#include "capabilities/notices/publicity/publicity_store.hpp"
#include "people/topics.hpp"

namespace kith::notices {

Result<void> Notices::set_public(const people::Viewer& viewer, std::int64_t notice_id, bool is_public) {
  return db_.write([&](db::Tx& tx) -> Result<void> {
    // A correction looks at the names in its words only where the letter is public.
    tx.lock(notice_id);
    auto row = own_words(tx, viewer, notice_id, ActOf::kSchool);
    if (!row) return row.error();
    if (row->withdrawn_at) return conflict("notices.withdrawn");
    if (row->is_public == is_public) return {};
    if (is_public && !reaches_everybody(viewer)) return forbidden("notices.desk_makes_public");
    if (is_public && !may_be_public(people::find_audience(tx, notice_id)))
      return invalid("notices.public_audience", {{"is_public", "notices.public_audience"}});
    if (is_public && names_a_family(tx, viewer.school_id, {row->title, row->body}))
      return invalid("notices.public_names", {{"is_public", "notices.public_names"}});
    mark_public(tx, notice_id, is_public);
    std::vector<std::string> topics{people::school_topic(viewer.school_id)};
    for (auto class_id : classes_reached(tx, notice_id)) topics.push_back(people::class_topic(class_id));
    tx.after_commit([this, notice_id, topics] { events_.publish({"notice.publicity", notice_id, topics}); });
    return {};
  });
}

}  // namespace kith::notices
