#include "people/joint_level.hpp"

#include <algorithm>

namespace umbral::people {

bool JointLevel::may_pass_a_peak() {
    parts_.assign(in_.size() + 1, Part{});
    const auto next_group = [&] {
        for (Part& part : parts_) part = {0, 0, part.groups_before + part.most};
    };
    const auto add = [](Part& part, std::int64_t change) {
        part.change += change;
        part.most = std::max(part.most, part.change);
    };
    TimeUs before_us = changes_.front().at_us;
    for (const Change& each : changes_) {
        if (each.at_us < before_us) next_group();
        before_us = each.at_us;
        add(parts_[0], each.change);
        add(parts_[each.country + 1], each.change);
    }
    next_group();
    if (all_.value + parts_[0].groups_before > all_.peak) return true;
    for (std::size_t c = 0; c < in_.size(); ++c) {
        if (in_[c].value + parts_[c + 1].groups_before > in_[c].peak) return true;
    }
    return false;
}

void JointLevel::settle() {
    if (changes_.empty()) return;
    if (may_pass_a_peak()) {
        std::stable_sort(changes_.begin(), changes_.end(),
                         [](const Change& a, const Change& b) { return a.at_us < b.at_us; });
    }
    for (const Change& each : changes_) count(each.country, each.change);
    changes_.clear();
}

void JointLevel::restart() {
    all_.peak = all_.value;
    for (Sum& sum : in_) sum.peak = sum.value;
}

}  // namespace umbral::people
