#pragma once
// What could have helped a site and was held up: a measure that adds what people waited for, while its level was
// crossed and not declared, or while it waited for money. It says what was so at the same time, not what would have
// been.

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/record.hpp"
#include "response/episodes.hpp"
#include "study/header.hpp"

namespace umbral::analysis {

/// A measure held up in one week of the measured window.
struct HeldUp {
    enum class Why : std::uint8_t {
        undeclared,  ///< the threshold was crossed, and the level not declared; of its own threshold: not decided
        money,       ///< decided and approved, and its budget line could not pay for it
    };
    Why why{};
    std::string measure;
    std::string subject;  ///< the level, or the measure itself where the threshold is its own; the budget line
    double hours = 0;     ///< [h] of the week, mean over histories
};
/// "undeclared", "money".
[[nodiscard]] const char* name_of(HeldUp::Why why);

/// Adds up, history by history, how long each measure was held up in each week.
class HeldUpHours {
  public:
    /// @param input  of the plan; must outlive it
    /// @param header  of the study: its measured window
    HeldUpHours(const scenario::Input& input, const study::Header& header);
    /// The events of one more history, in order of time.
    void add(const std::vector<engine::Event>& events);
    /// Measures that add to the site what the cause says was short, held up in that week; in the plan's order.
    [[nodiscard]] std::vector<HeldUp> of(const std::string& site, engine::WaitCause cause, int week) const;

  private:
    using Key = std::pair<std::string, HeldUp::Why>;       // measure, why
    using Spans = std::vector<std::pair<TimeUs, TimeUs>>;  // in order, apart
    void add_span(const std::string& measure, HeldUp::Why why, TimeUs from_us, TimeUs to_us);
    /// The part of the span in which the measure was not in effect.
    void add_uncovered(const std::string& measure, TimeUs from_us, TimeUs to_us, const Spans& in_effect);
    void add_crossings(const std::vector<engine::Event>& events);
    void add_money(const std::vector<engine::Event>& events);

    const scenario::Input& input_;
    response::Threads threads_;
    TimeUs from_us_, to_us_;
    int histories_ = 0;
    std::map<Key, std::map<int, TimeUs>> held_us_;  ///< by week, over all histories
};

/// "In that week "Joint: alert", which orders "More buses", was crossed and not declared for 12 h on average." and the
/// like, in the user's language; "" for what makes less than an hour.
[[nodiscard]] std::string to_sentences(const std::vector<HeldUp>& held_up, const scenario::Input& input);

}  // namespace umbral::analysis
