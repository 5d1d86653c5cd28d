// SPDX-License-Identifier: Apache-2.0
// Correcting a published notice.
#include "capabilities/notices/attachments/attachment_store.hpp"
#include "capabilities/notices/notices.hpp"
#include "capabilities/notices/publicity/publicity_store.hpp"
#include "capabilities/notices/publishing.hpp"
#include "capabilities/notices/versions/version_store.hpp"

namespace kith::notices {

Result<Corrected> Notices::correct(const people::Viewer& viewer, const Correction& correction, ActOf act) {
  const auto now = clock_.now();
  return db_.write([&](db::Tx& tx) -> Result<Corrected> {
    tx.lock(correction.notice_id);
    auto row = own_words(tx, viewer, correction.notice_id, act);
    if (!row) return row.error();
    if (row->withdrawn_at) return conflict("notices.withdrawn");
    const auto asked = asked_of(tx, viewer.school_id, correction.notice_id);
    const auto enclosed = addresses_in(tx, correction.notice_id, asked.version);
    const auto attachments = correction.attachments.value_or(enclosed);
    if (row->title == correction.title && row->body == correction.body && attachments == enclosed)
      return invalid("notices.nothing_changed", {{"body", "notices.nothing_changed"}});
    if (auto refused = wording_refusal({.title = correction.title,
                                        .body = correction.body,
                                        .has_fee_basis = asked.fee_basis.has_value()},
                                       correction.accepted.value_or(std::vector<WordConcern>{})))
      return *refused;
    if (row->is_public && names_a_family(tx, viewer.school_id, {correction.title, correction.body}))
      return invalid("notices.public_names", {{"body", "notices.public_names"}});
    if (!replace_text(tx, {.notice_id = correction.notice_id,
                           .from_version = asked.version,
                           .title = correction.title,
                           .body = correction.body,
                           .at = now,
                           .by = viewer.person_id}))
      return conflict("notices.text_changed");
    if (auto put = enclose(tx, {.notice_id = correction.notice_id,
                                .version = asked.version + 1,
                                .author_id = viewer.person_id,
                                .addresses = attachments});
        !put)
      return put.error();
    if (asking_again_)
      asking_again_->corrected(tx, correction.notice_id, people_asked(tx, correction.notice_id), now);
    auto topics = audience_topics(viewer.school_id, classes_reached(tx, correction.notice_id));
    tx.after_commit([this, id = correction.notice_id, topics] {
      events_.publish({"notice.corrected", id, topics});
    });
    return Corrected{correction.notice_id, asked.version + 1, now};
  });
}

}  // namespace kith::notices
