#include "gui/panels/map_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/i18n.hpp"
#include "gui/model/calendar.hpp"
#include "gui/model/parameters.hpp"

namespace umbral::gui {
namespace {

void figure_row(const Ui& ui, const char* what, double value) {
    if (value < 0) return;
    label(what, ui.theme.muted, ui.fonts.small);
    ImGui::SameLine(ui.px(150));
    label(number_text(value, true), ui.theme.text, ui.fonts.small);
}

void site_tooltip(const Ui& ui, const MapSite& site) {
    begin_tooltip(ui);
    label(site.name, ui.theme.text, ui.fonts.strong);
    label(fmt::format("{}, {}", site.kind, site.country), ui.theme.muted, ui.fonts.small);
    figure_row(ui, tr("Present"), site.present);
    figure_row(ui, tr("Design places"), site.design);
    figure_row(ui, tr("With overflow"), site.capacity);
    figure_row(ui, tr("Waiting"), site.waiting);
    figure_row(ui, tr("Stranded"), site.stranded);
    if (site.occupancy() > 1)
        label(fmt::format(fmt::runtime(tr("Crowded: {} people per place")), number_text(site.occupancy(), false)),
              ui.theme.worse, ui.fonts.small);
    ImGui::EndTooltip();
}

void route_tooltip(const Ui& ui, const MapModel& map, const MapRoute& route) {
    begin_tooltip(ui);
    label(map.sites.at(route.from_site).name + " \xe2\x86\x92 " + map.sites.at(route.to_site).name, ui.theme.text,
          ui.fonts.strong);
    label(fmt::format("{}, {} h", route.mode, number_text(route.hours, false)), ui.theme.muted, ui.fonts.small);
    if (route.persons_per_day > 0) figure_row(ui, tr("People a day"), route.persons_per_day);
    if (!route.open)
        label(route.why_closed.empty() ? std::string(tr("closed at this time"))
                                       : fmt::format(fmt::runtime(tr("closed: {}")), route.why_closed),
              ui.theme.worse, ui.fonts.small);
    ImGui::EndTooltip();
}

void pan(MapPanelState& own, double right_px, double up_px) {
    Camera& camera = own.camera;
    camera.middle.x = std::clamp(camera.middle.x + right_px / camera.px_per_degree, -180.0, 180.0);
    camera.middle.y = std::clamp(camera.middle.y + up_px / camera.px_per_degree, -90.0, 90.0);
    own.is_fitted = false;
}

void zoom(MapPanelState& own, const Box& box, Point about, double factor) {
    Camera& camera = own.camera;
    const MapPoint before = camera.to_plane(box, about);
    camera.px_per_degree = std::clamp(camera.px_per_degree * factor, 6.0, 20'000.0);
    const MapPoint after = camera.to_plane(box, about);
    camera.middle.x += before.x - after.x;
    camera.middle.y += before.y - after.y;
    own.is_fitted = false;
}

/// Does what was asked for by actions since the last frame.
void move(MapPanelState& own, const Box& box, const MapMoves& asked) {
    if (asked == own.moved) return;
    zoom(own, box, {(box.left + box.right) / 2, (box.top + box.bottom) / 2}, std::exp2(asked.zoom - own.moved.zoom));
    pan(own, (asked.right - own.moved.right) * static_cast<double>(box.width()),
        (asked.up - own.moved.up) * static_cast<double>(box.height()));
    own.moved = asked;
}

/// Fits the camera where that is asked for, and keeps it fitted, or its middle, when the map gets another size.
void place_camera(const Ui& ui, const Session& session, const MapModel& map, const Box& box, MapPanelState& own) {
    if (own.folder != session.folder || own.fitted != session.fit_request) {
        own.is_fitted = true;
        own.moved = session.map_moves;
        own.fitted = session.fit_request;
        own.folder = session.folder;
    }
    if (own.is_fitted) {
        own.camera = fitted_camera(map, box, {}, ui.fonts.scale);
    } else if (own.last_box.width() > 1) {
        own.camera.px_per_degree *=
            static_cast<double>(std::min(box.width() / own.last_box.width(), box.height() / own.last_box.height()));
    }
    own.last_box = box;
    move(own, box, session.map_moves);
}

void handle_mouse(const Ui& ui, const MapModel& map, const Box& box, MapPanelState& own, MapStyle& style) {
    ImGui::SetCursorScreenPos({box.left, box.top});
    mouse_area("map", box.width(), box.height());
    const ImGuiIO& io = ImGui::GetIO();
    const Point mouse{io.MousePos.x, io.MousePos.y};
    ImGui::SetItemAllowOverlap();
    if (ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 3)) {
        pan(own, -static_cast<double>(io.MouseDelta.x), static_cast<double>(io.MouseDelta.y));
    }
    if (!ImGui::IsItemHovered()) return;
    if (io.MouseWheel != 0) zoom(own, box, mouse, std::pow(1.2, static_cast<double>(io.MouseWheel)));
    const MapHit hit = hit_map(map, own.camera, box, mouse, ui.fonts.scale);
    if (hit.subject == Subject::site) style.hovered_site = hit.id;
    if (hit.subject == Subject::route) style.hovered_route = hit.id;
    const ImVec2 dragged = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 3);
    if (ImGui::IsMouseReleased(ImGuiMouseButton_Left) && dragged.x == 0 && dragged.y == 0)
        ui.ask(action::Select{word_of(hit.subject), hit.id});
}

void draw_controls(const Ui& ui, const Box& box) {
    const float side = ui.px(30);
    const Box card{box.right - side - ui.px(20), box.top + ui.px(12), box.right - ui.px(12),
                   box.top + ui.px(20) + 3 * side};
    ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
    canvas.rect(card, ui.theme.surface, ui.px(6));
    canvas.frame(card, ui.theme.border, ui.px(6), ui.px(1));
    ImGui::SetCursorScreenPos({card.left + ui.px(4), card.top + ui.px(4)});
    ImGui::BeginGroup();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    if (icon_button(ui, icon::plus, tr("Zoom in (M, then +)"))) ui.ask(action::MoveMap{0, 0, 0.5});
    if (icon_button(ui, icon::minus, tr("Zoom out (M, then -)"))) ui.ask(action::MoveMap{0, 0, -0.5});
    if (icon_button(ui, icon::expand, tr("Show everything (F)"))) ui.ask(action::Fit{});
    ImGui::PopStyleVar();
    ImGui::EndGroup();
}

/// The legend, which a press folds into a button, or that button.
void draw_legend(const Ui& ui, const Box& box, const MapModel& map, bool is_open, MapPanelState& own) {
    ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
    const Box card = legend_box(box, map, ui.fonts.scale, is_open);
    if (is_open) {
        draw_map_legend(canvas, ui.theme, box, map);
        canvas.text({card.right - ui.px(13), card.top + ui.px(7)}, icon::caret_down, ui.theme.muted, TextSize::small,
                    Align::center);
    } else {
        canvas.rect(card, ui.theme.surface.with_alpha(0.94), ui.px(6));
        canvas.frame(card, ui.theme.border, ui.px(6), ui.px(1));
        canvas.text({(card.left + card.right) / 2, card.top + ui.px(8)}, tr("Legend"), ui.theme.text, TextSize::small,
                    Align::center);
    }
    ImGui::SetCursorScreenPos({card.left, card.top});
    if (ImGui::InvisibleButton("legend", {card.width(), card.height()})) own.has_legend = !is_open;
    focus_ring(ui);
    tooltip(ui, is_open ? tr("Fold the legend") : tr("What the marks on the map mean"));
}

void draw_clock(const Ui& ui, const World& world, const Box& box, double hour) {
    const Reading* reading = world.reading();
    if (reading == nullptr) return;
    ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
    const std::string text = time_text(reading->input.scenario.start, hour);
    const Point size = canvas.measure(text, TextSize::strong);
    const Box card{box.left + ui.px(12), box.top + ui.px(12), box.left + ui.px(32) + size.x,
                   box.top + ui.px(24) + size.y};
    canvas.rect(card, ui.theme.surface.with_alpha(0.94), ui.px(6));
    canvas.frame(card, ui.theme.border, ui.px(6), ui.px(1));
    canvas.text({card.left + ui.px(10), card.top + ui.px(6)}, text, ui.theme.text, TextSize::strong, Align::left);
}

}  // namespace

