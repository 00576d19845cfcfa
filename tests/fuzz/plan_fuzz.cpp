// Any bytes as a plan of a sound scenario: no fault; either a plan whose dead ends and prices can be told, or problems.

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

#include "base/check.hpp"
#include "base/problem.hpp"
#include "fuzz/inputs.hpp"
#include "scenario/dead_ends.hpp"
#include "scenario/files.hpp"
#include "scenario/reader.hpp"
#include "scenario/rights.hpp"
#include "scenario/unpriced.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace umbral;
    std::map<std::string, std::string> texts = fuzz::sound_scenario();
    texts["plans/searched.json"].assign(reinterpret_cast<const char*>(data), size);
    try {
        const scenario::Input input = scenario::read_files(scenario::TextFiles(std::move(texts)), "searched");
        UMBRAL_CHECK(!input.plan.id.empty());
        for (const Problem& note : scenario::dead_ends(input.scenario, input.plan)) UMBRAL_CHECK(!note.place.empty());
        for (const Problem& concern : scenario::rights_concerns(input.scenario, input.plan))
            UMBRAL_CHECK(!concern.message.empty());
        for (const std::string& place : scenario::pricing_of(input).unpriced) UMBRAL_CHECK(!place.empty());
    } catch (const InputError& error) {
        fuzz::check_told(error);
    }
    return 0;
}
