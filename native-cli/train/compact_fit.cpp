#include "train/compact_fit.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <optional>
#include <string_view>

#include "train/logarithm.hpp"
#include "train/parallel.hpp"
#include "train/random.hpp"
#include "train/rounded_descent.hpp"
#include "train/rounding.hpp"

namespace redress::train {

namespace {

constexpr std::size_t few_lines = 200;
// A language with fewer lines of a category than this borrows those of other languages.
constexpr std::size_t few_of_category = 8;
// These have most of their stems in common. Each learns from one in so many lines of the others, as
// from a share of its own.
constexpr std::array<std::string_view, 3> akin = {"bg", "ru", "uk"};
constexpr std::size_t one_in_akin = 2;
constexpr double akin_share = 0.2;
// Numbers in the matrices of weights of all languages while they are learned, of each of which
// there are six: 240 MB.
constexpr std::size_t most_weights = 10'000'000;
// Multiplications of one step: with more lines than take so many, each step learns from some.
constexpr std::size_t most_products = 25'000'000;
constexpr int steps_of_few = 300;
constexpr int most_steps = 1500;
constexpr int times_seen = 3;
constexpr int between_fittings = 10;
constexpr int before_averaging = 40;  // steps after the first rounded one
// Rows take forty bits where they are worth having: more of them would leave each too few.
constexpr std::size_t bits_a_row = 40;
// Of a text's unknown features one in 64 to 128 is taken for a known one.
constexpr unsigned spare_bits = 6;
constexpr double finest = 1.01;  // of a unit to the next one tried
// What is often met is rounded more finely, since most of a text is made of it: for features in
// more than one of so many lines steps are a half, a quarter and an eighth of the unit.
constexpr std::array<std::size_t, 3> finer_in = {370, 50, 7};
constexpr int steps_a_unit = 1 << finer_in.size();

// Of 256 features of a line.
constexpr std::uint8_t left_out = 90;
// A line counts as the fourth root of its words, so many at most: long ones say more, but are less
// sure of what they are about.
constexpr std::size_t most_words = 40;

bool is_akin(std::string_view language) {
  return std::find(akin.begin(), akin.end(), language) != akin.end();
}

double loudness_of_words(const Example& line) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < line.features.size(); ++i)
    words += kind_of(line.features[i]) == FeatureKind::stem ? line.counts[i] : 0U;
  const auto counted = static_cast<double>(std::clamp<std::size_t>(words, 1, most_words));
  return std::sqrt(std::sqrt(counted));
}

// One language's model.
class CompactFitting {
 public:
  CompactFitting(const Examples& examples, const std::vector<const Example*>& lines,
                 const TrainingOptions& options, std::size_t language)
      : examples_(examples), options_(options), language_(language), own_(categories()) {
    choose_lines(lines);
    parts_.categories = examples_.categories;
    parts_.bias.assign(categories(), 0);
    parts_.kinds = kinds_for(options_.model_bytes);
    if (options_.lexicon != nullptr) {
      const auto own = options_.lexicon->find(examples_.languages[language_]);
      if (own != options_.lexicon->end()) parts_.classes = own->second;
    }
  }

  Fitted run() {
    const std::size_t without_rows = pack_model(parts_).size();
    if (lines_.empty() || without_rows >= options_.model_bytes) return {parts_, 1};
    most_rows_ = std::max<std::size_t>(16, (options_.model_bytes - without_rows) * 8 / bits_a_row);
    count_features();
    read_lines({});
    std::vector<float> scale;
    for (const std::uint32_t with : lines_with_) {
      const double rarity =
          1 + logarithm(static_cast<double>(lines_.size()) / static_cast<double>(with));
      scale.push_back(static_cast<float>(rarity));
    }
    DescentSettings settings;
    settings.seed = options_.seed;
    settings.left_out = left_out;
    descent_.emplace(categories(), std::move(scale), settings);
    std::vector<float> shares;
    for (std::size_t row = 0; row < slots_.size(); ++row)
      shares.push_back(static_cast<float>(steps_of(row)) / steps_a_unit);
    descent_->share_unit(std::move(shares));
    learn();
    if (stopped()) return {parts_, 1};
    descent_->settle();
    find_unit(unit_ / 2, unit_ * 2);
    Fitted out = {rounded(unit_), unit_ / steps_a_unit / 1024};
    for (std::size_t i = 0; i < categories(); ++i) {
      out.parts.bias[i] = static_cast<std::int32_t>(
          std::clamp(static_cast<double>(descent_->bias(i)) / out.margin_unit, -1e9, 1e9));
    }
    return out;
  }

