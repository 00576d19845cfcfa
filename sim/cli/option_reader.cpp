#include "cli/option_reader.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "base/i18n.hpp"

namespace umbral::cli {

std::uint64_t OptionReader::whole(const char* option, const std::string& text, std::uint64_t low, std::uint64_t high,
                                  const char* also) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc{} && end == text.data() + text.size() && value >= low && value <= high) return value;
    std::string allowed = fmt::format(fmt::runtime(tr("a whole number from {} to {}")), low, high);
    if (*also != '\0') allowed += fmt::format(fmt::runtime(tr(", or {}")), also);
    problems_.push_back({"", option, text, tr("this is not a number the option takes"), allowed, ""});
    return low;
}

double OptionReader::positive(const char* option, const std::string& text, const char* hint) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc{} && end == text.data() + text.size() && std::isfinite(value) && value > 0) return value;
    problems_.push_back({"", option, text, tr("this is not a number the option takes"), tr("a number above 0"), hint});
    return 1;
}

std::optional<scenario::Setting> OptionReader::setting(const std::string& text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0) {
        problems_.push_back({"", "--set", text, tr("a setting is a path, =, and a value"), "PATH=VALUE",
                             "--set sites[A].places.families=120"});
        return std::nullopt;
    }
    return scenario::Setting{text.substr(0, equals), text.substr(equals + 1)};
}

void OptionReader::finish() {
    if (!problems_.empty()) throw InputError(std::move(problems_));
}

}  // namespace umbral::cli
