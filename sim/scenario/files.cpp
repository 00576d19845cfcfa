#include "scenario/files.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/csv.hpp"
#include "base/i18n.hpp"
#include "base/text.hpp"
#include "scenario/file_names.hpp"
#include "scenario/planned.hpp"
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

std::optional<std::string> Files::read(const std::string& name, Problems& problems) const {
    last_read_ = name;
    return text_of(name, problems);
}

const std::vector<std::string>& Files::names() const {
    if (!names_) {
        names_ = list();
        std::sort(names_->begin(), names_->end());
    }
    return *names_;
}

const std::vector<std::string>& Files::plan_ids() const {
    if (!plan_ids_) plan_ids_ = plans_among(names());
    return *plan_ids_;
}

const Planned& Files::planned() const {
    if (!planned_) planned_ = planned_in(*this);
    return *planned_;
}

const std::vector<std::string>& Files::unused_tables() const {
    if (!unused_tables_) unused_tables_ = unused_tables_in(*this);
    return *unused_tables_;
}

bool FolderFiles::has(const std::string& name) const {
    std::error_code error;
    return fs::symlink_status(folder_ / name, error).type() != fs::file_type::not_found && !error;
}

std::optional<std::string> FolderFiles::text_of(const std::string& name, Problems& problems) const {
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

std::vector<std::string> FolderFiles::list() const {
    std::vector<std::string> names;
    for (const std::string in : {"", "plans/"}) {
        std::error_code error;
        for (fs::directory_iterator entry(folder_ / in, error), end; !error && entry != end; entry.increment(error)) {
            const std::string name = entry->path().filename().string();
            std::error_code ignored;
            if (!is_hidden(name) && !entry->is_directory(ignored)) names.push_back(in + name);
        }
    }
    return names;
}

std::optional<std::string> TextFiles::text_of(const std::string& name, Problems& problems) const {
    const auto found = texts_.find(name);
    if (found == texts_.end()) {
        problems.push_back({shortened(name), {}, {}, tr("there is no such file"), {}, {}});
        return std::nullopt;
    }
    if (std::optional<Problem> problem = encoding_problem(found->second, shortened(name))) {
        problems.push_back(std::move(*problem));
        return std::nullopt;
    }
    return found->second;
}

std::vector<std::string> TextFiles::list() const {
    std::vector<std::string> names;
    for (const auto& [name, text] : texts_) names.push_back(name);
    return names;
}

}  // namespace umbral::scenario
