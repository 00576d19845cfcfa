#include "response/mail.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <utility>

namespace umbral::response {
namespace {

constexpr std::uint32_t east = 7, west = 11, south = 13;

TEST_CASE("no two letters share a key, however many are written in a day, to whom, and on which day") {
    // Expected: a key for each of 3 days x 2 matters x 2 addressees x 3,000 letters. (64 bits: two of them agree by
    // chance once in 10^11 such tests.)
    std::set<std::pair<std::uint32_t, std::uint32_t>> keys;
    std::size_t letters = 0;
    for (const std::int64_t day : {19'722, 19'723, 19'724}) {
        for (const Matter matter : {Matter::report, Matter::ask_measure}) {
            for (const std::uint32_t to : {west, south}) {
                for (std::uint32_t ordinal = 0; ordinal < 3000; ++ordinal) {
                    Letter letter;
                    letter.matter = matter;
                    give_key(letter, draw_key(1, 0), {east, to, day, ordinal});
                    keys.insert({letter.key_low, letter.key_high});
                    ++letters;
                }
            }
        }
    }
    CHECK(keys.size() == letters);
}

TEST_CASE("two letters that go the same leg have draws of their own") {
    Letter one, other;
    give_key(one, draw_key(1, 0), {east, west, 19'722, 0});
    give_key(other, draw_key(1, 0), {east, south, 19'722, 0});
    CHECK(draws_of(draw_key(1, 0), one, west, 1) != draws_of(draw_key(1, 0), other, south, 1));
    CHECK(draws_of(draw_key(1, 0), one, south, 1) != draws_of(draw_key(1, 0), other, west, 1));
}

}  // namespace
}  // namespace umbral::response
