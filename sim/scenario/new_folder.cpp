#include "scenario/new_folder.hpp"

#include <fstream>
#include <iterator>
#include <system_error>

#include "base/i18n.hpp"
#include "base/problem.hpp"

namespace umbral::scenario {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& folder, const std::string& why, const std::string& allowed) {
    throw InputError({folder.string(), "", "", why, allowed, ""});
}

/// A folder that is removed again unless it is moved to its place.
class PendingFolder {
  public:
    explicit PendingFolder(const fs::path& target) : target_(target) {
        const fs::path parent = target.parent_path().empty() ? fs::path(".") : target.parent_path();
        std::string pattern = (parent / ".umbral-new-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr)
            refuse(target, tr("the folder cannot be written"), tr("a folder in one that exists and may be written to"));
        path_ = pattern;
        fs::permissions(path_, fs::perms::owner_all | fs::perms::group_read | fs::perms::group_exec |
                                   fs::perms::others_read | fs::perms::others_exec);
    }
    ~PendingFolder() {
        std::error_code ignored;
        if (!path_.empty()) fs::remove_all(path_, ignored);
    }
    PendingFolder(const PendingFolder&) = delete;
    PendingFolder& operator=(const PendingFolder&) = delete;

    void write(const std::string& name, const std::string& text) const {
        const fs::path file = path_ / name;
        fs::create_directories(file.parent_path());
        std::ofstream out(file, std::ios::binary);
        out << text;
        if (!out.flush()) refuse(target_, tr("the folder cannot be written"), tr("space on the disk"));
    }
    void move_into_place() {
        std::error_code error;
        fs::rename(path_, target_, error);  // replaces an empty folder
        if (error) refuse(target_, tr("the folder cannot be written"), tr("a name that is free, or an empty folder"));
        path_.clear();
    }

  private:
    fs::path target_;
    fs::path path_;
};

}  // namespace

void write_scenario_folder(fs::path folder, const std::map<std::string, std::string>& files) {
    if (folder.filename().empty()) folder = folder.parent_path();  // "DIR/"
    std::error_code error;
    const fs::file_status status = fs::symlink_status(folder, error);
    const bool is_free =
        status.type() == fs::file_type::not_found || (fs::is_directory(status) && fs::is_empty(folder, error));
    if (folder.empty() || !is_free)
        refuse(folder, tr("there is something of this name already"), tr("a name that is free, or an empty folder"));
    PendingFolder pending(folder);
    for (const auto& [name, text] : files) pending.write(name, text);
    pending.move_into_place();
}

std::map<std::string, std::string> files_to_copy(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const char* below : {"", "plans"}) {
        std::error_code failed;
        for (fs::directory_iterator entry(folder / below, failed), end; !failed && entry != end;
             entry.increment(failed)) {
            const std::string type = entry->path().extension().string();
            if (!entry->is_regular_file(failed) || (type != ".json" && type != ".csv" && type != ".md")) continue;
            std::ifstream stream(entry->path(), std::ios::binary);
            files[(fs::path(below) / entry->path().filename()).string()] = {std::istreambuf_iterator<char>(stream), {}};
        }
    }
    if (!files.contains("scenario.json"))
        throw InputError({folder.string(), "", "", tr("there is no scenario in this folder"), "scenario.json", ""});
    return files;
}

}  // namespace umbral::scenario
