// Any lines as --set arguments to a sound scenario and its plan: no fault; either an input that carries them all, or
// problems, each with a message.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/check.hpp"
#include "base/problem.hpp"
#include "fuzz/sound_scenario.hpp"
#include "scenario/files.hpp"
#include "scenario/reader.hpp"

namespace {

using namespace umbral;

std::vector<scenario::Setting> settings_in(std::string_view text) {
    std::vector<scenario::Setting> settings;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = text.substr(begin, end - begin);
        if (const std::size_t equals = line.find('='); equals != std::string_view::npos)
            settings.emplace_back(line.substr(0, equals), line.substr(equals + 1));
        begin = end + 1;
    }
    return settings;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::map<std::string, std::string> sound = fuzz::sound_scenario();
    const auto settings = settings_in({reinterpret_cast<const char*>(data), size});
    try {
        const scenario::Input input = scenario::read_files(scenario::TextFiles(sound), UMBRAL_SOUND_PLAN, settings);
        UMBRAL_CHECK(scenario::lookahead_us(input.scenario) > 0);
        UMBRAL_CHECK(!input.scenario.hash.empty());
    } catch (const InputError& error) {
        UMBRAL_CHECK(!error.problems().empty());
        for (const Problem& problem : error.problems()) UMBRAL_CHECK(!problem.message.empty());
    }
    return 0;
}
