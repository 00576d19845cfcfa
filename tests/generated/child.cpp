#include "generated/child.hpp"

#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <stdexcept>

#include "generated/case.hpp"

namespace umbral::generated {
namespace {

#ifdef UMBRAL_SANITIZE
constexpr rlim_t most_cpu_s = 600;
#else
constexpr rlim_t most_cpu_s = 60;
#endif

bool write_all(int descriptor, const std::string& bytes) {
    for (std::size_t sent = 0; sent < bytes.size();) {
        const ssize_t written = write(descriptor, bytes.data() + sent, bytes.size() - sent);
        if (written <= 0 && errno != EINTR) return false;
        if (written > 0) sent += static_cast<std::size_t>(written);
    }
    return true;
}

[[noreturn]] void live_and_die(const std::function<std::string()>& work, int answer, int said) {
    dup2(said, STDERR_FILENO);
    const rlimit cpu{most_cpu_s, most_cpu_s + 1};
    setrlimit(RLIMIT_CPU, &cpu);
    const rlimit no_core{0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    for (const int signal : {SIGABRT, SIGSEGV, SIGTERM, SIGFPE, SIGILL, SIGBUS}) {
#ifndef UMBRAL_SANITIZE
        std::signal(signal, SIG_DFL);  // a test program's own handlers would tell of the test, not of the work
#else
        if (signal == SIGABRT || signal == SIGTERM) std::signal(signal, SIG_DFL);
#endif
    }
    try {
        if (!write_all(answer, work())) _exit(2);
        _exit(0);
    } catch (const InputError& error) {
        std::fprintf(stderr, "an input error: %s\n", text_of(error).c_str());
    } catch (const std::exception& error) {
        std::fprintf(stderr, "an exception: %s\n", error.what());
    }
    _exit(3);
}

std::string all_of(int descriptor) {
    std::string text;
    std::array<char, 65536> buffer{};
    for (ssize_t got = 0; (got = read(descriptor, buffer.data(), buffer.size())) != 0;) {
        if (got < 0 && errno != EINTR) break;
        if (got > 0) text.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return text;
}

std::string tail_of(const std::string& text, std::size_t most) {
    return text.size() <= most ? text : "..." + text.substr(text.size() - most);
}

}  // namespace

ChildResult in_child(const std::function<std::string()>& work) {
    std::array<int, 2> ends{};
    const int said = memfd_create("said", MFD_CLOEXEC);
    if (said < 0 || pipe(ends.data()) != 0) throw std::runtime_error(std::strerror(errno));
    std::fflush(nullptr);
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error(std::strerror(errno));
    if (child == 0) {
        close(ends[0]);
        live_and_die(work, ends[1], said);
    }
    close(ends[1]);
    ChildResult result;
    result.bytes = all_of(ends[0]);
    close(ends[0]);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
    if (WIFSIGNALED(status)) {
        result.died = fmt::format("ended by signal {}", WTERMSIG(status));
    } else if (WEXITSTATUS(status) != 0) {
        result.died = fmt::format("ended with exit code {}", WEXITSTATUS(status));
    }
    if (!result.died.empty()) {
        lseek(said, 0, SEEK_SET);
        result.died += ": " + tail_of(all_of(said), 2000);
    }
    close(said);
    return result;
}

}  // namespace umbral::generated
