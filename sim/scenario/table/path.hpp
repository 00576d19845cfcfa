#pragma once
// Where a value is in a scenario, in the one grammar that settings, messages and the GUI share:
// `sites[CR-PCA].places.families`. List elements are named by id where they have one, else by position from 0.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace umbral::scenario {

/// A key of an object, or an element of a list.
struct PathStep {
    std::string key;                   ///< of an object: any text, "" too
    std::optional<std::size_t> index;  ///< of a list element, from 0; none: the step is a key
    std::string id;                    ///< of a list element that has one

    [[nodiscard]] bool is_element() const { return index.has_value(); }
    /// What its author wrote: the key, or the element's id.
    [[nodiscard]] const std::string& word() const { return is_element() ? id : key; }
};

class Path {
  public:
    Path() = default;
    /// A path of one key.
    explicit Path(std::string_view key);

    void push(std::string_view key);
    void push(PathStep step) { steps_.push_back(std::move(step)); }
    void push_element(std::size_t index, std::string_view id = {});
    void pop() { steps_.pop_back(); }
    [[nodiscard]] Path operator/(std::string_view key) const;
    /// The element of the list this path leads to.
    [[nodiscard]] Path element(std::size_t index, std::string_view id = {}) const;

    [[nodiscard]] const std::vector<PathStep>& steps() const { return steps_; }
    [[nodiscard]] bool empty() const { return steps_.empty(); }
    /// `sites[CR-PCA].places.families`. A key or an id that would be read as something else (empty, with a dot, a
    /// bracket, a quote or a control character) stands in double quotes, escaped as in JSON: `profiles[alone]."a.b"`.
    [[nodiscard]] std::string text() const;
    /// Whether what is here is what is at `whole`, or part of it. Ids do not matter: elements are told by position.
    [[nodiscard]] bool is_within(const Path& whole) const;

  private:
    std::vector<PathStep> steps_;
};

/// Reads the grammar of Path::text(). In brackets a number that is no id is a position; both are kept.
/// @return nothing when the text is not of that form
[[nodiscard]] std::optional<Path> parse_path(std::string_view text);

}  // namespace umbral::scenario
