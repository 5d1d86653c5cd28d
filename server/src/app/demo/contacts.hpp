// SPDX-License-Identifier: Apache-2.0
// A term of contacts between an invented school and its families, as values.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "app/demo/school_people.hpp"
#include "app/demo/span.hpp"
#include "app/demo/temperament.hpp"
#include "ledger/contact.hpp"

namespace kith::demo {

struct InventedContact {
  Date held_on{};
  int minute = 0;  // of the local day
  ledger::ContactKind kind = ledger::ContactKind::kCall;
  ledger::Mode mode = ledger::Mode::kTelephone;
  ledger::BegunBy begun_by = ledger::BegunBy::kSchool;
  std::uint32_t student = 0;               // index
  std::uint32_t staff = 0;                 // index; recorded it
  std::optional<std::uint32_t> companion;  // index of a second member of staff who took part
  std::optional<std::uint8_t> tie;         // index into the student's ties: the guardian spoken to
  bool is_voided = false;
};

// In order of time. About ten a student for twelve weeks.
std::vector<InventedContact> invent_contacts(const SchoolPeople& school, const SchoolTemperament& temperament,
                                             const Span& span, const Dice& dice);

}  // namespace kith::demo
