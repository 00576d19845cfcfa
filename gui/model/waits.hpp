#pragma once
// Why people waited: what was short at each site in each week.

#include <string>
#include <vector>

#include "gui/model/world.hpp"

namespace umbral::gui {

struct WaitCell {
    bool any = false;
    std::size_t cause = 0;  ///< as Theme::causes
    double share = 0;       ///< of the site's waiting in that week
    double person_h = 0;
};

struct WaitRow {
    std::string site;
    std::string name;
    std::vector<WaitCell> weeks;
    double person_h = 0;
};

struct Waits {
    std::vector<WaitRow> rows;  ///< most waiting first
    std::vector<Date> week_starts;
    std::vector<std::string> week_names;  ///< first days
    double largest_person_h = 0;          ///< of any cell
    std::vector<std::string> sentences;   ///< the worst constraints, in words
    bool stale = false;
};

[[nodiscard]] Waits make_waits(const World& world);
[[nodiscard]] const char* cause_words(std::size_t cause);

}  // namespace umbral::gui
