// SPDX-License-Identifier: Apache-2.0
#include "app/preparation/preparation_text_store.hpp"

namespace kith::app {
namespace {

struct StoredText {
  records::Brought brought = records::Brought::kBenefits;
  std::string words;
};
KITH_DESCRIBE(StoredText, (brought, words))

constexpr db::Sql kTexts{"app.preparation_texts",
                         "select brought, words from preparation_texts where school_id = :school_id"};
constexpr db::Sql kForget{
    "app.forget_preparation_text",
    "delete from preparation_texts where school_id = :school_id and brought = :brought"};

}  // namespace

std::vector<BroughtText> brought_texts(db::Session& session, std::int64_t school_id) {
  std::vector<BroughtText> texts;
  for (auto brought : enumerators<records::Brought>()) texts.push_back({brought, std::nullopt});
  for (auto& row : session.all<StoredText>(kTexts, {{"school_id", school_id}}))
    texts.at(static_cast<std::size_t>(row.brought)).words = std::move(row.words);
  return texts;
}

void save_brought_text(db::Tx& tx, const BroughtTextRow& row) {
  tx.exec(kForget, {{"school_id", row.school_id}, {"brought", row.brought}});
  if (row.words.find_first_not_of(" \t\r\n") != std::string::npos) tx.insert("preparation_texts", row);
}

}  // namespace kith::app
