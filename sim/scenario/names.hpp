#pragma once
// How the things of a scenario are called, in the user's language.

#include <string>

#include "base/find_by_id.hpp"
#include "scenario/common.hpp"

namespace umbral::scenario {

/// A text of two languages in the user's.
[[nodiscard]] const std::string& localised(const Text& text);

/// The thing's name or title; its id where it has none.
template <class Thing>
requires requires(const Thing& thing) { thing.id; }
[[nodiscard]] const std::string& name_of(const Thing& thing) {
    const Text* text = nullptr;
    if constexpr (requires { thing.name; })
        text = &thing.name;
    else
        text = &thing.title;
    const std::string& name = localised(*text);
    return name.empty() ? thing.id : name;
}

/// The name of the element of that id; the id where there is none.
template <class List>
[[nodiscard]] std::string name_in(const List& list, const std::string& id) {
    const auto* found = find_by_id(list, id);
    return found == nullptr ? id : name_of(*found);
}

}  // namespace umbral::scenario
