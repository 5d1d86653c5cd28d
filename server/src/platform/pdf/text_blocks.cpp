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

constexpr std::size_t kSignersBeside = 3;
constexpr double kSignerHeight = 15 * kMillimetre;
// Round seals of institutions are 38 to 42 mm across.
constexpr double kSealRadius = 20 * kMillimetre;
constexpr double kIssuerWidth = 70 * kMillimetre, kBeforeIssuer = 4 * kMillimetre;
// So many sign below one another, beside the issuer.
constexpr std::size_t kSignersBelow = 4;
constexpr Wording kColon{"：", ":"};
constexpr Wording kSeal{"（盖章处）", "(seal)"};

struct Place {
  double x, y;
};

void put_signer(Flow& flow, const std::string& signer, const Place& at, double width) {
  const double gap = 2 * kMillimetre, base = kSignerHeight - 2 * kMillimetre;
  const auto label = flow.type().set(signer + std::string(kColon.in(flow.language())), kSigner, width * 0.6);
  flow.put(TextMark{label, 0, label.size(), at.x, at.y + base - label.height() + gap, "P"});
  flow.put(
      LineMark{at.x + label.width() + gap, at.y + base, at.x + width - 3 * gap, at.y + base, {kInk, 0.6}});
}

bool has_issuer(const Signatures& signatures) {
  return !signatures.institution.empty() || !signatures.date.empty() || signatures.has_seal;
}

bool is_beside(const Signatures& signatures) {
  return has_issuer(signatures) && signatures.signers.size() <= kSignersBelow;
}

double issuer_height(const Signatures& signatures) {
  return signatures.has_seal ? 2 * kSealRadius : 20 * kMillimetre;
}

double height_of(const Signatures& signatures) {
  if (is_beside(signatures))
    return std::max(double(signatures.signers.size()) * kSignerHeight, issuer_height(signatures));
  const auto rows = (signatures.signers.size() + kSignersBeside - 1) / kSignersBeside;
  return double(rows) * kSignerHeight +
         (has_issuer(signatures) ? kBeforeIssuer + issuer_height(signatures) : 0);
}

void put_signers(Flow& flow, const std::vector<std::string>& signers) {
  const auto beside = std::clamp(signers.size(), std::size_t{1}, kSignersBeside);
  const double width = flow.width() / double(beside);
  for (std::size_t i = 0; i < signers.size(); ++i) {
    const auto column = i % beside;
    if (column == 0) flow.need(kSignerHeight);
    put_signer(flow, signers[i], {flow.left() + double(column) * width, flow.y()}, width);
    if (column + 1 == beside || i + 1 == signers.size()) flow.take(kSignerHeight);
  }
}

void put_issuer(Flow& flow, const Signatures& signatures, double middle) {
  const double x = flow.left() + flow.width() - kIssuerWidth;
  if (signatures.has_seal) {
    flow.put(CircleMark{x + kIssuerWidth / 2, middle, kSealRadius, {kHairline, 0.5, 2}});
    const auto words = flow.type().set(kSeal.in(flow.language()), kSealPlace, kIssuerWidth);
    flow.put(TextMark{words, 0, words.size(), x, middle + kSealRadius - 8 * kMillimetre, "P"});
  }
  const auto issuer = flow.type().set(signatures.institution, kIssuer, kIssuerWidth);
  const auto date = flow.type().set(signatures.date, kIssuer, kIssuerWidth);
  const double top = middle - (issuer.height() + date.height()) / 2;
  flow.put(TextMark{issuer, 0, issuer.size(), x, top, "P"});
  flow.put(TextMark{date, 0, date.size(), x, top + issuer.height(), "P"});
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
  flow.need(std::min(flow.page_room(), text.height() + heading.with_mm * kMillimetre));
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
  const double height = height_of(signatures);
  if (height <= flow.page_room()) flow.need(height);
  flow.note_signatures();
  if (is_beside(signatures)) {
    for (std::size_t i = 0; i < signatures.signers.size(); ++i)
      put_signer(flow, signatures.signers[i], {flow.left(), flow.y() + double(i) * kSignerHeight},
                 flow.width() - kIssuerWidth);
    put_issuer(flow, signatures, flow.y() + height / 2);
    return flow.take(height);
  }
  if (!signatures.signers.empty()) put_signers(flow, signatures.signers);
  if (!has_issuer(signatures)) return;
  flow.skip(kBeforeIssuer);
  flow.need(issuer_height(signatures));
  put_issuer(flow, signatures, flow.y() + issuer_height(signatures) / 2);
  flow.take(issuer_height(signatures));
}

void place(Flow& flow, const PageBreak&) {
  if (!flow.is_at_top()) flow.break_page();
}

}  // namespace kith::pdf
