// SPDX-License-Identifier: Apache-2.0
#include "platform/sheets/csv.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "platform/sheets/text_decoder.hpp"

namespace kith::sheets {
namespace {

constexpr std::string_view kSeparators = ",;\t";

class Records {
 public:
  Records(char separator, const Sink& sink, const Limits& limits)
      : separator_(separator), sink_(sink), limits_(limits) {}

  void feed(std::string_view text) {
    for (char c : text) take(c);
  }
  void finish() {
    is_unclosed_ = state_ == State::kQuoted;
    if (!fields_.empty() || !text_.empty() || state_ != State::kStart) end_record();
  }
  bool is_too_large() const { return is_too_large_; }
  bool is_unclosed() const { return is_unclosed_; }

 private:
  enum class State { kStart, kPlain, kQuoted, kQuoteInQuoted };
  struct Field {
    std::size_t start, size;
  };

  void take(char c) {
    if (state_ == State::kQuoted) {
      if (c == '"')
        state_ = State::kQuoteInQuoted;
      else
        text_ += c;
      return;
    }
    bool was_return = std::exchange(after_return_, c == '\r');
    if (c == '\n' && was_return) return;
    if (c == '\n' || c == '\r') return end_record();
    if (c == separator_) return end_field();
    if (c == '"' && state_ == State::kStart) {
      state_ = State::kQuoted;
      return;
    }
    if (c == '"' && state_ == State::kQuoteInQuoted)
      state_ = State::kQuoted;
    else
      state_ = State::kPlain;
    text_ += c;
  }

  void end_field() {
    auto size = text_.size() - field_start_;
    if (size > limits_.cell_bytes || fields_.size() >= kMostColumns) is_too_large_ = true;
    fields_.push_back({field_start_, size});
    field_start_ = text_.size();
    state_ = State::kStart;
  }

  void end_record() {
    end_field();
    if (++number_ > limits_.rows) is_too_large_ = true;
    if (!is_too_large_ && !is_unclosed_) report();
    fields_.clear();
    text_.clear();
    field_start_ = 0;
  }

  void report() {
    if (number_ == 1 && text_.starts_with("sep=")) return;
    cells_.clear();
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      auto text = std::string_view(text_).substr(fields_[i].start, fields_[i].size);
      bool is_kept_text = text.size() >= 3 && text.starts_with("=\"") && text.ends_with('"');
      if (is_kept_text) text = text.substr(2, text.size() - 3);
      if (!text.empty()) cells_.push_back({static_cast<int>(i) + 1, CellKind::kText, text});
    }
    if (!cells_.empty()) sink_.on_row({number_, cells_});
  }

  static constexpr std::size_t kMostColumns = 16'384;

  char separator_;
  const Sink& sink_;
  const Limits& limits_;
  State state_ = State::kStart;
  bool after_return_ = false;
  bool is_too_large_ = false;
  bool is_unclosed_ = false;
  int number_ = 0;
  std::string text_;
  std::size_t field_start_ = 0;
  std::vector<Field> fields_;
  std::vector<Cell> cells_;
};

}  // namespace

char likely_separator(std::string_view text) {
  if (text.starts_with("sep=") && text.size() > 4) return text[4];
  std::array<int, kSeparators.size()> counts{};
  int lines = 0;
  bool is_quoted = false;
  for (char c : text) {
    if (c == '"') is_quoted = !is_quoted;
    if (is_quoted) continue;
    if (c == '\n' && ++lines == 20) break;
    if (auto at = kSeparators.find(c); at != kSeparators.npos) ++counts[at];
  }
  return kSeparators[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

Result<void> read_csv(std::string_view bytes, const Sink& sink, const Limits& limits) {
  if (static_cast<std::int64_t>(bytes.size()) > limits.unpacked_bytes) return invalid("sheets.too_large");
  std::optional<Records> records;
  auto decoded = decode_text(bytes, [&](std::string_view text) {
    if (!records) {
      sink.on_sheet({});
      records.emplace(likely_separator(text), sink, limits);
    }
    records->feed(text);
    return !records->is_too_large();
  });
  if (!decoded) return decoded.error();
  if (!records) return invalid("sheets.empty");
  records->finish();
  if (records->is_too_large()) return invalid("sheets.too_large");
  if (records->is_unclosed()) return invalid("sheets.damaged");
  return {};
}

}  // namespace kith::sheets
