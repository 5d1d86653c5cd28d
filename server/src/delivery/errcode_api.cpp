// SPDX-License-Identifier: Apache-2.0
#include "delivery/errcode_api.hpp"

#include "platform/http_client/query.hpp"

namespace kith::delivery {
namespace {

ErrcodeApi::Answer answer_of(const http_client::Reply& reply) {
  auto body = reply.status == 200 ? read_object(reply.body) : std::nullopt;
  if (!body) return {};
  return {number_at(*body, "errcode"), *std::move(body)};
}

}  // namespace

bool is_about_token(std::int64_t errcode) { return errcode == 40001 || errcode == 40014 || errcode == 42001; }

ErrcodeApi::ErrcodeApi(const Clock& clock, Settings settings)
    : settings_(std::move(settings)),
      poster_(settings_.patience),
      token_(clock, [this] { return fetch(); }) {}

AccessToken::Fetched ErrcodeApi::fetch() {
  auto reply =
      poster_
          .post({{.url = settings_.base + settings_.token_path, .headers = {}, .body = {}, .is_get = true}})
          .at(0);
  auto answer = answer_of(reply);
  return {text_at(answer.body, "access_token"),
          std::chrono::seconds{number_at(answer.body, "expires_in").value_or(0)}, answer.errcode};
}

std::vector<ErrcodeApi::Answer> ErrcodeApi::ask_with(const std::string& token,
                                                     const std::vector<Question>& questions) {
  std::vector<http_client::Post> posts;
  for (const auto& question : questions) {
    auto query = question.query;
    query["access_token"] = token;
    posts.push_back({.url = settings_.base + question.path + "?" + http_client::query_text(query),
                     .headers = {"Content-Type: application/json"},
                     .body = question.body,
                     .is_get = question.is_get});
  }
  std::vector<Answer> answers;
  for (const auto& reply : poster_.post(posts)) answers.push_back(answer_of(reply));
  return answers;
}

std::vector<ErrcodeApi::Answer> ErrcodeApi::ask(const std::vector<Question>& questions) {
  auto first = token_.get();
  if (first.token.empty()) return std::vector<Answer>(questions.size(), Answer{first.errcode});
  auto answers = ask_with(first.token, questions);
  std::vector<std::size_t> again;
  std::vector<Question> questions_again;
  for (std::size_t i = 0; i < answers.size(); ++i)
    if (answers[i].errcode && is_about_token(*answers[i].errcode)) {
      again.push_back(i);
      questions_again.push_back(questions[i]);
    }
  if (again.empty()) return answers;
  token_.forget(first.token);
  auto second = token_.get();
  if (second.token.empty()) return answers;
  auto later = ask_with(second.token, questions_again);
  for (std::size_t i = 0; i < again.size(); ++i) answers[again[i]] = std::move(later[i]);
  return answers;
}

std::vector<ErrcodeApi::Answer> ErrcodeApi::post(const std::string& path,
                                                 const std::vector<std::string>& bodies) {
  std::vector<Question> questions;
  for (const auto& body : bodies) questions.push_back({.path = path, .body = body});
  return ask(questions);
}

ErrcodeApi::Answer ErrcodeApi::get(const std::string& path, const std::map<std::string, std::string>& query) {
  return ask({{.path = path, .query = query, .is_get = true}}).at(0);
}

}  // namespace kith::delivery
