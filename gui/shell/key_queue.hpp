#pragma once
// Key events in their order, given to Dear ImGui so that none is lost between two frames: 1.86 looks at which keys are
// down once a frame.

#include <imgui.h>

#include <deque>

namespace umbral::gui {

class KeyQueue {
  public:
    /// @param key  the window's number of it; one that Dear ImGui cannot hold is left out
    void add_key(int key, bool down);
    /// A letter that was typed.
    void add_letter(unsigned letter);
    /// Gives what one frame can tell apart: of each key one change, of modifiers none after a key they would then seem
    /// to have been held with. Call before NewFrame.
    void give(ImGuiIO& io);
    [[nodiscard]] bool is_empty() const { return events_.empty(); }

  private:
    struct Event {
        int key = -1;  ///< below 0: a letter
        bool down = false;
        unsigned letter = 0;
    };
    std::deque<Event> events_;
};

}  // namespace umbral::gui
