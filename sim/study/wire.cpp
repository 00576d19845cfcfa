#include "study/wire.hpp"

#include <limits>

#include "base/bytes.hpp"

namespace umbral::study {
namespace {

using engine::EndReason;
using engine::Event;
using engine::HourlySeries;
using engine::IndicatorValue;
using engine::ReplicationRecord;
using engine::Scope;
using engine::WaitCause;
using engine::WaitShare;

void write(ByteWriter& out, const Scope& scope) {
    out.number(scope.parts.size());
    for (const auto& [dimension, id] : scope.parts) {
        out.repeated_text(dimension);
        out.repeated_text(id);
    }
}

void write(ByteWriter& out, const IndicatorValue& indicator) {
    out.repeated_text(indicator.name);
    out.repeated_text(indicator.stat);
    write(out, indicator.scope);
    out.byte(indicator.value.has_value() ? 1 : 0);
    if (indicator.value) out.real(*indicator.value);
}

void write(ByteWriter& out, const HourlySeries& series) {
    out.repeated_text(series.name);
    write(out, series.scope);
    out.number(series.values.size());
    out.differences(series.values);
}

void write(ByteWriter& out, const WaitShare& wait) {
    out.repeated_text(wait.site);
    out.signed_number(wait.week);
    out.byte(static_cast<std::uint8_t>(wait.cause));
    out.real(wait.waiting_person_h);
}

void write(ByteWriter& out, const Event& event) {
    out.signed_number(event.time_us);
    out.repeated_text(event.kind);
    out.repeated_text(event.subject);
    out.repeated_text(event.agency);
    out.repeated_text(event.detail);
}

template <class Item>
void write_all(ByteWriter& out, const std::vector<Item>& items) {
    out.number(items.size());
    for (const Item& item : items) write(out, item);
}

template <class Whole>
Whole narrowed(ByteReader& in, std::int64_t value) {
    if (value < std::numeric_limits<Whole>::min() || value > std::numeric_limits<Whole>::max()) {
        in.fail();
        return 0;
    }
    return static_cast<Whole>(value);
}

void read(ByteReader& in, Scope& scope) {
    scope.parts.resize(in.count());
    for (auto& [dimension, id] : scope.parts) {
        dimension = in.repeated_text();
        id = in.repeated_text();
    }
}

void read(ByteReader& in, IndicatorValue& indicator) {
    indicator.name = in.repeated_text();
    indicator.stat = in.repeated_text();
    read(in, indicator.scope);
    if (in.byte() != 0) indicator.value = in.real();
}

void read(ByteReader& in, HourlySeries& series) {
    series.name = in.repeated_text();
    read(in, series.scope);
    series.values = in.differences(in.count());
}

void read(ByteReader& in, WaitShare& wait) {
    wait.site = in.repeated_text();
    wait.week = narrowed<int>(in, in.signed_number());
    const std::uint8_t cause = in.byte();
    if (cause >= engine::wait_cause_count) in.fail();
    wait.cause = static_cast<WaitCause>(cause);
    wait.waiting_person_h = in.real();
}

void read(ByteReader& in, Event& event) {
    event.time_us = in.signed_number();
    event.kind = in.repeated_text();
    event.subject = in.repeated_text();
    event.agency = in.repeated_text();
    event.detail = in.repeated_text();
}

template <class Item>
void read_all(ByteReader& in, std::vector<Item>& items) {
    const std::size_t count = in.count();
    for (std::size_t i = 0; i < count && in.ok(); ++i) read(in, items.emplace_back());
}

}  // namespace

std::string encode(const ReplicationRecord& record) {
    ByteWriter out;
    out.byte(wire_version);
    out.text(record.plan);
    out.number(record.replication);
    out.number(record.seed);
    out.byte(static_cast<std::uint8_t>(record.end));
    out.text(record.message);
    write_all(out, record.indicators);
    write_all(out, record.series);
    write_all(out, record.waits);
    write_all(out, record.events);
    out.real(record.cpu_s);
    out.number(record.services);
    out.number(record.parties);
    return out.bytes();
}

std::optional<ReplicationRecord> decode(std::string_view bytes) {
    ByteReader in{bytes};
    if (in.byte() != wire_version) return std::nullopt;
    ReplicationRecord record;
    record.plan = in.text();
    const std::uint64_t replication = in.number();
    if (replication > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
    record.replication = static_cast<std::uint32_t>(replication);
    record.seed = in.number();
    const std::uint8_t end = in.byte();
    if (end > static_cast<std::uint8_t>(EndReason::cancelled)) return std::nullopt;
    record.end = static_cast<EndReason>(end);
    record.message = in.text();
    read_all(in, record.indicators);
    read_all(in, record.series);
    read_all(in, record.waits);
    read_all(in, record.events);
    record.cpu_s = in.real();
    record.services = in.number();
    record.parties = in.number();
    if (!in.finished()) return std::nullopt;
    return record;
}

}  // namespace umbral::study
