#include "study/stop_signals.hpp"

#include <sys/signalfd.h>
#include <unistd.h>

#include <initializer_list>

#include "base/check.hpp"

namespace umbral::study {

StopSignals::StopSignals() {
    sigset_t stops;
    sigemptyset(&stops);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&stops, signal);
    sigprocmask(SIG_BLOCK, &stops, &before_);
    descriptor_ = signalfd(-1, &stops, SFD_CLOEXEC | SFD_NONBLOCK);
    UMBRAL_CHECK(descriptor_ >= 0);
}

StopSignals::~StopSignals() {
    take();
    close(descriptor_);
    sigprocmask(SIG_SETMASK, &before_, nullptr);
}

int StopSignals::take() const {
    int first = 0;
    signalfd_siginfo info;
    while (read(descriptor_, &info, sizeof info) > 0) {
        if (first == 0) first = static_cast<int>(info.ssi_signo);
    }
    return first;
}

}  // namespace umbral::study
