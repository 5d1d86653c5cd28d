// SPDX-License-Identifier: Apache-2.0
// Streaming XML over expat for the parts of a workbook. A document type declaration is refused as
// sheets.damaged: no workbook has one, and entities defined there are how a small file becomes a large one.
#pragma once

#include <string_view>

#include "platform/sheets/archive.hpp"

namespace kith::sheets {

// Pairs of name and value.
class Attributes {
 public:
  explicit Attributes(const char** pairs) : pairs_(pairs) {}
  // By local name, whatever the prefix; empty when absent.
  std::string_view get(std::string_view name) const;
  // By prefixed suffix only (r:id beside sheetId and id).
  std::string_view get_prefixed(std::string_view name) const;

 private:
  const char** pairs_;
};

// Element names come without prefix. Handlers may throw; parsing stops and the exception passes through.
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void open(std::string_view name, const Attributes& attributes) = 0;
  virtual void close(std::string_view name) = 0;
  virtual void text(std::string_view) {}
};

// sheets.damaged, sheets.too_large.
Result<void> parse_xml(Entry& entry, XmlHandler& handler);

// Thrown by a handler to end parsing with an error of the caller's.
struct StopParsing {
  Error error;
};

}  // namespace kith::sheets
