// `umbral new`: writes a small commented scenario to begin with.

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <filesystem>
#include <fstream>
#include <memory>
#include <system_error>

#include "base/i18n.hpp"
#include "base/problem.hpp"
#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "scenario/starter.hpp"

namespace umbral::cli {
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

int write_starter(fs::path folder) {
    if (folder.filename().empty()) folder = folder.parent_path();  // "DIR/"
    std::error_code error;
    const fs::file_status status = fs::symlink_status(folder, error);
    const bool is_free =
        status.type() == fs::file_type::not_found || (fs::is_directory(status) && fs::is_empty(folder, error));
    if (folder.empty() || !is_free)
        refuse(folder, tr("there is something of this name already"), tr("a name that is free, or an empty folder"));
    PendingFolder pending(folder);
    for (const auto& [name, text] : scenario::starter_files()) pending.write(name, text);
    pending.move_into_place();
    fmt::print("{}\n  umbral validate {}\n  umbral run {} --plan more-officers\n",
               fmt::format(fmt::runtime(tr("{} is ready. Try:")), folder.string()), folder.string(), folder.string());
    return exit_done;
}

}  // namespace

void add_new_command(CLI::App& program, Action& action) {
    CLI::App* verb = add_verb(program, "new", tr("write a small commented scenario to begin with"));
    const auto folder = std::make_shared<std::string>();
    verb->add_option("DIR", *folder, tr("the folder to make; it must not exist, or be empty"))->required();
    verb->footer(std::string{tr("Examples:")} + "\n  umbral new my-scenario\n  umbral new mi-escenario --lang es");
    verb->callback([folder, &action] { action = [folder] { return write_starter(*folder); }; });
}

}  // namespace umbral::cli