 private:
  [[nodiscard]] bool stopped() const { return options_.stop != nullptr && *options_.stop; }
  [[nodiscard]] std::size_t categories() const { return examples_.categories.size(); }
  [[nodiscard]] std::uint32_t slot(FeatureKey key) const {
    return hash_of(key) >> (32 - parts_.hash_bits);
  }

  // Of the finest steps, those that one step of a row takes.
  [[nodiscard]] int steps_of(std::size_t row) const {
    const auto finer = std::count_if(finer_in.begin(), finer_in.end(), [&](std::size_t one_in) {
      return lines_with_[row] * one_in > lines_.size();
    });
    return steps_a_unit >> finer;
  }

  void choose_lines(const std::vector<const Example*>& lines) {
    for (const Example* line : lines) own_[line->category] += line->language == language_ ? 1 : 0;
    const bool any = std::any_of(own_.begin(), own_.end(), [](std::size_t n) { return n > 0; });
    Random random(options_.seed);
    for (const Example* line : lines) {
      const bool taken = counts_whole(*line) || (is_akin(examples_.languages[language_]) &&
                                                 is_akin(examples_.languages[line->language]) &&
                                                 random.below(one_in_akin) == 0);
      if (line->language == language_ || (any && taken)) lines_.push_back(line);
    }
  }
  // The language's own, and what it borrows.
  [[nodiscard]] bool counts_whole(const Example& line) const {
    return line.language == language_ || own_[line.category] < few_of_category;
  }
  [[nodiscard]] double loudness_of_line(const Example& line) const {
    return loudness_of_words(line) * (counts_whole(line) ? 1 : akin_share);
  }

  // Features that differ only in bits that the model does not keep are one, here as there.
  void count_features() {
    std::uint32_t least = lines_.size() < few_lines ? 1 : 2;
    parts_.hash_bits = kept_hash_bits;
    count_slots();
    const auto enough = [&](std::uint32_t count) { return count >= least; };
    while (static_cast<std::size_t>(std::count_if(lines_with_.begin(), lines_with_.end(), enough)) *
               categories() >
           most_weights / examples_.languages.size())
      ++least;
    const auto rows =
        static_cast<std::size_t>(std::count_if(lines_with_.begin(), lines_with_.end(), enough));
    parts_.hash_bits = static_cast<std::uint8_t>(std::clamp<unsigned>(
        static_cast<unsigned>(std::bit_width(std::min(rows, most_rows_))) + spare_bits, 16,
        kept_hash_bits));
    count_slots();
    std::size_t kept = 0;
    for (std::size_t i = 0; i < slots_.size(); ++i) {
      if (lines_with_[i] < least) continue;
      slots_[kept] = slots_[i];
      lines_with_[kept++] = lines_with_[i];
    }
    slots_.resize(kept);
    lines_with_.resize(kept);
  }

  void count_slots() {
    std::vector<std::uint32_t> all;
    for (const Example* line : lines_) {
      for (const FeatureKey key : line->features) all.push_back(slot(key));
    }
    std::sort(all.begin(), all.end());
    slots_.clear();
    lines_with_.clear();
    for (const std::uint32_t one : all) {
      if (slots_.empty() || slots_.back() != one) {
        slots_.push_back(one);
        lines_with_.push_back(0);
      }
      ++lines_with_.back();
    }
  }

  // As the core will see them: over the length of what the model knows. Empty `kept` for all rows.
  void read_lines(const std::vector<std::uint8_t>& kept) {
    text_ = {};
    double loudness = 0;
    for (const Example* line : lines_) loudness += loudness_of_line(*line);
    const double usual = loudness / static_cast<double>(lines_.size());
    for (const Example* line : lines_) {
      double squares = 0;
      const std::size_t from = text_.entries.size();
      for (std::size_t i = 0; i < line->features.size(); ++i) {
        const std::uint32_t own = slot(line->features[i]);
        const auto found = std::lower_bound(slots_.begin(), slots_.end(), own);
        if (found == slots_.end() || *found != own) continue;
        const auto row = static_cast<std::uint32_t>(found - slots_.begin());
        if (!kept.empty() && kept[row] == 0) continue;
        const double times = emphasis(line->counts[i]) / 16.0;
        const double loud = times * loudness_of(kind_of(line->features[i])) / 100.0;
        squares += loud * loud;
        text_.entries.push_back({row, static_cast<float>(times)});
      }
      for (std::size_t i = from; i < text_.entries.size(); ++i)
        text_.entries[i].times /= static_cast<float>(std::sqrt(squares));
      text_.lines.push_back({from, text_.entries.size(), line->category,
                             static_cast<float>(loudness_of_line(*line) / usual)});
    }
  }

