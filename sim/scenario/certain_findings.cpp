#include "scenario/certain_findings.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "base/text.hpp"
#include "scenario/completion.hpp"
#include "scenario/json_text.hpp"
#include "scenario/table/object_type.hpp"
#include "scenario/table/tables.hpp"

namespace umbral::scenario {
namespace {

/// How many possible inputs are looked at. Each word of a set is among them; of numbers all at one end, all at the
/// other, and any two of them together and apart.
constexpr std::size_t possible_inputs = 16;

/// What may stand where something could not be read: a value, or the same under the key that was meant, or nothing.
struct StandIn {
    std::optional<Json> value;
    std::string key;
};

struct Gap {
    Path path;
    std::vector<StandIn> stand_ins;
};

/// A key that the object does not have: it stands for the one that is like it, or for nothing.
std::vector<StandIn> stand_ins_of_unknown_key(const PathStep& step, const Slot& object) {
    if (step.is_element() || !object.json->is_object()) return {};
    const std::string& key = step.key;
    const auto* table = dynamic_cast<const ObjectTable*>(object.type);
    if (table == nullptr) return {{}};
    const std::string meant = closest_match(key, table->keys());
    if (meant.empty() || object.json->contains(meant)) return {{}};
    const StandIn renamed{object.json->value(key, Json()), meant};
    if (table->find_field(meant)->info.required) return {renamed};
    return {{}, renamed};
}

PathStep by_position(PathStep step) {
    if (step.index) step.id.clear();  // two elements may share an id
    return step;
}

/// The outermost gap, inside an element of a list, that something may stand in for: one without stand-ins where there
/// is none.
Gap gap_at(const Path& path, Json& document, const Type& table) {
    static const FieldInfo plain;
    Reading told_already;
    Slot slot{&document, &table, &plain};
    Gap gap;
    bool in_element = false;
    for (const PathStep& step : path.steps()) {
        const Slot parent = slot;
        slot = parent.type->enter(by_position(step), parent, told_already);
        gap.path.push(step);
        in_element = in_element || step.is_element();
        if (!in_element) continue;
        if (slot.json == nullptr) {
            gap.stand_ins = stand_ins_of_unknown_key(step, parent);
            return gap;
        }
        for (Json& value : slot.type->stand_ins(*slot.info)) gap.stand_ins.push_back({std::move(value), step.key});
        if (!gap.stand_ins.empty()) return gap;
    }
    return gap;
}

/// A document with gaps where something could not be read, and what it may have meant.
template <class T>
class Gapped {
  public:
    Gapped(const Type& table, const Json& document, const Unread& unread) : table_(table), document_(document) {
        Json scratch = document;
        const Dismantling guard(scratch);
        for (const Path& path : unread.paths()) {
            Gap gap = gap_at(path, scratch, table);
            if (gap.stand_ins.empty() || gap.stand_ins.size() > possible_inputs)
                left_out_.add(path);
            else
                gaps_.push_back(std::move(gap));
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
        Json json = filled(input);
        const Dismantling guard(json);
        table_.read(json, &part, {}, told_already);
        return part;
    }
    /// Keeps what is not about a gap, with its path in the whole document.
    [[nodiscard]] Findings in_whole(const Findings& findings) const {
        Findings kept;
        for (Finding finding : findings) {
            if (left_out_.covers(finding.path)) continue;
            finding.path = left_out_.in_whole(finding.path);
            if (finding.repeats) finding.repeats = left_out_.in_whole(*finding.repeats);
            const bool about_gap = std::any_of(gaps_.begin(), gaps_.end(),
                                               [&](const Gap& gap) { return gap.path.is_within(finding.path); });
            if (!about_gap) kept.push_back(std::move(finding));
        }
        return kept;
    }

  private:
    [[nodiscard]] Json filled(std::size_t input) const {
        Json filled = document_;
        const Dismantling guard(filled);
        for (std::size_t i = 0; i < gaps_.size(); ++i) {
            const std::vector<StandIn>& stand_ins = gaps_[i].stand_ins;
            put(stand_ins[which_of(stand_ins.size(), i, input)], gaps_[i].path, filled);
        }
        return left_out_.sound_part(filled);
    }
    static std::size_t which_of(std::size_t stand_ins, std::size_t gap, std::size_t input) {
        if (stand_ins != 2) return (gap + input) % stand_ins;
        constexpr std::size_t odd = 0x9e3779b97f4a7c15;  // spreads the gaps: each has a pattern of its own
        return input < 2 ? input : (gap + 1) * odd >> (input + 40) & 1;
    }
    void put(const StandIn& stand_in, const Path& path, Json& document) const {
        static const FieldInfo plain;
        Reading told_already;
        Slot slot{&document, &table_, &plain};
        const std::vector<PathStep>& steps = path.steps();
        for (std::size_t i = 0; i + 1 < steps.size(); ++i)
            slot = slot.type->enter(by_position(steps[i]), slot, told_already);
        const PathStep& last = steps.back();
        if (last.is_element()) {
            (*slot.json)[*last.index] = *stand_in.value;
            return;
        }
        if (stand_in.key != last.key) slot.json->erase(last.key);
        if (stand_in.value) (*slot.json)[stand_in.key] = *stand_in.value;
    }
    /// Leaves out where the stand-ins do not fit what is around them: a bound beyond the others of its range.
    bool leave_out_unfit(std::size_t input) {
        T part{};
        Reading reading;
        Json json = filled(input);
        const Dismantling guard(json);
        table_.read(json, &part, {}, reading);
        std::vector<Path> places;
        for (const Finding& finding : reading.findings) places.push_back(left_out_.in_whole(finding.path));
        const std::size_t before = gaps_.size();
        for (const Path& place : places) {
            if (place.empty()) continue;  // missing at the top: left out, or never there
            std::erase_if(gaps_, [&](const Gap& gap) {
                const bool unfit = gap.path.is_within(place) || place.is_within(gap.path);
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
void keep_common(Findings& findings, const Findings& others) {
    const auto key = [](const Finding& finding) {
        return std::array{finding.path.text(), finding.value, finding.message};
    };
    std::set<std::array<std::string, 3>> common;
    for (const Finding& other : others) common.insert(key(other));
    Findings kept;
    for (const Finding& finding : findings) {
        if (common.contains(key(finding))) kept.push_back(finding);
    }
    findings = std::move(kept);
}

}  // namespace

RuleFindings certain_findings(const Files& files, const Document& document) {
    const Gapped<Scenario> scenario(scenario_table(), document.scenario, document.unread.scenario);
    const Gapped<Plan> plan(plan_table(), document.plan, document.unread.plan);
    RuleFindings certain;
    for (std::size_t input = 0; input < possible_inputs; ++input) {
        Input possible{scenario.possible(input), plan.possible(input)};
        UnreadParts unread{scenario.left_out(), plan.left_out()};
        Problems told_already;
        static_cast<void>(load_empirical_values(possible, files, unread, told_already));
        complete(possible, files);
        RuleFindings findings = check_rules(possible, unread);
        findings = {scenario.in_whole(findings.scenario), plan.in_whole(findings.plan)};
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
