#pragma once
// One writer per study: an advisory lock on the file, let go when the object or the process ends.

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

  private:
    int descriptor_ = -1;
};

}  // namespace umbral::study
