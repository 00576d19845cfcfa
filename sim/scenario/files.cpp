#include "scenario/files.hpp"

#include <algorithm>
#include <system_error>

#include <fmt/format.h>

#include "base/csv.hpp"
#include "base/i18n.hpp"
#include "base/text.hpp"
#include "scenario/reader.hpp"

namespace umbral::scenario {
namespace {

namespace fs = std::filesystem;
constexpr std::string_view plan_folder = "plans/";
constexpr std::string_view plan_end = ".json";

/// Whether `path`, with its links resolved, is inside `folder`.
bool is_inside(const fs::path& folder, const fs::path& path) {
    std::error_code error;
    const fs::path real_folder = fs::weakly_canonical(folder, error);
    const fs::path real_path = fs::weakly_canonical(path, error);
    if (error) return false;
    return std::mismatch(real_folder.begin(), real_folder.end(), real_path.begin(), real_path.end()).first ==
           real_folder.end();
}

/// Whether the path is a symbolic link that leads to itself, over others or not.
bool leads_in_circles(const fs::path& path) {
    std::error_code error;
    static_cast<void>(fs::status(path, error));
    return error == std::errc::too_many_symbolic_link_levels;
}

/// What systems and programs leave in folders for themselves.
bool is_hidden(const std::string& name) { return name.front() == '.' || name.front() == '~'; }

/// Ids of the plans among the names.
std::vector<std::string> plans_among(const std::vector<std::string>& names) {
    std::vector<std::string> ids;
    for (const std::string_view name : names) {
        if (name.size() <= plan_folder.size() + plan_end.size()) continue;
        if (name.substr(0, plan_folder.size()) != plan_folder || name.substr(name.size() - plan_end.size()) != plan_end)
            continue;
        ids.emplace_back(name.substr(plan_folder.size(), name.size() - plan_folder.size() - plan_end.size()));
    }
    return ids;
}

}  // namespace

bool FolderFiles::has(const std::string& name) const {
    std::error_code error;
    return fs::symlink_status(folder_ / name, error).type() != fs::file_type::not_found && !error;
}

std::optional<std::string> FolderFiles::read(const std::string& name, std::vector<Problem>& problems) const {
    const fs::path relative(name);
    if (leads_in_circles(folder_ / relative)) {
        problems.push_back({shortened(name),
                            {},
                            {},
                            tr("the link leads back to itself"),
                            tr("a file in the folder"),
                            tr("copy the file into the folder")});
        return std::nullopt;
    }
    if (relative.is_absolute() || !is_inside(folder_, folder_ / relative)) {
        problems.push_back({shortened(name),
                            {},
                            {},
                            tr("the file is outside the scenario folder"),
                            tr("a file in the folder"),
                            tr("copy the file into the folder")});
        return std::nullopt;
    }
    return read_text_file(folder_ / relative, name, max_file_bytes, problems);
}

std::vector<std::string> FolderFiles::plan_ids() const { return plans_among(names()); }

std::vector<std::string> FolderFiles::names() const {
    std::vector<std::string> names;
    for (const std::string in : {"", "plans/"}) {
        std::error_code error;
        for (fs::directory_iterator entry(folder_ / in, error), end; !error && entry != end; entry.increment(error)) {
            const std::string name = entry->path().filename().string();
            std::error_code ignored;
            if (!is_hidden(name) && !entry->is_directory(ignored)) names.push_back(in + name);
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::optional<std::string> TextFiles::read(const std::string& name, std::vector<Problem>& problems) const {
    const auto found = texts_.find(name);
    if (found != texts_.end() && is_valid_utf8(found->second)) return found->second;
    problems.push_back({shortened(name),
                        {},
                        {},
                        found == texts_.end() ? tr("there is no such file") : tr("the file is not UTF-8"),
                        {},
                        {}});
    return std::nullopt;
}

std::vector<std::string> TextFiles::plan_ids() const { return plans_among(names()); }

std::vector<std::string> TextFiles::names() const {
    std::vector<std::string> names;
    for (const auto& [name, text] : texts_) names.push_back(name);
    return names;
}

}  // namespace umbral::scenario
