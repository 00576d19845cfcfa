#include "gui/shell/player.hpp"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "base/i18n.hpp"
#include "gui/run/places.hpp"

namespace umbral::gui {
namespace {

using Json = nlohmann::json;
constexpr double longest_wait_s = 600;

bool is_own(const std::string& name) { return name == "wait" || name == "frames" || name == "report"; }

}  // namespace

Player::Player(const std::filesystem::path& file) {
    std::ifstream stream(file);
    const Json json = Json::parse(stream, nullptr, false);
    if (!json.is_array())
        throw InputError({file.string(), "", "", tr("this is not a list of actions"),
                          R"([{"do": "select", "subject": "site", "id": "A"}, ...])", ""});
    std::vector<Problem> problems;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const std::string name = json[i].is_object() ? json[i].value("do", "") : "";
        if (!is_own(name) && !action_from(json[i]))
            problems.push_back({file.string(), fmt::format("/{}", i), json[i].dump(), tr("this is not an action"),
                                fmt::format("{}", fmt::join(action_names(), ", ")), ""});
        steps_.push_back(json[i]);
    }
    if (!problems.empty()) throw InputError(problems);
}

bool Player::wait(App& app, double seconds) {
    const auto now = std::chrono::steady_clock::now();
    if (!waiting_) {
        waiting_ = true;
        waiting_since_ = now;
        frames_left_ = frames_for_layout;
        return false;
    }
    if (app.is_settled()) return true;
    if (std::chrono::duration<double>(now - waiting_since_).count() < seconds) return false;
    failure_ = fmt::format(fmt::runtime(tr("nothing was settled after {} s")), seconds);
    return true;
}

bool Player::step(App& app) {
    if (frames_left_ > 0) {
        --frames_left_;
        return true;
    }
    if (next_ >= steps_.size() || !failure_.empty()) return false;
    const Json& step = steps_[next_];
    const std::string name = step.value("do", "");
    if (name == "wait") {
        if (!wait(app, step.value("seconds", longest_wait_s))) return true;
        waiting_ = false;
        frames_left_ = frames_for_layout;
    } else if (name == "frames") {
        frames_left_ = step.value("count", 1);
    } else if (name == "report") {
        write_whole(step.value("file", "report.json"), app.report().dump(1) + '\n');
    } else if (const auto action = action_from(step)) {
        app.act(*action);
        frames_left_ = frames_for_layout;
    }
    ++next_;
    return true;
}

}  // namespace umbral::gui
