// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/answers/answer_store.hpp"

#include <fmt/format.h>

#include "platform/id.hpp"

namespace kith::notices {
namespace {

constexpr db::Sql kForgetAnswer{"notices.forget_answer",
                                "delete from notice_answers where school_id = :school_id and notice_id = "
                                ":notice_id and student_id = :student_id"};
constexpr db::Sql kForgetOpinion{"notices.forget_opinion",
                                 "delete from notice_opinions where school_id = :school_id and notice_id = "
                                 ":notice_id and student_id = :student_id and guardian_id = :guardian_id"};
constexpr db::Sql kAnswerFor{"notices.answer_for",
                             "select school_id, notice_id, student_id, guardian_id, choice, answered_at from "
                             "notice_answers where school_id = :school_id and notice_id = :notice_id and "
                             "student_id = :student_id"};
constexpr std::string_view kAnswersFor =
    "select school_id, notice_id, student_id, guardian_id, choice, answered_at from notice_answers where "
    "school_id = :school_id and notice_id = :notice_id and student_id in ({}) order by student_id";
constexpr db::Sql kOpinionsOf{
    "notices.opinions_of",
    "select school_id, notice_id, student_id, guardian_id, opinion, written_at from "
    "notice_opinions where school_id = :school_id and notice_id = :notice_id and "
    "guardian_id = :guardian_id order by student_id"};
constexpr db::Sql kSignaturesOf{
    "notices.signatures_of",
    "select school_id, notice_id, student_id, guardian_id, version, text_hash, drawing, signed_at from "
    "notice_signatures where school_id = :school_id and notice_id = :notice_id and guardian_id = "
    ":guardian_id order by student_id, version"};

// Who wrote it, and to which child and class it belongs today.
constexpr std::string_view kPeople =
    "join students s on s.school_id = a.school_id and s.id = a.student_id "
    "join classes c on c.school_id = s.school_id and c.id = s.class_id "
    "join guardians g on g.school_id = a.school_id and g.id = a.guardian_id "
    "left join guardianships r on r.school_id = a.school_id and r.student_id = a.student_id and "
    "r.guardian_id "
    "= a.guardian_id where a.school_id = :school_id and a.notice_id = :notice_id and ";
constexpr std::string_view kAnswersIn =
    "select a.student_id, s.name, s.class_id, a.choice, g.name, r.relation, a.answered_at from "
    "notice_answers "
    "a {}{} order by s.class_id, s.name_keys, a.student_id limit :limit";
constexpr std::string_view kOpinionsIn =
    "select a.student_id, s.name, s.class_id, a.opinion, g.name, r.relation, a.written_at from "
    "notice_opinions a {}{} order by s.class_id, s.name_keys, a.student_id, a.guardian_id limit :limit";
constexpr std::string_view kSignaturesIn =
    "select a.student_id, s.name, s.class_id, a.version, a.text_hash, g.name, r.relation, a.signed_at, "
    "a.drawing from notice_signatures a {}{} and (cast(:student_id as bigint) is null or a.student_id = "
    ":student_id) order by s.class_id, s.name_keys, a.student_id, a.version, a.guardian_id limit :limit";
constexpr std::string_view kCounts =
    "select a.choice, count(*) from notice_answers a join students s on s.school_id = a.school_id and s.id = "
    "a.student_id join classes c on c.school_id = s.school_id and c.id = s.class_id where a.school_id = "
    ":school_id and a.notice_id = :notice_id and {} group by a.choice order by a.choice";
constexpr std::string_view kAsked =
    "select count(*) from (select distinct k.student_id from asks k join students s on s.school_id = "
    "k.school_id and s.id = k.student_id join classes c on c.school_id = s.school_id and c.id = s.class_id "
    "where k.school_id = :school_id and k.audience_id = :notice_id and k.withdrawn_at is null and {}) each";

db::Args key_args(std::int64_t notice_id) {
  return {{"school_id", tenant_of(notice_id)}, {"notice_id", notice_id}};
}

db::Args with(db::Args args, std::initializer_list<db::Arg> more) {
  args.insert(args.end(), more);
  return args;
}

template <class Row>
std::vector<Row> listed(db::Session& session, const char* name, std::string_view text,
                        const people::Scope& classes, const db::Args& args) {
  return session.all<Row>({name, fmt::format(fmt::runtime(text), kPeople, classes.sql)}, classes.with(args));
}

}  // namespace

void save_answer(db::Tx& tx, const ChildAnswerRow& answer) {
  tx.exec(kForgetAnswer, with(key_args(answer.notice_id), {{"student_id", answer.student_id}}));
  tx.insert("notice_answers", answer);
}

void save_opinion(db::Tx& tx, const OpinionRow& opinion) {
  tx.exec(kForgetOpinion, with(key_args(opinion.notice_id),
                               {{"student_id", opinion.student_id}, {"guardian_id", opinion.guardian_id}}));
  if (!opinion.opinion.empty()) tx.insert("notice_opinions", opinion);
}

void save_signature(db::Tx& tx, const SignatureRow& signature) {
  tx.insert_all("notice_signatures", std::vector<SignatureRow>{signature}, "on conflict do nothing");
}

std::optional<ChildAnswerRow> answer_for(db::Session& session, std::int64_t notice_id,
                                         std::int64_t student_id) {
  return session.maybe<ChildAnswerRow>(kAnswerFor, with(key_args(notice_id), {{"student_id", student_id}}));
}

std::vector<ChildAnswerRow> answers_for(db::Session& session, std::int64_t notice_id,
                                        const std::vector<std::int64_t>& own) {
  if (own.empty()) return {};
  auto sql = fmt::format(fmt::runtime(kAnswersFor), fmt::join(own, ", "));
  return session.all<ChildAnswerRow>({"notices.answers_for", sql}, key_args(notice_id));
}

std::vector<OpinionRow> opinions_of(db::Session& session, std::int64_t notice_id, std::int64_t guardian_id) {
  return session.all<OpinionRow>(kOpinionsOf, with(key_args(notice_id), {{"guardian_id", guardian_id}}));
}

std::vector<SignatureRow> signatures_of(db::Session& session, std::int64_t notice_id,
                                        std::int64_t guardian_id) {
  return session.all<SignatureRow>(kSignaturesOf, with(key_args(notice_id), {{"guardian_id", guardian_id}}));
}

std::vector<AnswerListed> answers_in(db::Session& session, std::int64_t notice_id,
                                     const people::Scope& classes, int limit) {
  return listed<AnswerListed>(session, "notices.answers_in", kAnswersIn, classes,
                              with(key_args(notice_id), {{"limit", limit}}));
}

std::vector<OpinionListed> opinions_in(db::Session& session, std::int64_t notice_id,
                                       const people::Scope& classes, int limit) {
  return listed<OpinionListed>(session, "notices.opinions_in", kOpinionsIn, classes,
                               with(key_args(notice_id), {{"limit", limit}}));
}

std::vector<SignatureListed> signatures_in(db::Session& session, std::int64_t notice_id,
                                           const people::Scope& classes,
                                           std::optional<std::int64_t> student_id, int limit) {
  return listed<SignatureListed>(session, "notices.signatures_in", kSignaturesIn, classes,
                                 with(key_args(notice_id), {{"student_id", student_id}, {"limit", limit}}));
}

std::vector<ChoiceCount> choice_counts(db::Session& session, std::int64_t notice_id,
                                       const people::Scope& classes) {
  return session.all<ChoiceCount>({"notices.choice_counts", fmt::format(fmt::runtime(kCounts), classes.sql)},
                                  classes.with(key_args(notice_id)));
}

std::int64_t children_asked(db::Session& session, std::int64_t notice_id, const people::Scope& classes) {
  return session.one<std::int64_t>({"notices.children_asked", fmt::format(fmt::runtime(kAsked), classes.sql)},
                                   classes.with(key_args(notice_id)));
}

}  // namespace kith::notices
