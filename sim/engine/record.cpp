#include "engine/record.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/check.hpp"

namespace umbral::engine {
namespace {

constexpr std::array<std::string_view, 19> dimensions{
    "site", "station", "pool",  "room",   "profile", "country", "route",   "fleet", "item", "limit",
    "need", "outcome", "cause", "agency", "channel", "level",   "measure", "line",  "price"};

/// Position in the fixed order; the number of dimensions when there is none of that name.
std::size_t rank_of(std::string_view dimension) {
    return static_cast<std::size_t>(std::find(dimensions.begin(), dimensions.end(), dimension) - dimensions.begin());
}

}  // namespace

std::string to_text(const Scope& scope) {
    if (scope.parts.empty()) return "all";
    std::string text;
    for (const auto& [dimension, id] : scope.parts) {
        if (!text.empty()) text += ',';
        text += dimension;
        text += ':';
        text += id;
    }
    return text;
}

std::optional<Scope> parse_scope(const std::string& text) {
    Scope scope;
    if (text == "all") return scope;
    std::string_view rest = text;
    while (true) {
        const std::string_view part = rest.substr(0, rest.find(','));
        const std::size_t colon = part.find(':');
        if (colon == std::string_view::npos || colon + 1 == part.size()) return std::nullopt;
        if (rank_of(part.substr(0, colon)) == dimensions.size()) return std::nullopt;
        scope.parts.emplace_back(part.substr(0, colon), part.substr(colon + 1));
        if (part.size() == rest.size()) break;
        rest.remove_prefix(part.size() + 1);
    }
    const auto by_rank = [](const auto& a, const auto& b) { return rank_of(a.first) < rank_of(b.first); };
    std::stable_sort(scope.parts.begin(), scope.parts.end(), by_rank);
    const auto same_dimension = [](const auto& a, const auto& b) { return a.first == b.first; };
    if (std::adjacent_find(scope.parts.begin(), scope.parts.end(), same_dimension) != scope.parts.end())
        return std::nullopt;
    return scope;
}

const char* name_of(WaitCause cause) {
    switch (cause) {
        case WaitCause::closed:
            return "closed";
        case WaitCause::officers:
            return "officers";
        case WaitCause::places:
            return "places";
        case WaitCause::seats:
            return "seats";
        case WaitCause::fare:
            return "fare";
        case WaitCause::supplies:
            return "supplies";
        case WaitCause::quota:
            return "quota";
    }
    check_failed("cause is a WaitCause", __FILE__, __LINE__);
}

}  // namespace umbral::engine
