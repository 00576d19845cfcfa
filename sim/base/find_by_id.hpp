#pragma once
// The element of a list that has an id.

#include <iterator>
#include <string_view>

namespace umbral {

/// The first element with this id; nullptr where there is none.
template <class List>
[[nodiscard]] auto find_by_id(List& list, std::string_view id) -> decltype(&*std::begin(list)) {
    for (auto& element : list) {
        if (element.id == id) return &element;
    }
    return nullptr;
}

}  // namespace umbral
