#pragma once
// Numbers as a user types them: with a decimal point or comma, and told of where they are not allowed.

#include <optional>
#include <string>

#include "gui/model/parameters.hpp"

namespace umbral::gui {

struct TypedNumber {
    std::optional<double> value{};  ///< nothing where the text is not allowed
    std::string problem{};          ///< why not, in the user's language
};

/// Decimal point or comma, one of them at most; nothing for what is no number.
[[nodiscard]] std::optional<double> number_typed(std::string text);
/// A parameter's value as it stands in its field: with the user's decimal sign, without marks for thousands.
[[nodiscard]] std::string field_text(const Parameter& parameter);
/// What was typed for a parameter.
[[nodiscard]] TypedNumber typed_number(const Parameter& parameter, const std::string& text);

}  // namespace umbral::gui
