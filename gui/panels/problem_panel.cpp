#include "gui/panels/problem_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <system_error>

#include "base/i18n.hpp"
#include "gui/run/process.hpp"

namespace umbral::gui {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t most_lines = 20'000;

/// Reads the file again when it is another or has changed.
void refresh(ProblemPanelState& own, const fs::path& file) {
    std::error_code failed;
    const auto written = fs::last_write_time(file, failed);
    if (own.shown == file && own.of == written) return;
    own.shown = file;
    own.of = written;
    own.lines.clear();
    own.place.clear();
    std::ifstream stream(file);
    for (std::string line; own.lines.size() < most_lines && std::getline(stream, line);) own.lines.push_back(line);
}

void draw_problem(const Ui& ui, const Problem& problem, std::size_t number, ProblemPanelState& own) {
    const WithId id(std::to_string(number));
    ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool on = own.chosen == number;
    ImGui::BeginGroup();
    ImGui::Indent(ui.px(14));
    wrapped(problem.message + (problem.value.empty() ? "" : ": " + problem.value), on ? ui.theme.accent : ui.theme.text,
            ui.fonts.strong);
    wrapped(problem.file + "  " + problem.place, ui.theme.muted, ui.fonts.small);
    if (!problem.allowed.empty())
        wrapped(fmt::format(fmt::runtime(tr("allowed: {}")), problem.allowed), ui.theme.muted, ui.fonts.small);
    if (!problem.hint.empty()) wrapped(problem.hint, ui.theme.muted, ui.fonts.small);
    ImGui::Unindent(ui.px(14));
    ImGui::EndGroup();
    const ImVec2 end = ImGui::GetItemRectMax();
    const float right = at.x + ImGui::GetContentRegionAvail().x;
    ImGui::SetCursorScreenPos(at);
    if (ImGui::InvisibleButton("problem", {right - at.x, end.y - at.y})) own.chosen = number;
    canvas.rect({at.x, at.y, at.x + ui.px(4), end.y}, on ? ui.theme.accent : ui.theme.worse, ui.px(2));
    focus_ring(ui);
    ImGui::Dummy({1, ui.px(10)});
}

/// Opens a file with the desktop's own program for it; not waited for.
void open_outside(const fs::path& file) {
    static constexpr std::array<const char*, 2> openers{"/usr/bin/xdg-open", "/usr/local/bin/xdg-open"};
    for (const char* opener : openers) {
        if (fs::exists(opener)) return start_detached({opener, file.string()});
    }
}

void draw_file(const Ui& ui, const Problem& problem, ProblemPanelState& own) {
    label(problem.file, ui.theme.text, ui.fonts.strong);
    ImGui::SameLine(0, ui.px(14));
    if (text_button(ui, tr("Open in an editor"))) open_outside(own.shown);
    ImGui::SameLine();
    if (text_button(ui, tr("Copy the place")))
        ImGui::SetClipboardText((own.shown.string() + " " + problem.place).c_str());
    const WithColor back(ImGuiCol_ChildBg, ui.theme.surface);
    ImGui::BeginChild("file", {0, 0}, true, ImGuiWindowFlags_HorizontalScrollbar);
    const float height = ui.fonts.small->FontSize + ui.px(4);
    const bool arrives = own.place != problem.place;
    own.place = problem.place;
    own.line = line_of(problem.place);
    if (arrives && own.line > 0)
        ImGui::SetScrollY(std::max(0.0F, static_cast<float>(own.line) * height - ImGui::GetWindowHeight() / 2));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, ui.px(4)});
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(own.lines.size()), height);
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const auto number = static_cast<std::size_t>(i) + 1;
            const ImVec2 at = ImGui::GetCursorScreenPos();
            if (number == own.line)
                ImGui::GetWindowDrawList()->AddRectFilled({at.x - ui.px(8), at.y - ui.px(2)},
                                                          {at.x + ui.px(4000), at.y + height - ui.px(2)},
                                                          ui.theme.worse.with_alpha(0.16).packed());
            label(fmt::format("{:>5}", number), number == own.line ? ui.theme.worse : ui.theme.muted, ui.fonts.small);
            ImGui::SameLine(ui.px(60));
            label(own.lines[static_cast<std::size_t>(i)], ui.theme.text, ui.fonts.small);
        }
    }
    ImGui::PopStyleVar();
    ImGui::EndChild();
}

}  // namespace

std::size_t line_of(const std::string& place) {
    // "line 4, column 7" in any language: the first number. A JSON pointer names no line.
    if (place.starts_with('/')) return 0;
    const auto from = place.find_first_of("0123456789");
    std::size_t line = 0;
    if (from == std::string::npos) return 0;
    std::from_chars(place.data() + from, place.data() + place.size(), line);
    return line;
}

bool has_broken_files(const World& world) { return world.saved != nullptr && world.saved->stage == Stage::broken; }

void draw_problem_panel(const Ui& ui, const World& world, ProblemPanelState& own) {
    const auto& problems = world.saved->problems;
    label(fmt::format(fmt::runtime(tr_n("{} problem", "{} problems", problems.size())), problems.size()), ui.theme.text,
          ui.fonts.figure);
    wrapped(tr("The scenario cannot be used yet. Mend the files and save them; they are read again by themselves."),
            ui.theme.muted, ui.fonts.text);
    ImGui::Dummy({1, ui.px(6)});
    if (problems.empty()) return;
    own.chosen = std::min(own.chosen, problems.size() - 1);
    const float width = ImGui::GetContentRegionAvail().x;
    ImGui::BeginChild("problems", {width * 0.46F, 0}, false, ImGuiWindowFlags_NavFlattened);
    for (std::size_t i = 0; i < problems.size(); ++i) draw_problem(ui, problems[i], i, own);
    ImGui::EndChild();
    const Problem& chosen = problems[own.chosen];
    const fs::path file = fs::path(world.state->session.folder) / chosen.file;
    std::error_code failed;
    if (!fs::is_regular_file(file, failed)) return;
    refresh(own, file);
    ImGui::SameLine(0, ui.px(16));
    ImGui::BeginChild("place", {0, 0}, false, ImGuiWindowFlags_NavFlattened);
    draw_file(ui, chosen, own);
    ImGui::EndChild();
}

}  // namespace umbral::gui
