#pragma once
// Names of a study's things in the user's language, from its stored inputs.

#include <string>

#include "scenario/reader.hpp"

namespace umbral::analysis {

/// Each gives the thing's title, or its id where it has none or is not there.
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
