#pragma once
// What is in effect at once, in the order in which it began. Of things of which only one can be in force the last begun
// is; ending one touches no other.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace umbral {

struct BegunTag;
/// Names something in effect; none: something that is not kept, for it happens once.
using BegunId = Id<BegunTag>;

/// Changes in effect. Of those that began at one instant, that of the higher rank counts as begun later, of one rank
/// the one that came later.
template <class Change>
class InEffect {
  public:
    struct Entry {
        BegunId id;
        TimeUs began_us = 0;
        std::uint32_t rank = 0;
        Change change;
    };

    BegunId begin(TimeUs now_us, std::uint32_t rank, Change change) {
        const auto earlier = [&](const Entry& other) {
            return other.began_us != now_us ? other.began_us < now_us : other.rank <= rank;
        };
        const auto place = std::partition_point(entries_.begin(), entries_.end(), earlier);
        const BegunId id{next_++};
        entries_.insert(place, Entry{id, now_us, rank, std::move(change)});
        return id;
    }
    /// Takes it out and returns it; nothing when it is not in effect.
    std::optional<Entry> end(BegunId id) {
        const auto found =
            std::find_if(entries_.begin(), entries_.end(), [id](const Entry& entry) { return entry.id == id; });
        if (found == entries_.end()) return std::nullopt;
        std::optional<Entry> ended(std::move(*found));
        entries_.erase(found);
        return ended;
    }
    [[nodiscard]] static bool is_later(const Entry& a, const Entry& b) {
        return std::tie(a.began_us, a.rank, a.id) > std::tie(b.began_us, b.rank, b.id);
    }
    /// In the order in which they began.
    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
    /// The last begun of which `is_meant(change)` is true; nothing when there is none.
    template <class IsMeant>
    [[nodiscard]] const Entry* last(const IsMeant& is_meant) const {
        const auto found = std::find_if(entries_.rbegin(), entries_.rend(),
                                        [&](const Entry& entry) { return is_meant(entry.change); });
        return found == entries_.rend() ? nullptr : &*found;
    }

  private:
    std::vector<Entry> entries_;
    std::size_t next_ = 0;
};

}  // namespace umbral
