#pragma once
// An App without a window, in a folder of its own: for tests that draw.

#include <imgui.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>

#include "gui/shell/app.hpp"

namespace umbral::gui::test {

/// A folder that is gone with the object.
class Folder {
  public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "umbral-gui-test-XXXXXX").string();
        path_ = mkdtemp(name.data());
    }
    ~Folder() {
        std::error_code failed;
        std::filesystem::permissions(path_, std::filesystem::perms::owner_all, failed);
        std::filesystem::remove_all(path_, failed);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

inline std::string scenario(const std::string& name) { return UMBRAL_ROOT "/scenarios/" + name; }

/// Studies that several tests share, made once a process.
inline const std::filesystem::path& shared_cache() {
    static const Folder folder;
    return folder.path();
}

class Desk {
  public:
    explicit Desk(std::uint32_t replications = 4, const std::string& program = UMBRAL_PROGRAM, float width = 1280,
                  float height = 800, const std::filesystem::path& state = {}) {
        context_ = ImGui::CreateContext();
        ImGui::GetIO().DisplaySize = {width, height};
        ImGui::GetIO().DeltaTime = 1.0F / 60;
        // As a window maps them: the numbers are GLFW's.
        int* keys = ImGui::GetIO().KeyMap;
        keys[ImGuiKey_Space] = 32;
        keys[ImGuiKey_Escape] = 256;
        keys[ImGuiKey_Enter] = 257;
        keys[ImGuiKey_RightArrow] = 262;
        keys[ImGuiKey_LeftArrow] = 263;
        keys[ImGuiKey_DownArrow] = 264;
        keys[ImGuiKey_UpArrow] = 265;
        AppOptions options;
        options.program = program;
        options.cache = shared_cache();
        options.data = std::filesystem::path(UMBRAL_ROOT) / "data";
        options.scenarios = std::filesystem::path(UMBRAL_ROOT) / "scenarios";
        options.replications = replications;
        options.state = state;
        app_ = std::make_unique<App>(options);
    }
    ~Desk() {
        app_.reset();
        ImGui::DestroyContext(context_);
    }
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    App& app() { return *app_; }
    [[nodiscard]] const App& app() const { return *app_; }
    void frame() {
        if (app_->prepare()) ImGui::GetIO().Fonts->SetTexID(nullptr);
        ImGui::NewFrame();
        app_->frame();
        ImGui::Render();
    }
    /// Presses a key and lets it go.
    void key(ImGuiKey_ key) {
        bool& down = ImGui::GetIO().KeysDown[ImGui::GetKeyIndex(key)];
        frame();
        down = true;
        frame();
        down = false;
        for (int i = 0; i < 3; ++i) frame();
    }
    /// Frames until everything wanted is there. @return whether it came to that
    bool settle(double seconds = 120) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
        for (int still = 0; still < 4;) {
            frame();
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
            still = app_->is_settled() ? still + 1 : 0;
            if (std::chrono::steady_clock::now() > end) return false;
        }
        return true;
    }

  private:
    ImGuiContext* context_ = nullptr;
    std::unique_ptr<App> app_;
};

}  // namespace umbral::gui::test
