// SPDX-License-Identifier: Apache-2.0
// A preparation sheet on A4, to take along and to write on. Pure.
#pragma once

#include "app/preparation/preparation.hpp"
#include "platform/pdf/document.hpp"

namespace kith::app {

struct PreparationPaper {
  Language language = Language::kZh;
  Instant made_at{};
};

pdf::Document preparation_paper(const Preparation& preparation, const PreparationPaper& paper,
                                const Clock& clock);

}  // namespace kith::app
