#include "scenario/table/type.hpp"

#include <fmt/format.h>

#include "base/i18n.hpp"
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

}  // namespace

void Reading::report(const Json& value, std::string message, std::string allowed, std::string hint) {
    findings.push_back({path, shown(value), std::move(message), std::move(allowed), std::move(hint)});
}

void Reading::report_missing(const Json& object, std::string key, std::string message, std::string allowed) {
    report(object, std::move(message), std::move(allowed));
    findings.back().missing_key = std::move(key);
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
