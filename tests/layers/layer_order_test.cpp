// The layers see only those below them, and SimGrid stays in one place.

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

/// Lowest first; a layer may include itself and those before it.
constexpr std::array<const char*, 11> layers{"base",     "scenario", "people",    "response", "engine", "study",
                                             "analysis", "planner",  "rehearsal", "report",   "cli"};

/// Position in the order; -1 for a folder that is no layer.
int rank_of(const std::string& layer) {
    const auto* const found = std::find(layers.begin(), layers.end(), layer);
    return found == layers.end() ? -1 : static_cast<int>(found - layers.begin());
}

struct Include {
    fs::path file;     ///< relative to sim/
    std::string path;  ///< as written
    bool quoted = false;
};

/// Every include below `folder`; file names relative to it.
std::vector<Include> all_includes(const std::string& folder = "sim") {
    const std::regex directive("^\\s*#\\s*include\\s*([\"<])([^\">]+)[\">].*");
    const fs::path root = fs::path(UMBRAL_ROOT) / folder;
    std::vector<Include> includes;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
        if (entry.path().extension() != ".hpp" && entry.path().extension() != ".cpp") continue;
        std::ifstream stream(entry.path());
        std::smatch match;
        for (std::string line; std::getline(stream, line);) {
            if (std::regex_match(line, match, directive))
                includes.push_back({fs::relative(entry.path(), root), match[2], match[1] == "\""});
        }
    }
    return includes;
}

std::string first_folder(const fs::path& path) { return path.begin()->string(); }

}  // namespace

TEST_CASE("every include names a file of its own layer or of one below") {
    const std::vector<Include> includes = all_includes();
    REQUIRE(includes.size() > 50);
    for (const Include& include : includes) {
        if (!include.quoted || include.path == "provenance.hpp") continue;  // the latter is generated
        INFO(include.file.string() << " includes " << include.path);
        CHECK(rank_of(first_folder(include.path)) >= 0);
        CHECK(rank_of(first_folder(include.path)) <= rank_of(first_folder(include.file)));
        CHECK(fs::exists(fs::path(UMBRAL_ROOT) / "sim" / include.path));
    }
}

TEST_CASE("only the engine and the response layer know SimGrid") {
    for (const Include& include : all_includes()) {
        const bool is_simgrid = include.path.rfind("simgrid", 0) == 0 || include.path.rfind("xbt", 0) == 0;
        if (!is_simgrid) continue;
        const std::string layer = first_folder(include.file);
        INFO(include.file.string() << " includes " << include.path);
        CHECK((layer == "engine" || layer == "response"));
    }
    SUCCEED();  // also where no file includes it yet
}

namespace {

/// The window's folders, lowest first.
constexpr std::array<const char*, 6> gui_folders{"run", "app", "model", "widgets", "panels", "shell"};

int gui_rank_of(const std::string& folder) {
    const auto* const found = std::find(gui_folders.begin(), gui_folders.end(), folder);
    return found == gui_folders.end() ? -1 : static_cast<int>(found - gui_folders.begin());
}

}  // namespace

TEST_CASE("the window includes its own folders downward, and of the layers what has neither a clock nor people") {
    const std::vector<Include> includes = all_includes("gui");
    REQUIRE(includes.size() > 50);
    for (const Include& include : includes) {
        INFO(include.file.string() << " includes " << include.path);
        if (!include.quoted) continue;
        const fs::path path(include.path);
        if (first_folder(path) != "gui") {
            const std::string layer = first_folder(path);
            CHECK(fs::exists(fs::path(UMBRAL_ROOT) / "sim" / path));
            CHECK((layer == "base" || layer == "scenario" || layer == "study" || layer == "analysis" ||
                   layer == "planner" || layer == "rehearsal" || layer == "report"));
            continue;
        }
        CHECK(fs::exists(fs::path(UMBRAL_ROOT) / path));
        const std::string folder = (++path.begin())->string();
        if (include.file.string() == "main.cpp") continue;
        CHECK(gui_rank_of(folder) >= 0);
        CHECK(gui_rank_of(folder) <= gui_rank_of(first_folder(include.file)));
    }
}

TEST_CASE("the window never knows SimGrid, its state and view models never know how they are drawn") {
    for (const Include& include : all_includes("gui")) {
        INFO(include.file.string() << " includes " << include.path);
        CHECK(include.path.rfind("simgrid", 0) != 0);
        CHECK(include.path.rfind("xbt", 0) != 0);
        const std::string folder = first_folder(include.file);
        const bool draws = include.path.rfind("imgui", 0) == 0 || include.path.rfind("backends/", 0) == 0;
        if (draws) CHECK((folder == "widgets" || folder == "panels" || folder == "shell"));
        if (include.path.rfind("GLFW", 0) == 0) CHECK(folder == "shell");
    }
}
