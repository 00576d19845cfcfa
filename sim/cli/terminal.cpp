#include "cli/terminal.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <string>

#include "base/text.hpp"

namespace umbral::cli {

namespace {

constexpr const char* over_the_line = "\r\x1b[K";

void put_error(std::string_view text, const char* before, const char* after) noexcept {
    try {
        const std::string whole = before + printable(text) + after;
        static_cast<void>(std::fwrite(whole.data(), 1, whole.size(), stderr));
    } catch (...) {  // no memory: as it would be if it could not be written
    }
}

}  // namespace

std::size_t output_columns() {
    constexpr std::size_t narrowest = 80;
    constexpr std::size_t without_terminal = 120;
    winsize size{};
    if (isatty(STDOUT_FILENO) == 0 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return without_terminal;
    return std::max<std::size_t>(narrowest, size.ws_col);
}

bool errors_go_to_terminal() { return isatty(STDERR_FILENO) != 0; }

void occupy_standard_streams() {
    constexpr std::array modes{O_RDONLY, O_RDONLY, O_WRONLY};  // by number: input, output, errors
    for (int stream = 0; stream < static_cast<int>(modes.size()); ++stream) {
        if (fcntl(stream, F_GETFD) >= 0) continue;
        // The lowest free number is this one: those below are taken.
        if (open("/dev/null", modes.at(static_cast<std::size_t>(stream))) < 0) return;
    }
}

bool flush_output(std::error_code& reason) {
    errno = 0;
    const bool flushed = std::fflush(stdout) == 0;
    reason = {flushed ? 0 : errno, std::generic_category()};
    return flushed && std::ferror(stdout) == 0;
}

void tell(std::string_view text) { fmt::print("{}", printable(text)); }

void tell_json(std::string_view json) { fmt::print("{}\n", printable_json(json)); }

void tell_error(std::string_view text) noexcept { put_error(text, "", "\n"); }

void show_progress(std::string_view text) noexcept {
    put_error(text, over_the_line, "");
    std::fflush(stderr);
}

void clear_progress() noexcept { put_error("", over_the_line, ""); }

}  // namespace umbral::cli
