#pragma once
// The files of a scenario by name, from a folder or from memory: the reader itself opens nothing.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.hpp"

namespace umbral::scenario {

class Files {
  public:
    virtual ~Files() = default;
    [[nodiscard]] virtual bool has(const std::string& name) const = 0;
    /// The text of a file. Reports and returns nothing when it cannot be used: missing, too large, not UTF-8, outside
    /// the folder.
    [[nodiscard]] virtual std::optional<std::string> read(const std::string& name,
                                                          std::vector<Problem>& problems) const = 0;
    /// Ids of the plans: names of plans/*.json without their end, sorted.
    [[nodiscard]] virtual std::vector<std::string> plan_ids() const = 0;
    /// Names of the files in the folder and in plans/, sorted; hidden ones and folders left out.
    [[nodiscard]] virtual std::vector<std::string> names() const = 0;
};

/// A scenario folder. Names that lead out of it, by ".." or by a symbolic link, are refused.
class FolderFiles final : public Files {
  public:
    explicit FolderFiles(std::filesystem::path folder) : folder_(std::move(folder)) {}
    [[nodiscard]] bool has(const std::string& name) const override;
    [[nodiscard]] std::optional<std::string> read(const std::string& name,
                                                  std::vector<Problem>& problems) const override;
    [[nodiscard]] std::vector<std::string> plan_ids() const override;
    [[nodiscard]] std::vector<std::string> names() const override;

  private:
    std::filesystem::path folder_;
};

/// Files in memory, by name: for tests, fuzzing and callers that have the texts already.
class TextFiles final : public Files {
  public:
    explicit TextFiles(std::map<std::string, std::string> texts) : texts_(std::move(texts)) {}
    [[nodiscard]] bool has(const std::string& name) const override { return texts_.contains(name); }
    [[nodiscard]] std::optional<std::string> read(const std::string& name,
                                                  std::vector<Problem>& problems) const override;
    [[nodiscard]] std::vector<std::string> plan_ids() const override;
    [[nodiscard]] std::vector<std::string> names() const override;

  private:
    std::map<std::string, std::string> texts_;
};

}  // namespace umbral::scenario
