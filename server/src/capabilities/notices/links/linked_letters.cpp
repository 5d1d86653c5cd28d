// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/links/linked_letters.hpp"

#include "capabilities/notices/links/link.hpp"
#include "people/directory_store.hpp"
#include "platform/id.hpp"
#include "platform/secrets/mac.hpp"

namespace kith::notices {
namespace {

constexpr access::Limit kDigitsOfALink{"notices.link_digits", 5, std::chrono::hours{1}};
constexpr std::size_t kDigits = 4;
constexpr std::chrono::hours kTicketLasts{1};

constexpr db::Sql kTelephone{
    "notices.telephone_of_link",
    "select telephone_sealed from guardians where school_id = :school_id and id = :id"};

people::Viewer guardian_of(std::int64_t notice_id, std::int64_t person_id) {
  return {.school_id = tenant_of(notice_id), .person_id = person_id, .roles = people::kGuardian};
}

}  // namespace

bool is_private(const people::AudienceSpec& audience) { return !audience.student_ids.empty(); }

Result<LinkedLetter> LinkedLetters::open(const OpenedLink& opened) {
  auto held = held_by(opened);
  if (!held) return held.error();
  if (!held->asks_digits)
    if (auto marked = cases_.inbox.open(held->holder, held->notice_id); !marked) return marked.error();
  return shown(*held);
}

Result<LinkedLetter> LinkedLetters::confirm(const OpenedLink& opened) {
  auto held = shown_to(opened);
  if (!held) return held.error();
  if (auto marked = cases_.inbox.confirm(held->holder, held->notice_id, std::nullopt); !marked)
    return marked.error();
  return shown(*held);
}

Result<LinkedLetter> LinkedLetters::answer(const LinkedAnswer& answer) {
  auto held = shown_to({answer.token, answer.digits});
  if (!held) return held.error();
  if (auto given = cases_.answers.answer(held->holder,
                                         {held->notice_id, answer.student_id, answer.choice, answer.opinion});
      !given)
    return given.error();
  return shown(*held);
}

Result<LinkedLetter> LinkedLetters::sign(const LinkedSignature& signature) {
  auto held = shown_to({signature.token, signature.digits});
  if (!held) return held.error();
  if (auto given = cases_.answers.sign(
          held->holder,
          {held->notice_id, signature.student_id, signature.drawing, signature.text_hash, signature.choice});
      !given)
    return given.error();
  return shown(*held);
}

Result<OpenedAttachment> LinkedLetters::attachment(const std::string& text, WantedAttachment wanted) {
  const auto ticket = read_ticket(text, sealer_);
  if (!ticket) return not_found("notices.bad_link");
  if (ticket->expires_at < clock_.now()) return invalid("notices.link_expired");
  wanted.notice_id = ticket->notice_id;
  return cases_.attachments.for_family(guardian_of(ticket->notice_id, ticket->person_id), wanted);
}

Result<LinkedLetters::Held> LinkedLetters::shown_to(const OpenedLink& opened) {
  auto held = held_by(opened);
  if (held && held->asks_digits)
    return invalid("notices.digits_missing", {{"digits", "notices.digits_missing"}});
  return held;
}

Result<LinkedLetters::Held> LinkedLetters::held_by(const OpenedLink& opened) {
  auto link = read_token(opened.token, sealer_);
  if (!link) return not_found("notices.bad_link");
  if (link->expires_on < clock_.today()) return invalid("notices.link_expired");
  Held held{guardian_of(link->notice_id, link->person_id), link->notice_id};
  if (auto letter = cases_.inbox.letter(held.holder, held.notice_id); !letter) return letter.error();
  bool is_for_few = db_.read(
      [&](db::Session& session) { return is_private(people::find_audience(session, held.notice_id)); });
  auto digits = opened.digits.value_or("");
  held.asks_digits = is_for_few && digits.empty();
  if (is_for_few && !held.asks_digits)
    if (auto checked = check_digits(*link, digits); !checked) return checked.error();
  return held;
}

Result<void> LinkedLetters::check_digits(const Link& link, const std::string& digits) {
  const access::Try attempt{kDigitsOfALink,
                            std::to_string(link.notice_id) + "-" + std::to_string(link.person_id)};
  if (auto taken = attempts_.take({attempt}); !taken) return taken.error();
  auto sealed = db_.read([&](db::Session& session) {
    return session.one<std::optional<std::string>>(
        kTelephone, {{"school_id", tenant_of(link.notice_id)}, {"id", link.person_id}});
  });
  auto telephone = sealed ? sealer_.open(*sealed) : "";
  bool is_right = digits.size() == kDigits && telephone.size() >= kDigits &&
                  secrets::are_equal(telephone.substr(telephone.size() - kDigits), digits);
  if (!is_right) return invalid("notices.wrong_digits", {{"digits", "notices.wrong_digits"}});
  attempts_.give_back({attempt});
  return {};
}

Result<LinkedLetter> LinkedLetters::shown(const Held& held) {
  auto school = db_.read(
      [&](db::Session& session) { return people::find_school(session, held.holder.school_id).value(); });
  if (held.asks_digits)
    return LinkedLetter{
        .school_name = school.name, .asks_digits = true, .letter = std::nullopt, .ticket = std::nullopt};
  auto letter = cases_.inbox.letter(held.holder, held.notice_id);
  if (!letter) return letter.error();
  for (auto& child : letter->item.children) child.name = child.given_name;
  for (auto& own : letter->answers) own.opinion = own.drawing = std::nullopt;
  return LinkedLetter{
      .school_name = school.name,
      .asks_digits = false,
      .letter = *std::move(letter),
      .ticket = ticket_of({held.notice_id, held.holder.person_id, clock_.now() + kTicketLasts}, sealer_)};
}

}  // namespace kith::notices
