#include "base/in_effect.hpp"

#include <catch2/catch.hpp>
#include <string>

namespace umbral {
namespace {

std::string in_order(const InEffect<char>& changes) {
    std::string order;
    for (const auto& entry : changes.entries()) order += entry.change;
    return order;
}

TEST_CASE("changes are in the order of their beginning, at one instant of their rank, and of one rank as they came") {
    InEffect<char> changes;
    changes.begin(5, 2, 'c');
    changes.begin(5, 1, 'a');
    changes.begin(5, 1, 'b');
    changes.begin(5, 2, 'd');
    changes.begin(9, 0, 'e');
    CHECK(in_order(changes) == "abcde");
}

TEST_CASE("what is ended is out and nothing else is, and is ended once") {
    InEffect<char> changes;
    const BegunId a = changes.begin(1, 0, 'a');
    const BegunId b = changes.begin(2, 0, 'b');
    changes.begin(3, 0, 'c');
    const auto ended = changes.end(b);
    REQUIRE(ended.has_value());
    CHECK(ended->change == 'b');
    CHECK(in_order(changes) == "ac");
    CHECK_FALSE(changes.end(b).has_value());
    CHECK_FALSE(changes.end(BegunId{}).has_value());
    changes.end(a);
    changes.begin(4, 0, 'd');  // a new name: that of what has ended ends nothing
    changes.end(a);
    CHECK(in_order(changes) == "cd");
}

TEST_CASE("the last one meant is the last begun of those that are") {
    InEffect<char> changes;
    changes.begin(1, 0, 'a');
    changes.begin(2, 0, 'B');
    changes.begin(3, 0, 'c');
    const auto* last = changes.last([](char change) { return change < 'a'; });
    REQUIRE(last != nullptr);
    CHECK(last->change == 'B');
    CHECK(InEffect<char>::is_later(changes.entries()[2], *last));
    CHECK(changes.last([](char change) { return change == 'z'; }) == nullptr);
}

}  // namespace
}  // namespace umbral
