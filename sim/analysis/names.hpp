#pragma once
// How the things of a study are called, in the user's language.

#include <string>
#include <vector>

#include "scenario/names.hpp"
#include "scenario/reader.hpp"
#include "scenario/unpriced.hpp"
#include "study/store.hpp"

namespace umbral::analysis {

struct Comparison;

using scenario::localised;
using scenario::name_in;
using scenario::name_of;

/// The scenario's title; its id where it has none.
[[nodiscard]] const std::string& scenario_name(const study::Header& header);
/// The plan's title or id; "no plan" where none was followed.
[[nodiscard]] std::string plan_name(const study::PlanLabel& plan);
/// A compared plan's name, with its id in brackets where another of them is called the same.
[[nodiscard]] std::string plan_name(const Comparison& comparison, const std::string& id);

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
    /// What has no price, in the order of Pricing::unpriced.
    [[nodiscard]] std::vector<std::string> unpriced(const scenario::Pricing& pricing) const;
    [[nodiscard]] std::string site(const std::string& id) const;
    /// "Lajas Blancas \u2013 Gualaca": where it goes from and to.
    [[nodiscard]] std::string route(const std::string& id) const;

  private:
    const scenario::Input& input_;
};

}  // namespace umbral::analysis
