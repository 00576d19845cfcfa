#pragma once
// What the targets that read scenarios have in common.

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/check.hpp"
#include "base/problem.hpp"
#include "scenario/new_folder.hpp"
#include "scenario/reader.hpp"

namespace umbral::fuzz {

/// The texts of a shipped scenario with agencies, by path in its folder: what is searched around.
inline const std::map<std::string, std::string>& sound_scenario() {
    static const std::map<std::string, std::string> texts = scenario::files_to_copy(UMBRAL_SOUND_SCENARIO);
    return texts;
}

/// Lines PATH=VALUE as --set arguments; other lines are left out.
inline std::vector<scenario::Setting> settings_in(std::string_view text) {
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

/// What is refused is refused with problems, each with a message.
inline void check_told(const InputError& error) {
    UMBRAL_CHECK(!error.problems().empty());
    for (const Problem& problem : error.problems()) UMBRAL_CHECK(!problem.message.empty());
}

}  // namespace umbral::fuzz
