// SPDX-License-Identifier: Apache-2.0
// SQL of ratings: sums of a school year, never one family's answer.
#pragma once

#include <optional>

#include "platform/db/db.hpp"

namespace kith::records {

// What a family may say of a visit (P4.11, P4.12).
struct VisitRating {
  bool on_time = false;
  bool courteous = false;
  bool useful = false;
  bool no_gift = false;
};
KITH_DESCRIBE(VisitRating, (on_time, courteous, useful, no_gift))

constexpr int kFewestRatings = 5;  // below it nothing is shown, and figures follow in steps of it

// How many of `ratings` said yes.
struct RatingFigures {
  int ratings = 0;
  int on_time = 0;
  int courteous = 0;
  int useful = 0;
  int no_gift = 0;
};
KITH_DESCRIBE(RatingFigures, (ratings, on_time, courteous, useful, no_gift))

void add_rating(db::Tx& tx, std::int64_t school_id, int school_year, const VisitRating& rating);
// What may be shown; nullopt while there are fewer than kFewestRatings.
std::optional<RatingFigures> shown_ratings(db::Session& session, std::int64_t school_id, int school_year);

}  // namespace kith::records
