#pragma once
// JSON text into values, with the mistakes people make in it named: where, what, and how to mend them.

#include <optional>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "scenario/table/type.hpp"

namespace umbral::scenario {

/// Objects and lists may be nested this deep.
inline constexpr int max_json_depth = 64;

/// Parses JSON text. Refuses, with line and column and a hint: syntax errors (truncated text, trailing commas,
/// comments), the same key twice in one object, numbers too large for a double, nesting beyond max_json_depth.
/// @return nothing when there was a problem
[[nodiscard]] std::optional<Json> parse_json(const std::string& text, const std::string& file, Problems& problems);

/// Takes JSON apart without asking for memory. Its own destructor does ask for some, and so would end the program while
/// it tells that there is none left.
void dismantle(Json& json) noexcept;
/// Does so to a value that may be as large as a file, when it goes out of sight.
class Dismantling {
  public:
    explicit Dismantling(Json& json) : json_(json) {}
    ~Dismantling() { dismantle(json_); }
    Dismantling(const Dismantling&) = delete;
    Dismantling& operator=(const Dismantling&) = delete;

  private:
    Json& json_;
};

struct TextPosition {
    std::size_t line = 1;    ///< from 1
    std::size_t column = 1;  ///< from 1, in characters
};
[[nodiscard]] TextPosition position_at(const std::string& text, std::size_t byte);

/// Where in the text of a valid JSON document a path leads, or as far along it as the document goes. Cost: one scan.
[[nodiscard]] TextPosition locate(const std::string& text, const Path& path);

}  // namespace umbral::scenario
