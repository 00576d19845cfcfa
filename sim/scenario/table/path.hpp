#pragma once
// Where a value is in a scenario, in the one grammar that settings, messages and the GUI share:
// `sites[CR-PCA].places.families`. List elements are named by id where they have one, else by position from 0.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace umbral::scenario {

/// A key of an object, or an element of a list.
struct PathStep {
    std::string key;                   ///< of an object; empty for a list element
    std::optional<std::size_t> index;  ///< of a list element, from 0
    std::string id;                    ///< of a list element that has one
};

class Path {
  public:
    Path() = default;
    /// A path of one key.
    explicit Path(std::string_view key);

    void push(std::string_view key);
    void push_element(std::size_t index, std::string_view id = {});
    void pop() { steps_.pop_back(); }
    [[nodiscard]] Path operator/(std::string_view key) const;
    /// The element of the list this path leads to.
    [[nodiscard]] Path element(std::size_t index, std::string_view id = {}) const;

    [[nodiscard]] const std::vector<PathStep>& steps() const { return steps_; }
    [[nodiscard]] bool empty() const { return steps_.empty(); }
    /// `sites[CR-PCA].places.families`
    [[nodiscard]] std::string text() const;

  private:
    std::vector<PathStep> steps_;
};

/// Reads the grammar of Path::text(). In brackets a number that is no id is a position; both are kept.
/// @return nothing when the text is not of that form
[[nodiscard]] std::optional<Path> parse_path(std::string_view text);

}  // namespace umbral::scenario
