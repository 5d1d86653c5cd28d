// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/records/rating_store.hpp"

namespace kith::records {
namespace {

constexpr db::Sql kAdd{
    "records.add_rating",
    "insert into visit_rating_sums (school_id, school_year, ratings, on_time, courteous, useful, no_gift, "
    "shown_ratings, shown_on_time, shown_courteous, shown_useful, shown_no_gift) values (:school_id, "
    ":school_year, 1, "
    ":on_time, :courteous, :useful, :no_gift, 0, 0, 0, 0, 0) on conflict (school_id, school_year) do update "
    "set "
    "ratings = visit_rating_sums.ratings + 1, on_time = visit_rating_sums.on_time + excluded.on_time, "
    "courteous = visit_rating_sums.courteous + excluded.courteous, "
    "useful = visit_rating_sums.useful + excluded.useful, no_gift = visit_rating_sums.no_gift + "
    "excluded.no_gift"};
constexpr db::Sql kShow{"records.show_ratings",
                        "update visit_rating_sums set shown_ratings = ratings, shown_on_time = on_time, "
                        "shown_courteous = courteous, "
                        "shown_useful = useful, shown_no_gift = no_gift where school_id = :school_id and "
                        "school_year = :school_year and "
                        "ratings - shown_ratings >= :fewest"};
constexpr db::Sql kShown{
    "records.shown_ratings",
    "select shown_ratings, shown_on_time, shown_courteous, shown_useful, shown_no_gift from "
    "visit_rating_sums "
    "where school_id = :school_id and school_year = :school_year and shown_ratings >= :fewest"};

}  // namespace

void add_rating(db::Tx& tx, std::int64_t school_id, int school_year, const VisitRating& rating) {
  auto args = db::args_of(rating);
  args.emplace_back("school_id", school_id);
  args.emplace_back("school_year", school_year);
  tx.exec(kAdd, args);
  tx.exec(kShow, {{"school_id", school_id}, {"school_year", school_year}, {"fewest", kFewestRatings}});
}

std::optional<RatingFigures> shown_ratings(db::Session& session, std::int64_t school_id, int school_year) {
  return session.maybe<RatingFigures>(
      kShown, {{"school_id", school_id}, {"school_year", school_year}, {"fewest", kFewestRatings}});
}

}  // namespace kith::records
