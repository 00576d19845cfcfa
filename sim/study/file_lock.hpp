#pragma once
// One writer per study: an advisory lock on the file, let go when the object or the process ends. What the open file
// knows of itself besides: whether it still is what its name leads to, and whether there is room for more of it.

#include <cstdint>
#include <filesystem>

namespace umbral::study {

class FileLock {
  public:
    /// Creates the file when there is none (empty), and waits up to a second for another holder.
    /// @throws InputError  the file cannot be opened for writing, or another process keeps the lock
    explicit FileLock(const std::filesystem::path& file);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

    /// Whether there was no file before.
    [[nodiscard]] bool created() const { return created_; }
    /// False when the file was removed, or another was put in its place.
    [[nodiscard]] bool is_in_place() const;
    /// Sees to it that the file can grow to a size, where the file system can promise it.
    /// @return 0, or errno: the disk is full, or files may not be so large
    [[nodiscard]] int reserve(std::uint64_t bytes) const;

  private:
    std::filesystem::path file_;
    int descriptor_ = -1;
    bool created_ = false;
};

/// Whether a process holds the lock at this moment.
[[nodiscard]] bool is_locked(const std::filesystem::path& file);

}  // namespace umbral::study
