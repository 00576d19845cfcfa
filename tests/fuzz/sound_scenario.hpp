#pragma once
// A shipped scenario with agencies, as what is searched around.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

namespace umbral::fuzz {

/// The texts of its files, by path in the folder.
inline std::map<std::string, std::string> sound_scenario() {
    namespace fs = std::filesystem;
    const fs::path folder = UMBRAL_SOUND_SCENARIO;
    std::map<std::string, std::string> texts;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream stream(entry.path(), std::ios::binary);
        texts[fs::relative(entry.path(), folder).generic_string()].assign(std::istreambuf_iterator<char>(stream), {});
    }
    return texts;
}

}  // namespace umbral::fuzz
