#include "gui/run/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>

#include <array>
#include <cerrno>
#include <system_error>

namespace umbral::gui {
namespace {

constexpr std::size_t complaints_bytes = 4096;
constexpr int lower_priority = 5;

struct Pipe {
    int read_end = -1;
    int write_end = -1;
};

Pipe make_pipe() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
    return {ends[0], ends[1]};
}

void close_if_open(int& descriptor) {
    if (descriptor >= 0) close(descriptor);
    descriptor = -1;
}

/// In the child, between fork and exec: only what is safe there.
[[noreturn]] void become(char* const* arguments, int output, int errors) {
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    setpgid(0, 0);
    setpriority(PRIO_PROCESS, 0, lower_priority);
    dup2(output, STDOUT_FILENO);
    dup2(errors, STDERR_FILENO);
    execv(arguments[0], arguments);
    _exit(127);
}

}  // namespace

Process::Process(const std::vector<std::string>& arguments) {
    std::vector<char*> pointers;
    for (const std::string& argument : arguments) pointers.push_back(const_cast<char*>(argument.c_str()));  // NOLINT
    pointers.push_back(nullptr);
    Pipe output = make_pipe();
    Pipe errors = make_pipe();
    pid_ = fork();
    if (pid_ == 0) become(pointers.data(), output.write_end, errors.write_end);
    close_if_open(output.write_end);
    close_if_open(errors.write_end);
    output_ = output.read_end;
    errors_ = errors.read_end;
    if (pid_ < 0) {
        const int reason = errno;
        close_if_open(output_);
        close_if_open(errors_);
        throw std::system_error(reason, std::generic_category(), "fork");
    }
}

Process::~Process() {
    if (!code_ && pid_ > 0) {
        kill(-pid_, SIGKILL);
        kill(pid_, SIGKILL);
        wait();
    }
    close_if_open(output_);
    close_if_open(errors_);
}

void Process::drain(int& pipe, std::string& into) {
    std::array<char, 65536> buffer{};
    const ssize_t count = read(pipe, buffer.data(), buffer.size());
    if (count > 0) {
        into.append(buffer.data(), static_cast<std::size_t>(count));
    } else if (count == 0 || errno != EINTR) {
        close_if_open(pipe);
    }
}

bool Process::read_lines(std::vector<std::string>& lines, std::chrono::milliseconds patience) {
    std::array<pollfd, 2> pipes{pollfd{output_, POLLIN, 0}, pollfd{errors_, POLLIN, 0}};
    if (output_ < 0 && errors_ < 0) return false;
    if (poll(pipes.data(), pipes.size(), static_cast<int>(patience.count())) <= 0) return true;
    if (pipes[0].revents != 0) drain(output_, partial_);
    if (pipes[1].revents != 0) drain(errors_, complaints_);
    if (complaints_.size() > complaints_bytes) complaints_.erase(0, complaints_.size() - complaints_bytes);
    std::size_t from = 0;
    for (std::size_t end = 0; (end = partial_.find('\n', from)) != std::string::npos; from = end + 1)
        lines.push_back(partial_.substr(from, end - from));
    partial_.erase(0, from);
    return output_ >= 0 || errors_ >= 0;
}

void Process::interrupt() {
    if (!code_) kill(pid_, SIGINT);
}

void start_detached(const std::vector<std::string>& arguments) {
    std::vector<char*> pointers;
    for (const std::string& argument : arguments) pointers.push_back(const_cast<char*>(argument.c_str()));  // NOLINT
    pointers.push_back(nullptr);
    const pid_t child = fork();
    if (child < 0) return;
    if (child == 0) {
        // A grandchild in a session of its own is nobody's to wait for.
        setsid();
        if (fork() != 0) _exit(0);
        execv(pointers[0], pointers.data());
        _exit(127);
    }
    while (waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
    }
}

int Process::wait() {
    if (code_) return *code_;
    int status = 0;
    while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    code_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return *code_;
}

}  // namespace umbral::gui
