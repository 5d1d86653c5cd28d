// SPDX-License-Identifier: Apache-2.0
// Printed documents: A4, told as a list of blocks and set by Pango and Cairo with Noto CJK. The same blocks
// give the same bytes: no clock, no random is asked.
// A Document belongs to one thread; documents of several threads are set at the same time, as each has a font
// map of its own. Nothing is loaded before the first one.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "platform/clock.hpp"
#include "platform/error.hpp"
#include "platform/language.hpp"

namespace kith::pdf {

enum class Orientation { kPortrait, kLandscape };

// What surrounds the blocks.
struct Paper {
  std::string title;             // of the file, and at the head from the second page on
  std::string institution;       // at the head of every page
  std::string number = {};       // of the document, at the foot; none when empty
  std::optional<Date> dated_on;  // at the foot
  Instant made_at;               // only in the file's metadata
  Language language = Language::kZh;
  Orientation orientation = Orientation::kPortrait;
};

struct Title {
  std::string text;
  std::string subtitle = {};
};

// Begins a part; stands in the outline and never alone at the end of a page.
struct Heading {
  std::string text;
  double with_mm = 25;  // of what follows stand on the same page
};

enum class Tone { kPlain, kQuiet };
// Several paragraphs when the text has line ends. kPlain begins two characters in, kQuiet is a small note.
struct Paragraph {
  std::string text;
  Tone tone = Tone::kPlain;
};

// Pairs of a name and what it is, framed like the head of a form.
struct Fact {
  std::string name;
  std::string value;
};
struct Facts {
  std::vector<Fact> facts;
  int columns = 2;  // 1 … 3 pairs beside each other
};

enum class Align { kStart, kCentre, kEnd };  // kEnd is for figures
struct Column {
  std::string heading;
  double width = 1;  // relative to the other columns
  Align align = Align::kStart;
};
// The headings stand on each page. A row goes to the next page whole; only one taller than a page is parted,
// between lines. A row has as many cells as there are columns.
struct Table {
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;
};

// A quiet bar of 0 … 1 for each line, with a mark where it should be.
struct Share {
  std::string name;
  std::string figure;  // as read beside the bar: "35 / 42 · 83%"
  double share = 0;
  std::optional<double> target = {};
};
struct Shares {
  std::vector<Share> shares;
};

// A sheet of practice squares (田字格), one short text each: done, not yet, and the one that matters now.
enum class SquareState { kEmpty, kFilled, kFramed };
struct Square {
  std::string text;
  SquareState state = SquareState::kEmpty;
};
struct Squares {
  std::vector<Square> squares;
  // The legend beneath; a state whose word is empty is left out.
  std::string filled = {}, empty = {}, framed = {};
};

// JPEG or PNG, at most as wide as the page is and as high as wished. Whatever else a JPEG tells of its making
// (place, time, device) is left out; it is shown as it is stored, so turn it upright before.
struct Image {
  std::string bytes;
  double height_mm = 80;
  std::string caption = {};
};

// Small ones, three beside each other, each as of Image; a row stays on one page and is as high as its
// highest. height_mm: the most; where it allows, an upright photograph is as wide as one on its side.
struct Pictures {
  std::vector<std::string> pictures;
  double height_mm = 80;
};

struct QrCode {
  std::string text;
  std::string caption = {};
  double side_mm = 28;  // without the light zone around it
};

// A line to sign on for each signer, one below the other; beside them at the right who issues it and when,
// with room for a seal. Beneath them where more than four sign. All of it on one page, which says something
// else too: pages before it end earlier where it would stand alone.
struct Signatures {
  std::vector<std::string> signers = {};
  std::string institution = {};
  std::string date = {};
  bool has_seal = true;
};

// Cards of one size to cut apart, two beside each other; texts too long for a card end in an ellipsis.
struct Card {
  std::string over;  // small, above the name
  std::string name;
  std::string under = {};      // beneath the name
  std::string code_name = {};  // "邀请码"
  std::string code = {};
  std::string qr_text = {};
  std::vector<std::string> notes = {};  // small, at the foot
};
struct Cards {
  std::vector<Card> cards;
};

struct PageBreak {};

class Flow;

using Block = std::variant<Title, Heading, Paragraph, Facts, Table, Shares, Squares, Image, Pictures, QrCode,
                           Signatures, Cards, PageBreak>;

inline constexpr int kMostPages = 500;
inline constexpr std::size_t kLongestText = 200'000;  // bytes of one text

class Document {
 public:
  explicit Document(Paper paper) : paper_(std::move(paper)) {}

  Document& add(Block block);

  // PDF 1.5 with outline and structure. Characters no font has are printed as 〓, control characters as
  // blanks. Errors, with the block's number in `fields`: pdf.bad_text (not UTF-8, or a NUL in it),
  // pdf.too_long (a text, a heading that fills a page, more than kMostPages), pdf.bad_table, pdf.bad_figure,
  // pdf.bad_picture, pdf.picture_too_large. Throws std::runtime_error when the fonts are not installed.
  Result<std::string> bytes() const;

 private:
  std::optional<Error> fill(Flow& flow) const;

  Paper paper_;
  std::vector<Block> blocks_;
};

}  // namespace kith::pdf
