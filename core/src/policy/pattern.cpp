// Thompson's construction and its simulation (K. Thompson, "Regular expression search algorithm",
// 1968): every state is visited at most once per character, so no pattern can take longer than
// states × characters.
#include <algorithm>
#include <utility>

#include "policy/pattern_syntax.hpp"
#include "redress/policy.hpp"

namespace redress {

namespace {

constexpr std::size_t max_states = 2000;
constexpr std::size_t max_ranges = 20'000;

}  // namespace

/// Builds from the end: each part is given the state that follows it and answers the state that it
/// begins with.
class PatternCompiler {
 public:
  Result<Pattern> run(const pattern::Node& tree) {
    const std::uint32_t accept = add({});
    pattern_.start_ = emit(tree, accept);
    if (full_)
      return pattern::syntax_error(
          1, "its repetitions multiply to more than 2000 steps; ask for fewer");
    return std::move(pattern_);
  }

 private:
  using Node = pattern::Node;
  using State = Pattern::State;

  std::uint32_t add(State state) {
    if (pattern_.states_.size() >= max_states) {
      full_ = true;
      return 0;
    }
    pattern_.states_.push_back(state);
    return static_cast<std::uint32_t>(pattern_.states_.size() - 1);
  }

  std::uint32_t split(std::uint32_t first, std::uint32_t second) {
    State state;
    state.kind = State::Kind::split;
    state.next = first;
    state.other = second;
    return add(state);
  }

  std::uint32_t emit(const Node& node, std::uint32_t next) {
    if (full_) return 0;
    switch (node.kind) {
      case Node::Kind::set:
        return emit_set(node, next);
      case Node::Kind::sequence:
        // An empty part costs a state too: otherwise repetitions of nothing could multiply without
        // an end.
        if (node.children.empty()) return split(next, next);
        for (std::size_t i = node.children.size(); i-- > 0;) next = emit(node.children[i], next);
        return next;
      case Node::Kind::alternatives: {
        std::uint32_t start = emit(node.children.back(), next);
        for (std::size_t i = node.children.size() - 1; i-- > 0;)
          start = split(emit(node.children[i], next), start);
        return start;
      }
      case Node::Kind::repeat:
        return emit_repeat(node, next);
    }
    return next;
  }

  std::uint32_t emit_set(const Node& node, std::uint32_t next) {
    State state;
    state.kind = State::Kind::set;
    state.negated = node.negated;
    state.next = next;
    state.first_range = static_cast<std::uint32_t>(pattern_.ranges_.size());
    for (const pattern::Range& range : node.ranges)
      pattern_.ranges_.push_back({range.first, range.last});
    state.last_range = static_cast<std::uint32_t>(pattern_.ranges_.size());
    if (pattern_.ranges_.size() > max_ranges) full_ = true;
    return add(state);
  }

  std::uint32_t emit_repeat(const Node& node, std::uint32_t next) {
    const Node& child = node.children.front();
    if (node.maximum == 0) return split(next, next);
    if (node.maximum == pattern::unbounded) {
      const std::uint32_t loop = split(next, next);
      const std::uint32_t body = emit(child, loop);
      if (!full_) pattern_.states_[loop].next = body;
      next = loop;
    } else {
      const std::uint32_t end = next;
      for (std::uint32_t i = node.minimum; i < node.maximum && !full_; ++i)
        next = split(emit(child, next), end);
    }
    for (std::uint32_t i = 0; i < node.minimum && !full_; ++i) next = emit(child, next);
    return next;
  }

  Pattern pattern_;
  bool full_ = false;
};

Result<Pattern> Pattern::compile(std::string_view source) {
  const Result<pattern::Node> tree = pattern::parse(source);
  if (!tree) return tree.error();
  return PatternCompiler().run(*tree);
}

/// The set of states that are alive at one place of the text.
class Pattern::Run {
 public:
  explicit Run(const Pattern& pattern) : pattern_(pattern), seen_at_(pattern.states_.size(), 0) {
    alive_.reserve(pattern.states_.size());
    next_.reserve(pattern.states_.size());
    if (!pattern.states_.empty()) enter(pattern.start_);
    std::swap(alive_, next_);
  }

  [[nodiscard]] bool dead() const { return alive_.empty(); }
  [[nodiscard]] bool accepts() const {
    return std::any_of(alive_.begin(), alive_.end(), [&](std::uint32_t index) {
      return pattern_.states_[index].kind == State::Kind::accept;
    });
  }

  void step(char32_t c) {
    ++generation_;
    next_.clear();
    for (const std::uint32_t index : alive_) {
      const State& state = pattern_.states_[index];
      if (state.kind == State::Kind::set && contains(state, c)) enter(state.next);
    }
    std::swap(alive_, next_);
  }

 private:
  [[nodiscard]] bool contains(const State& state, char32_t c) const {
    for (std::uint32_t i = state.first_range; i < state.last_range; ++i) {
      if (c >= pattern_.ranges_[i].first && c <= pattern_.ranges_[i].last) return !state.negated;
    }
    return state.negated;
  }

  // Everything that is reached without a character.
  void enter(std::uint32_t start) {
    pending_.push_back(start);
    while (!pending_.empty()) {
      const std::uint32_t index = pending_.back();
      pending_.pop_back();
      if (seen_at_[index] == generation_) continue;
      seen_at_[index] = generation_;
      const State& state = pattern_.states_[index];
      if (state.kind == State::Kind::split) {
        pending_.push_back(state.other);
        pending_.push_back(state.next);
      } else {
        next_.push_back(index);
      }
    }
  }

  const Pattern& pattern_;
  std::vector<std::uint32_t> alive_;
  std::vector<std::uint32_t> next_;
  std::vector<std::uint32_t> pending_;
  std::vector<std::uint32_t> seen_at_;  // the generation in which a state was entered last
  std::uint32_t generation_ = 1;
};

bool Pattern::matches(std::string_view text) const {
  Run run(*this);
  std::size_t position = 0;
  while (position < text.size() && !run.dead()) run.step(pattern::decode(text, position));
  return position == text.size() && run.accepts();
}

std::optional<std::size_t> Pattern::match_prefix(std::string_view text) const {
  Run run(*this);
  std::optional<std::size_t> longest;
  std::size_t position = 0;
  while (true) {
    if (run.accepts()) longest = position;
    if (position == text.size() || run.dead()) return longest;
    run.step(pattern::decode(text, position));
  }
}

}  // namespace redress
