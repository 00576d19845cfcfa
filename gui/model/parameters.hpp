#pragma once
// The values a user may tune for what is selected, with unit, limits, help and source from the field table that the
// reader itself uses.

#include <optional>
#include <string>
#include <vector>

#include "analysis/names.hpp"
#include "gui/app/state.hpp"
#include "gui/run/reading.hpp"
#include "scenario/table/type.hpp"

namespace umbral::gui {

using analysis::localised;
using analysis::name_in;
using analysis::name_of;

struct Parameter {
    std::string path;                       ///< as settings write it
    std::string label;                      ///< in the user's language
    std::string unit;                       ///< in the user's language
    std::string help;                       ///< in the user's language
    double value = 0;                       ///< with the draft's changes
    double saved = 0;                       ///< of the saved plan and scenario
    std::optional<double> default_value{};  ///< what it is where nobody writes it
    double min = 0;
    double max = 0;
    double slider_max = 0;  ///< where the slider ends; larger values are typed
    double slider_min = 0;
    double step = 1;  ///< of the arrow keys and of a drag
    bool whole = false;
    bool changed = false;
    bool additive = false;        ///< a change adds to every possible value of an uncertain input
    std::string planned{};        ///< what measures of the plan do to it, and when; empty: nothing
    scenario::Quantity original;  ///< as saved: spread and source
};

struct ParameterGroup {
    std::string title;
    bool tunable = true;  ///< what a plan or a budget may change; false: an assumption of the scenario
    std::vector<Parameter> parameters;
};

/// What the inspector shows.
struct Inspection {
    std::string title;
    std::string kind;  ///< "Border post, Costa Rica"
    std::string note;
    std::string source;
    std::vector<ParameterGroup> groups;
};

/// @param saved    the scenario under its saved plan
/// @param current  with the draft's edits; may be the same. Both sound
[[nodiscard]] Inspection inspect(const Reading& saved, const Reading& current, const Selection& selection);

/// A source as it is shown: what the program itself wrote there is in the user's language.
[[nodiscard]] std::string source_words(const std::string& source);
/// The text of a setting that gives a parameter a new value, or shifts the spread of an additive one. A tuned value is
/// an assumption, whatever the source of the saved one or of what it belongs to; a shifted spread goes on naming its
/// own.
[[nodiscard]] std::string setting_text(const Parameter& parameter, double value);
/// The reverse: the number a setting's text stands for; NaN for other texts.
[[nodiscard]] double setting_value(const std::string& text);

/// The value of a path in the saved inputs; nothing where the path leads to no number.
[[nodiscard]] std::optional<Parameter> parameter_at(const Reading& saved, const std::string& path);
/// The shift of a roster that a path is about; nothing for other paths.
[[nodiscard]] std::optional<scenario::WeekSpan> shift_at(const std::string& path, const scenario::Scenario& scenario);
/// What a setting does to a value, in words: "400 → 550 persons"; of what is no number only what it becomes.
[[nodiscard]] std::string change_text(const std::optional<Parameter>& saved, const std::string& setting);

/// A label for the path of an edit, for lists of changes.
[[nodiscard]] std::string path_label(const std::string& path, const scenario::Input& input);
/// What an edit is about: the name of its site, agency, channel, measure, ...; empty where it has none.
[[nodiscard]] std::string path_place(const std::string& path, const scenario::Input& input);
/// The unit of a trigger's threshold, which depends on its figure; empty for other values.
[[nodiscard]] std::string threshold_unit(const std::string& path, const scenario::Input& input);

/// The words for kinds in the user's language.
[[nodiscard]] const char* kind_words(scenario::SiteKind kind);
[[nodiscard]] const char* room_words(scenario::RoomType room);
[[nodiscard]] const char* mode_words(scenario::RouteMode mode);
/// A number in the shortest form that is exact enough to act on.
[[nodiscard]] std::string number_text(double value, bool whole);
/// A number with all the digits that it was written with; what was computed and has no end, as number_text().
[[nodiscard]] std::string written_text(double value);

}  // namespace umbral::gui
