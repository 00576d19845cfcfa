#include "gui/shell/window.hpp"

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cfloat>
#include <optional>
#include <stdexcept>
#include <system_error>

#include "base/i18n.hpp"
#include "gui/run/places.hpp"
#include "gui/shell/key_queue.hpp"
#include "gui/shell/png.hpp"

namespace umbral::gui {
namespace {

/// Dear ImGui settles hovering and layout within so many frames of an input.
constexpr int frames_after_event = 3;
constexpr double replay_s = 0.02;
/// While a replay waits for simulations, between two looks at them.
constexpr double replay_wait_s = 0.1;

/// Frames still to draw before the loop may sleep; raised by every event.
int& frames_due() {
    static int due = frames_after_event;
    return due;
}

class Glfw {
  public:
    Glfw() {
        if (glfwInit() != GLFW_TRUE) throw std::runtime_error(tr("no display to open a window on"));
    }
#ifdef UMBRAL_SANITIZE
    // The driver stays loaded: what it never frees is found by the leak check as soon as nobody points to it.
    ~Glfw() = default;
#else
    ~Glfw() { glfwTerminate(); }
#endif
    Glfw(const Glfw&) = delete;
    Glfw& operator=(const Glfw&) = delete;
};

void stir() { frames_due() = frames_after_event; }

void watch_events(GLFWwindow* window) {
    // Set before Dear ImGui's own, which call these.
    glfwSetCursorPosCallback(window, [](GLFWwindow*, double, double) { stir(); });
    glfwSetMouseButtonCallback(window, [](GLFWwindow*, int, int, int) { stir(); });
    glfwSetScrollCallback(window, [](GLFWwindow*, double, double) { stir(); });
    glfwSetWindowFocusCallback(window, [](GLFWwindow*, int) { stir(); });
    glfwSetFramebufferSizeCallback(window, [](GLFWwindow*, int, int) { stir(); });
    glfwSetWindowRefreshCallback(window, [](GLFWwindow*) { stir(); });
    glfwSetDropCallback(window, [](GLFWwindow* target, int count, const char** paths) {
        stir();
        auto* app = static_cast<App*>(glfwGetWindowUserPointer(target));
        if (app == nullptr || count < 1) return;
        app->drop(paths[0]);
    });
}

KeyQueue& keys() {
    static KeyQueue queue;
    return queue;
}

/// Keys go round Dear ImGui's own watch of them, which loses those that are let go before the next frame.
void watch_keys(GLFWwindow* window) {
    glfwSetKeyCallback(window, [](GLFWwindow*, int key, int, int action, int) {
        stir();
        if (action != GLFW_REPEAT) keys().add_key(key, action == GLFW_PRESS);
    });
    glfwSetCharCallback(window, [](GLFWwindow*, unsigned letter) {
        stir();
        keys().add_letter(letter);
    });
}

Picture read_picture(int width, int height) {
    Picture picture{width, height,
                    std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3)};
    std::vector<std::uint8_t> upside_down(picture.rgb.size());
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, upside_down.data());
    const std::size_t stride = static_cast<std::size_t>(width) * 3;
    for (std::size_t row = 0; row < static_cast<std::size_t>(height); ++row)
        std::copy_n(
            upside_down.begin() + static_cast<std::ptrdiff_t>((static_cast<std::size_t>(height) - 1 - row) * stride),
            stride, picture.rgb.begin() + static_cast<std::ptrdiff_t>(row * stride));
    return picture;
}

void save_picture(App& app, GLFWwindow* window, const std::filesystem::path& file) {
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(window, &width, &height);
    try {
        write_whole(file, to_png(read_picture(width, height)));
        app.say(fmt::format(fmt::runtime(tr("written: {}")), file.string()), false);
    } catch (const std::system_error& error) {
        app.say(not_written(error), true);
    }
}

/// What a frame is for.
enum class FrameKind {
    shown,     ///< for the user
    replayed,  ///< for the user, where the mouse has no say
    unseen,    ///< of a replay that waits: nothing is drawn, so that the processors are left to the simulations
};

