#include "scenario/names.hpp"

#include "base/i18n.hpp"

namespace umbral::scenario {

const std::string& localised(const Text& text) {
    const bool spanish = language() == "es";
    const std::string& wanted = spanish ? text.es : text.en;
    return wanted.empty() ? (spanish ? text.en : text.es) : wanted;
}

}  // namespace umbral::scenario
