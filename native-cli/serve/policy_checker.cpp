#include "serve/policy_checker.hpp"

#include <chrono>
#include <utility>

#include "commands/coverage_page.hpp"
#include "compile/check_policy.hpp"
#include "compile/load.hpp"
#include "compile/packs.hpp"
#include "compile/training.hpp"
#include "io/clock.hpp"
#include "redress/bundle.hpp"

namespace redress::serve {

namespace {

constexpr std::size_t id_digits = 32;
constexpr std::size_t most_zones = 64;

// Measures steps one after the other.
class Watch {
 public:
  explicit Watch(CheckedText& into) : into_(into) {}
  void lap(std::string_view step) {
    const auto now = std::chrono::steady_clock::now();
    into_.took.emplace_back(
        step, std::chrono::duration_cast<std::chrono::microseconds>(now - since_).count());
    since_ = now;
  }

 private:
  CheckedText& into_;
  std::chrono::steady_clock::time_point since_ = std::chrono::steady_clock::now();
};

// Stands for the lines: of others the model would be another.
std::string key_of(const std::vector<train::TrainingLine>& lines) {
  std::string all;
  for (const train::TrainingLine& line : lines) {
    for (const std::string* part : {&line.text, &line.category, &line.language, &line.writer})
      all += std::to_string(part->size()) + ':' + *part;
  }
  return sha256_hex(all).substr(0, id_digits);
}

void add_error(std::vector<Diagnostic>& diagnostics, const Error& error) {
  diagnostics.push_back({Diagnostic::Severity::error, error.code, error.at, error.message});
}

}  // namespace

PolicyChecker::PolicyChecker(Post post)
    : post_(std::move(post)), context_(remembering_context()), thread_([this] { run(); }) {}

PolicyContext PolicyChecker::remembering_context() {
  PolicyContext context = policy_context();
  context.examples = [this, read = context.examples](std::string_view pack) {
    const auto known = examples_.find(pack);
    if (known != examples_.end()) return known->second;
    return examples_.emplace(pack, read(pack)).first->second;
  };
  context.zones = [this, read = context.zones](std::string_view name) {
    const auto known = zones_.find(name);
    if (known != zones_.end()) return known->second;
    if (zones_.size() >= most_zones) zones_.clear();
    return zones_.emplace(name, read(name)).first->second;
  };
  return context;
}

PolicyChecker::~PolicyChecker() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void PolicyChecker::check(std::string text, Done done) {
  std::optional<Job> replaced = Job{std::move(text), std::move(done)};
  {
    const std::lock_guard lock(mutex_);
    std::swap(next_, replaced);
  }
  changed_.notify_one();
  if (replaced) replaced->done(std::nullopt);
}

void PolicyChecker::run() {
  for (;;) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return next_ || ended_; });
    if (ended_) return;
    Job job = *std::exchange(next_, std::nullopt);
    lock.unlock();
    post_([done = std::move(job.done), answer = checked(job.text)] { done(answer); });
  }
}

std::optional<Result<train::ModelFile>> PolicyChecker::models_of(const PolicyDocument& document,
                                                                 std::string& key) {
  if (const auto pack = own_pack(document)) {
    training_.end();
    return train::read_model_file(pack->model);
  }
  std::vector<train::TrainingLine> lines = training_lines(document);
  key = key_of(lines);
  return training_.ask(key, std::move(lines));
}

CheckedText PolicyChecker::checked(const std::string& text) {
  CheckedText out;
  Watch watch(out);
  const Instant now = system_clock();
  CheckedPolicy policy = check_policy(text, context_, now);
  watch.lap("check");
  if (policy.document) {
    const PolicyDocument& document = *policy.document;
    auto compiled = std::make_shared<CompiledPolicy>();
    compiled->id = sha256_hex(text).substr(0, id_digits);
    compiled->languages = document.policy.languages;
    compiled->coverage = coverage::coverage_fragment(
        document.policy, document.texts.empty() ? Texts() : document.texts.front(), now);
    watch.lap("picture");
    std::string key;
    const std::optional<Result<train::ModelFile>> models = models_of(document, key);
    if (!models) {
      out.training = key;
    } else if (!*models) {
      add_error(policy.diagnostics, models->error());
    } else {
      compiled->bundle = bundle_with(document, **models);
      compiled->bundle_id = bundle_id(compiled->bundle).value();
    }
    watch.lap("compile");
    out.compiled = std::move(compiled);
  }
  out.diagnostics = diagnostics_json(text, policy.diagnostics);
  watch.lap("places");
  return out;
}

}  // namespace redress::serve
