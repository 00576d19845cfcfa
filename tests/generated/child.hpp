#pragma once
// Work in a process of its own: SimGrid's engine is one per process, and a run that dies must not take the tests along.

#include <functional>
#include <string>

namespace umbral::generated {

struct ChildResult {
    std::string bytes;  ///< what the work returned
    std::string died;   ///< how it ended instead, with the last it said; empty when it ended well
};

/// Runs the work in a forked child and returns its bytes. An exception counts as death, and so does more processor time
/// than any small run needs.
[[nodiscard]] ChildResult in_child(const std::function<std::string()>& work);

}  // namespace umbral::generated
