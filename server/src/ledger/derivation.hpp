// SPDX-License-Identifier: Apache-2.0
// What a contact leaves behind: rows a student, a member of staff and a group, with the facts of the day it
// was held on. Norms are counted by these rows alone.
#pragma once

#include <functional>

#include "ledger/contact_store.hpp"

namespace kith::ledger {

// Whoever is named twice is concerned once. contact_id of the rows is still 0.
// Errors: ledger.student_not_enrolled, ledger.not_a_guardian, ledger.no_such_class, ledger.no_such_grade,
// ledger.nobody_concerned (a group event for no group). The facts are asked for at once and used when the
// answer is called, while `contact` lives (see db::Session::later).
std::function<Result<ContactChange>()> derive_later(db::Session& session, const NewContact& contact,
                                                    Date held_on);

// Rows for each of these classes, their grades and the school; `like` gives all but the group.
std::vector<ContactGroup> group_rows(const ContactGroup& like, const std::vector<ClassOfDay>& covered);

}  // namespace kith::ledger
