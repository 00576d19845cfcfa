#pragma once
// The indicators of sites, their stations, pools and rooms.

#include <algorithm>

#include "engine/measured.hpp"

namespace umbral::engine {

class SiteSummary : Measured {
  public:
    using Measured::Measured;
    /// Adds a site's indicators, its series and what people waited for there.
    void add(std::size_t i);

  private:
    /// Whether someone may leave the model with the outcome at the site.
    [[nodiscard]] bool can_end_in(std::size_t i, std::size_t outcome) const {
        if (outcome == static_cast<std::size_t>(scenario::OutcomeKind::left_on_its_own)) return true;
        return std::any_of(m_.steps.begin(), m_.steps.end(), [&](const people::Step& step) {
            return step.site.index() == i && step.kind == people::Step::Kind::outcome &&
                   static_cast<std::size_t>(step.outcome) == outcome;
        });
    }

    void places(std::size_t i, const Scope& scope);
    void add_ratio_to_places(const char* name, const Scope& scope, const people::PlaceRatio& ratio,
                             const people::Level& level);
    void standards(std::size_t i, const Scope& scope);
    void flow(std::size_t i, const Scope& scope);
    void station(std::size_t i, people::StationId id);
    void pools(std::size_t i, const Scope& scope);
    void supplies(std::size_t i);
    void series(std::size_t i, const Scope& scope);
};

}  // namespace umbral::engine
