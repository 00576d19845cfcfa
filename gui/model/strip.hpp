#pragma once
// The strip of key indicators: what is asked first of every plan, for all sites or the selected one.

#include <optional>
#include <string>
#include <vector>

#include "gui/model/difference.hpp"
#include "gui/model/world.hpp"

namespace umbral::gui {

struct StripCard {
    std::string title;
    std::string qualifier;   ///< "1 in 20 above"
    std::string value;       ///< "31"
    std::string magnitude;   ///< "million" or empty
    std::string unit;        ///< "h"
    std::string interval;    ///< "28 to 34"
    std::string difference;  ///< "down 11 h"
    std::string verdict{};   ///< as `umbral compare` says it; empty: nothing to compare with
    std::optional<analysis::Finding> finding{};
    bool is_asked = false;     ///< by the scenario; else what is found is exploratory
    bool is_unpriced = false;  ///< the difference is told without all that has no price
    std::string note;          ///< for the tooltip: definition and how sure
    Question question;
    std::vector<double> spread;  ///< the histories' values, ascending
};

struct Strip {
    std::string place;  ///< what it is about: a site's name, or all sites
    std::vector<StripCard> cards;
    bool stale = false;  ///< the answer to an earlier draft
    std::string note;    ///< what differences refer to, where that is a pinned plan; else empty
};

[[nodiscard]] Strip make_strip(const World& world);

/// The questions of the strip for everything or one site.
[[nodiscard]] std::vector<Question> strip_questions(const std::string& site);
/// What plans are compared in beside these.
[[nodiscard]] std::vector<Question> further_questions();

}  // namespace umbral::gui
