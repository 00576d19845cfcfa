#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <vector>

#include "people/lines.hpp"

namespace umbral::people::test {
namespace {

constexpr std::size_t largest = 6;

PartyId add(PartyStore& parties, std::uint16_t size, std::uint32_t ordinal) {
    const PartyId id = parties.add();
    parties[id].size = size;
    parties[id].key_low = ordinal;
    return id;
}

TEST_CASE("the next to board is the first who fits, as by a search through the whole line") {
    const bool holds = rc::check([] {
        PartyStore parties;
        BoardingLine line(largest);
        std::vector<PartyId> plain;  // in order of joining
        const auto moves = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 100));
        std::uint32_t joined = 0;
        for (const int move : moves) {
            if (move < 60) {
                const auto size = static_cast<std::uint16_t>(1 + move % largest);
                plain.push_back(add(parties, size, joined));
                line.join(parties, plain.back(), joined++ / 3);  // three at one instant go by their keys
            } else {
                const std::int64_t seats = move % 10;
                const auto fits = [&](PartyId id) { return parties[id].size <= seats; };
                const auto expected = std::find_if(plain.begin(), plain.end(), fits);
                const PartyId found = line.first_fitting(parties, seats);
                RC_ASSERT(found == (expected == plain.end() ? PartyId{} : *expected));
                if (!found.is_none()) {
                    line.leave(parties, found);
                    plain.erase(expected);
                }
            }
            RC_ASSERT(line.first() == (plain.empty() ? PartyId{} : plain.front()));
        }
        RC_ASSERT(line.all(parties) == plain);
    });
    CHECK(holds);
}

TEST_CASE("a line for places goes by priority, arrival and key, and counts its parties") {
    PartyStore parties;
    OutsideLine line(2, largest);
    const PartyId second = add(parties, 2, 2), first = add(parties, 2, 1), urgent = add(parties, 4, 3);
    parties[urgent].priority = 0;
    parties[urgent].arrived_us = 5;
    line.push_back(parties, 0, second);
    line.push_back(parties, 1, first);
    line.push_back(parties, 0, urgent);
    CHECK((line.all(parties) == std::vector<PartyId>{urgent, first, second}));
    CHECK((line.first_fitting(parties, 0, 3) == second));
    CHECK((line.first_fitting(parties, 1, 3, second) == first));
    CHECK((line.first_fitting(parties, 0, 4) == urgent));
    CHECK(line.first_fitting(parties, 0, 0).is_none());
    line.remove(parties, 0, urgent);
    CHECK(line.count() == 2);
}

}  // namespace
}  // namespace umbral::people::test
