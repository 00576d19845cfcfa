#include "study/worker.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <limits>

#include "base/bytes.hpp"
#include "base/i18n.hpp"
#include "study/frames.hpp"
#include "study/study_error.hpp"
#include "study/wire.hpp"

namespace umbral::study {
namespace {

constexpr auto progress_interval = std::chrono::milliseconds(100);

/// Dies with the parent, leaves Ctrl-C to it, and keeps no file of its but the pipe.
void settle_in(pid_t parent, int pipe) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(EXIT_FAILURE);  // it died before the line above
    std::signal(SIGINT, SIG_IGN);
    std::signal(SIGHUP, SIG_IGN);
    std::signal(SIGTERM, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    const auto first = static_cast<unsigned>(STDERR_FILENO) + 1;
    const auto kept = static_cast<unsigned>(pipe);
    if (kept > first) close_range(first, kept - 1, 0);
    close_range(kept + 1, std::numeric_limits<unsigned>::max(), 0);
}

engine::ProgressCallback reporter(int pipe) {
    return [pipe, last = std::chrono::steady_clock::time_point{}](double done_fraction) mutable {
        const auto now = std::chrono::steady_clock::now();
        if (now - last < progress_interval) return true;
        last = now;
        ByteWriter payload;
        payload.real(done_fraction);
        return send_frame(pipe, FrameKind::progress, payload.bytes());
    };
}

void simulate_and_send(int pipe, const scenario::Input& input, const engine::ReplicationOptions& options,
                       const Simulate& simulate) {
    try {
        engine::ReplicationRecord record = simulate(input, options, reporter(pipe));
        record.cpu_s = static_cast<double>(std::clock()) / CLOCKS_PER_SEC;  // of this process alone
        send_frame(pipe, FrameKind::record, encode(record));
    } catch (const InputError& error) {
        send_frame(pipe, FrameKind::problems, encode_problems(error.problems()));
    } catch (const std::bad_alloc&) {
        send_frame(pipe, FrameKind::error, tr("not enough memory"));
    } catch (const std::exception& error) {
        send_frame(pipe, FrameKind::error, error.what());
    } catch (...) {
        send_frame(pipe, FrameKind::error, tr("an exception of an unknown kind"));
    }
}

std::string cause_of_death(int status) {
    if (WIFSIGNALED(status)) {
        const int signal = WTERMSIG(status);
        const char* name = sigdescr_np(signal);
        const std::string death =
            fmt::format(fmt::runtime(tr("stopped by signal {} ({})")), signal, name != nullptr ? name : "?");
        return signal == SIGKILL ? death + tr("; the system may have run out of memory") : death;
    }
    return fmt::format(fmt::runtime(tr("ended early with exit code {}")), WEXITSTATUS(status));
}

}  // namespace

Worker::Worker(const scenario::Input& input, const engine::ReplicationOptions& options, const Simulate& simulate)
    : options_(options), plan_(input.plan.id) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        throw StudyError(fmt::format(fmt::runtime(tr("no worker could be started: {}")), std::strerror(errno)));
    std::fflush(nullptr);
    const pid_t parent = getpid();
    process_ = fork();
    if (process_ == 0) {
        settle_in(parent, ends[1]);
        simulate_and_send(ends[1], input, options, simulate);
        _exit(EXIT_SUCCESS);  // skips what belongs to the parent: the study, buffers, destructors
    }
    const int failure = errno;
    close(ends[1]);
    pipe_ = ends[0];
    if (process_ < 0) {
        close(pipe_);
        throw StudyError(fmt::format(fmt::runtime(tr("no worker could be started: {}")), std::strerror(failure)));
    }
}

Worker::~Worker() {
    if (process_ > 0) kill(process_, SIGKILL);
    reap();
    close(pipe_);
}

void Worker::reap() {
    if (process_ <= 0) return;
    while (waitpid(process_, &exit_status_, 0) < 0 && errno == EINTR) continue;
    process_ = -1;
}

bool Worker::read() {
    std::array<char, 1 << 16> bytes;  // filled by read()
    const ssize_t received = ::read(pipe_, bytes.data(), bytes.size());
    if (received < 0 && errno == EINTR) return true;
    if (received > 0) {
        unread_.append(bytes.data(), static_cast<std::size_t>(received));
        take_frames();
        return true;
    }
    reap();
    return false;
}

void Worker::take_frames() {
    while (const auto frame = take_frame(unread_)) {
        switch (frame->kind) {
            case FrameKind::progress:
                done_fraction_ = ByteReader{frame->payload}.real();
                break;
            case FrameKind::record:
                record_ = decode(frame->payload);
                break;
            case FrameKind::error:
                error_ = frame->payload;
                break;
            case FrameKind::problems:
                problems_ = decode_problems(frame->payload);
                break;
        }
    }
}

engine::ReplicationRecord Worker::take_record() {
    if (!problems_.empty()) throw InputError(problems_);
    if (!error_.empty()) return crashed(error_);
    if (!record_) return crashed(cause_of_death(exit_status_));
    if (record_->end != engine::EndReason::finished) return crashed(record_->message);
    return *std::move(record_);
}

engine::ReplicationRecord Worker::crashed(const std::string& why) const {
    engine::ReplicationRecord record;
    record.plan = plan_;
    record.replication = options_.replication;
    record.seed = options_.seed;
    record.end = engine::EndReason::crashed;
    record.message = why;
    return record;
}

}  // namespace umbral::study
