#include "engine/part_hashes.hpp"

#include <algorithm>
#include <tuple>

#include "base/bytes.hpp"
#include "base/text.hpp"

namespace umbral::engine {
namespace {

/// No number is minus nought: a study gives back plain nought for it.
double without_sign_of_nought(double value) { return value == 0 ? 0.0 : value; }

}  // namespace

std::string PartHash::finish() {
    std::string hash = sha256_hex(bytes_);
    bytes_.clear();
    return hash;
}

std::string IndicatorsHash::key(std::string_view name, std::string_view stat, std::string_view scope) {
    ByteWriter out;
    for (const std::string_view part : {name, stat, scope}) out.text(part);
    return out.bytes();
}

void IndicatorsHash::add(std::string_view key, const std::optional<double>& value) {
    ByteWriter out;
    out.byte(value.has_value() ? 1 : 0);
    if (value) out.real(without_sign_of_nought(*value));
    bytes_ += key;
    bytes_ += out.bytes();
}

void SeriesHash::add(std::string_view name, std::string_view scope, std::uint64_t hours, std::string_view differences) {
    ByteWriter out;
    out.text(name);
    out.text(scope);
    out.number(hours);
    out.number(differences.size());
    bytes_ += out.bytes();
    bytes_ += differences;
}

std::string hash_waits(std::vector<WaitShare> waits) {
    const auto by_key = [](const WaitShare& a, const WaitShare& b) {
        return std::tie(a.site, a.week, a.cause) < std::tie(b.site, b.week, b.cause);
    };
    std::sort(waits.begin(), waits.end(), by_key);
    ByteWriter out;
    out.number(waits.size());
    for (const WaitShare& wait : waits) {
        out.text(wait.site);
        out.signed_number(wait.week);
        out.text(name_of(wait.cause));
        out.real(without_sign_of_nought(wait.waiting_person_h));
    }
    return sha256_hex(out.bytes());
}

std::string hash_events(const std::vector<Event>& events) {
    ByteWriter out;
    out.number(events.size());
    for (const Event& event : events) {
        out.signed_number(event.time_us);
        for (const auto* text : {&event.kind, &event.subject, &event.agency, &event.detail}) out.text(*text);
    }
    return sha256_hex(out.bytes());
}

PartHashes hash_parts(const ReplicationRecord& record) {
    IndicatorsHash indicators;
    for (const IndicatorValue& indicator : record.indicators) {
        indicators.add(IndicatorsHash::key(indicator.name, indicator.stat, to_text(indicator.scope)), indicator.value);
    }
    SeriesHash series;
    for (const HourlySeries& one : record.series) {
        ByteWriter differences;
        differences.differences(one.values);
        series.add(one.name, to_text(one.scope), one.values.size(), differences.bytes());
    }
    return {indicators.finish(), series.finish(), hash_waits(record.waits), hash_events(record.events)};
}

std::string result_hash(const std::string& plan, std::uint32_t replication, const PartHashes& parts) {
    ByteWriter out;
    out.text(plan);
    out.number(replication);
    for (const auto* part : {&parts.indicators, &parts.series, &parts.waits, &parts.events}) out.text(*part);
    return sha256_hex(out.bytes());
}

std::string result_hash(const ReplicationRecord& record) {
    return result_hash(record.plan, record.replication, hash_parts(record));
}

}  // namespace umbral::engine
