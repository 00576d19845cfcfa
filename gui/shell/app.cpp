#include "gui/shell/app.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "base/i18n.hpp"
#include "gui/model/strip.hpp"
#include "gui/panels/chrome.hpp"
#include "gui/panels/response_panel.hpp"
#include "gui/panels/strip_panel.hpp"
#include "gui/panels/waits_panel.hpp"
#include "gui/run/places.hpp"
#include "gui/shell/exports.hpp"
#include "gui/shell/keys.hpp"
#include "scenario/new_folder.hpp"
#include "scenario/starter.hpp"

namespace umbral::gui {
namespace {

constexpr float top_px = 46;
constexpr float rail_px = 68;
constexpr float least_view_px = 240;
constexpr float least_timeline_px = 170;
constexpr float usual_timeline_px = 270;
constexpr float timeline_share = 0.42F;  ///< of view and timeline together, where that is more
constexpr float status_px = 26;
constexpr float splitter_px = 5;

bool is_scenario(const std::filesystem::path& folder) {
    std::error_code failed;
    return std::filesystem::exists(folder / "scenario.json", failed);
}

}  // namespace

App::App(AppOptions options) : options_(std::move(options)) {
    ImGui::GetIO().IniFilename = nullptr;  // where things are is ours to remember
    ImGui::GetIO().ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    land_ = read_basemap(options_.data / "basemap" / "region.json");
    dialogs_.unit_costs = read_unit_costs(options_.data / "unit_costs.csv");
    dialogs_.keeps_drafts = !options_.state.empty();
    start_.templates = find_templates(options_.scenarios.string());
    if (!options_.state.empty()) {
        state_.preferences = load_preferences(options_.state);
        dialogs_.lost = find_lost_session(options_.state);
        if (dialogs_.lost) state_.session.dialog = Dialog::recover;
        journal_ = std::make_unique<Journal>(options_.state, options_.wake);
        keeps_state_ = journal_->is_on();
    }
    kept_ = state_.preferences;
    set_language(state_.preferences.language);
    workbench_ = std::make_unique<Workbench>(options_.program, options_.cache, options_.wake);
    world_ = make_world(state_, workbench_->found(), {});
}

App::~App() = default;

void App::act(const Action& action) {
    const auto* open = std::get_if<action::Open>(&action);
    if (open != nullptr && !is_scenario(open->folder)) return say_no_scenario(open->folder);
    const auto of_plan = [](const scenario::Setting& edit) { return edit.first.starts_with("plan."); };
    const auto& edits = state_.draft.edits;
    const auto left_behind =
        std::holds_alternative<action::ChoosePlan>(action) ? std::count_if(edits.begin(), edits.end(), of_plan) : 0;
    carry_out(action);
    if (left_behind > 0 && std::none_of(edits.begin(), edits.end(), of_plan))
        say(fmt::format(
                fmt::runtime(tr_n("{} change to the other plan's own values was left behind; undo brings it back",
                                  "{} changes to the other plan's own values were left behind; undo brings them "
                                  "back",
                                  static_cast<std::size_t>(left_behind))),
                left_behind),
            false);
    if (open != nullptr) bring_back(open->folder);
}

void App::bring_back(const std::string& folder) {
    if (options_.state.empty() || state_.session.folder != folder || state_.has_changes()) return;
    const Actions kept = take_kept_draft(options_.state, folder);
    for (const Action& action : kept) carry_out(action);
    const std::size_t changes = state_.draft.edits.size();
    if (changes > 0)
        say(fmt::format(
                fmt::runtime(tr_n("{} change that was kept is back", "{} changes that were kept are back", changes)),
                changes),
            false);
}

void App::say_no_scenario(const std::string& folder) {
    say(fmt::format(fmt::runtime(tr("{} is no scenario: choose a folder with a scenario.json")), folder), true);
}

void App::carry_out(const Action& action) {
    apply_action(state_, action);
    if (journal_ && is_journalled(action)) journal_->add(action);
    if (state_.preferences.language != language()) set_language(state_.preferences.language);
    carry_out_effects();
}

void App::drop(const std::filesystem::path& dropped) {
    std::error_code failed;
    std::filesystem::path folder = std::filesystem::is_directory(dropped, failed) ? dropped : dropped.parent_path();
    if (folder.filename() == "plans") folder = folder.parent_path();
    act(action::Open{folder.string()});
}

bool App::prepare() {
    const float scale = display_scale_ * state_.preferences.text_scale;
    const bool dark = state_.preferences.dark;
    const bool fonts_changed = fonts_.scale != scale || fonts_.text == nullptr;
    if (fonts_changed) fonts_ = load_fonts(*ImGui::GetIO().Fonts, scale);
    if (fonts_changed || dark != dark_loaded_) apply_style(theme(dark), scale);
    dark_loaded_ = dark;
    return fonts_changed;
}

double App::shown_hour() const {
    const Reading* reading = world_.reading();
    if (reading == nullptr) return 0;
    const double first = 24 * reading->input.scenario.warm_up_days;
    const double last = std::max(first, 24 * reading->input.scenario.days - 1);
    return state_.session.hour < 0 ? first : std::clamp(state_.session.hour, first, last);
}

void App::take_findings() {
    workbench_->want(wanted_for(state_, options_.replications));
    world_ = make_world(state_, workbench_->found(), world_);
    if (!has_selected(world_)) act(action::Select{"", ""});  // the files have it no more
    timeline_ = make_timeline(world_);
    const auto& recent = state_.preferences.recent;
    const bool is_found = world_.draft != nullptr && world_.draft->reading != nullptr &&
                          (recent.empty() || recent.front() != state_.session.folder);
    if (is_found && remembered_ != state_.session.folder) {
        remembered_ = state_.session.folder;
        if (is_scenario(remembered_)) act(action::Remember{});
    }
    if (world_.found != nullptr && world_.found->thrown_away != thrown_away_) {
        thrown_away_ = world_.found->thrown_away;
        say(tr("a stored simulation was damaged: it is simulated again"), false);
    }
    if (world_.found != nullptr && world_.found->disk_changes != disk_changes_) {
        disk_changes_ = world_.found->disk_changes;
        say(tr("the scenario was changed on disk and has been read again"), false);
    }
}

void App::play_on() {
    if (!state_.session.playing || world_.reading() == nullptr) return;
    const double step = std::min(0.1, static_cast<double>(ImGui::GetIO().DeltaTime)) * state_.session.speed_h_per_s;
    const double next = shown_hour() + step;
    if (next >= timeline_.last_h - 1) {
        act(action::Play{false});
    } else {
        act(action::SetTime{next});
    }
    map_.phase_days += step / 24;
}

void App::offer_recovery() {
    if (!dialogs_.lost || (!dialogs_.recover && !dialogs_.forget)) return;
    const LostSession lost = std::move(*dialogs_.lost);
    dialogs_.lost.reset();
    const bool recovers = std::exchange(dialogs_.recover, false);
    dialogs_.forget = false;
    if (recovers) {
        if (!is_scenario(lost.folder)) return say_no_scenario(lost.folder);  // the journal is kept
        for (const Action& action : lost.actions) carry_out(action);
        say(tr("recovered what was not saved"), false);
    }
    std::error_code failed;
    std::filesystem::remove(lost.file, failed);
}

void App::frame() {
    take_findings();
    play_on();
    Actions asked;
    const Ui ui{theme(state_.preferences.dark), fonts_, asked};
    ImGui::PushFont(fonts_.text);
    ask_from_keys(ui, world_, timeline_, shown_hour(), {inspector_.takes_arrows, has_list_, timeline_px_});
    wanted_part_ = asked_part(world_);
    if (!wanted_part_.empty()) seek_focus();
    draw(ui);
    has_list_ = ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId);
    ImGui::PopFont();
    for (const Action& action : asked) act(action);
    offer_recovery();
    if (!options_.state.empty() && kept_ != state_.preferences && !ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        kept_ = state_.preferences;
        keeps_state_ = save_preferences(options_.state, kept_);
    }
}

