#include "scenario/pin.hpp"

#include <algorithm>
#include <cmath>

#include "scenario/realise.hpp"
#include "scenario/support.hpp"
#include "scenario/table/tables.hpp"

namespace umbral::scenario {
namespace {

double within_limits(double value, const FieldInfo& info) {
    return std::clamp(info.whole ? std::round(value) : value, info.min, info.max);
}

class RangeCollector final : public Visitor {
  public:
    void quantity(Quantity& quantity, const FieldInfo& info, const Path& path) override {
        if (!quantity.spread) return;
        const Range range = practical_range(*quantity.spread);
        const bool says_something =
            !quantity.source.text.empty() || quantity.source.confidence != Confidence::assumption;
        ranges.push_back({path.text(), info.unit, quantity.value, within_limits(range.low, info),
                          within_limits(range.high, info), says_something ? quantity.source : source()});
    }

    std::vector<RangedInput> ranges;
};

class Pin final : public Visitor {
  public:
    Pin(const std::string& path, double value) : wanted_(path), value_(value) {}
    void quantity(Quantity& quantity, const FieldInfo& info, const Path& path) override {
        if (!quantity.spread || path.text() != wanted_) return;
        quantity.value = within_limits(value_, info);
        quantity.spread.reset();
    }

  private:
    const std::string& wanted_;
    double value_;
};

class SpreadRemover final : public Visitor {
  public:
    void quantity(Quantity& quantity, const FieldInfo&, const Path&) override { quantity.spread.reset(); }
};

class ValueReader final : public Visitor {
  public:
    explicit ValueReader(std::map<std::string, double>& values) : values_(values) {}
    void quantity(Quantity& quantity, const FieldInfo&, const Path& path) override {
        const auto wanted = values_.find(path.text());
        if (wanted != values_.end()) wanted->second = quantity.value;
    }

  private:
    std::map<std::string, double>& values_;
};

/// Walks the scenario, then the plan.
void visit(Input& input, Visitor& visitor) {
    visitor.here = {};
    scenario_table().visit(&input.scenario, {}, visitor);
    visitor.here = Path("plan");
    plan_table().visit(&input.plan, {}, visitor);
}

}  // namespace

std::vector<RangedInput> ranged_inputs(const Input& input) {
    Input copy = input;
    RangeCollector collector;
    visit(copy, collector);
    return std::move(collector.ranges);
}

Input pinned(Input input, const std::string& path, double value) {
    Pin pin(path, value);
    visit(input, pin);
    return input;
}

Input without_spreads(Input input) {
    SpreadRemover remover;
    visit(input, remover);
    return input;
}

std::map<std::string, double> drawn_values(const Input& input, DrawKey key) {
    std::map<std::string, double> values;
    for (const RangedInput& range : ranged_inputs(input)) values[range.path] = range.middle;
    Input drawn = realise(input, key);
    ValueReader reader(values);
    visit(drawn, reader);
    return values;
}

}  // namespace umbral::scenario
