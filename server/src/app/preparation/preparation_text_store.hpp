// SPDX-License-Identifier: Apache-2.0
// SQL of the school's own words about the four things brought into the home.
#pragma once

#include "app/preparation/preparation.hpp"

namespace kith::app {

// All four, in their order.
std::vector<BroughtText> brought_texts(db::Session& session, std::int64_t school_id);

struct BroughtTextRow {
  std::int64_t school_id = 0;
  records::Brought brought = records::Brought::kBenefits;
  std::string words;
  Instant changed_at{};
  std::int64_t changed_by = 0;
};
KITH_DESCRIBE(BroughtTextRow, (school_id, brought, words, changed_at, changed_by))
// Blank words give the product's own back.
void save_brought_text(db::Tx& tx, const BroughtTextRow& row);

}  // namespace kith::app
