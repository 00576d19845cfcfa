// How a difference between two plans is written.

#include "gui/model/difference.hpp"

#include <catch2/catch.hpp>
#include <optional>
#include <vector>

#include "base/i18n.hpp"

using namespace umbral;
using namespace umbral::gui;
using analysis::Finding;

namespace {

analysis::Difference difference(double plan, double baseline, const std::string& unit, Finding finding) {
    analysis::Difference made;
    made.unit = unit;
    const auto six = [](double value) { return std::vector<std::optional<double>>(6, value); };
    made.pairs = analysis::summarise_pairs(six(plan), six(baseline));
    made.finding = finding;
    return made;
}

}  // namespace

TEST_CASE("a difference names its direction with an arrow, its size and its unit") {
    set_language("en");
    CHECK(difference_text(difference(8, 20, "h", Finding::better)) == "\xe2\x86\x93 12.0 h");
    CHECK(difference_text(difference(20, 8, "h", Finding::worse)) == "\xe2\x86\x91 12.0 h");
    CHECK(difference_text(difference(9, 9, "h", Finding::too_few)) == "= 0 h");
    CHECK(difference_text(difference(9, 9, "h", Finding::same)) == "= no difference");
    CHECK(difference_text(difference(9, 8, "h", Finding::not_defined)).empty());
}

TEST_CASE("shares differ by points, not by per cent") {
    set_language("en");
    CHECK(difference_text(difference(0.37, 0.83, "fraction", Finding::better)) == "\xe2\x86\x93 46 points");
    CHECK(difference_text(difference(0.37, 0.83, "fraction", Finding::better), true) == "\xe2\x86\x93 46 points");
}

TEST_CASE("a verdict is compare's word, with a mark where the scenario does not ask") {
    set_language("en");
    analysis::Difference one = difference(8, 20, "h", Finding::unclear);
    CHECK(verdict_words(one) == "not clear\xc2\xb0");
    one.declared = true;
    CHECK(verdict_words(one) == "not clear");
}
