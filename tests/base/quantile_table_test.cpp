#include "base/quantile_table.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <cmath>
#include <vector>

#include "base/families.hpp"

using namespace umbral;

namespace {

std::vector<Shape> shapes() {
    using Family = Shape::Family;
    return {
        {Family::exponential}, {Family::gamma, 0.3},     {Family::gamma, 4},         {Family::weibull, 0.6},
        {Family::weibull, 3},  {Family::lognormal, 0.2}, {Family::lognormal, 1.517}, {Family::truncated_normal, -1, 2}};
}

/// The words on both sides of every edge between two cells, in ascending order.
std::vector<std::uint32_t> words_at_edges() {
    std::vector<std::uint32_t> words{0, QuantileTable::far_tail - 1};
    for (std::uint32_t octave = QuantileTable::far_tail; octave < 1u << 31; octave *= 2) {
        const std::uint32_t width = octave / QuantileTable::cells;
        for (std::uint32_t cell = 0; cell < QuantileTable::cells; ++cell) {
            words.push_back(octave + cell * width);
            words.push_back(octave + cell * width + 1);
            words.push_back(octave + (cell + 1) * width - 1);
        }
    }
    const std::size_t lower_half = words.size();
    for (std::size_t i = lower_half; i-- > 0;) words.push_back(~words[i]);
    return words;
}

}  // namespace

TEST_CASE("a quantile table never decreases, across cells, octaves and tails") {
    for (const Shape& shape : shapes()) {
        const QuantileTable table(shape_quantile(shape));
        double previous = table.quantile(0);
        std::size_t decreases = 0;
        for (const std::uint32_t word : words_at_edges()) {
            const double value = table.quantile(word);
            // The last digit of a value may be rounded either way.
            if (value < previous - 1e-13 * std::abs(previous)) ++decreases;
            previous = value;
        }
        INFO("family " << static_cast<int>(shape.family) << ", first " << shape.first);
        CHECK(decreases == 0);
    }
}

TEST_CASE("a straight quantile function is reproduced to the last digits") {
    const QuantileTable table([](double p) { return 10 * p; });
    for (const std::uint32_t word : words_at_edges()) {
        const double expected = 10 * (word + 0.5) * 0x1p-32;
        if (std::abs(table.quantile(word) - expected) > 1e-14) FAIL("word " << word);
    }
    SUCCEED();
}

TEST_CASE("building a table calls the quantile function as often as its contract says") {
    std::size_t calls = 0;
    const QuantileTable table([&calls](double p) {
        ++calls;
        return p;
    });
    CHECK(calls == 4866);
}
