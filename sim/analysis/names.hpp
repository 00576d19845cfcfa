#pragma once
// How the things of a scenario are called, in the user's language.

#include <string>

#include "base/find_by_id.hpp"
#include "scenario/reader.hpp"
#include "study/store.hpp"

namespace umbral::analysis {

/// A text of two languages in the user's.
[[nodiscard]] const std::string& localised(const scenario::Text& text);

/// The thing's name or title; its id where it has none.
template <class Thing>
[[nodiscard]] const std::string& name_of(const Thing& thing) {
    const scenario::Text* text = nullptr;
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

/// The scenario's title; its id where it has none.
[[nodiscard]] const std::string& scenario_name(const study::Header& header);
/// The plan's title or id; "no plan" where none was followed.
[[nodiscard]] std::string plan_name(const study::PlanLabel& plan);

/// Names from a study's stored inputs. Each gives the thing's title, or its id where it has none or is not there.
class Names {
  public:
    /// @param input  must outlive it
    explicit Names(const scenario::Input& input) : input_(input) {}

    [[nodiscard]] std::string level(const std::string& id) const;
    [[nodiscard]] std::string measure(const std::string& id) const;
    [[nodiscard]] std::string agency(const std::string& id) const;
    [[nodiscard]] std::string channel(const std::string& id) const;
    /// A plan's line before the scenario's of the same id.
    [[nodiscard]] std::string line(const std::string& id) const;
    [[nodiscard]] std::string price(const std::string& id) const;
    [[nodiscard]] std::string site(const std::string& id) const;
    /// "Lajas Blancas \u2013 Gualaca": where it goes from and to.
    [[nodiscard]] std::string route(const std::string& id) const;

  private:
    const scenario::Input& input_;
};

}  // namespace umbral::analysis
