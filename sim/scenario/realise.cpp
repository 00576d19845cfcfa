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

class Realiser : public Visitor {
  public:
    explicit Realiser(DrawKey key) : key_(key) {}
    void quantity(Quantity& quantity, const FieldInfo& info, const Path& path) override {
        if (!quantity.spread) return;
        const std::uint64_t address = hash_of(path.text());
        const auto words = draw4(key_, {Purpose::parameter, static_cast<std::uint32_t>(address), static_cast<std::uint32_t>(address >> 32), 0, 0});
        const double value = Sampler(*quantity.spread)(words[0]);
        quantity.value = std::clamp(info.whole ? std::round(value) : value, info.min, info.max);
    }

  private:
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
