#pragma once
// The program without a window: state, background work and panels, one frame at a time. A window, a test or a benchmark
// drives it.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "gui/app/journal.hpp"
#include "gui/model/basemap.hpp"
#include "gui/model/world.hpp"
#include "gui/panels/compare_panel.hpp"
#include "gui/panels/data_panel.hpp"
#include "gui/panels/dialogs.hpp"
#include "gui/panels/inspector_panel.hpp"
#include "gui/panels/map_panel.hpp"
#include "gui/panels/problem_panel.hpp"
#include "gui/panels/start_panel.hpp"
#include "gui/panels/timeline_panel.hpp"
#include "gui/widgets/fonts.hpp"

namespace umbral::gui {

struct AppOptions {
    std::filesystem::path program;    ///< `umbral`; empty: none
    std::filesystem::path cache;      ///< of studies
    std::filesystem::path state;      ///< of journals and preferences; empty: nothing is kept
    std::filesystem::path data;       ///< base map
    std::filesystem::path scenarios;  ///< templates
    std::uint32_t replications = 20;
    std::function<void()> wake = [] {};  ///< called from another thread when there is something new to show
};

class App {
  public:
    /// @pre a Dear ImGui context is current
    explicit App(AppOptions options);
    ~App();
    App(const App&) = delete;
    App& operator=(const App&) = delete;

    /// Loads fonts and style when scale or theme have changed. Call before NewFrame. @return whether the font texture
    /// has to be made again
    bool prepare();
    /// One frame between NewFrame and Render: looks at what there is, draws, carries out what was asked.
    void frame();

    /// What would open no scenario is told instead, and leaves what is open.
    void act(const Action& action);
    /// Opens the scenario that was dropped on the window, as its folder or one of its files.
    void drop(const std::filesystem::path& dropped);
    [[nodiscard]] const AppState& state() const { return state_; }
    [[nodiscard]] const World& world() const { return world_; }
    /// In how many seconds a frame would differ without any input and without AppOptions::wake; nothing: never.
    [[nodiscard]] std::optional<double> next_frame_s() const;
    /// Everything wanted is simulated or cannot be.
    [[nodiscard]] bool is_settled() const;
    [[nodiscard]] bool wants_to_quit() const { return quit_; }
    /// A picture is wanted after this frame: the file; empty when none is.
    [[nodiscard]] std::string take_screenshot_request();
    void say(const std::string& notice, bool is_bad);
    /// Pixels per design pixel of the window.
    void set_display_scale(float scale) { display_scale_ = scale; }
    /// What is on screen, as data: for tests and for people who read with a program.
    [[nodiscard]] nlohmann::json report() const;

  private:
    /// What was kept when the scenario was left last.
    void bring_back(const std::string& folder);
    void carry_out(const Action& action);
    void carry_out_effects();
    void say_no_scenario(const std::string& folder);
    void take_findings();
    void play_on();
    void draw(const Ui& ui);
    void draw_scenario(const Ui& ui, const Box& window);
    void draw_column(const Ui& ui, const Box& box);
    void draw_view(const Ui& ui, const Box& box);
    void offer_recovery();
    [[nodiscard]] double shown_hour() const;

    AppOptions options_;
    AppState state_;
    Fonts fonts_;
    World world_;
    std::unique_ptr<Journal> journal_;
    std::shared_ptr<const Basemap> land_;
    float display_scale_ = 1;
    bool dark_loaded_ = false;
    bool quit_ = false;
    std::string screenshot_;
    std::uint64_t disk_changes_ = 0;
    std::uint64_t thrown_away_ = 0;
    Preferences kept_;
    bool keeps_state_ = true;  ///< false: journal or preferences cannot be written
    std::string remembered_;   ///< the folder that was last looked for
    Timeline timeline_;

    MapPanelState map_;
    TimelinePanelState timeline_panel_;
    InspectorPanelState inspector_;
    ComparePanelState compare_;
    DataPanelState data_;
    StartPanelState start_;
    ProblemPanelState problems_;
    DialogState dialogs_;
    bool has_list_ = false;    ///< choices are open below a combo box
    std::string wanted_part_;  ///< region that the keyboard is led to in this frame; empty: none
    double timeline_px_ = 0;   ///< its height as last drawn, at scale 1; 0: there is none

    std::unique_ptr<Workbench> workbench_;  // last: its thread uses options_.wake
};

}  // namespace umbral::gui
