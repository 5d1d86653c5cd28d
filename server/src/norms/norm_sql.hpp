// SPDX-License-Identifier: Apache-2.0
// The statements that follow from a rule. Their texts are made once, when the packs are loaded, from the
// words of our own enumerations only; the path of a contact uses them as they are.
#pragma once

#include "norms/catalogue.hpp"
#include "platform/db/db.hpp"

namespace kith::norms {

// One subject's tallies in up to four periods. The plus keeps SQLite from walking the whole period by the
// primary key, which it thinks the better one.
inline constexpr db::Sql kTalliesOf{
    "norms.tallies_of",
    "select period_no, class_id, subject_id, norm_id, figure, target, met from tallies "
    "where +school_id = :school_id and subject_id = :subject_id "
    "and period_no in (:period_1, :period_2, :period_3, :period_4)"};

class NormSql {
 public:
  explicit NormSql(const Norm& norm);

  // One subject's figure: :school_id, :subject_id, :starts_on, :ends_on.
  db::Sql figure() const { return {figure_name_, figure_}; }
  // Writes a period's tallies: the figure's parameters without the subject, and :period_no, :as_of (the day
  // whose roster makes the population) and :target.
  db::Sql fill() const { return {fill_name_, fill_}; }

 private:
  std::string figure_name_, figure_;
  std::string fill_name_, fill_;
};

}  // namespace kith::norms
