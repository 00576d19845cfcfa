#include "scenario/table/referral_type.hpp"

#include <fmt/format.h>

#include "scenario/table/list_types.hpp"

namespace umbral::scenario {
namespace {

const FieldInfo& routes_info() {
    static const FieldInfo info{.required = true, .refers = Refers::route, .help = UMBRAL_N("routes to choose from")};
    return info;
}
const FieldInfo& shares_info() {
    static const FieldInfo info{.unit = UMBRAL_N("fraction"),
                                .min = 0,
                                .max = 1,
                                .sums_to_one = true,
                                .refers = Refers::route,
                                .help = UMBRAL_N("share of parties by route")};
    return info;
}

const ObjectTable& logit_type() {
    static const ObjectType<LogitRule> type(
        "logit",
        UMBRAL_N("Each party chooses a route with a probability proportional to exp(-(sum of weights x terms)), from "
                 "what is known of each."),
        {field<&LogitRule::routes>("routes", routes_info()),
         field<&LogitRule::per_hour>(
             "per_hour", {.unit = "1/h", .min = 0, .max = 1000, .help = UMBRAL_N("weight of the travel time")}),
         field<&LogitRule::per_usd>("per_usd",
                                    {.unit = "1/USD", .min = 0, .max = 1000, .help = UMBRAL_N("weight of the fare")}),
         field<&LogitRule::per_hazard>("per_hazard",
                                       {.min = 0, .max = 1e6, .help = UMBRAL_N("weight of the probability of harm")}),
         field<&LogitRule::per_queued_day>(
             "per_queued_day",
             {.unit = UMBRAL_N("1/day"),
              .min = 0,
              .max = 1000,
              .help = UMBRAL_N("weight of the known queue at the destination, in days of its throughput")})});
    return type;
}

std::vector<std::string> forms() { return {"shares", "first_with_room", "logit"}; }

class ReferralType final : public TypeFor<ReferralRule> {
    void read_value(const Json& json, ReferralRule& target, const FieldInfo& info, Reading& reading) const override {
        if (json.is_string()) {
            target = ShareRule{{{json.get<std::string>(), Quantity{1.0}}}};
            return;
        }
        if (!json.is_object()) return reading.report_type(json, words(info));
        std::size_t found = 0;
        for (const auto& [key, value] : json.items()) {
            if (reading.is_full()) return;
            if (Reading::is_comment(key)) continue;
            const Reading::Inside inside(reading, key);
            if (read_form(key, value, target, reading))
                found += 1;
            else
                reading.report(value, tr("there is no referral rule of this name"), one_of(forms()),
                               did_you_mean(key, forms()));
        }
        if (found > 1) reading.report(json, tr("more than one of these keys is here"), words(info));
        if (found == 0 && json.empty()) reading.report(json, tr("none of these keys is here"), words(info));
    }

    /// Reads one form of rule; false when the key names none.
    static bool read_form(const std::string& key, const Json& value, ReferralRule& target, Reading& reading) {
        if (key == "shares") {
            type_of<std::vector<Share>>().read(value, &target.emplace<ShareRule>().routes, shares_info(), reading);
        } else if (key == "first_with_room") {
            type_of<std::vector<std::string>>().read(value, &target.emplace<FirstWithRoomRule>().routes, routes_info(),
                                                     reading);
        } else if (key == "logit") {
            logit_type().read(value, &target.emplace<LogitRule>(), {}, reading);
        } else {
            return false;
        }
        return true;
    }

    Json write_value(const ReferralRule& value) const override {
        if (const auto* shares = std::get_if<ShareRule>(&value))
            return {{"shares", type_of<std::vector<Share>>().write(&shares->routes)}};
        if (const auto* first = std::get_if<FirstWithRoomRule>(&value)) return {{"first_with_room", first->routes}};
        return {{"logit", logit_type().write(&std::get<LogitRule>(value))}};
    }

    Json schema(const FieldInfo&, Definitions& definitions) const override {
        if (!definitions.contains("referral")) {
            const Json shares = type_of<std::vector<Share>>().schema(shares_info(), definitions);
            const Json routes = type_of<std::vector<std::string>>().schema(routes_info(), definitions);
            const Json logit = logit_type().schema({}, definitions);
            Json rule{{"type", "object"},
                      {"properties",
                       {{"shares", shares},
                        {"first_with_room", routes},
                        {"logit", logit},
                        {"comment", Json::object()},
                        {"note", Json::object()}}},
                      {"additionalProperties", false}};
            for (const std::string& form : forms()) rule["oneOf"].push_back({{"required", {form}}});
            definitions["referral"] = {{"anyOf", {{{"type", "string"}}, rule}}};
        }
        return {{"$ref", "#/definitions/referral"}};
    }

    std::string words(const FieldInfo&) const override {
        return tr(
            "a route id; {\"shares\": {\"route\": share, ...}}; {\"first_with_room\": [\"route\", ...]}; or "
            "{\"logit\": {...}}");
    }

    void visit_value(ReferralRule& value, const FieldInfo&, Visitor& visitor) const override {
        const bool logit = std::holds_alternative<LogitRule>(value);
        auto* shares = std::get_if<ShareRule>(&value);
        visitor.here.push(shares ? "shares" : logit ? "logit" : "first_with_room");
        if (shares)
            type_of<std::vector<Share>>().visit(&shares->routes, shares_info(), visitor);
        else if (logit)
            logit_type().visit(&std::get<LogitRule>(value), {}, visitor);
        else
            type_of<std::vector<std::string>>().visit(&std::get<FirstWithRoomRule>(value).routes, routes_info(),
                                                      visitor);
        visitor.here.pop();
    }

    Slot enter(const PathStep& step, const Slot& here, Reading& reading) const override {
        static const FieldInfo plain;
        if (here.json->is_string()) *here.json = {{"shares", {{here.json->get<std::string>(), 1}}}};
        if (!here.json->is_object()) *here.json = Json::object();
        if (step.key == "shares") return {&(*here.json)["shares"], &type_of<std::vector<Share>>(), &shares_info()};
        if (step.key == "first_with_room")
            return {&(*here.json)["first_with_room"], &type_of<std::vector<std::string>>(), &routes_info()};
        if (step.key == "logit") return {&(*here.json)["logit"], &logit_type(), &plain};
        reading.report(step.word(), tr("there is no referral rule of this name"), one_of(forms()),
                       did_you_mean(step.key, forms()));
        return {};
    }
    void inner(std::vector<const Type*>& types) const override { types.push_back(&logit_type()); }
};

}  // namespace

const Type& TypeOf<ReferralRule>::get() {
    static const ReferralType type;
    return type;
}

}  // namespace umbral::scenario
