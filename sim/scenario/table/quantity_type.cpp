#include "scenario/table/quantity_type.hpp"

#include "base/i18n.hpp"
#include "base/text.hpp"
#include "scenario/table/enum_type.hpp"
#include "scenario/table/scalar_types.hpp"

namespace umbral::scenario {
namespace {

const std::vector<std::string>& quantity_keys() {
    static const std::vector<std::string> keys{"value", "low", "mid", "high", "uncertain", "source", "confidence"};
    return keys;
}

class QuantityType final : public TypeFor<Quantity> {
    void read_value(const Json& json, Quantity& target, const FieldInfo& info, Reading& reading) const override {
        if (json.is_number()) {
            double value = 0;
            if (read_number(json, value, info, reading)) target = Quantity{value};
        } else if (json.is_object()) {
            target = {};
            read_object(json, target, info, reading);
        } else {
            reading.report_type(json, words(info));
        }
    }

    static void read_object(const Json& json, Quantity& target, const FieldInfo& info, Reading& reading) {
        Triangular range;
        int range_keys = 0;
        bool range_is_read = true;
        for (const auto& [key, value] : json.items()) {
            if (reading.is_full()) return;
            const Reading::Inside inside(reading, key);
            if (Reading::is_comment(key) || read_source_key(key, value, target.source, reading)) continue;
            if (key == "value")
                read_number(value, target.value, info, reading);
            else if (key == "uncertain")
                read_spread(value, target, info, reading);
            else if (double* bound = key == "low"    ? &range.low
                                     : key == "mid"  ? &range.mode
                                     : key == "high" ? &range.high
                                                     : nullptr) {
                range_keys += 1;
                range_is_read = read_number(value, *bound, info, reading) && range_is_read;
            } else {
                reading.report(value, tr("a quantity has no such key"), one_of(quantity_keys()),
                               did_you_mean(key, quantity_keys()));
            }
        }
        const int forms = int{json.contains("value")} + int{json.contains("uncertain")} + int{range_keys > 0};
        if (forms != 1 || (range_keys != 0 && range_keys != 3)) {
            return reading.report(json, tr("a quantity is given in exactly one way"),
                                  tr("value; or low, mid and high; or uncertain"));
        }
        if (range_keys == 3 && range_is_read) set_range(json, range, target, reading);
    }

    static void set_range(const Json& json, const Triangular& range, Quantity& target, Reading& reading) {
        target.value = range.mode;
        if (range.low > range.mode || range.mode > range.high) {
            reading.report(json, tr("the range is not in order"), "low <= mid <= high");
        } else if (range.low < range.high) {
            target.spread = range;
        }
    }

    static void read_spread(const Json& json, Quantity& target, const FieldInfo& info, Reading& reading) {
        const std::size_t before = reading.findings.size();
        Distribution spread;
        type_of<Distribution>().read(json, &spread, info, reading);
        if (reading.findings.size() != before) return;
        for (const auto& [name, quantity] : spread.parameters) {
            if (quantity.is_uncertain())
                return reading.report(json, tr("a spread's own parameters cannot be uncertain"), tr("plain numbers"));
        }
        if (!spread.file.empty())
            return reading.report(json, tr("a spread cannot come from a file"), tr("a list of values"));
        const DistributionSpec spec = spread.spec();
        if (const std::string why = why_invalid(spec); !why.empty())
            return reading.report(json, why, tr("a valid distribution"));
        target.value = mean_of(spec);
        target.spread = spec;
    }

    Json write_value(const Quantity& value) const override {
        if (!value.is_uncertain() && value.source.text.empty() && value.source.confidence == Confidence::assumption)
            return number_json(value.value);
        Json object = Json::object();
        const auto* range = value.is_uncertain() ? std::get_if<Triangular>(&*value.spread) : nullptr;
        if (range != nullptr && range->mode == value.value) {
            object["low"] = number_json(range->low);
            object["mid"] = number_json(range->mode);
            object["high"] = number_json(range->high);
        } else if (value.is_uncertain()) {
            object["uncertain"] = spec_json(*value.spread);
        } else {
            object["value"] = number_json(value.value);
        }
        write_source(value.source, object);
        return object;
    }

