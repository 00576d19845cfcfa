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

void zoom(Camera& camera, const Box& box, Point about, double factor) {
    const MapPoint before = camera.to_plane(box, about);
    camera.px_per_degree = std::clamp(camera.px_per_degree * factor, 6.0, 20'000.0);
    const MapPoint after = camera.to_plane(box, about);
    camera.middle.x += before.x - after.x;
    camera.middle.y += before.y - after.y;
}

void handle_mouse(const Ui& ui, const MapModel& map, const Box& box, MapPanelState& own, MapStyle& style) {
    ImGui::SetCursorScreenPos({box.left, box.top});
    mouse_area("map", box.width(), box.height());
    const ImGuiIO& io = ImGui::GetIO();
    const Point mouse{io.MousePos.x, io.MousePos.y};
    ImGui::SetItemAllowOverlap();
    if (ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 3)) {
        own.camera.middle.x -= static_cast<double>(io.MouseDelta.x) / own.camera.px_per_degree;
        own.camera.middle.y += static_cast<double>(io.MouseDelta.y) / own.camera.px_per_degree;
    }
    if (!ImGui::IsItemHovered()) return;
    if (io.MouseWheel != 0) zoom(own.camera, box, mouse, std::pow(1.2, static_cast<double>(io.MouseWheel)));
    const MapHit hit = hit_map(map, own.camera, box, mouse, ui.fonts.scale);
    if (hit.subject == Subject::site) style.hovered_site = hit.id;
    if (hit.subject == Subject::route) style.hovered_route = hit.id;
    const ImVec2 dragged = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 3);
    if (ImGui::IsMouseReleased(ImGuiMouseButton_Left) && dragged.x == 0 && dragged.y == 0)
        ui.ask(action::Select{word_of(hit.subject), hit.id});
}

void draw_controls(const Ui& ui, const Box& box, MapPanelState& own) {
    const float side = ui.px(30);
    const Box card{box.right - side - ui.px(20), box.top + ui.px(12), box.right - ui.px(12),
                   box.top + ui.px(20) + 3 * side};
    ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
    canvas.rect(card, ui.theme.surface, ui.px(6));
    canvas.frame(card, ui.theme.border, ui.px(6), ui.px(1));
    const Point middle{(box.left + box.right) / 2, (box.top + box.bottom) / 2};
    ImGui::SetCursorScreenPos({card.left + ui.px(4), card.top + ui.px(4)});
    ImGui::BeginGroup();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    if (icon_button(ui, icon::plus, tr("Zoom in (+)"))) zoom(own.camera, box, middle, 1.4);
    if (icon_button(ui, icon::minus, tr("Zoom out (-)"))) zoom(own.camera, box, middle, 1 / 1.4);
    if (icon_button(ui, icon::expand, tr("Show everything (F)"))) ui.ask(action::Fit{});
    ImGui::PopStyleVar();
    ImGui::EndGroup();
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
    const bool other = own.folder != session.folder;
    const bool resized =
        std::abs(own.last_box.width() - box.width()) + std::abs(own.last_box.height() - box.height()) > 2;
    if (other || own.fitted != session.fit_request || (resized && own.fitted >= 0 && own.last_box.width() <= 1)) {
        own.camera = fitted_camera(map, box, {}, ui.fonts.scale);
        own.fitted = session.fit_request;
        own.folder = session.folder;
    } else if (resized && own.last_box.width() > 1) {
        own.camera.px_per_degree *=
            static_cast<double>(std::min(box.width() / own.last_box.width(), box.height() / own.last_box.height()));
    }
    own.last_box = box;
    MapStyle style{.selection = session.selection,
                   .flow_phase = own.phase_days,
                   .moving = session.playing,
                   .stale = world.is_stale()};
    handle_mouse(ui, map, box, own, style);
    ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
    draw_map(canvas, ui.theme, box, land, map, own.camera, style);
    draw_map_legend(canvas, ui.theme, box, map);
    draw_clock(ui, world, box, hour);
    draw_controls(ui, box, own);
    for (const MapSite& site : map.sites) {
        if (site.id == style.hovered_site) site_tooltip(ui, site);
    }
    for (const MapRoute& route : map.routes) {
        if (route.id == style.hovered_route && route.from_site < map.sites.size() && route.to_site < map.sites.size())
            route_tooltip(ui, map, route);
    }
}

}  // namespace umbral::gui
