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

}  // namespace

bool FolderFiles::has(const std::string& name) const {
    std::error_code error;
    return fs::symlink_status(folder_ / name, error).type() != fs::file_type::not_found && !error;
}

std::optional<std::string> FolderFiles::read(const std::string& name, std::vector<Problem>& problems) const {
    const fs::path relative(name);
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

std::vector<std::string> FolderFiles::plan_ids() const {
    std::vector<std::string> ids;
    std::error_code error;
    for (fs::directory_iterator entry(folder_ / plan_folder, error), end; !error && entry != end;
         entry.increment(error)) {
        if (entry->path().extension() == plan_end) ids.push_back(entry->path().stem().string());
    }
    std::sort(ids.begin(), ids.end());
    return ids;
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

std::vector<std::string> TextFiles::plan_ids() const {
    std::vector<std::string> ids;
    for (const auto& [name, text] : texts_) {
        const std::string_view view = name;
        if (view.size() <= plan_folder.size() + plan_end.size()) continue;
        if (view.substr(0, plan_folder.size()) != plan_folder || view.substr(view.size() - plan_end.size()) != plan_end)
            continue;
        ids.emplace_back(view.substr(plan_folder.size(), view.size() - plan_folder.size() - plan_end.size()));
    }
    return ids;
}

}  // namespace umbral::scenario
