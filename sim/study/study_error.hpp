#pragma once
// A study that cannot go on through no fault of its inputs: the disk is full, a device failed, no process to be had.

#include <stdexcept>
#include <string>

namespace umbral::study {

/// Exit code 1. What was finished before is kept; the message says so.
class StudyError : public std::runtime_error {
  public:
    explicit StudyError(const std::string& message) : std::runtime_error(message) {}
};

}  // namespace umbral::study