void draw_frame(App& app, GLFWwindow* window, FrameKind kind) {
    if (app.prepare()) {
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        ImGui_ImplOpenGL3_CreateFontsTexture();
    }
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    keys().give(ImGui::GetIO());
    if (!keys().is_empty()) stir();
    if (kind != FrameKind::shown) ImGui::GetIO().MousePos = {-FLT_MAX, -FLT_MAX};
    ImGui::NewFrame();
    app.frame();
    ImGui::Render();
    if (kind == FrameKind::unseen) return;
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(window, &width, &height);
    glViewport(0, 0, width, height);
    glClearColor(0, 0, 0, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

float display_scale(GLFWwindow* window, float wanted) {
    if (wanted > 0) return wanted;
    float x = 1;
    float y = 1;
    glfwGetWindowContentScale(window, &x, &y);
    return std::clamp(std::max(x, y), 1.0F, 3.0F);
}

/// Sleeps until there is something else to draw: an event, something found in the background, a step of the replay.
void wait_for_next_frame(const App& app) {
    if (frames_due() > 0) {
        --frames_due();
        return glfwPollEvents();
    }
    const std::optional<double> next_s = app.next_frame_s();
    if (!next_s) {
        glfwWaitEvents();
        return stir();
    }
    if (*next_s > 0)
        glfwWaitEventsTimeout(*next_s);
    else
        glfwPollEvents();
}

/// Draws, sleeps while nothing moves, replays, takes pictures.
int loop(App& app, GLFWwindow* window, const WindowOptions& options, Player& player) {
    bool playing = true;
    const bool scripted = options.closes_after_play;
    while (true) {
        if (playing) playing = player.step(app);
        const bool waits = playing && player.is_waiting();
        draw_frame(app, window, waits ? FrameKind::unseen : scripted ? FrameKind::replayed : FrameKind::shown);
        const std::string picture = app.take_screenshot_request();
        if (!picture.empty()) save_picture(app, window, picture);
        const bool over = !playing && options.closes_after_play;
        if (over && !options.screenshot.empty()) save_picture(app, window, options.screenshot);
        if (!waits) glfwSwapBuffers(window);
        if (over || app.wants_to_quit()) return player.failure().empty() ? 0 : 1;
        if (glfwWindowShouldClose(window) != 0) {
            glfwSetWindowShouldClose(window, GLFW_FALSE);
            app.act(action::Leave{});
            stir();
        }
        if (playing)
            glfwWaitEventsTimeout(waits ? replay_wait_s : replay_s);
        else
            wait_for_next_frame(app);
    }
}

}  // namespace

int show_window(AppOptions options, const WindowOptions& wanted, const std::vector<Action>& first, Player player) {
    const Glfw glfw;
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
    glfwWindowHint(GLFW_SAMPLES, 0);
    GLFWwindow* window = glfwCreateWindow(wanted.width, wanted.height, "Umbral", nullptr, nullptr);
    if (window == nullptr) throw std::runtime_error(tr("the display has no OpenGL 3"));
    glfwMakeContextCurrent(window);
    glfwSwapInterval(1);
    watch_events(window);
    ImGui::CreateContext();
    ImGui_ImplGlfw_InitForOpenGL(window, true);
    watch_keys(window);
    ImGui_ImplOpenGL3_Init("#version 130");
    int code = 0;
    {
        options.wake = [] { glfwPostEmptyEvent(); };
        App app(options);
        app.set_display_scale(display_scale(window, wanted.scale));
        glfwSetWindowUserPointer(window, &app);
        for (const Action& action : first) app.act(action);
        code = loop(app, window, wanted, player);
        glfwSetWindowUserPointer(window, nullptr);
        if (!player.failure().empty()) fmt::print(stderr, "umbral-gui: {}\n", player.failure());
    }
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
    glfwDestroyWindow(window);
    return code;
}

}  // namespace umbral::gui