  void learn() {
    const std::size_t products_a_line =
        std::max<std::size_t>(1, text_.entries.size() / lines_.size()) * categories();
    const std::size_t count =
        std::clamp<std::size_t>(most_products / products_a_line, 1, lines_.size());
    const auto seen = static_cast<int>(times_seen * lines_.size() / count);
    const int steps = std::clamp(seen, steps_of_few, most_steps);
    const int exact_steps = steps / 3;
    if (count < lines_.size()) {
      Random random(options_.seed);
      random.shuffle(lines_);
      read_lines({});
    }
    for (int step = 1; step <= steps && !stopped(); ++step) {
      if (step == exact_steps) leave_out_rows();
      if (step > exact_steps && step < steps - steps / 10 &&
          (step == exact_steps + 1 || step % between_fittings == 0)) {
        if (unit_ == 0) {
          find_unit(1e-3, 10);
        } else {
          find_unit(unit_ * 0.9, unit_ * 1.1);
        }
        descent_->round_to(static_cast<float>(unit_));
      }
      if (step == exact_steps + before_averaging) descent_->average();
      descent_->step(text_, static_cast<std::size_t>(step - 1) * count % lines_.size(), count,
                     static_cast<double>(step) / steps);
    }
  }

  void leave_out_rows() {
    if (slots_.size() <= most_rows_) return;
    const std::vector<std::uint32_t> order = descent_->in_order(lines_with_);
    std::vector<std::uint8_t> kept(slots_.size());
    for (std::size_t i = 0; i < most_rows_; ++i) kept[order[i]] = 1;
    descent_->keep(kept);
    read_lines(kept);
  }

  [[nodiscard]] ModelParts rounded(double unit) const {
    ModelParts out = parts_;
    std::vector<std::int8_t> weights(categories());
    for (std::size_t row = 0; row < slots_.size(); ++row) {
      if (!descent_->kept(row)) continue;
      const int steps = steps_of(row);
      const double step = unit * steps / steps_a_unit;
      const int most = largest_whole / steps;
      for (std::size_t i = 0; i < categories(); ++i) {
        const int rounded = whole(static_cast<double>(descent_->weight(row, i)) / step,
                                  DescentSettings().dead_zone);
        weights[i] = static_cast<std::int8_t>(std::clamp(rounded, -most, most) * steps);
      }
      const auto nothing = [](std::int8_t weight) { return weight == 0; };
      if (std::all_of(weights.begin(), weights.end(), nothing)) continue;
      out.rows.push_back({slots_[row] << (32 - parts_.hash_bits), weights});
    }
    return out;
  }

  [[nodiscard]] bool fits(double unit) const {
    return pack_model(rounded(unit)).size() <= options_.model_bytes;
  }

  // The least unit with which the model fits, looked for from `from` to `to` first.
  void find_unit(double from, double to) {
    while (!fits(to)) to *= 2;
    // Finer than this the largest weight is cut off.
    const double finest_unit = std::max(
        1e-9, static_cast<double>(descent_->largest_weight()) * steps_a_unit / largest_whole);
    from = std::max(from, finest_unit);
    while (from > finest_unit && fits(from)) {
      to = from;
      from = std::max(from / 2, finest_unit);
    }
    if (fits(from)) to = from;
    while (to > from * finest) {
      const double middle = std::sqrt(from * to);
      (fits(middle) ? to : from) = middle;
    }
    unit_ = to;
  }

  const Examples& examples_;
  const TrainingOptions& options_;
  const std::size_t language_;
  std::vector<std::size_t> own_;  // lines of each category in that language
  ModelParts parts_;              // without rows
  std::vector<const Example*> lines_;
  std::size_t most_rows_ = 0;
  std::vector<std::uint32_t> slots_;       // ascending; a row of weights each
  std::vector<std::uint32_t> lines_with_;  // of each slot
  SparseLines text_;
  std::optional<RoundedDescent> descent_;
  double unit_ = 0;
};

}  // namespace

std::vector<Fitted> fit_compact(const Examples& examples,
                                const std::function<bool(const Example&)>& use,
                                const TrainingOptions& options) {
  std::vector<const Example*> lines;
  for (const Example& example : examples.lines) {
    if (use(example)) lines.push_back(&example);
  }
  std::vector<Fitted> out(examples.languages.size());
  in_parallel(out.size(), options.threads, [&](std::size_t language) {
    out[language] = CompactFitting(examples, lines, options, language).run();
  });
  return out;
}

}  // namespace redress::train
