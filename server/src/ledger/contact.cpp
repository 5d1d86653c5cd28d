// SPDX-License-Identifier: Apache-2.0
#include "ledger/contact.hpp"

namespace kith::ledger {

bool fits(ContactKind kind, Mode mode) {
  switch (kind) {
    case ContactKind::kVisit:
      return mode != Mode::kGroup && mode != Mode::kWritten;
    case ContactKind::kCall:
      return mode == Mode::kTelephone || mode == Mode::kVideo;
    case ContactKind::kMessage:
      return mode == Mode::kOnline;
    case ContactKind::kLetter:
      return mode == Mode::kWritten;
    case ContactKind::kReception:
      return mode == Mode::kSchool;
    case ContactKind::kNotice:
      return mode == Mode::kGroup;
  }
  return false;
}

}  // namespace kith::ledger
