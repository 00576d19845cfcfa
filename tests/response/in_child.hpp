#pragma once
// SimGrid's engine is one per process: what uses it runs in a child and sends numbers back.

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <string>
#include <vector>

namespace umbral::response {

/// Numbers that `body` returns from a child process. Fails the test when the child does not end well.
template <class Body>
std::vector<double> in_child(const Body& body) {
    std::array<int, 2> pipe_ends{};
    REQUIRE(pipe(pipe_ends.data()) == 0);
    std::fflush(nullptr);
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        close(pipe_ends[0]);
        std::vector<double> numbers;
        int status = 0;
        try {
            numbers = body();
        } catch (const std::exception& error) {
            std::fprintf(stderr, "%s\n", error.what());
            status = 1;
        }
        const char* bytes = reinterpret_cast<const char*>(numbers.data());
        for (std::size_t sent = 0, size = numbers.size() * sizeof(double); sent < size;) {
            const ssize_t written = write(pipe_ends[1], bytes + sent, size - sent);
            if (written <= 0) _exit(2);
            sent += static_cast<std::size_t>(written);
        }
        _exit(status);
    }
    close(pipe_ends[1]);
    std::string received;
    std::array<char, 65536> buffer{};
    for (ssize_t got = 0; (got = read(pipe_ends[0], buffer.data(), buffer.size())) > 0;)
        received.append(buffer.data(), static_cast<std::size_t>(got));
    close(pipe_ends[0]);
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE((WIFEXITED(status) && WEXITSTATUS(status) == 0));
    std::vector<double> numbers(received.size() / sizeof(double));
    std::copy(received.begin(), received.begin() + static_cast<std::ptrdiff_t>(numbers.size() * sizeof(double)),
              reinterpret_cast<char*>(numbers.data()));
    return numbers;
}

}  // namespace umbral::response
