#include "people/due.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <map>
#include <vector>

namespace umbral::people {
namespace {

struct Entry {
    TimeUs at_us = 0;
    int id = 0;
    friend bool operator<(const Entry& a, const Entry& b) {
        return a.at_us != b.at_us ? a.at_us < b.at_us : a.id < b.id;
    }
};

TEST_CASE("a due list gives the soonest first, and equals in the order of adding") {
    DueList<Entry> list;
    for (const Entry entry : {Entry{5, 1}, Entry{3, 2}, Entry{5, 3}, Entry{1, 4}, Entry{3, 5}}) list.add(entry);
    std::vector<int> order;
    while (!list.empty()) order.push_back(list.pop().id);
    CHECK(order == std::vector<int>{4, 2, 5, 1, 3});
    CHECK(list.next_us() == never_us);
}

TEST_CASE("a timer wheel gives every live entry, in order, however far ahead it was set") {
    const bool holds = rc::check([](const std::vector<std::pair<std::uint32_t, bool>>& given) {
        TimerWheel<Entry> wheel;
        std::map<std::pair<TimeUs, int>, bool> expected;
        std::map<int, bool> live;
        int id = 0;
        const auto alive = [&](const Entry& entry) { return live[entry.id]; };
        std::vector<std::pair<TimeUs, int>> got;
        TimeUs now = 0;
        const auto take_one = [&] {
            while (wheel.next_us() != never_us && !wheel.is_exact()) wheel.open_next_bucket(alive);
            if (wheel.next_us() == never_us) return;
            const Entry entry = wheel.pop();
            now = std::max(now, entry.at_us);
            if (live[entry.id]) got.emplace_back(entry.at_us, entry.id);
        };
        for (const auto& [ahead, keep] : given) {
            const TimeUs at = now + static_cast<TimeUs>(ahead) * 1000;  // up to 1,193 h ahead
            live[id] = keep;
            wheel.add({at, id});
            if (keep) expected[{at, id}] = true;
            if (++id % 3 == 0) take_one();
        }
        for (int i = 0; i <= id; ++i) take_one();
        RC_ASSERT(got.size() == expected.size());
        RC_ASSERT(std::is_sorted(got.begin(), got.end()));
        for (const auto& entry : got) RC_ASSERT(expected.count(entry) == 1u);
    });
    CHECK(holds);
}

}  // namespace
}  // namespace umbral::people
