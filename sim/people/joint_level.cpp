#include "people/joint_level.hpp"

#include <algorithm>

namespace umbral::people {

bool JointLevel::may_pass_a_peak() {
    contributions_.assign(in_.size() + 1, Contribution{});
    const auto next_group = [&] {
        for (Contribution& one : contributions_) one = {0, 0, one.groups_before + one.most};
    };
    const auto add = [](Contribution& one, std::int64_t change) {
        one.change += change;
        one.most = std::max(one.most, one.change);
    };
    TimeUs before_us = changes_.front().at_us;
    for (const Change& each : changes_) {
        if (each.at_us < before_us) next_group();
        before_us = each.at_us;
        add(contributions_[0], each.change);
        add(contributions_[each.part + 1], each.change);
    }
    next_group();
    if (all_.value + contributions_[0].groups_before > all_.peak) return true;
    for (std::size_t p = 0; p < in_.size(); ++p) {
        if (in_[p].value + contributions_[p + 1].groups_before > in_[p].peak) return true;
    }
    return false;
}

void JointLevel::settle() {
    if (changes_.empty()) return;
    if (may_pass_a_peak()) {
        std::stable_sort(changes_.begin(), changes_.end(),
                         [](const Change& a, const Change& b) { return a.at_us < b.at_us; });
    }
    for (const Change& each : changes_) count(each.part, each.change);
    changes_.clear();
}

void JointLevel::restart() {
    all_.peak = all_.value;
    for (Sum& sum : in_) sum.peak = sum.value;
}

}  // namespace umbral::people
