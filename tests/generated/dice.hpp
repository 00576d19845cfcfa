#pragma once
// Chance for tests: a seed gives the same draws on every machine (SplitMix64; Steele, Lea and Flood 2014).

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <utility>
#include <vector>

namespace umbral::generated {

class Dice {
  public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}

    [[nodiscard]] std::uint64_t word() {
        state_ += 0x9e3779b97f4a7c15u;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
        return mixed ^ (mixed >> 31);
    }
    /// In [0, 1).
    [[nodiscard]] double unit() { return static_cast<double>(word() >> 11) * 0x1p-53; }
    [[nodiscard]] bool chance(double probability) { return unit() < probability; }
    /// One of low, low + 1, ..., high.
    [[nodiscard]] int whole(int low, int high) {
        return low + static_cast<int>(word() % static_cast<std::uint64_t>(high - low + 1));
    }
    [[nodiscard]] std::size_t below(std::size_t size) { return static_cast<std::size_t>(word() % size); }
    template <class T>
    [[nodiscard]] const T& of(const std::vector<T>& list) {
        return list[below(list.size())];
    }
    template <class T>
    [[nodiscard]] T of(std::vector<T>&& list) {
        return std::move(list[below(list.size())]);
    }
    template <class T>
    [[nodiscard]] T one_of(std::initializer_list<T> values) {
        return *(values.begin() + static_cast<std::ptrdiff_t>(below(values.size())));
    }
    /// Some of the list, at least `least`, in its order.
    template <class T>
    [[nodiscard]] std::vector<T> some_of(const std::vector<T>& list, std::size_t least) {
        std::vector<T> left = list;
        std::size_t wanted = least + below(list.size() - least + 1);
        std::vector<T> some;
        for (std::size_t i = 0; i < left.size() && wanted > 0; ++i) {
            if (below(left.size() - i) >= wanted) continue;
            some.push_back(left[i]);
            --wanted;
        }
        return some;
    }

  private:
    std::uint64_t state_;
};

}  // namespace umbral::generated
