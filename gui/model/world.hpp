#pragma once
// What all panels look at in one frame: the state, the readings and outcomes of the draft, the saved plan and the
// compared plans. Made anew from the workbench's findings each frame; holds no copies of anything large.

#include <memory>
#include <string>
#include <vector>

#include "gui/app/state.hpp"
#include "gui/run/workbench.hpp"

namespace umbral::gui {

/// A plan beside others, with its place in the order of colours.
struct PlanView {
    std::string id;
    std::string title;
    const Progress* progress = nullptr;
    std::size_t color = 0;
    bool is_draft = false;
};

struct Judgement;

struct World {
    const AppState* state = nullptr;
    std::shared_ptr<const Found> found;
    const Progress* draft = nullptr;     ///< nothing before the first finding
    const Progress* saved = nullptr;     ///< the saved plan without edits; the draft's own where there are none
    const Progress* baseline = nullptr;  ///< what differences refer to
    std::string baseline_title;
    std::vector<PlanView> plans;                 ///< the draft first, then the compared ones
    std::shared_ptr<const Judgement> judgement;  ///< of them, against the baseline; nothing where there are no plans

    /// The last sound reading of the draft, else of the saved plan; nothing before that.
    [[nodiscard]] const Reading* reading() const;
    [[nodiscard]] const Reading* saved_reading() const;
    /// The latest outcome that may be shown for the draft, and whether it is not yet the answer to the present draft.
    [[nodiscard]] const Outcome* outcome() const;
    [[nodiscard]] bool is_stale() const { return stale; }

    std::shared_ptr<const Outcome> shown;         ///< see outcome()
    std::shared_ptr<const Reading> last_reading;  ///< see reading()
    bool stale = false;
};

/// Whether the scenario has what is selected, as far as is known.
[[nodiscard]] bool has_selected(const World& world);

/// A problem on one line: what is wrong and what to do about it.
[[nodiscard]] std::string message_and_hint(const Problem& problem);

/// What to say where outcomes would be while there are none: that they are coming, or why not.
[[nodiscard]] std::string without_outcome(const World& world);

/// What the workbench should do for a state.
[[nodiscard]] Wanted wanted_for(const AppState& state, std::uint32_t replications);

/// Puts findings together; remembers the last answers in `previous`, so that a change greys them and never blanks.
[[nodiscard]] World make_world(const AppState& state, std::shared_ptr<const Found> found, const World& previous);

}  // namespace umbral::gui