void App::draw(const Ui& ui) {
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(size);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::Begin("umbral", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::PopStyleVar();
    const Box window{0, 0, size.x, size.y};
    {
        const FocusGate gate(wanted_part_, "top");
        const Region bar("top", {0, 0, size.x, ui.px(top_px)}, ui.theme.surface);
        draw_top_bar(ui, world_);
    }
    if (state_.session.view == View::start) {
        const FocusGate gate(wanted_part_, "middle");
        const Region start("middle", {0, ui.px(top_px), size.x, size.y - ui.px(status_px)}, ui.theme.background,
                           Region::Scroll::yes);
        draw_start_panel(ui, world_, start_);
    } else {
        draw_scenario(ui, window);
    }
    {
        const Region status("status", {0, size.y - ui.px(status_px), size.x, size.y}, ui.theme.surface);
        draw_status_bar(ui, world_,
                        {journal_ ? journal_->last_saved() : 0, keeps_state_ ? "" : options_.state.string()});
    }
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddLine({0, ui.px(top_px)}, {size.x, ui.px(top_px)}, ui.theme.border.packed());
    list.AddLine({0, size.y - ui.px(status_px)}, {size.x, size.y - ui.px(status_px)}, ui.theme.border.packed());
    draw_dialogs(ui, world_, start_.templates, dialogs_);
    ImGui::End();
}

void App::draw_scenario(const Ui& ui, const Box& window) {
    const float top = ui.px(top_px) + 1;
    const float bottom = window.bottom - ui.px(status_px);
    const float left = ui.px(rail_px);
    const bool wide = state_.session.view != View::data;
    const float inspector = wide ? std::min(ui.px(state_.preferences.inspector_px), window.width() * 0.4F) : 0;
    const float right = window.right - inspector;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    {
        const FocusGate gate(wanted_part_, "rail");
        const Region rail("rail", {0, top, left, bottom}, ui.theme.surface);
        draw_rail(ui, world_);
    }
    ImGui::PopStyleVar();
    if (has_broken_files(world_)) {
        const FocusGate gate(wanted_part_, "problems");
        const Region problems("problems", {left + 1, top, window.right, bottom}, ui.theme.background,
                              Region::Scroll::yes);
        draw_problem_panel(ui, world_, problems_);
        return;
    }
    draw_column(ui, {left + 1, top, right - 1, bottom});
    inspector_.takes_arrows = inspector_.takes_arrows && wide;
    if (wide) {
        const FocusGate gate(wanted_part_, "inspector");
        const Region side("inspector", {right, top, window.right, bottom}, ui.theme.surface, Region::Scroll::yes);
        draw_inspector_panel(ui, world_, inspector_);
    }
    const float half = ui.px(splitter_px);
    if (wide)
        draw_splitter(ui, "inspector", {right - half, top, right, bottom}, ImGuiMouseCursor_ResizeEW,
                      window.right - ImGui::GetIO().MousePos.x);
}

/// Strip, view and timeline over each other; where the window is too small for the three, they scroll.
void App::draw_column(const Ui& ui, const Box& box) {
    const bool over_time = has_timeline(state_.session.view);
    const Strip strip = make_strip(world_);
    const float strip_height = state_.session.view == View::data ? 0 : strip_height_of(ui, strip, box.width());
    const float least = strip_height + ui.px(least_view_px + (over_time ? least_timeline_px : 0));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    const Region column("column", box, ui.theme.surface,
                        least > box.height() ? Region::Scroll::by_bar : Region::Scroll::no);
    ImGui::PopStyleVar();
    const float top = ImGui::GetCursorScreenPos().y;
    const float bottom = top + std::max(least, box.height());
    const float right = box.left + ImGui::GetContentRegionAvail().x;
    if (strip_height > 0) draw_strip(ui, {box.left, top, right, top + strip_height}, strip);
    const float room = bottom - top - strip_height;
    const float most = std::max(ui.px(least_timeline_px), room - ui.px(least_view_px));
    const float chosen = ui.px(state_.preferences.timeline_px);
    const float wanted = chosen > 0 ? chosen : std::max(ui.px(usual_timeline_px), timeline_share * room);
    const float timeline = over_time ? std::clamp(wanted, ui.px(least_timeline_px), most) : 0;
    timeline_px_ = static_cast<double>(timeline / ui.fonts.scale);
    const Box view{box.left, top + strip_height + 1, right, bottom - timeline - 1};
    draw_view(ui, view);
    if (over_time) {
        const FocusGate gate(wanted_part_, "timeline");
        const Region below("timeline", {box.left, bottom - timeline + 1, right, bottom}, ui.theme.surface);
        draw_timeline_panel(ui, world_, timeline_, shown_hour(), timeline_panel_);
    }
    const float half = ui.px(splitter_px) / 2;
    if (over_time)
        draw_splitter(ui, "timeline", {view.left, view.bottom - half, view.right, view.bottom + half},
                      ImGuiMouseCursor_ResizeNS, bottom - ImGui::GetIO().MousePos.y);
}

void App::draw_view(const Ui& ui, const Box& box) {
    const View view = state_.session.view;
    const bool scrolls = view == View::waits || view == View::compare || view == View::response;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, view == View::map ? ImVec2{0, 0} : ImVec2{ui.px(18), ui.px(14)});
    {
        const FocusGate gate(wanted_part_, word_of(view));
        const Region region(word_of(view), box,  // each view keeps how far it was scrolled
                            ui.theme.surface, scrolls ? Region::Scroll::yes : Region::Scroll::no);
        ImGui::PopStyleVar();
        if (view == View::map) draw_map_panel(ui, world_, *land_, make_map(world_, shown_hour()), shown_hour(), map_);
        if (view == View::response) draw_response_panel(ui, world_, timeline_, shown_hour());
        if (view == View::waits) draw_waits_panel(ui, world_);
        if (view == View::compare) draw_compare_panel(ui, world_, timeline_, compare_);
        if (view == View::data) draw_data_panel(ui, world_, data_);
    }
}

