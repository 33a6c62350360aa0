// Rows of numbers that are held, or that stand in memory which somebody else holds.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace redress {

/// Immutable but as a whole. What is held is copied with it; what is not must outlive every copy.
template <class T>
class Numbers {
 public:
  Numbers() = default;
  Numbers(std::vector<T> held) : held_(std::move(held)), there_(held_) {}
  [[nodiscard]] static Numbers at(std::span<const T> there) {
    Numbers out;
    out.there_ = there;
    return out;
  }
  Numbers(const Numbers& other)
      : held_(other.held_), there_(other.holds() ? held_ : other.there_) {}
  Numbers(Numbers&& other) noexcept
      : held_(std::move(other.held_)), there_(std::exchange(other.there_, {})) {}
  Numbers& operator=(Numbers other) noexcept {
    held_ = std::move(other.held_);
    there_ = other.there_;
    return *this;
  }
  ~Numbers() = default;

  [[nodiscard]] const T& operator[](std::size_t position) const { return there_[position]; }
  [[nodiscard]] const T* data() const { return there_.data(); }
  [[nodiscard]] std::size_t size() const { return there_.size(); }
  [[nodiscard]] auto begin() const { return there_.begin(); }
  [[nodiscard]] auto end() const { return there_.end(); }
  [[nodiscard]] std::span<const T> span() const { return there_; }

  friend bool operator==(const Numbers& a, const Numbers& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
  }

 private:
  [[nodiscard]] bool holds() const { return !held_.empty(); }

  std::vector<T> held_;
  std::span<const T> there_;
};

}  // namespace redress
