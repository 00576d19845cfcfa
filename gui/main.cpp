// `umbral-gui`: options in, a window out.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <exception>
#include <string>

#include "base/i18n.hpp"
#include "base/problem.hpp"
#include "gui/run/places.hpp"
#include "gui/shell/window.hpp"

namespace {

using namespace umbral;
using namespace umbral::gui;

struct Options {
    std::string folder;
    std::string play;
    std::string screenshot;
    std::string size = "1280x800";
    std::string language;
    std::string theme;
    std::string state;
    float scale = 0;
    std::uint32_t replications = 20;
};

/// WIDTHxHEIGHT. @throws InputError
void read_size(const std::string& text, WindowOptions& window) {
    const auto cross = text.find('x');
    try {
        window.width = std::stoi(text.substr(0, cross));
        window.height = cross == std::string::npos ? 0 : std::stoi(text.substr(cross + 1));
    } catch (const std::exception&) {
        window.width = 0;
    }
    constexpr int least = 320;
    constexpr int most = 16384;
    if (window.width < least || window.height < least || window.width > most || window.height > most)
        throw InputError({"", "--size", text, tr("this is not a size"), "1280x800", ""});
}

std::vector<Action> first_actions(const Options& options) {
    std::vector<Action> actions;
    if (!options.language.empty()) actions.emplace_back(action::SetLanguage{options.language});
    if (!options.theme.empty()) actions.emplace_back(action::SetTheme{options.theme == "dark"});
    if (!options.folder.empty()) {
        std::error_code failed;
        const auto folder = std::filesystem::weakly_canonical(options.folder, failed);
        actions.emplace_back(action::Open{failed ? options.folder : folder.string()});
    }
    return actions;
}

int run(const Options& options) {
    WindowOptions window;
    read_size(options.size, window);
    window.scale = options.scale;
    window.screenshot = options.screenshot;
    const bool scripted = !options.play.empty() || !options.screenshot.empty();
    window.closes_after_play = scripted;
    AppOptions app;
    app.program = find_umbral();
    app.cache = study_cache_folder();
    // A replay neither reads nor leaves traces, unless it is told where.
    app.state = !options.state.empty() ? std::filesystem::path(options.state)
                : scripted             ? std::filesystem::path()
                                       : state_folder();
    app.data = data_folder();
    app.scenarios = scenarios_folder();
    app.replications = options.replications;
    Player player = options.play.empty() ? Player() : Player(options.play);
    return show_window(app, window, first_actions(options), std::move(player));
}

}  // namespace

int main(int argc, char** argv) {
    // A file at its size limit makes writing fail, which is told, instead of ending the program.
    std::signal(SIGXFSZ, SIG_IGN);
    set_language("");
    Options options;
    CLI::App program{tr("Umbral's window: tune, watch and compare plans of a scenario.")};
    program.set_help_flag("-h,--help", tr("this text"));
    program.add_option("DIR", options.folder, tr("the scenario's folder"));
    program.add_option("--play", options.play, tr("replay the actions of a file, then close"));
    program.add_option("--screenshot", options.screenshot,
                       tr("write a picture of the window (PNG) at the end, then close"));
    program.add_option("--size", options.size, tr("size of the window, WIDTHxHEIGHT (default 1280x800)"));
    program.add_option("--scale", options.scale, tr("pixels per unit of the design (default: the display's)"))
        ->check(CLI::Range(0.5, 4.0));
    program.add_option("--lang", options.language, tr("en or es"))->check(CLI::IsMember({"en", "es"}));
    program.add_option("--theme", options.theme, tr("light or dark"))->check(CLI::IsMember({"light", "dark"}));
    program.add_option("--replications", options.replications, tr("how many random histories (default 20)"))
        ->check(CLI::Range(1, 1000));
    program.add_option("--state", options.state, tr("folder for preferences and the journal"));
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? 0 : 2;
    }
    try {
        return run(options);
    } catch (const InputError& error) {
        fmt::print(stderr, "{}\n", to_text(error.problems()));
        return 2;
    } catch (const std::exception& error) {
        fmt::print(stderr, "umbral-gui: {}\n", error.what());
        return 1;
    }
}
