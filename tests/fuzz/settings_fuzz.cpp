// Any lines as --set arguments to a sound scenario and its plan: no fault; either an input that carries them all, or
// problems, each with a message.

#include <cstddef>
#include <cstdint>

#include "base/check.hpp"
#include "base/problem.hpp"
#include "fuzz/inputs.hpp"
#include "scenario/files.hpp"
#include "scenario/reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace umbral;
    const auto settings = fuzz::settings_in({reinterpret_cast<const char*>(data), size});
    try {
        const scenario::Input input =
            scenario::read_files(scenario::TextFiles(fuzz::sound_scenario()), UMBRAL_SOUND_PLAN, settings);
        UMBRAL_CHECK(scenario::lookahead_us(input.scenario) > 0);
        UMBRAL_CHECK(!input.scenario.hash.empty());
    } catch (const InputError& error) {
        fuzz::check_told(error);
    }
    return 0;
}
