#include "scenario/table/type.hpp"

#include <utility>

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"

namespace umbral::scenario {
namespace {

/// A JSON value as a message shows it; large ones by their kind only.
std::string shown(const Json& value) {
    if (value.is_object()) return "{...}";
    if (value.is_array()) return fmt::format(fmt::runtime(tr("a list of {}")), value.size());
    if (value.is_string()) return shortened(value.get_ref<const std::string&>());
    if (value.is_null()) return "null";
    return shortened(value.dump());
}

/// The path without what may be as long as its file: it ends before a key longer than any of the scenario's own, and
/// the ids of elements that cannot be any are left out.
Path short_path(const Path& path) {
    constexpr std::size_t longest = 256;
    Path shorter;
    for (const PathStep& step : path.steps()) {
        const bool is_long = step.word().size() > longest;
        if (is_long && !step.is_element()) break;
        if (is_long)
            shorter.push_element(*step.index);
        else
            shorter.push(step);
    }
    return shorter;
}

}  // namespace

void shorten(Finding& finding) {
    Problem problem{{}, {}, finding.value, finding.message, finding.allowed, finding.hint};
    shorten(problem);
    finding.value = std::move(problem.value);
    finding.message = std::move(problem.message);
    finding.allowed = std::move(problem.allowed);
    finding.hint = std::move(problem.hint);
}

void Reading::report(const Json& value, std::string message, std::string allowed, std::string hint) {
    findings.push_back({short_path(path), shown(value), std::move(message), std::move(allowed), std::move(hint)});
}

void Reading::report_missing(const Json& object, std::string key, std::string message, std::string allowed) {
    findings.push_back(
        {short_path(path), shown(object), std::move(message), std::move(allowed), {}, {}, std::move(key)});
}

void Reading::report_type(const Json& value, std::string allowed) {
    std::string hint;
    if (value.is_string() && allowed.find(tr("number")) != std::string::npos)
        hint = tr("write numbers without quotes, with a decimal point");
    report(value, tr("the value is of the wrong type"), std::move(allowed), std::move(hint));
}

Slot Type::enter(const PathStep& step, const Slot& here, Reading& reading) const {
    reading.report(step.word(), tr("the path goes deeper than the scenario does"),
                   fmt::format(fmt::runtime(tr("a path that ends here; the value is {}")), words(*here.info)));
    return {};
}

}  // namespace umbral::scenario
