#pragma once
// Values as bytes and back: variable-length integers, doubles, texts. Reading never trusts what it reads: a short or
// broken input sets a flag, gives zeros and allocates nothing large.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace umbral {

class ByteWriter {
  public:
    void byte(std::uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
    /// LEB128: seven bits a byte, low bits first.
    void number(std::uint64_t value);
    /// Zigzag, then LEB128: small magnitudes of either sign are short.
    void signed_number(std::int64_t value);
    void real(double value);
    void text(std::string_view value);
    /// A text that is likely to come again: written once, then by its ordinal.
    void repeated_text(const std::string& value);
    /// Each number as its difference from the one before (the first from 0).
    void differences(const std::vector<std::int32_t>& values);

    [[nodiscard]] const std::string& bytes() const { return bytes_; }

  private:
    std::string bytes_;
    std::map<std::string, std::uint64_t, std::less<>> seen_;
};

class ByteReader {
  public:
    /// @param bytes  must outlive the reader
    explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

    [[nodiscard]] std::uint8_t byte();
    [[nodiscard]] std::uint64_t number();
    [[nodiscard]] std::int64_t signed_number();
    [[nodiscard]] double real();
    [[nodiscard]] std::string text();
    [[nodiscard]] std::string repeated_text();
    /// A number of items that follow, each at least one byte long; more than the bytes left is broken input.
    [[nodiscard]] std::size_t count();
    /// As many numbers as were written as differences; fewer where the input is broken.
    [[nodiscard]] std::vector<std::int32_t> differences(std::size_t count);

    /// Marks the input as broken: a value was outside its range.
    void fail() {
        ok_ = false;
        rest_ = {};
    }
    [[nodiscard]] bool ok() const { return ok_; }
    /// Everything was read, and nothing was missing.
    [[nodiscard]] bool finished() const { return ok_ && rest_.empty(); }

  private:
    std::string_view rest_;
    bool ok_ = true;
    std::vector<std::string> seen_;
};

}  // namespace umbral