void draw_map_panel(const Ui& ui, const World& world, const Basemap& land, const MapModel& map, double hour,
                    MapPanelState& own) {
    const ImVec2 at = ImGui::GetWindowPos();
    const ImVec2 size = ImGui::GetWindowSize();
    const Box box{at.x, at.y, at.x + size.x, at.y + size.y};
    const Session& session = world.state->session;
    if (map.sites.empty()) {
        empty_state(ui, box, icon::map, tr("Reading the scenario"));
        return;
    }
    place_camera(ui, session, map, box, own);
    const bool has_legend = own.has_legend.value_or(legend_has_room(box, map, ui.fonts.scale));
    MapStyle style{.selection = session.selection,
                   .flow_phase = own.phase_days,
                   .moving = session.playing,
                   .stale = world.is_stale(),
                   .has_legend = has_legend};
    handle_mouse(ui, map, box, own, style);
    ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
    draw_map(canvas, ui.theme, box, land, map, own.camera, style);
    draw_legend(ui, box, map, has_legend, own);
    draw_clock(ui, world, box, hour);
    draw_controls(ui, box);
    if (session.map_has_keys) canvas.frame(box, ui.theme.accent, 0, ui.px(2));
    for (const MapSite& site : map.sites) {
        if (site.id == style.hovered_site) site_tooltip(ui, site);
    }
    for (const MapRoute& route : map.routes) {
        if (route.id == style.hovered_route && route.from_site < map.sites.size() && route.to_site < map.sites.size())
            route_tooltip(ui, map, route);
    }
}

}  // namespace umbral::gui
