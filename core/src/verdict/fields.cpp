// Answers to the fields of a category.
#include <algorithm>

#include "redress/form.hpp"
#include "verdict/rules.hpp"

namespace redress {

namespace {

bool asked(const Category& category, Index field) {
  const auto in = [&](const std::vector<Index>& list) {
    return std::find(list.begin(), list.end(), field) != list.end();
  };
  return in(category.ask) || in(category.optional);
}

const std::string* find_answer(const Submission& submission, std::string_view id) {
  for (const auto& [name, value] : submission.fields) {
    if (name == id) return &value;
  }
  return nullptr;
}

void check_one(const Submission& submission, const Policy& policy, Index index, bool required,
               const AnswerContext& context, Findings& out) {
  Problems& problems = out.problems;
  const Field& field = policy.fields[index];
  const std::string at = pointer("/fields", field.id);
  if (problems.has(at)) return;
  const std::string* answer = find_answer(submission, field.id);
  if (answer == nullptr || blank(*answer)) {
    if (required) problems.add(at, "field.missing");
    return;
  }
  const std::string_view known_as =
      context.texts == nullptr ? std::string_view(field.id) : (*context.texts)[field.label];
  if (!usable(at, known_as, *answer, problems)) return;
  std::string normalized;
  if (const auto code = check_answer(field, *answer, normalized, context)) {
    problems.add(at, *code, bound_arguments(field, context.today));
  } else {
    if (field.type == FieldType::email) warn_of_typo(at, normalized, out);
    out.record.fields.emplace_back(index, std::move(normalized));
  }
}

}  // namespace

void check_fields(const Submission& submission, const Policy& policy, Index category,
                  const AnswerContext& context, Findings& out) {
  const Category& chosen = policy.categories[category];
  for (const auto& [name, value] : submission.fields) {
    const Index field = policy.find_field(name);
    const std::string at = pointer("/fields", name);
    if ((field != none && asked(chosen, field)) || out.problems.has(at)) continue;
    out.problems.add(at, "field.unknown", {{"name", name}});
  }
  for (const Index field : chosen.ask) check_one(submission, policy, field, true, context, out);
  for (const Index field : chosen.optional)
    check_one(submission, policy, field, false, context, out);
}

}  // namespace redress
