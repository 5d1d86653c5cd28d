// SPDX-License-Identifier: Apache-2.0
#include "platform/pdf/document.hpp"

#include "platform/pdf/blocks.hpp"
#include "platform/pdf/painter.hpp"
#include "platform/pdf/printable.hpp"

namespace kith::pdf {
namespace {

// The texts that do not pass the typesetter on their way into the file.
Result<Paper> with_printable_metadata(Paper paper) {
  for (std::string* text : {&paper.title, &paper.institution}) {
    auto clean = printable(*text);
    if (!clean) return clean.error();
    *text = *std::move(clean);
  }
  return paper;
}

// Pages that end so much earlier bring some lines over to those who sign.
constexpr double kSpareStep = 15 * kMillimetre, kMostSpare = 60 * kMillimetre;

Result<std::string> painted(Flow&& flow, const Paper& paper) {
  auto layout = std::move(flow).finish();
  if (flow.fault()) return *flow.fault();
  return paint(layout, paper);
}

}  // namespace

Document& Document::add(Block block) {
  blocks_.push_back(std::move(block));
  return *this;
}

Result<std::string> Document::bytes() const {
  const auto paper = with_printable_metadata(paper_);
  if (!paper) return paper.error();
  Flow flow(*paper);
  if (auto fault = fill(flow)) return *fault;
  if (flow.is_signed_alone())
    for (double spare = kSpareStep; spare <= kMostSpare; spare += kSpareStep) {
      Flow shorter(*paper, spare);
      if (fill(shorter) || shorter.is_signed_alone()) continue;
      return painted(std::move(shorter), *paper);
    }
  return painted(std::move(flow), *paper);
}

std::optional<Error> Document::fill(Flow& flow) const {
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    std::visit([&](const auto& block) { place(flow, block); }, blocks_[i]);
    if (!flow.is_refused()) continue;
    Error fault = *flow.fault();
    fault.fields = {{"blocks." + std::to_string(i), fault.code}};
    return fault;
  }
  return std::nullopt;
}

}  // namespace kith::pdf
