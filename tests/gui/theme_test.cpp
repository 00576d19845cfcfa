// Colours by meaning: legible, and told apart without hue.

#include "gui/widgets/theme.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace umbral::gui;

TEST_CASE("texts have a contrast of at least 4.5 to 1 on every surface they stand on") {
    for (const bool dark : {false, true}) {
        const Theme& t = theme(dark);
        for (const Color surface : {t.surface, t.background, t.raised}) {
            for (const Color text : {t.text, t.muted, t.accent, t.better, t.worse, t.warning}) {
                INFO((dark ? "dark " : "light ")
                     << int{text.r} << ' ' << int{text.g} << ' ' << int{text.b} << " on " << int{surface.r});
                CHECK(contrast(text, surface) >= 4.5);
            }
        }
        CHECK(contrast(t.on_accent, t.accent) >= 4.5);
    }
}

TEST_CASE("occupancy grows lighter, and above capacity stays at its end") {
    const Theme& t = theme(false);
    double last = -1;
    for (int step = 0; step <= 20; ++step) {
        const double fraction = step / 20.0;
        CHECK(luminance(t.occupancy(fraction)) > last);
        last = luminance(t.occupancy(fraction));
    }
    CHECK(t.occupancy(7) == t.occupancy(1));
}

TEST_CASE("levels are told apart by lightness alone, in order, and one past the last looks like it") {
    for (const bool dark : {false, true}) {
        const Theme& t = theme(dark);
        for (int number = 1; number < 4; ++number) {
            INFO((dark ? "dark, level " : "light, level ") << number);
            CHECK(contrast(t.level(number), t.level(number + 1)) >= 1.4);
            // Graver is darker on a light window and lighter on a dark one: further from the surface.
            CHECK(contrast(t.level(number + 1), t.surface) > contrast(t.level(number), t.surface));
        }
        CHECK(t.level(9) == t.level(4));
        CHECK(t.level(-1) == t.level(0));
    }
}

TEST_CASE("hues of plans differ from each other and stand out on the surface") {
    for (const bool dark : {false, true}) {
        const Theme& t = theme(dark);
        for (std::size_t i = 0; i < t.plans.size(); ++i) {
            CHECK(contrast(t.plans.at(i), t.surface) >= 2.0);
            for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(t.plans.at(i) == t.plans.at(j));
        }
    }
}
