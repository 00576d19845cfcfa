#include "scenario/certain_findings.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

#include "scenario/completion.hpp"
#include "scenario/table/tables.hpp"

namespace umbral::scenario {
namespace {

/// How many possible inputs are looked at. Of three gaps in a row with two stand-ins each, all combinations are among
/// them, and of a word every one.
constexpr std::size_t possible_inputs = 8;

Slot slot_at(const Path& path, Json& document, const Type& table) {
    static const FieldInfo plain;
    Reading told_already;
    Slot slot{&document, &table, &plain};
    for (PathStep step : path.steps()) {
        if (step.index) step.id.clear();  // which two elements may share
        slot = slot.type->enter(step, slot, told_already);
        if (slot.json == nullptr) return {};
    }
    return slot;
}

/// Whether what is at a path is, or is part of, what is at another.
bool is_within(const Path& path, const Path& other) {
    const auto& whole = other.steps();
    const auto& steps = path.steps();
    return whole.size() <= steps.size() && std::equal(whole.begin(), whole.end(), steps.begin(), [](auto& a, auto& b) {
               return a.key == b.key && a.index == b.index;
           });
}

/// A document with gaps where something could not be read, and what it may have meant.
template <class T>
class Gapped {
  public:
    Gapped(const Type& table, const Json& document, const Unread& unread) : table_(table), document_(document) {
        Json scratch = document;
        for (const Path& path : unread.paths()) {
            const Slot slot = slot_at(path, scratch, table);
            auto values = slot.json == nullptr ? std::vector<Json>{} : slot.type->stand_ins(*slot.info);
            if (values.empty() || values.size() > possible_inputs)
                left_out_.add(path);
            else
                gaps_.push_back({path, std::move(values)});
        }
        for (std::size_t input = 0; input < possible_inputs; ++input) {
            while (leave_out_unfit(input)) {
            }
        }
    }

    /// What no value can stand in for.
    [[nodiscard]] const Unread& left_out() const { return left_out_; }
    [[nodiscard]] T possible(std::size_t input) const {
        T part{};
        Reading told_already;
        table_.read(filled(input), &part, {}, told_already);
        return part;
    }
    /// Keeps what is not about a gap, with its path in the whole document.
    [[nodiscard]] std::vector<Finding> in_whole(std::vector<Finding> findings) const {
        std::vector<Finding> kept;
        for (Finding& finding : findings) {
            if (left_out_.covers(finding.path)) continue;
            finding.path = left_out_.in_whole(finding.path);
            if (finding.repeats) finding.repeats = left_out_.in_whole(*finding.repeats);
            const bool about_gap = std::any_of(gaps_.begin(), gaps_.end(),
                                               [&](const Gap& gap) { return is_within(gap.path, finding.path); });
            if (!about_gap) kept.push_back(std::move(finding));
        }
        return kept;
    }

  private:
    struct Gap {
        Path path;
        std::vector<Json> stand_ins;
    };

    [[nodiscard]] Json filled(std::size_t input) const {
        Json filled = document_;
        for (std::size_t i = 0; i < gaps_.size(); ++i) {
            const std::vector<Json>& values = gaps_[i].stand_ins;
            const std::size_t which = values.size() == 2 ? input >> (i % 3) : input + i;
            *slot_at(gaps_[i].path, filled, table_).json = values[which % values.size()];
        }
        return left_out_.sound_part(filled);
    }
    /// Leaves out where the stand-ins do not fit what is around them: a bound beyond the others of its range.
    bool leave_out_unfit(std::size_t input) {
        T part{};
        Reading reading;
        table_.read(filled(input), &part, {}, reading);
        std::vector<Path> places;
        for (const Finding& finding : reading.findings) places.push_back(left_out_.in_whole(finding.path));
        const std::size_t before = gaps_.size();
        for (const Path& place : places) {
            if (place.empty()) continue;  // missing at the top: left out, or never there
            std::erase_if(gaps_, [&](const Gap& gap) {
                const bool unfit = is_within(gap.path, place) || is_within(place, gap.path);
                if (unfit) left_out_.add(gap.path);
                return unfit;
            });
        }
        return gaps_.size() < before;
    }

    const Type& table_;
    const Json& document_;
    Unread left_out_;
    std::vector<Gap> gaps_;
};

/// Keeps of some findings those that are among others too.
void keep_common(std::vector<Finding>& findings, const std::vector<Finding>& others) {
    const auto key = [](const Finding& finding) {
        return std::array{finding.path.text(), finding.value, finding.message};
    };
    std::set<std::array<std::string, 3>> common;
    for (const Finding& other : others) common.insert(key(other));
    std::erase_if(findings, [&](const Finding& finding) { return !common.contains(key(finding)); });
}

}  // namespace

RuleFindings certain_findings(const Files& files, const Document& document) {
    const Gapped<Scenario> scenario(scenario_table(), document.scenario, document.unread.scenario);
    const Gapped<Plan> plan(plan_table(), document.plan, document.unread.plan);
    RuleFindings certain;
    for (std::size_t input = 0; input < possible_inputs; ++input) {
        Input possible{scenario.possible(input), plan.possible(input)};
        UnreadParts unread{scenario.left_out(), plan.left_out()};
        std::vector<Problem> told_already;
        static_cast<void>(load_empirical_values(possible, files, unread, told_already));
        complete(possible, files);
        RuleFindings findings = check_rules(possible, unread);
        findings = {scenario.in_whole(std::move(findings.scenario)), plan.in_whole(std::move(findings.plan))};
        if (input == 0) {
            certain = std::move(findings);
        } else {
            keep_common(certain.scenario, findings.scenario);
            keep_common(certain.plan, findings.plan);
        }
    }
    return certain;
}

}  // namespace umbral::scenario
