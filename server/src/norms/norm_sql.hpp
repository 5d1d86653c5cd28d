// SPDX-License-Identifier: Apache-2.0
// The statements that follow from a rule. Their texts are made once, when the packs are loaded, from the
// words of our own enumerations only; the path of a contact uses them as they are.
#pragma once

#include "norms/catalogue.hpp"
#include "platform/db/db.hpp"

namespace kith::norms {

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
