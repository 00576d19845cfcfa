#include "scenario/realise.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "scenario/table/tables.hpp"

namespace umbral::scenario {
namespace {

/// FNV-1a, 64 bits: where a path's draw lives.
std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    return hash;
}

/// Draws of a distribution's parameters that do not go together are made again, this often.
constexpr std::uint32_t most_attempts = 1000;

class Realiser final : public Visitor {
  public:
    explicit Realiser(DrawKey key) : key_(key) {}

    void quantity(Quantity& quantity, const FieldInfo& info, const Path& path) override {
        if (!quantity.spread) return;
        quantity.value = drawn(quantity, info, path, 0);
        quantity.spread.reset();
    }

    /// Parameters are drawn together, until they make a distribution (a median below the p95, say).
    void distribution(Distribution& distribution, const FieldInfo&, const Path& path) override {
        static const FieldInfo no_limits;
        if (distribution.family == "constant") return;  // its value has the field's limits
        std::vector<double> middle;
        for (const auto& [name, parameter] : distribution.parameters) middle.push_back(parameter.value);
        bool valid = false;
        for (std::uint32_t attempt = 0; attempt < most_attempts && !valid; ++attempt) {
            for (auto& [name, parameter] : distribution.parameters) {
                if (parameter.spread) parameter.value = drawn(parameter, no_limits, path / name, attempt);
            }
            valid = why_invalid(distribution.spec()).empty();
        }
        for (std::size_t i = 0; i < middle.size(); ++i) {
            Quantity& parameter = distribution.parameters[i].second;
            if (!valid) parameter.value = middle[i];
            parameter.spread.reset();
        }
    }

    /// Shares drawn one by one are scaled to add up to 1 again.
    void shares(const std::vector<Quantity*>& values, const FieldInfo&, const Path&) override {
        double sum = 0;
        for (const Quantity* value : values) sum += value->value;
        if (sum <= 0) return;
        for (Quantity* value : values) value->value /= sum;
    }

  private:
    [[nodiscard]] double drawn(const Quantity& quantity, const FieldInfo& info, const Path& path,
                               std::uint32_t attempt) const {
        const std::uint64_t address = hash_of(path.text());
        const auto words = draw4(key_, {Purpose::parameter, static_cast<std::uint32_t>(address),
                                        static_cast<std::uint32_t>(address >> 32), attempt, 0});
        const double value = Sampler(*quantity.spread)(words[0]);
        return std::clamp(info.whole ? std::round(value) : value, info.min, info.max);
    }

    DrawKey key_;
};

}  // namespace

Input realise(Input input, DrawKey key) {
    Realiser realiser(key);
    scenario_table().visit(&input.scenario, {}, realiser);
    realiser.here = Path("plan");
    plan_table().visit(&input.plan, {}, realiser);
    return input;
}

}  // namespace umbral::scenario
