// Ticks, dates, pictures, outlines.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "base/i18n.hpp"
#include "gui/model/basemap.hpp"
#include "gui/model/calendar.hpp"
#include "gui/shell/png.hpp"
#include "gui/widgets/axis.hpp"
#include "gui/widgets/disc_layout.hpp"

using namespace umbral;
using namespace umbral::gui;

TEST_CASE("ticks are evenly spaced, at 1, 2 or 5 times a power of ten, hold the largest value and are few") {
    for (const double largest : {0.0, 0.07, 1.0, 3.0, 9.9, 31.0, 480.0, 11'957.0, 2.2e6, 7.3e9}) {
        for (const int most : {2, 3, 5, 8}) {
            INFO(largest << ", at most " << most);
            const auto ticks = value_ticks(0, largest, most);
            REQUIRE(ticks.size() >= 2);
            CHECK(static_cast<int>(ticks.size()) <= std::max(most, 3));
            CHECK(ticks.front() == 0);
            CHECK(ticks.back() >= largest);
            const double step = ticks[1] - ticks[0];
            const double lead = step / std::pow(10, std::floor(std::log10(step) + 1e-9));
            CHECK((std::abs(lead - 1) < 1e-6 || std::abs(lead - 2) < 1e-6 || std::abs(lead - 5) < 1e-6));
        }
    }
}

TEST_CASE("counts fill their axis, however few ticks fit, and the ticks lie within it") {
    for (const double largest : {0.0, 0.07, 1.0, 3.0, 4.3, 9.9, 31.0, 480.0, 21'400.0, 2.2e6, 7.3e9}) {
        for (const int most : {2, 3, 5, 8}) {
            INFO(largest << ", at most " << most);
            const CountAxis axis = count_axis(largest, most);
            CHECK(axis.top >= largest);
            CHECK((largest == 0 || axis.top < 1.1 * largest));
            REQUIRE(axis.ticks.size() >= 2);
            CHECK(static_cast<int>(axis.ticks.size()) <= most);
            CHECK(axis.ticks.front() == 0);
            CHECK(axis.ticks.back() <= axis.top);
            CHECK(axis.ticks.back() > 0.3 * axis.top);
        }
    }
}

TEST_CASE("labels have the digits their step needs") {
    set_language("en");
    CHECK(tick_labels({0, 0.5, 1}) == std::vector<std::string>{"0.0", "0.5", "1.0"});
    CHECK(tick_labels({0, 1e6, 2e6}).back() == "2 M");
    set_language("es");
    CHECK(tick_labels({0, 0.5, 1})[1] == "0,5");
    set_language("en");
}

TEST_CASE("time ticks are hours, midnights, Mondays, firsts, by how much fits") {
    set_language("en");
    const Date start{2023, 6, 1};  // a Thursday
    const auto label_at = [&](double from, double to, double width, std::size_t i) {
        return time_ticks(start, from, to, width, 60).at(i).label;
    };
    CHECK(label_at(0, 24, 800, 1) == "03:00");  // 24 h over 800 px: an hour is 33 px, so every third hour
    CHECK(label_at(0, 24, 800, 0) == "1 Jun");
    CHECK(label_at(0, 24 * 60, 800, 0) == "5 Jun");    // 13 px a day: weeks, from the first Monday
    CHECK(label_at(0, 24 * 183, 800, 1) == "15 Jun");  // 4 px a day: twice a month
    CHECK(label_at(0, 24 * 365, 800, 0) == "Jun");     // 2 px a day: months
    const auto long_ticks = time_ticks(start, 0, 24.0 * 3650, 800, 60);
    CHECK(std::all_of(long_ticks.begin(), long_ticks.end(), [](const TimeTick& tick) { return tick.major; }));
    CHECK(time_text(start, 49.5) == "Sat 3 Jun 2023, 01:30");
    CHECK(time_ticks(start, 5, 5, 800, 60).empty());
}

TEST_CASE("a picture is the same after it was written as PNG and read back") {
    Picture picture{5, 3, {}};
    for (int i = 0; i < 45; ++i) picture.rgb.push_back(static_cast<std::uint8_t>(i * 37));
    const auto read = from_png(to_png(picture));
    REQUIRE(read);
    CHECK(read->width == 5);
    CHECK(read->height == 3);
    CHECK(read->rgb == picture.rgb);
    CHECK_FALSE(from_png("not a picture"));
}

TEST_CASE("triangles of an outline have its area and keep inside a notch") {
    // An L of area 3, given clockwise.
    const std::vector<MapPoint> ring{{0, 0}, {0, 2}, {1, 2}, {1, 1}, {2, 1}, {2, 0}};
    const auto corners = triangulated(ring);
    REQUIRE(corners.size() == 12);
    double area = 0;
    for (std::size_t i = 0; i < corners.size(); i += 3) {
        const auto &a = corners[i], &b = corners[i + 1], &c = corners[i + 2];
        area += ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) / 2;
        const MapPoint middle{(a.x + b.x + c.x) / 3, (a.y + b.y + c.y) / 3};
        CHECK_FALSE((middle.x > 1 && middle.y > 1));
    }
    CHECK(area == Approx(3));
    CHECK(triangulated({{0, 0}, {1, 1}}).empty());
}

TEST_CASE("the shipped base map has the corridor's countries, filled to their outlines") {
    const auto map = read_basemap(std::string(UMBRAL_ROOT) + "/data/basemap/region.json");
    for (const char* country : {"COL", "PAN", "CRI", "NIC", "HND", "SLV", "GTM", "MEX"}) {
        INFO(country);
        const auto land =
            std::find_if(map->lands.begin(), map->lands.end(), [&](const Land& one) { return one.country == country; });
        REQUIRE(land != map->lands.end());
        double outline = 0;
        for (const auto& ring : land->rings) {
            double sum = 0;
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const auto &a = ring[i], &b = ring[(i + 1) % ring.size()];
                sum += a.x * b.y - b.x * a.y;
            }
            outline += std::abs(sum) / 2;
        }
        double filled = 0;
        for (std::size_t i = 0; i + 2 < land->triangles.size(); i += 3) {
            const auto &a = land->triangles[i], &b = land->triangles[i + 1], &c = land->triangles[i + 2];
            filled += std::abs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) / 2;
        }
        CHECK(filled == Approx(outline).epsilon(0.002));
    }
    CHECK(read_basemap("/nowhere")->lands.empty());
}

TEST_CASE("discs that would cover each other lie side by side, those that would not stay where they belong") {
    // Three camps of one valley, two of them at one point, and a post far away.
    const std::vector<Disc> discs{{{100, 100}, 20}, {{100, 100}, 12}, {{110, 104}, 16}, {{400, 90}, 20}};
    const auto at = spread_out(discs);
    REQUIRE(at.size() == discs.size());
    for (std::size_t i = 0; i < discs.size(); ++i) {
        for (std::size_t j = i + 1; j < discs.size(); ++j) {
            INFO(i << " and " << j);
            CHECK(std::hypot(at[i].x - at[j].x, at[i].y - at[j].y) > discs[i].radius + discs[j].radius - 1);
        }
        // No further than the three side by side.
        CHECK(std::hypot(at[i].x - discs[i].middle.x, at[i].y - discs[i].middle.y) < 2 * (20 + 12 + 16));
    }
    CHECK(at[3].x == 400);
    CHECK(at[3].y == 90);
    const auto again = spread_out(discs);
    for (std::size_t i = 0; i < discs.size(); ++i) CHECK((again[i].x == at[i].x && again[i].y == at[i].y));
}
