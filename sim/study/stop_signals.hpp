#pragma once
// Ctrl-C and its kin as something to wait for, beside pipes, instead of an interruption anywhere.

#include <csignal>

namespace umbral::study {

/// While the object lives, SIGINT, SIGTERM and SIGHUP are held back and make descriptor() readable.
class StopSignals {
  public:
    /// @throws StudyError  the system has no descriptor left
    StopSignals();
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    [[nodiscard]] int descriptor() const { return descriptor_; }
    /// Takes what came, so that it does not act once signals are let through again.
    /// @return the first of them; 0 for none
    int take() const;  // NOLINT(modernize-use-nodiscard)

  private:
    sigset_t before_{};
    int descriptor_ = -1;
};

}  // namespace umbral::study
