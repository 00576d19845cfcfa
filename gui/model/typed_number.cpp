#include "gui/model/typed_number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/i18n.hpp"

namespace umbral::gui {

std::optional<double> number_typed(std::string text) {
    std::erase(text, ' ');
    std::replace(text.begin(), text.end(), ',', '.');
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    const bool is_all = error == std::errc() && end == text.data() + text.size();
    return is_all && std::isfinite(value) ? std::optional<double>(value) : std::nullopt;
}

std::string field_text(const Parameter& parameter) {
    const bool is_large = std::abs(parameter.value) >= 100;
    std::string text =
        parameter.whole || is_large ? fmt::format("{:.0f}", parameter.value) : fmt::format("{:.4g}", parameter.value);
    if (language() == "es") std::replace(text.begin(), text.end(), '.', ',');
    return text;
}

TypedNumber typed_number(const Parameter& parameter, const std::string& text) {
    const std::optional<double> value = number_typed(text);
    if (!value) return {{}, fmt::format(fmt::runtime(tr("\"{}\" is not a number")), text)};
    if (*value < parameter.min || *value > parameter.max)
        return {{},
                fmt::format(fmt::runtime(tr("{} is not allowed: {} to {}")), text,
                            number_text(parameter.min, parameter.whole), number_text(parameter.max, parameter.whole))};
    if (parameter.whole && *value != std::round(*value))
        return {{}, fmt::format(fmt::runtime(tr("{} is not allowed: whole numbers only")), text)};
    return {value, {}};
}

}  // namespace umbral::gui