    Json schema(const FieldInfo& info, Definitions& definitions) const override {
        if (!definitions.contains("uncertain_quantity")) {
            definitions["uncertain_quantity"] =
                Json::object();  // holds the name: distributions refer back to quantities
            const Json number{{"type", "number"}};
            Json properties = source_properties();
            for (const char* key : {"value", "low", "mid", "high"}) properties[key] = number;
            properties["uncertain"] = type_of<Distribution>().schema({}, definitions);
            definitions["uncertain_quantity"] = {
                {"type", "object"}, {"properties", properties}, {"additionalProperties", false}};
        }
        return {{"anyOf", {number_schema(info), {{"$ref", "#/definitions/uncertain_quantity"}}}}};
    }

    std::string words(const FieldInfo& info) const override { return number_words(info); }
    void visit_value(Quantity& value, const FieldInfo& info, Visitor& visitor) const override {
        visitor.quantity(value, info, visitor.here);
    }

    Slot enter(const PathStep& step, const Slot& here, Reading& reading) const override {
        const auto& keys = quantity_keys();
        if (std::find(keys.begin(), keys.end(), step.key) == keys.end()) return Type::enter(step, here, reading);
        if (!here.json->is_object()) {
            const Json value = *here.json;
            *here.json = Json::object();
            if (value.is_number()) (*here.json)["value"] = value;
        }
        static const FieldInfo plain;
        const bool text = step.key == "source" || step.key == "confidence";
        const Type& type = text ? prose_type() : step.key == "uncertain" ? type_of<Distribution>() : type_of<double>();
        return {&(*here.json)[step.key], &type, text ? &plain : here.info};
    }
    Cell cell() const override { return Cell::number; }
    std::vector<Json> stand_ins(const FieldInfo& info) const override { return number_stand_ins(info); }
};

/// A spec as (name, value) pairs, for writing.
struct SpecWriter {
    Json operator()(const Constant& s) const { return named("constant", {{"value", s.value}}); }
    Json operator()(const Exponential& s) const { return named("exponential", {{"mean", s.mean}}); }
    Json operator()(const Erlang& s) const { return named("erlang", {{"k", double(s.k)}, {"mean", s.mean}}); }
    Json operator()(const Gamma& s) const { return named("gamma", {{"mean", s.mean}, {"sd", s.sd}}); }
    Json operator()(const Weibull& s) const { return named("weibull", {{"shape", s.shape}, {"mean", s.mean}}); }
    Json operator()(const LogNormal& s) const { return named("lognormal", {{"mean", s.mean}, {"sd", s.sd}}); }
    Json operator()(const LogNormalMedian& s) const {
        return named("lognormal", {{"median", s.median}, {"p95", s.p95}});
    }
    Json operator()(const TruncatedNormal& s) const {
        return named("normal", {{"mean", s.mean}, {"sd", s.sd}, {"lower", s.lower}, {"upper", s.upper}});
    }
    Json operator()(const Triangular& s) const {
        return named("triangular", {{"low", s.low}, {"mode", s.mode}, {"high", s.high}});
    }
    Json operator()(const Uniform& s) const { return named("uniform", {{"low", s.low}, {"high", s.high}}); }
    Json operator()(const Discrete& s) const {
        return {{"dist", "discrete"}, {"values", s.values}, {"weights", s.weights}};
    }
    Json operator()(const Empirical& s) const { return {{"dist", "empirical"}, {"values", s.values}}; }

    static Json named(const char* family, const std::vector<std::pair<const char*, double>>& parameters) {
        Json json{{"dist", family}};
        for (const auto& [name, value] : parameters) json[name] = number_json(value);
        return json;
    }
};

}  // namespace

Json spec_json(const DistributionSpec& spec) { return std::visit(SpecWriter{}, spec); }

bool read_source_key(const std::string& key, const Json& value, Source& source, Reading& reading) {
    static const FieldInfo plain;
    if (key == "source")
        prose_type().read(value, &source.text, plain, reading);
    else if (key == "confidence")
        type_of<Confidence>().read(value, &source.confidence, plain, reading);
    else
        return false;
    return true;
}

void write_source(const Source& source, Json& object) {
    if (!source.text.empty()) object["source"] = source.text;
    if (source.confidence != Confidence::assumption) object["confidence"] = word_of(source.confidence);
}

Json source_properties() {
    return {{"source", {{"type", "string"}}},
            {"confidence", {{"enum", all_words<Confidence>()}}},
            {"comment", Json::object()},
            {"note", Json::object()}};
}

const Type& TypeOf<Quantity>::get() {
    static const QuantityType type;
    return type;
}

}  // namespace umbral::scenario
