// Actions as JSON: one row per action, its name and its fields.

#include <tuple>

#include "gui/app/actions.hpp"

namespace umbral::gui {
namespace {

using Json = nlohmann::json;

template <class A>
struct Row;

#define UMBRAL_ACTION(Struct, word, ...)                                        \
    template <>                                                                 \
    struct Row<action::Struct> {                                                \
        static constexpr const char* name = word;                               \
        static constexpr auto fields() { return std::make_tuple(__VA_ARGS__); } \
    }
#define UMBRAL_FIELD(Struct, member) std::make_pair(#member, &action::Struct::member)

UMBRAL_ACTION(Open, "open", UMBRAL_FIELD(Open, folder));
UMBRAL_ACTION(Close, "close", );
UMBRAL_ACTION(NewScenario, "new_scenario", UMBRAL_FIELD(NewScenario, folder), UMBRAL_FIELD(NewScenario, like));
UMBRAL_ACTION(Remember, "remember", );
UMBRAL_ACTION(ShowView, "show_view", UMBRAL_FIELD(ShowView, view));
UMBRAL_ACTION(Select, "select", UMBRAL_FIELD(Select, subject), UMBRAL_FIELD(Select, id));
UMBRAL_ACTION(Set, "set", UMBRAL_FIELD(Set, path), UMBRAL_FIELD(Set, value), UMBRAL_FIELD(Set, dragging));
UMBRAL_ACTION(EndDrag, "end_drag", );
UMBRAL_ACTION(Reset, "reset", UMBRAL_FIELD(Reset, path));
UMBRAL_ACTION(ResetAll, "reset_all", );
UMBRAL_ACTION(ChoosePlan, "choose_plan", UMBRAL_FIELD(ChoosePlan, plan));
UMBRAL_ACTION(Compare, "compare", UMBRAL_FIELD(Compare, plan), UMBRAL_FIELD(Compare, on));
UMBRAL_ACTION(PinBaseline, "pin_baseline", UMBRAL_FIELD(PinBaseline, plan));
UMBRAL_ACTION(Undo, "undo", );
UMBRAL_ACTION(Redo, "redo", );
UMBRAL_ACTION(SetTime, "set_time", UMBRAL_FIELD(SetTime, hour));
UMBRAL_ACTION(SetRange, "set_range", UMBRAL_FIELD(SetRange, from), UMBRAL_FIELD(SetRange, to));
UMBRAL_ACTION(ShowLanes, "show_lanes", UMBRAL_FIELD(ShowLanes, lanes));
UMBRAL_ACTION(Play, "play", UMBRAL_FIELD(Play, on));
UMBRAL_ACTION(SetSpeed, "set_speed", UMBRAL_FIELD(SetSpeed, hours_per_second));
UMBRAL_ACTION(Fit, "fit", );
UMBRAL_ACTION(FocusMap, "focus_map", UMBRAL_FIELD(FocusMap, on));
UMBRAL_ACTION(MoveMap, "move_map", UMBRAL_FIELD(MoveMap, right), UMBRAL_FIELD(MoveMap, up),
              UMBRAL_FIELD(MoveMap, zoom));
UMBRAL_ACTION(SetLanguage, "set_language", UMBRAL_FIELD(SetLanguage, language));
UMBRAL_ACTION(SetTheme, "set_theme", UMBRAL_FIELD(SetTheme, dark));
UMBRAL_ACTION(SetTextScale, "set_text_scale", UMBRAL_FIELD(SetTextScale, scale));
UMBRAL_ACTION(Resize, "resize", UMBRAL_FIELD(Resize, part), UMBRAL_FIELD(Resize, pixels));
UMBRAL_ACTION(ShowDialog, "show_dialog", UMBRAL_FIELD(ShowDialog, dialog));
UMBRAL_ACTION(SavePlan, "save_plan", UMBRAL_FIELD(SavePlan, id), UMBRAL_FIELD(SavePlan, title),
              UMBRAL_FIELD(SavePlan, terms));
UMBRAL_ACTION(KeepDraft, "keep_draft", );
UMBRAL_ACTION(ExportView, "export_view", UMBRAL_FIELD(ExportView, file));
UMBRAL_ACTION(ExportStudy, "export_study", UMBRAL_FIELD(ExportStudy, file));
UMBRAL_ACTION(Screenshot, "screenshot", UMBRAL_FIELD(Screenshot, file));
UMBRAL_ACTION(CancelRuns, "cancel_runs", );
UMBRAL_ACTION(Run, "run", );
UMBRAL_ACTION(Leave, "leave", );

#undef UMBRAL_ACTION
#undef UMBRAL_FIELD

/// Reads the fields; those absent keep their defaults. @return false where one has the wrong type
template <class A>
bool read_fields(const Json& json, A& action) {
    bool fits = true;
    const auto read = [&](const auto& field) {
        const auto found = json.find(field.first);
        if (found == json.end()) return;
        auto& member = action.*(field.second);
        using Member = std::decay_t<decltype(member)>;
        const bool right = std::is_same_v<Member, std::string> ? found->is_string()
                           : std::is_same_v<Member, bool>      ? found->is_boolean()
                                                               : found->is_number();
        if (right) {
            member = found->template get<Member>();
        } else {
            fits = false;
        }
    };
    std::apply([&](const auto&... field) { (read(field), ...); }, Row<A>::fields());
    return fits;
}

template <std::size_t I = 0>
std::optional<Action> read_alternative(const std::string& name, const Json& json) {
    if constexpr (I < std::variant_size_v<Action>) {
        using A = std::variant_alternative_t<I, Action>;
        if (name != Row<A>::name) return read_alternative<I + 1>(name, json);
        A action;
        return read_fields(json, action) ? std::optional<Action>(action) : std::nullopt;
    } else {
        return std::nullopt;
    }
}

template <std::size_t... I>
std::vector<std::string> names_of(std::index_sequence<I...> /*alternatives*/) {
    return {Row<std::variant_alternative_t<I, Action>>::name...};
}

}  // namespace

Json to_json(const Action& action) {
    return std::visit(
        [](const auto& alternative) {
            using A = std::decay_t<decltype(alternative)>;
            Json json{{"do", Row<A>::name}};
            std::apply([&](const auto&... field) { ((json[field.first] = alternative.*(field.second)), ...); },
                       Row<A>::fields());
            return json;
        },
        action);
}

std::optional<Action> action_from(const Json& json) {
    if (!json.is_object()) return std::nullopt;
    const auto name = json.find("do");
    if (name == json.end() || !name->is_string()) return std::nullopt;
    return read_alternative(name->get<std::string>(), json);
}

std::vector<std::string> action_names() { return names_of(std::make_index_sequence<std::variant_size_v<Action>>()); }

}  // namespace umbral::gui
