#pragma once
// What of a scenario or a plan could not be read, so that rules judge only what was: an element of a list with a
// problem in it counts as unread as a whole, and so does a key at the top.

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "scenario/table/path.hpp"
#include "scenario/table/type.hpp"

namespace umbral::scenario {

class Unread {
  public:
    /// What is at this path could not be read; an empty path: the whole document.
    void add(const Path& path);
    /// The list has an element of which nothing is known.
    void add_unknown_element(const std::string& list);
    /// What was added.
    [[nodiscard]] const std::vector<Path>& paths() const { return paths_; }

    /// Whether the path is below a key at the top that is unread.
    [[nodiscard]] bool covers(const Path& path) const;
    /// Whether the key, and every element of the list that it may be, has been read.
    [[nodiscard]] bool has_all_of(const std::string& key) const;
    /// The ids of the list's unread elements; nothing where not all of these are known.
    [[nodiscard]] std::optional<std::vector<std::string>> ids_in(const std::string& list) const;

    /// The document without what is unread.
    [[nodiscard]] Json sound_part(const Json& document) const;
    /// The path in the whole document of what is at `path` in its sound part.
    [[nodiscard]] Path in_whole(const Path& path) const;

  private:
    /// A list with unread elements.
    struct List {
        Path path;
        std::map<std::size_t, std::string> elements;  ///< their ids by index; "" for an unread one
    };

    std::vector<Path> paths_;
    bool all_ = false;
    std::set<std::string> keys_;         ///< at the top
    std::map<std::string, List> lists_;  ///< by name: "sites", "protocol.reports"
};

/// Of both documents of an input.
struct UnreadParts {
    Unread scenario;
    Unread plan;
};

}  // namespace umbral::scenario
