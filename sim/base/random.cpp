#include "base/random.hpp"

// Versions for one processor, chosen when the program is loaded, are functions that sanitizers do not get along with.
#if defined(__has_feature)
#define UMBRAL_HAS_ADDRESS_SANITIZER __has_feature(address_sanitizer)
#elif defined(__SANITIZE_ADDRESS__)
#define UMBRAL_HAS_ADDRESS_SANITIZER 1
#else
#define UMBRAL_HAS_ADDRESS_SANITIZER 0
#endif
#if defined(__x86_64__) && !UMBRAL_HAS_ADDRESS_SANITIZER
#define UMBRAL_CHOOSES_AT_LOAD 1
#include <immintrin.h>
#else
#define UMBRAL_CHOOSES_AT_LOAD 0
#endif

namespace umbral {
namespace {

// The constants of Philox 4x32 (Salmon et al. 2011), as in Random123.
constexpr std::uint32_t multiplier_0 = 0xD2511F53u;
constexpr std::uint32_t multiplier_1 = 0xCD9E8D57u;
constexpr std::uint32_t weyl_0 = 0x9E3779B9u;
constexpr std::uint32_t weyl_1 = 0xBB67AE85u;
constexpr int rounds = 10;

std::uint32_t last_word(const DrawAddress& at) {
    return (static_cast<std::uint32_t>(at.purpose) << 24) | (at.visit & 0xffffffu);
}

}  // namespace

namespace philox {  // named: clang sees no use of a version it chooses at load

#if UMBRAL_CHOOSES_AT_LOAD
__attribute__((target("default")))
#endif
void fill(DrawKey key, const DrawAddress& first, DrawRun& out) {
    auto& [w0, w1, w2, w3] = out;
    const std::uint32_t last = last_word(first);
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

#if UMBRAL_CHOOSES_AT_LOAD
/// The same with 256-bit vectors: each word in the low half of a 64-bit lane, where one multiplication gives the whole
/// product, and eight neighbours at a time, which is what the registers hold.
__attribute__((target("avx2"))) void fill(DrawKey key, const DrawAddress& first, DrawRun& out) {
    constexpr std::size_t lanes = 4, vectors = 2;
    const __m256i m0 = _mm256_set1_epi64x(multiplier_0), m1 = _mm256_set1_epi64x(multiplier_1);
    const __m256i low_halves = _mm256_set_epi32(7, 5, 3, 1, 6, 4, 2, 0);
    for (std::size_t from = 0; from < run_length; from += lanes * vectors) {
        __m256i w[4][vectors];  // NOLINT(modernize-avoid-c-arrays): registers
        for (std::size_t v = 0; v < vectors; ++v) {
            const auto low = first.entity_low + static_cast<std::uint32_t>(from + lanes * v);
            w[0][v] = _mm256_set_epi64x(low + 3, low + 2, low + 1, low);
            w[1][v] = _mm256_set1_epi64x(first.entity_high);
            w[2][v] = _mm256_set1_epi64x(first.place);
            w[3][v] = _mm256_set1_epi64x(last_word(first));
        }
        std::uint32_t k0 = key.low, k1 = key.high;
        for (int round = 0; round < rounds; ++round) {
            const __m256i keys_0 = _mm256_set1_epi64x(k0), keys_1 = _mm256_set1_epi64x(k1);
            for (std::size_t v = 0; v < vectors; ++v) {
                const __m256i p0 = _mm256_mul_epu32(m0, w[0][v]), p1 = _mm256_mul_epu32(m1, w[2][v]);
                w[0][v] = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(p1, 32), w[1][v]), keys_0);
                w[2][v] = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(p0, 32), w[3][v]), keys_1);
                w[1][v] = p1;
                w[3][v] = p0;
            }
            k0 += weyl_0;
            k1 += weyl_1;
        }
        for (std::size_t word = 0; word < 4; ++word) {
            for (std::size_t v = 0; v < vectors; ++v) {
                const __m256i packed = _mm256_permutevar8x32_epi32(w[word][v], low_halves);
                auto* target = reinterpret_cast<__m128i*>(&out[word][from + lanes * v]);
                _mm_storeu_si128(target, _mm256_castsi256_si128(packed));
            }
        }
    }
}
#endif

}  // namespace philox

void draw4_run(DrawKey key, const DrawAddress& first, DrawRun& out) { philox::fill(key, first, out); }

}  // namespace umbral
