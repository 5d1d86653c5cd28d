// SPDX-License-Identifier: Apache-2.0
#include "platform/sheets/xml.hpp"

#include <expat.h>

#include <exception>
#include <memory>

namespace kith::sheets {
namespace {

constexpr int kChunk = 64 * 1024;
// expat keeps an unfinished token (a tag, a comment) in memory; none of a workbook's is this long.
constexpr std::size_t kLongestToken = 4 << 20;

std::string_view local(std::string_view name) {
  auto colon = name.rfind(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

struct Run {
  XML_Parser parser;
  XmlHandler& handler;
  std::exception_ptr thrown;
  std::size_t bytes_since_event = 0;

  template <class Fn>
  void guard(Fn fn) {
    bytes_since_event = 0;
    if (thrown) return;
    try {
      fn();
    } catch (...) {  // expat is C: the exception is carried around it
      thrown = std::current_exception();
      XML_StopParser(parser, XML_FALSE);
    }
  }
};

void on_open(void* data, const char* name, const char** pairs) {
  auto& run = *static_cast<Run*>(data);
  run.guard([&] { run.handler.open(local(name), Attributes(pairs)); });
}
void on_close(void* data, const char* name) {
  auto& run = *static_cast<Run*>(data);
  run.guard([&] { run.handler.close(local(name)); });
}
void on_text(void* data, const char* text, int size) {
  auto& run = *static_cast<Run*>(data);
  run.guard([&] { run.handler.text({text, static_cast<std::size_t>(size)}); });
}
void on_doctype(void* data, const char*, const char*, const char*, int) {
  auto& run = *static_cast<Run*>(data);
  run.guard([] { throw StopParsing{invalid("sheets.damaged")}; });
}

Result<void> feed(Entry& entry, Run& run) {
  for (;;) {
    auto* buffer = static_cast<char*>(XML_GetBuffer(run.parser, kChunk));
    if (!buffer) throw std::bad_alloc();
    auto count = entry.read({buffer, kChunk});
    if (!count) return count.error();
    run.bytes_since_event += *count;
    bool is_last = *count == 0;
    if (XML_ParseBuffer(run.parser, static_cast<int>(*count), is_last) == XML_STATUS_ERROR) {
      if (run.thrown) std::rethrow_exception(run.thrown);
      return invalid("sheets.damaged");
    }
    if (run.bytes_since_event > kLongestToken) return invalid("sheets.too_large");
    if (is_last) return {};
  }
}

}  // namespace

std::string_view Attributes::get(std::string_view name) const {
  for (auto** pair = pairs_; *pair; pair += 2)
    if (local(*pair) == name) return pair[1];
  return {};
}

std::string_view Attributes::get_prefixed(std::string_view name) const {
  for (auto** pair = pairs_; *pair; pair += 2) {
    std::string_view whole = *pair;
    if (local(whole) == name && whole.size() > name.size()) return pair[1];
  }
  return {};
}

Result<void> parse_xml(Entry& entry, XmlHandler& handler) {
  std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate(nullptr),
                                                                      &XML_ParserFree);
  if (!parser) throw std::bad_alloc();
  Run run{.parser = parser.get(), .handler = handler, .thrown = {}};
  XML_SetUserData(run.parser, &run);
  XML_SetElementHandler(run.parser, on_open, on_close);
  XML_SetCharacterDataHandler(run.parser, on_text);
  XML_SetStartDoctypeDeclHandler(run.parser, on_doctype);
  try {
    return feed(entry, run);
  } catch (const StopParsing& stop) {
    return stop.error;
  }
}

}  // namespace kith::sheets
