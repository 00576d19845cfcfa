#pragma once
// What is due when: a short sorted list for the few services under way, a timer wheel for the many stays and patiences.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/time.hpp"

namespace umbral::people {

/// Entries sorted by time (equal times: in order of adding), the next at the back. Insertion moves the sooner ones,
/// which beats a heap for the tens of officers a station has.
template <class Entry>
class DueList {
  public:
    [[nodiscard]] bool empty() const { return entries_.empty(); }
    [[nodiscard]] TimeUs next_us() const { return entries_.empty() ? never_us : entries_.back().at_us; }
    /// The soonest at the back.
    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
    void add(const Entry& entry) {
        std::size_t i = entries_.size();
        entries_.push_back(entry);
        while (i > 0 && entries_[i - 1].at_us <= entry.at_us) {
            entries_[i] = entries_[i - 1];
            --i;
        }
        entries_[i] = entry;
    }
    Entry pop() {
        const Entry entry = entries_.back();
        entries_.pop_back();
        return entry;
    }
    /// Takes out the entries of which `leaves` is true, soonest first.
    template <class Predicate>
    std::vector<Entry> take_if(const Predicate& leaves) {
        const auto first =
            std::stable_partition(entries_.begin(), entries_.end(), [&](const Entry& entry) { return !leaves(entry); });
        std::vector<Entry> taken(first, entries_.end());
        entries_.erase(first, entries_.end());
        std::reverse(taken.begin(), taken.end());
        return taken;
    }

  private:
    std::vector<Entry> entries_;
};

/// Timers in buckets of equal width: adding is an append, and a bucket is sorted only when its turn comes, after
/// what was cancelled meanwhile has been thrown out. Entries need `at_us` and operator< (a total order).
template <class Entry>
class TimerWheel {
  public:
    /// Time of the next entry, or of the next bucket to open when the one under way is empty; never_us without any.
    [[nodiscard]] TimeUs next_us() const {
        if (!current_.empty()) return current_.back().at_us;
        return size_ == 0 ? never_us : (turn_ + 1) * width_us;
    }
    /// True when next_us() is the time of an entry.
    [[nodiscard]] bool is_exact() const { return !current_.empty(); }

    void add(const Entry& entry) {
        ++size_;
        const std::int64_t bucket = entry.at_us / width_us;
        if (bucket <= turn_) {
            const auto place = std::upper_bound(current_.begin(), current_.end(), entry,
                                                [](const Entry& a, const Entry& b) { return b < a; });
            current_.insert(place, entry);
        } else if (bucket < turn_ + bucket_count) {
            buckets_[static_cast<std::size_t>(bucket % bucket_count)].push_back(entry);
        } else {
            far_.push_back(entry);
        }
    }

    /// Opens the next bucket, keeping the entries that are live.
    template <class IsLive>
    void open_next_bucket(const IsLive& is_live) {
        ++turn_;
        if (turn_ % (bucket_count / 2) == 0) bring_near(is_live);
        auto& bucket = buckets_[static_cast<std::size_t>(turn_ % bucket_count)];
        for (const Entry& entry : bucket) {
            if (is_live(entry)) {
                current_.push_back(entry);
            } else {
                --size_;
            }
        }
        bucket.clear();
        std::sort(current_.begin(), current_.end(), [](const Entry& a, const Entry& b) { return b < a; });
    }
    Entry pop() {
        const Entry entry = current_.back();
        current_.pop_back();
        --size_;
        return entry;
    }
    /// Calls `visit` with every entry, cancelled ones included, in no order.
    template <class Visit>
    void for_each(const Visit& visit) const {
        std::for_each(current_.begin(), current_.end(), visit);
        for (const auto& bucket : buckets_) std::for_each(bucket.begin(), bucket.end(), visit);
        std::for_each(far_.begin(), far_.end(), visit);
    }
    [[nodiscard]] std::size_t bytes() const {
        std::size_t entries = current_.capacity() + far_.capacity();
        for (const auto& bucket : buckets_) entries += bucket.capacity();
        return entries * sizeof(Entry);
    }

  private:
    static constexpr TimeUs width_us = hour_us / 4;
    static constexpr std::int64_t bucket_count = 256;

    /// Moves what has come within the wheel's reach out of the far list, twice a round, so that nothing comes too
    /// late; what was cancelled goes at the same time, or long patiences would pile up there.
    template <class IsLive>
    void bring_near(const IsLive& is_live) {
        const std::size_t before = far_.size();
        std::size_t near = 0;
        std::erase_if(far_, [&](const Entry& entry) {
            if (!is_live(entry)) return true;
            const std::int64_t bucket = entry.at_us / width_us;
            if (bucket >= turn_ + bucket_count) return false;
            buckets_[static_cast<std::size_t>(bucket % bucket_count)].push_back(entry);
            ++near;
            return true;
        });
        size_ -= before - far_.size() - near;
    }

    std::vector<Entry> current_;  // sorted, soonest at the back
    std::vector<std::vector<Entry>> buckets_{static_cast<std::size_t>(bucket_count)};
    std::vector<Entry> far_;
    std::int64_t turn_ = -1;
    std::size_t size_ = 0;
};

}  // namespace umbral::people
