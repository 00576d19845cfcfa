#include "study/stop_signals.hpp"

#include <fmt/format.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <initializer_list>

#include "base/i18n.hpp"
#include "study/study_error.hpp"

namespace umbral::study {

StopSignals::StopSignals() {
    sigset_t stops;
    sigemptyset(&stops);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&stops, signal);
    sigprocmask(SIG_BLOCK, &stops, &before_);
    descriptor_ = signalfd(-1, &stops, SFD_CLOEXEC | SFD_NONBLOCK);
    if (descriptor_ >= 0) return;
    const int failure = errno;
    sigprocmask(SIG_SETMASK, &before_, nullptr);
    throw StudyError(fmt::format(fmt::runtime(tr("no worker could be started: {}")), std::strerror(failure)));
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
