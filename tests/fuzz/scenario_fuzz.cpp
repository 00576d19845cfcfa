// Any bytes as a scenario folder: no fault; either an input that can be used or problems, each with a message.
//
// The files stand in one text, each after a line "=== NAME"; the lines after "=== settings" are --set arguments.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "base/check.hpp"
#include "base/problem.hpp"
#include "fuzz/inputs.hpp"
#include "scenario/files.hpp"
#include "scenario/reader.hpp"
#include "scenario/rights.hpp"

namespace {

using namespace umbral;

/// The line at the start of the text, which is moved behind it.
std::string_view take_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1);
    const std::string_view line = text.substr(0, end + 1);
    text.remove_prefix(end + 1);
    return line;
}

std::map<std::string, std::string> split_files(std::string_view text) {
    std::map<std::string, std::string> files;
    std::string* file = &files["scenario.json"];
    while (!text.empty()) {
        const std::string_view line = take_line(text);
        if (line.substr(0, 4) == "=== ") {
            file = &files[std::string(line.substr(4, line.find_last_not_of('\n') - 3))];
        } else {
            *file += line;
        }
    }
    return files;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    auto files = split_files({reinterpret_cast<const char*>(data), size});
    const auto settings = fuzz::settings_in(files["settings"]);
    files.erase("settings");
    try {
        const scenario::Input input = scenario::read_files(scenario::TextFiles(std::move(files)), "", settings);
        UMBRAL_CHECK(scenario::lookahead_us(input.scenario) > 0);
        UMBRAL_CHECK(!input.scenario.hash.empty());
        for (const Problem& concern : scenario::rights_concerns(input.scenario, input.plan))
            UMBRAL_CHECK(!concern.message.empty());
    } catch (const InputError& error) {
        fuzz::check_told(error);
    }
    return 0;
}
