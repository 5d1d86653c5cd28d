// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "platform/pdf/blocks.hpp"

namespace kith::pdf {
namespace {

constexpr Style kTitle{
    .face = Face::kSongBold, .size = 20, .colour = kInk, .align = Align::kCentre, .spacing = 0.6};
constexpr Style kSubtitle{.size = 11, .colour = kSoftInk, .align = Align::kCentre};
constexpr Style kHeading{.face = Face::kHei, .size = 12, .colour = kInk};
constexpr double kBodySize = 10.5;
constexpr Style kBody{.size = kBodySize, .colour = kInk, .leading = 1.12, .indent = 2 * kBodySize};
constexpr Style kQuiet{.size = 9, .colour = kSoftInk, .leading = 1.05};
constexpr Style kSigner{.size = kBodySize, .colour = kInk, .most_lines = 1};
constexpr Style kIssuer{.size = 12, .colour = kInk, .align = Align::kCentre, .most_lines = 2};
constexpr Style kSealPlace{.size = 9, .colour = kHairline, .align = Align::kCentre, .most_lines = 1};

constexpr int kSignersBeside = 3;
constexpr double kSignerHeight = 15 * kMillimetre;
// Round seals of institutions are 38 to 42 mm across.
constexpr double kSealRadius = 20 * kMillimetre;
constexpr double kIssuerWidth = 70 * kMillimetre;
constexpr Wording kSeal{"（盖章处）", "(seal)"};

void put_signer(Flow& flow, const std::string& signer, double x, double width) {
  const double gap = 2 * kMillimetre, base = kSignerHeight - 2 * kMillimetre;
  const auto label = flow.type().set(signer + "：", kSigner, width * 0.6);
  flow.put(TextMark{label, 0, label.size(), x, flow.y() + base - label.height() + gap, "P"});
  flow.put(
      LineMark{x + label.width() + gap, flow.y() + base, x + width - 3 * gap, flow.y() + base, {kInk, 0.6}});
}

void put_signers(Flow& flow, const std::vector<std::string>& signers) {
  const int beside = std::clamp(int(signers.size()), 1, kSignersBeside);
  const double width = flow.width() / beside;
  for (std::size_t i = 0; i < signers.size(); ++i) {
    const auto column = i % static_cast<std::size_t>(beside);
    if (column == 0) flow.need(kSignerHeight);
    put_signer(flow, signers[i], flow.left() + double(column) * width, width);
    if (column + 1 == static_cast<std::size_t>(beside) || i + 1 == signers.size()) flow.take(kSignerHeight);
  }
}

void put_issuer(Flow& flow, const Signatures& signatures, Language language) {
  const double height = signatures.has_seal ? 2 * kSealRadius : 20 * kMillimetre;
  flow.need(height);
  const double x = flow.left() + flow.width() - kIssuerWidth, middle = flow.y() + height / 2;
  if (signatures.has_seal) {
    flow.put(CircleMark{x + kIssuerWidth / 2, middle, kSealRadius, {kHairline, 0.5, 2}});
    const auto words = flow.type().set(kSeal.in(language), kSealPlace, kIssuerWidth);
    flow.put(TextMark{words, 0, words.size(), x, middle + kSealRadius - 8 * kMillimetre, "P"});
  }
  const auto issuer = flow.type().set(signatures.institution, kIssuer, kIssuerWidth);
  const auto date = flow.type().set(signatures.date, kIssuer, kIssuerWidth);
  const double top = middle - (issuer.height() + date.height()) / 2;
  flow.put(TextMark{issuer, 0, issuer.size(), x, top, "P"});
  flow.put(TextMark{date, 0, date.size(), x, top + issuer.height(), "P"});
  flow.take(height);
}

}  // namespace

void place(Flow& flow, const Title& title) {
  flow.enter_outline(title.text);
  flow.run(flow.type().set(title.text, kTitle, flow.width()), flow.left(), "H1");
  if (!title.subtitle.empty()) {
    flow.take(1 * kMillimetre);
    flow.run(flow.type().set(title.subtitle, kSubtitle, flow.width()), flow.left(), "P");
  }
  flow.take(5 * kMillimetre);
}

void place(Flow& flow, const Heading& heading) {
  const auto text = flow.type().set(heading.text, kHeading, flow.width());
  flow.skip(5 * kMillimetre);
  flow.need(std::min(flow.page_room(), text.height() + 25 * kMillimetre));
  flow.enter_outline(heading.text);
  flow.run(text, flow.left(), "H2");
  flow.take(2 * kMillimetre);
}

void place(Flow& flow, const Paragraph& paragraph) {
  const Style& style = paragraph.tone == Tone::kPlain ? kBody : kQuiet;
  flow.run(flow.type().set(paragraph.text, style, flow.width()), flow.left(), "P");
  flow.take(1.5 * kMillimetre);
}

void place(Flow& flow, const Signatures& signatures) {
  flow.skip(6 * kMillimetre);
  if (!signatures.signers.empty()) put_signers(flow, signatures.signers);
  if (signatures.institution.empty() && signatures.date.empty() && !signatures.has_seal) return;
  flow.skip(4 * kMillimetre);
  put_issuer(flow, signatures, flow.language());
}

void place(Flow& flow, const PageBreak&) {
  if (!flow.is_at_top()) flow.break_page();
}

}  // namespace kith::pdf
