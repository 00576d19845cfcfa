#include "cli/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>

namespace umbral::cli {

std::size_t output_columns() {
    constexpr std::size_t narrowest = 80;
    constexpr std::size_t without_terminal = 120;
    winsize size{};
    if (isatty(STDOUT_FILENO) == 0 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return without_terminal;
    return std::max<std::size_t>(narrowest, size.ws_col);
}

bool errors_go_to_terminal() { return isatty(STDERR_FILENO) != 0; }

}  // namespace umbral::cli
