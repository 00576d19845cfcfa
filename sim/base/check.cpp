#include "base/check.hpp"

#include <cstdio>
#include <cstdlib>

namespace umbral {

void check_failed(const char* condition, const char* file, int line) noexcept {
    std::fprintf(stderr, "umbral: broken invariant: %s (%s:%d)\n", condition, file, line);
    std::abort();
}

}  // namespace umbral
