#pragma once
// The files of a scenario by name, from a folder or from memory: the reader itself opens nothing.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/problem.hpp"
#include "scenario/scenario.hpp"

namespace umbral::scenario {

/// What is asked of all files together is found out once, so that reading under each of many plans looks once.
class Files {
  public:
    Files() = default;
    virtual ~Files() = default;
    Files(const Files&) = delete;
    Files& operator=(const Files&) = delete;
    [[nodiscard]] virtual bool has(const std::string& name) const = 0;
    /// The text of a file. Reports and returns nothing when it cannot be used: missing, too large, not UTF-8, outside
    /// the folder.
    [[nodiscard]] std::optional<std::string> read(const std::string& name, Problems& problems) const;
    /// The file that was read last, for who runs out of memory.
    [[nodiscard]] const std::string& last_read() const { return last_read_; }
    /// Names of the files in the folder and in plans/, sorted; hidden ones and folders left out.
    [[nodiscard]] const std::vector<std::string>& names() const;
    /// Ids of the plans: names of plans/*.json without their end, sorted.
    [[nodiscard]] const std::vector<std::string>& plan_ids() const;
    /// What the plans add (planned.hpp).
    [[nodiscard]] const Planned& planned() const;
    /// Tables that nothing reads (file_names.hpp).
    [[nodiscard]] const std::vector<std::string>& unused_tables() const;

  private:
    [[nodiscard]] virtual std::vector<std::string> list() const = 0;
    [[nodiscard]] virtual std::optional<std::string> text_of(const std::string& name, Problems& problems) const = 0;

    mutable std::string last_read_;
    mutable std::optional<std::vector<std::string>> names_;
    mutable std::optional<std::vector<std::string>> plan_ids_;
    mutable std::optional<Planned> planned_;
    mutable std::optional<std::vector<std::string>> unused_tables_;
};

/// A scenario folder, with the files that are in it when first asked. Names that lead out of it, by ".." or by a
/// symbolic link, are refused.
class FolderFiles final : public Files {
  public:
    explicit FolderFiles(std::filesystem::path folder) : folder_(std::move(folder)) {}
    [[nodiscard]] bool has(const std::string& name) const override;
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  private:
    [[nodiscard]] std::vector<std::string> list() const override;
    [[nodiscard]] std::optional<std::string> text_of(const std::string& name, Problems& problems) const override;

    std::filesystem::path folder_;
};

/// Files in memory, by name: for tests, fuzzing and callers that have the texts already.
class TextFiles final : public Files {
  public:
    explicit TextFiles(std::map<std::string, std::string> texts) : texts_(std::move(texts)) {}
    [[nodiscard]] bool has(const std::string& name) const override { return texts_.contains(name); }

  private:
    [[nodiscard]] std::vector<std::string> list() const override;
    [[nodiscard]] std::optional<std::string> text_of(const std::string& name, Problems& problems) const override;

    std::map<std::string, std::string> texts_;
};

}  // namespace umbral::scenario
