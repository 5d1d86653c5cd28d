// SPDX-License-Identifier: Apache-2.0
#include "delivery/flat_xml.hpp"

#include <expat.h>

#include <memory>
#include <type_traits>

namespace kith::delivery {
namespace {

struct Reading {
  XML_Parser parser;
  int depth = 0;
  std::string name = {};
  std::map<std::string, std::string> found = {};
};

Reading& reading(void* user) { return *static_cast<Reading*>(user); }

void open(void* user, const XML_Char* name, const XML_Char**) {
  if (++reading(user).depth != 2) return;
  reading(user).name = name;
  reading(user).found[name].clear();
}

void close(void* user, const XML_Char*) { --reading(user).depth; }

void take_text(void* user, const XML_Char* text, int length) {
  if (reading(user).depth == 2) reading(user).found[reading(user).name].append(text, std::size_t(length));
}

void refuse_declaration(void* user, const XML_Char*, const XML_Char*, const XML_Char*, int) {
  XML_StopParser(reading(user).parser, XML_FALSE);
}

}  // namespace

std::optional<std::map<std::string, std::string>> read_flat_xml(std::string_view text) {
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser(
      XML_ParserCreate("UTF-8"), &XML_ParserFree);
  Reading state{parser.get()};
  XML_SetUserData(parser.get(), &state);
  XML_SetElementHandler(parser.get(), &open, &close);
  XML_SetCharacterDataHandler(parser.get(), &take_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), &refuse_declaration);
  if (XML_Parse(parser.get(), text.data(), int(text.size()), XML_TRUE) != XML_STATUS_OK) return std::nullopt;
  return std::move(state.found);
}

}  // namespace kith::delivery