void App::carry_out_effects() {
    std::vector<Effect> effects = std::move(state_.effects);
    state_.effects.clear();
    for (const Effect& effect : effects) {
        try {
            switch (effect.kind) {
                case Effect::Kind::quit:
                    quit_ = true;
                    break;
                case Effect::Kind::keep_draft: {
                    keep_draft(options_.state, effect.name, state_.draft);
                    act(leaving_action(state_.session));
                    break;
                }
                case Effect::Kind::screenshot:
                    screenshot_ = effect.name.empty() ? default_stem(world_).string() + ".png" : effect.name;
                    break;
                case Effect::Kind::export_study:
                    say(export_study(world_,
                                     effect.name.empty() ? default_stem(world_).string() + ".umbral" : effect.name),
                        false);
                    break;
                case Effect::Kind::export_view: {
                    if (fonts_.text == nullptr) (void)prepare();  // before the first frame
                    ImDrawList scratch(ImGui::GetDrawListSharedData());
                    const ImGuiCanvas ruler(scratch, fonts_);
                    const Page page{world_,
                                    timeline_,
                                    *land_,
                                    theme(state_.preferences.dark),
                                    shown_hour(),
                                    compare_.objective,
                                    shown_values(world_, data_)};
                    say(export_view(page, ruler,
                                    effect.name.empty() ? default_stem(world_) : std::filesystem::path(effect.name)),
                        false);
                    break;
                }
                case Effect::Kind::new_scenario: {
                    scenario::write_scenario_folder(effect.name, effect.text.empty()
                                                                     ? scenario::starter_files()
                                                                     : scenario::files_to_copy(effect.text));
                    act(action::Open{effect.name});
                    say(fmt::format(fmt::runtime(tr("made: {}")), effect.name), false);
                    break;
                }
                case Effect::Kind::save_plan: {
                    SavedPlan saved;
                    PlanTerms terms{effect.name, effect.text};
                    if (auto own = nlohmann::json::parse(effect.more, nullptr, false); own.is_object())
                        terms.by_measure = std::move(own);
                    workbench_->write(state_.session.folder,
                                      [&] { saved = save_plan(world_, terms, dialogs_.unit_costs); });
                    for (const Action& action : saved.then) act(action);
                    say(saved.notice, false);
                    break;
                }
            }
        } catch (const InputError& error) {
            say(message_and_hint(error.problems().front()), true);
        } catch (const std::system_error& error) {
            say(not_written(error), true);
        }
    }
}

