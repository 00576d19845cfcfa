#pragma once
// The first of many findings, and how many there were: what will be told takes memory, the rest is only counted.

#include <cstddef>
#include <utility>
#include <vector>

namespace umbral {

/// Nobody reads more at once, and the place of each takes a look through its file.
inline constexpr std::size_t most_told = 500;

/// Grows like a vector, up to most_told elements. What goes on looking may stop where is_cut().
///
/// T has a function shorten(T&), which cuts long texts in it: the value that is wrong may be as long as its file.
template <class T>
class FirstFew {
  public:
    void push_back(T found) {
        ++found_;
        if (kept_.size() == most_told) return;
        shorten(found);
        kept_.push_back(std::move(found));
    }
    /// Takes note of others that were found and not kept.
    void count(std::size_t others) { found_ += others; }

    /// How many there were, kept or not.
    [[nodiscard]] std::size_t size() const { return found_; }
    [[nodiscard]] bool empty() const { return found_ == 0; }
    /// How many of them were not kept.
    [[nodiscard]] std::size_t left_out() const { return found_ - kept_.size(); }
    [[nodiscard]] bool is_cut() const { return left_out() > 0; }

    /// The first ones.
    [[nodiscard]] const std::vector<T>& kept() const { return kept_; }
    [[nodiscard]] auto begin() const { return kept_.begin(); }
    [[nodiscard]] auto end() const { return kept_.end(); }
    [[nodiscard]] const T& operator[](std::size_t i) const { return kept_[i]; }
    [[nodiscard]] const T& at(std::size_t i) const { return kept_.at(i); }

  private:
    std::vector<T> kept_;
    std::size_t found_ = 0;
};

}  // namespace umbral
