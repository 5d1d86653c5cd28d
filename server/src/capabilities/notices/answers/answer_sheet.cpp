// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/answers/answer_sheet.hpp"

#include "capabilities/notices/answers/answers.hpp"
#include "platform/sheets/writer.hpp"

namespace kith::notices {
namespace {

struct Words {
  const char *answers, *opinions, *signatures, *class_name, *name, *choice, *opinion, *guardian, *on,
      *version;
};
constexpr Words kZhWords{"答复", "意见", "签字", "班级", "姓名", "答复", "意见", "谁填的", "日期", "第几版"};
constexpr Words kEnWords{"Answers", "Opinions", "Signatures", "Class", "Name",
                         "Answer",  "Opinion",  "Written by", "On",    "Version"};

}  // namespace

std::string answer_sheet(const AnswerPage& page, Language language, const Clock& clock) {
  const auto& words = language == Language::kEn ? kEnWords : kZhWords;
  return sheets::write_workbook([&](sheets::Writer& writer) {
    writer.describe(words.answers, "", clock.now());
    writer.sheet(words.answers,
                 {{words.class_name}, {words.name}, {words.choice, 20}, {words.guardian}, {words.on}});
    for (const auto& line : page.answers)
      writer.row({line.class_name, line.name, page.choices.at(std::size_t(line.choice)), line.guardian_name,
                  clock.date_of(line.answered_at)});
    writer.sheet(words.opinions,
                 {{words.class_name}, {words.name}, {words.opinion, 60}, {words.guardian}, {words.on}});
    for (const auto& line : page.opinions)
      writer.row(
          {line.class_name, line.name, line.opinion, line.guardian_name, clock.date_of(line.written_at)});
    writer.sheet(words.signatures,
                 {{words.class_name}, {words.name}, {words.guardian}, {words.version}, {words.on}});
    for (const auto& line : page.signatures)
      writer.row({line.class_name, line.name, line.guardian_name, std::int64_t(line.version),
                  clock.date_of(line.signed_at)});
  });
}

}  // namespace kith::notices
