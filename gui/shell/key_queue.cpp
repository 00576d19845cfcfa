#include "gui/shell/key_queue.hpp"

#include <GLFW/glfw3.h>

#include <set>

namespace umbral::gui {
namespace {

bool is_modifier(int key) { return key >= GLFW_KEY_LEFT_SHIFT && key <= GLFW_KEY_RIGHT_SUPER; }

void note_modifiers(ImGuiIO& io) {
    const bool* down = io.KeysDown;
    io.KeyCtrl = down[GLFW_KEY_LEFT_CONTROL] || down[GLFW_KEY_RIGHT_CONTROL];
    io.KeyShift = down[GLFW_KEY_LEFT_SHIFT] || down[GLFW_KEY_RIGHT_SHIFT];
    io.KeyAlt = down[GLFW_KEY_LEFT_ALT] || down[GLFW_KEY_RIGHT_ALT];
    io.KeySuper = down[GLFW_KEY_LEFT_SUPER] || down[GLFW_KEY_RIGHT_SUPER];
}

}  // namespace

void KeyQueue::add_key(int key, bool down) {
    if (key >= 0 && key < IM_ARRAYSIZE(ImGuiIO::KeysDown)) events_.push_back({key, down, 0});
}

void KeyQueue::add_letter(unsigned letter) { events_.push_back({-1, false, letter}); }

void KeyQueue::give(ImGuiIO& io) {
    std::set<int> changed;
    bool pressed = false;
    for (; !events_.empty(); events_.pop_front()) {
        const Event& event = events_.front();
        if (event.key < 0) {
            io.AddInputCharacter(event.letter);
            continue;
        }
        if (is_modifier(event.key) ? pressed : changed.contains(event.key)) break;
        changed.insert(event.key);
        pressed = pressed || (event.down && !is_modifier(event.key));
        io.KeysDown[event.key] = event.down;
    }
    note_modifiers(io);
}

}  // namespace umbral::gui
