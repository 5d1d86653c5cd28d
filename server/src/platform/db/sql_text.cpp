// SPDX-License-Identifier: Apache-2.0
#include "platform/db/sql_text.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace kith::db {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

class Scanner {
 public:
  Scanner(std::string_view text, Engine engine) : text_(text), engine_(engine) {}

  SqlText scan() {
    while (at_ < text_.size()) {
      if (starts("--"))
        skip_to("\n");
      else if (starts("/*"))
        skip_to("*/");
      else if (text_[at_] == '\'' || text_[at_] == '"')
        copy_quoted();
      else if (starts("::"))
        copy(2);
      else if (text_[at_] == ':' && at_ + 1 < text_.size() && is_word(text_[at_ + 1]))
        parameter();
      else
        copy(1);
    }
    return std::move(found_);
  }

 private:
  bool starts(std::string_view mark) const { return text_.substr(at_, mark.size()) == mark; }

  void copy(std::size_t count) {
    found_.text += text_.substr(at_, count);
    at_ += count;
  }

  void skip_to(std::string_view end) {
    auto found = text_.find(end, at_);
    at_ = found == std::string_view::npos ? text_.size() : found + end.size();
    found_.text += ' ';
  }

  void copy_quoted() {
    auto end = text_.find(text_[at_], at_ + 1);
    copy(end == std::string_view::npos ? text_.size() - at_ : end + 1 - at_);
  }

  void parameter() {
    auto end = std::find_if_not(text_.begin() + at_ + 1, text_.end(), is_word);
    std::string name(text_.begin() + at_ + 1, end);
    at_ = end - text_.begin();
    auto& names = found_.parameters;
    if (engine_ == Engine::kPostgres) {
      auto place = "$" + std::to_string(names.size() + 1);
      found_.text += null_test_follows() ? "cast(" + place + " as text)" : place;
      names.push_back(name);
    } else {
      found_.text += ":" + name;
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
  }

  bool null_test_follows() const {
    auto at = at_;
    auto word = [&] {
      while (at < text_.size() && std::isspace(static_cast<unsigned char>(text_[at]))) ++at;
      std::string found;
      for (; at < text_.size() && is_word(text_[at]); ++at)
        found += char(std::tolower(static_cast<unsigned char>(text_[at])));
      return found;
    };
    if (word() != "is") return false;
    auto next = word();
    return next == "null" || (next == "not" && word() == "null");
  }

  std::string_view text_;
  Engine engine_;
  std::size_t at_ = 0;
  SqlText found_;
};

std::string with_columns(std::string_view table, const std::vector<std::string>& columns) {
  std::string text = std::string(table) + " (";
  for (std::size_t i = 0; i < columns.size(); ++i) text += (i ? ", " : "") + columns[i];
  return text + ")";
}

void append_escaped(std::string& line, std::string_view text) {
  for (char c : text) {
    if (c == '\0') throw DbError("copy: a NUL byte in a text [22021]", "22021");
    if (c == '\\')
      line += "\\\\";
    else if (c == '\t')
      line += "\\t";
    else if (c == '\n')
      line += "\\n";
    else if (c == '\r')
      line += "\\r";
    else
      line += c;
  }
}

void append_cell(std::string& line, const Value& value) {
  char number[32];
  if (auto* text = std::get_if<std::string>(&value))
    append_escaped(line, *text);
  else if (auto* integer = std::get_if<std::int64_t>(&value))
    line.append(number, std::to_chars(number, number + sizeof number, *integer).ptr);
  else if (auto* real = std::get_if<double>(&value))
    line.append(number, std::to_chars(number, number + sizeof number, *real).ptr);
  else
    line += "\\N";
}

}  // namespace

SqlText parse_sql(std::string_view text, Engine engine) { return Scanner(text, engine).scan(); }

std::string insert_text(std::string_view table, const std::vector<std::string>& columns,
                        std::size_t row_count, std::string_view suffix) {
  std::string text = "insert into " + std::string(table) + " (";
  for (std::size_t i = 0; i < columns.size(); ++i) text += (i ? ", " : "") + columns[i];
  text += ") values ";
  std::size_t parameter = 0;
  for (std::size_t row = 0; row < row_count; ++row) {
    text += row ? ", (" : "(";
    for (std::size_t i = 0; i < columns.size(); ++i)
      text += (i ? ", :p" : ":p") + std::to_string(parameter++);
    text += ")";
  }
  return text + " " + std::string(suffix);
}

std::string copy_text(std::string_view table, const std::vector<std::string>& columns) {
  return "copy " + with_columns(table, columns) + " from stdin";
}

void append_copy_line(std::string& lines, const std::vector<Value>& row) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i) lines += '\t';
    append_cell(lines, row[i]);
  }
  lines += '\n';
}

}  // namespace kith::db
