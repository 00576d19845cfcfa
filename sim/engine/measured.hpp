#pragma once
// What summaries of people read: the state at its end, in the units of indicators.

#include <cstddef>
#include <numeric>

#include "engine/indicator_list.hpp"
#include "engine/record.hpp"
#include "people/model.hpp"
#include "people/state.hpp"
#include "scenario/table/enum_type.hpp"

namespace umbral::engine {

/// An outcome's word in scopes, as scenario files write it.
[[nodiscard]] inline const char* word_of_outcome(std::size_t outcome) {
    return scenario::word_of(static_cast<scenario::OutcomeKind>(outcome));
}

template <class Values>
[[nodiscard]] double total_of(const Values& values) {
    return static_cast<double>(std::accumulate(values.begin(), values.end(), typename Values::value_type{}));
}

/// Base of the summaries: what is measured, over what span, and where it goes.
class Measured {
  public:
    /// @param state  at the horizon, after World::close_books
    Measured(const people::State& state, ReplicationRecord& record)
        : s_(state),
          m_(*state.model),
          list_(record.indicators),
          record_(record),
          span_us_(static_cast<double>(state.now_us - state.measured_from_us)) {}

  protected:
    [[nodiscard]] double area(const people::Stock& level) const { return static_cast<double>(level.area(s_.now_us)); }
    [[nodiscard]] double mean(const people::Stock& level) const { return span_us_ > 0 ? area(level) / span_us_ : 0; }
    [[nodiscard]] double person_h(const people::Stock& level) const { return area(level) / us_per_hour; }
    [[nodiscard]] double days() const { return span_us_ / static_cast<double>(day_us); }
    [[nodiscard]] double peak_per_day(const people::DayCount& count) const {
        return count.peak_per_day(s_.now_us - s_.measured_from_us);
    }
    [[nodiscard]] const people::SiteMeasures& counted(std::size_t site) const { return s_.sites[site].counted; }

    [[nodiscard]] bool detains(std::size_t i) const {
        return m_.sites[i].kind == scenario::SiteKind::centre_custody ||
               m_.sites[i].kind == scenario::SiteKind::centre_detention;
    }

    /// Waiting in queues, outside and for transport at a site [person-us].
    [[nodiscard]] double waiting_area(std::size_t i) const {
        double sum = area(counted(i).outside) + stranded_area(i);
        for (const auto station : m_.sites[i].stations) sum += area(s_.stations[station.index()].counted.queue);
        return sum;
    }
    [[nodiscard]] double stranded_area(std::size_t i) const {
        double sum = 0;
        for (std::size_t r = 0; r < m_.routes.size(); ++r) {
            if (m_.routes[r].from.index() == i)
                sum += area(s_.routes[r].counted.paid) + area(s_.routes[r].counted.unpaid);
        }
        return sum;
    }

    const people::State& s_;
    const people::Model& m_;
    IndicatorList list_;
    ReplicationRecord& record_;
    double span_us_;
};

}  // namespace umbral::engine