void App::say(const std::string& notice, bool is_bad) {
    state_.session.notice = notice;
    state_.session.notice_is_bad = is_bad;
}

std::string App::take_screenshot_request() { return std::exchange(screenshot_, {}); }

std::optional<double> App::next_frame_s() const {
    constexpr double caret_s = 0.2;
    if (state_.session.playing) return 0;
    if (ImGui::GetIO().WantTextInput) return caret_s;
    return std::nullopt;
}

bool App::is_settled() const { return workbench_->is_idle(); }

nlohmann::json App::report() const {
    nlohmann::json cards = nlohmann::json::array();
    for (const StripCard& card : make_strip(world_).cards) {
        cards.push_back({{"title", card.title},
                         {"qualifier", card.qualifier},
                         {"value", card.value},
                         {"unit", card.unit},
                         {"interval", card.interval},
                         {"difference", card.difference},
                         {"verdict", card.verdict}});
    }
    nlohmann::json problems = nlohmann::json::array();
    if (world_.draft != nullptr) {
        for (const Problem& problem : world_.draft->problems) problems.push_back(problem.message);
    }
    return {{"view", word_of(state_.session.view)},
            {"language", state_.preferences.language},
            {"changes", state_.draft.edits.size()},
            {"plan", state_.draft.plan},
            {"plans", world_.plans.size()},
            {"stale", world_.is_stale()},
            {"histories", world_.outcome() == nullptr ? 0 : world_.outcome()->replications.size()},
            {"notice", state_.session.notice},
            {"keeps_state", keeps_state_},
            {"problems", problems},
            {"shows_problems", has_broken_files(world_)},
            {"strip", cards}};
}

}  // namespace umbral::gui
