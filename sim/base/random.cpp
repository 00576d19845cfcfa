#include "base/random.hpp"

namespace umbral {
namespace {

// The constants of Philox 4x32 (Salmon et al. 2011), as in Random123.
constexpr std::uint32_t multiplier_0 = 0xD2511F53u;
constexpr std::uint32_t multiplier_1 = 0xCD9E8D57u;
constexpr std::uint32_t weyl_0 = 0x9E3779B9u;
constexpr std::uint32_t weyl_1 = 0xBB67AE85u;
constexpr int rounds = 10;

}  // namespace

// A second version for processors with 256-bit integer vectors, chosen when the program is loaded; the words are the
// same. Sanitizers do not get along with such functions.
#if defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__)
__attribute__((target_clones("avx2", "default")))
#endif
void draw4_run(DrawKey key, const DrawAddress& first, DrawRun& out) {
    auto& [w0, w1, w2, w3] = out;
    const std::uint32_t last = (static_cast<std::uint32_t>(first.purpose) << 24) | (first.visit & 0xffffffu);
    for (std::uint32_t i = 0; i < run_length; ++i) {
        w0[i] = first.entity_low + i;
        w1[i] = first.entity_high;
        w2[i] = first.place;
        w3[i] = last;
    }
    std::uint32_t k0 = key.low, k1 = key.high;
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < run_length; ++i) {
            const std::uint64_t p0 = std::uint64_t{multiplier_0} * w0[i];
            const std::uint64_t p1 = std::uint64_t{multiplier_1} * w2[i];
            const std::uint32_t next_0 = static_cast<std::uint32_t>(p1 >> 32) ^ w1[i] ^ k0;
            const std::uint32_t next_2 = static_cast<std::uint32_t>(p0 >> 32) ^ w3[i] ^ k1;
            w1[i] = static_cast<std::uint32_t>(p1);
            w3[i] = static_cast<std::uint32_t>(p0);
            w0[i] = next_0;
            w2[i] = next_2;
        }
        k0 += weyl_0;
        k1 += weyl_1;
    }
}

}  // namespace umbral
