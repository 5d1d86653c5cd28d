// SPDX-License-Identifier: Apache-2.0
#include "platform/pdf/pdf_kit.hpp"

#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <regex>
#include <sstream>
#include <stdexcept>

namespace kith::pdf::kit {
namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

Printed::Printed(const std::string& bytes) {
  std::ofstream(folder_.path() / "a.pdf", std::ios::binary) << bytes;
}

std::string Printed::run(const std::string& command) const {
  const auto whole = "cd " + folder_.path().string() + " && " + command;
  const std::unique_ptr<FILE, decltype(&pclose)> pipe(popen(whole.c_str(), "r"), &pclose);
  if (!pipe) throw std::runtime_error("cannot run " + command);
  std::string output;
  char buffer[4096];
  for (std::size_t got; (got = fread(buffer, 1, sizeof buffer, pipe.get())) > 0;) output.append(buffer, got);
  return output;
}

int Printed::pages() const {
  std::smatch found;
  const auto facts = described();
  return std::regex_search(facts, found, std::regex("Pages: +(\\d+)")) ? std::stoi(found[1]) : 0;
}

std::string Printed::text(int page) const {
  const auto number = std::to_string(page);
  return run("pdftotext -enc UTF-8 " + (page ? "-f " + number + " -l " + number + " " : "") + "a.pdf -");
}

std::vector<Word> Printed::words() const {
  std::istringstream lines(run("pdftotext -enc UTF-8 -bbox a.pdf -"));
  const std::regex word(
      R"re(<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)</word>)re");
  std::vector<Word> words;
  int page = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.find("<page ") != std::string::npos) ++page;
    std::smatch found;
    if (std::regex_search(line, found, word))
      words.push_back({page, std::stod(found[1]), std::stod(found[2]), std::stod(found[3]),
                       std::stod(found[4]), found[5]});
  }
  return words;
}

std::string Printed::described() const { return run("pdfinfo a.pdf"); }
std::string Printed::structure() const { return run("pdfinfo -struct a.pdf"); }
std::string Printed::fonts() const { return run("pdffonts a.pdf"); }

Picture Printed::picture(int page, int dots_per_inch) const {
  const auto number = std::to_string(page);
  run("pdftoppm -gray -singlefile -r " + std::to_string(dots_per_inch) + " -f " + number + " -l " + number +
      " a.pdf p");
  std::ifstream file(folder_.path() / "p.pgm", std::ios::binary);
  std::string magic;
  Picture picture;
  int most = 0;
  file >> magic >> picture.width >> picture.height >> most;
  file.get();
  picture.pixels.assign(std::istreambuf_iterator<char>(file), {});
  return picture;
}

std::string Printed::picture_file(const std::string& kind) const {
  run("pdftoppm -" + kind + " -singlefile -r 20 -f 1 -l 1 a.pdf p");
  return read(folder_.path() / (kind == "jpeg" ? "p.jpg" : "p.png"));
}

}  // namespace kith::pdf::kit
