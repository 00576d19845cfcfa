// Names of kinds, countries and numbers in the user's language.

#include <fmt/format.h>

#include <cmath>
#include <string>

#include "base/i18n.hpp"
#include "base/text.hpp"
#include "gui/model/parameters.hpp"

namespace umbral::gui {

using scenario::RoomType;
using scenario::SiteKind;

const char* kind_words(SiteKind kind) {
    switch (kind) {
        case SiteKind::crossing:
            return tr("Crossing");
        case SiteKind::post:
            return tr("Border post");
        case SiteKind::centre_custody:
            return tr("Custody centre");
        case SiteKind::centre_shelter:
            return tr("Shelter");
        case SiteKind::centre_attention:
            return tr("Attention centre");
        case SiteKind::centre_detention:
            return tr("Detention centre");
        case SiteKind::centre_protection:
            return tr("Protection centre");
        case SiteKind::alternative:
            return tr("Community alternative");
        case SiteKind::town:
            return tr("Town");
        case SiteKind::origin:
            return tr("Origin");
        case SiteKind::exit:
            return tr("Exit");
    }
    return "";
}

const char* room_words(RoomType room) {
    switch (room) {
        case RoomType::general:
            return tr("general");
        case RoomType::families:
            return tr("families");
        case RoomType::women:
            return tr("women");
        case RoomType::men:
            return tr("men");
        case RoomType::unaccompanied_children:
            return tr("unaccompanied children");
        case RoomType::isolation:
            return tr("isolation");
    }
    return "";
}

const char* mode_words(scenario::RouteMode mode) {
    switch (mode) {
        case scenario::RouteMode::land:
            return tr("By road");
        case scenario::RouteMode::river:
            return tr("By river");
        case scenario::RouteMode::sea:
            return tr("By sea");
        case scenario::RouteMode::air:
            return tr("By air");
        case scenario::RouteMode::foot:
            return tr("On foot");
    }
    return "";
}

std::string number_text(double value, bool whole) {
    if (!std::isfinite(value)) return format_number(value, 0);
    const double size = std::abs(value);
    const bool is_round = std::abs(value - std::round(value)) < 1e-9;
    return format_number(value, whole || is_round || size >= 100 ? 0 : size >= 10 ? 1 : 2);
}

std::string written_text(double value) {
    constexpr int most_digits = 9;
    for (int digits = 0; digits <= most_digits && std::isfinite(value); ++digits) {
        const double rounded = std::stod(fmt::format("{:.{}f}", value, digits));
        if (std::abs(rounded - value) <= 1e-12 * std::abs(value)) return format_number(value, digits);
    }
    return number_text(value, false);
}

}  // namespace umbral::gui
