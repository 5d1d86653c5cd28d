// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "platform/pdf/blocks.hpp"

namespace kith::pdf {
namespace {

constexpr int kBeside = 2;
// Four modules of light paper stay around a QR code, or telephones do not find it.
constexpr double kAcross = 4.2 * kMillimetre, kDown = 3.4 * kMillimetre, kGap = 4.2 * kMillimetre;
constexpr double kQr = 26 * kMillimetre;
constexpr Stroke kCut{kSoftInk, 0.5, 3};

constexpr Style kOver{.size = 8.5, .colour = kSoftInk, .most_lines = 1};
constexpr Style kName{.face = Face::kHei, .size = 12, .colour = kInk, .most_lines = 2};
constexpr Style kUnder{.size = 10, .colour = kInk, .most_lines = 1};
constexpr Style kCodeName{.size = 8.5, .colour = kSoftInk, .most_lines = 1};
constexpr Style kCode{.face = Face::kHei, .size = 13, .colour = kInk, .spacing = 0.8, .most_lines = 1};
constexpr Style kNote{.size = 8, .colour = kSoftInk, .most_lines = 2};

struct SetCard {
  const Card* card = nullptr;
  std::vector<Text> words, notes;

  static double height_of(const std::vector<Text>& texts) {
    double height = 0;
    for (const auto& text : texts) height += text.height();
    return height;
  }
  double words_height() const { return std::max(card->qr_text.empty() ? 0 : kQr, height_of(words)); }
  double height() const { return 2 * kDown + words_height() + kDown / 2 + height_of(notes); }
};

SetCard set(Flow& flow, const Card& card, double width) {
  const double inner = width - 2 * kAcross;
  const double words = card.qr_text.empty() ? inner : inner - kQr - kGap;
  SetCard made{.card = &card};
  const auto add = [&](const std::string& text, const Style& style) {
    if (!text.empty()) made.words.push_back(flow.type().set(text, style, words));
  };
  add(card.over, kOver);
  add(card.name, kName);
  add(card.under, kUnder);
  add(card.code_name, kCodeName);
  add(card.code, kCode);
  for (const auto& note : card.notes) made.notes.push_back(flow.type().set(note, kNote, inner));
  return made;
}

void put_texts(Flow& flow, const std::vector<Text>& texts, double x, double y) {
  for (const auto& text : texts) {
    flow.put(TextMark{text, 0, text.size(), x, y, "P"});
    y += text.height();
  }
}

// All lines run the same way, so that the dashes of neighbours fall on each other.
void put_cuts(Flow& flow, const Box& box) {
  const double right = box.x + box.width, end = box.y + box.height;
  for (const double x : {box.x, right}) flow.put(LineMark{x, box.y, x, end, kCut});
  for (const double y : {box.y, end}) flow.put(LineMark{box.x, y, right, y, kCut});
}

void put_card(Flow& flow, const SetCard& made, const Box& box) {
  put_cuts(flow, box);
  const double free = box.height - made.height();
  double x = box.x + kAcross;
  const double y = box.y + kDown + free / 2;
  if (!made.card->qr_text.empty()) {
    put_qr(flow, made.card->qr_text, {x, y + (made.words_height() - kQr) / 2, kQr, kQr});
    x += kQr + kGap;
  }
  put_texts(flow, made.words, x, y + (made.words_height() - SetCard::height_of(made.words)) / 2);
  put_texts(flow, made.notes, box.x + kAcross, y + made.words_height() + kDown / 2);
}

}  // namespace

void place(Flow& flow, const Cards& cards) {
  if (cards.cards.empty()) return;
  const double width = flow.width() / kBeside;
  std::vector<SetCard> made;
  double tallest = 0;
  for (const auto& card : cards.cards) {
    made.push_back(set(flow, card, width));
    tallest = std::max(tallest, made.back().height());
  }
  // As many rows as an empty page holds, all of one height: the whole stack is cut at once.
  if (tallest > flow.page_room()) return flow.refuse(invalid("pdf.too_long"));
  const double height = flow.page_room() / double(int(flow.page_room() / tallest));
  for (std::size_t i = 0; i < made.size() && !flow.is_refused(); ++i) {
    const auto column = i % kBeside;
    if (column == 0) flow.need(height - 0.01);
    put_card(flow, made[i], {flow.left() + double(column) * width, flow.y(), width, height});
    if (column + 1 == kBeside || i + 1 == made.size()) flow.take(height);
  }
}

}  // namespace kith::pdf
