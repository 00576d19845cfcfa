#pragma once
// Why a stage took so long: messages lost, outages, stale contacts, money and means, by the agencies and channels that
// could have mattered.

#include <set>
#include <string>
#include <vector>

#include "analysis/timeline.hpp"
#include "scenario/event_catalogue.hpp"

namespace umbral::analysis {

/// Finds what stood in the way in one history.
class Hindrances {
  public:
    /// Both must outlive it.
    Hindrances(const std::vector<engine::Event>& events, const scenario::Input& input);

    /// Until the level was declared or, without a declaration, until conditions were back.
    [[nodiscard]] std::vector<Hindrance> of_chain(const Chain& chain) const;
    /// Until the measure was in effect or, where it never was, until it was over.
    [[nodiscard]] std::vector<Hindrance> of_run(const MeasureRun& run) const;

  private:
    using Ids = std::vector<std::string>;
    using Subjects = std::set<std::string>;
    struct Stage {
        TimeUs from_us = 0, to_us = 0;
    };
    struct SpanKind {
        Hindrance::Kind kind{};
        scenario::EventKind begins{}, ends{};
    };
    /// The agency and all from whom reports come to it, directly or through others.
    [[nodiscard]] Ids who_report_to(const std::string& agency) const;
    /// Who orders, does, agrees and lends.
    [[nodiscard]] Ids parties_to(const scenario::Measure& measure) const;
    void add_messages(const Stage& stage, const Ids& agencies, std::vector<Hindrance>& found) const;
    /// Spans from events of one kind to those of another, cut to the stage.
    void add_spans(const Stage& stage, const SpanKind& kind, const Subjects& subjects,
                   std::vector<Hindrance>& found) const;
    void add_outages(const Stage& stage, const Subjects& channels, const Ids& agencies,
                     std::vector<Hindrance>& found) const;
    /// Whose staff and vehicles the measure takes.
    [[nodiscard]] Ids lenders_to(const scenario::Measure& measure) const;
    /// When the money was there for which a measure waited until its next event [us]; never_us: not before the end.
    [[nodiscard]] TimeUs money_came_us(const engine::Event& wait, const engine::Event& next, const MeasureRun& run,
                                       const std::string& line) const;
    /// What it waited for once everyone had agreed, before it was first in effect.
    void add_means(const MeasureRun& run, const scenario::Measure& measure, std::vector<Hindrance>& found) const;
    /// What had to be in effect first: all of it that came in a wait that ended well; else what had not come by its
    /// end.
    void add_needs(const Stage& wait, const scenario::Measure& measure, bool came, std::vector<Hindrance>& found) const;

    const std::vector<engine::Event>& events_;
    const scenario::Input& input_;
};

}  // namespace umbral::analysis
