#include "engine/record.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <string_view>

#include "base/check.hpp"
#include "base/text.hpp"

namespace umbral::engine {
namespace {

constexpr std::array<std::string_view, 19> dimensions{
    "site", "station", "pool",  "room",   "profile", "country", "route",   "fleet", "item", "limit",
    "need", "outcome", "cause", "agency", "channel", "level",   "measure", "line",  "price"};

/// Position in the fixed order; the number of dimensions when there is none of that name.
std::size_t rank_of(std::string_view dimension) {
    return static_cast<std::size_t>(std::find(dimensions.begin(), dimensions.end(), dimension) - dimensions.begin());
}

/// Bytes in a fixed layout (little-endian, lengths before texts), so that a hash never depends on the machine.
class CanonicalBytes {
  public:
    void add(std::uint64_t number) {
        for (int shift = 0; shift < 64; shift += 8) bytes_.push_back(static_cast<char>((number >> shift) & 0xffu));
    }
    void add(std::int64_t number) { add(static_cast<std::uint64_t>(number)); }
    void add(double number) { add(std::bit_cast<std::uint64_t>(number)); }
    void add(std::string_view text) {
        add(std::uint64_t{text.size()});
        bytes_.append(text);
    }
    void add(const Scope& scope) {
        add(std::uint64_t{scope.parts.size()});
        for (const auto& [dimension, id] : scope.parts) {
            add(std::string_view{dimension});
            add(std::string_view{id});
        }
    }
    [[nodiscard]] const std::string& bytes() const { return bytes_; }

  private:
    std::string bytes_;
};

void add_indicators(CanonicalBytes& out, const std::vector<IndicatorValue>& indicators) {
    out.add(std::uint64_t{indicators.size()});
    for (const auto& indicator : indicators) {
        out.add(std::string_view{indicator.name});
        out.add(std::string_view{indicator.stat});
        out.add(indicator.scope);
        out.add(std::uint64_t{indicator.value.has_value()});
        out.add(indicator.value.value_or(0.0));
    }
}

void add_series(CanonicalBytes& out, const std::vector<HourlySeries>& all_series) {
    out.add(std::uint64_t{all_series.size()});
    for (const auto& series : all_series) {
        out.add(std::string_view{series.name});
        out.add(series.scope);
        out.add(std::uint64_t{series.values.size()});
        for (const std::int32_t value : series.values) out.add(std::int64_t{value});
    }
}

void add_waits(CanonicalBytes& out, const std::vector<WaitShare>& waits) {
    out.add(std::uint64_t{waits.size()});
    for (const auto& wait : waits) {
        out.add(std::string_view{wait.site});
        out.add(std::int64_t{wait.week});
        out.add(static_cast<std::uint64_t>(wait.cause));
        out.add(wait.waiting_person_h);
    }
}

void add_events(CanonicalBytes& out, const std::vector<Event>& events) {
    out.add(std::uint64_t{events.size()});
    for (const auto& event : events) {
        out.add(event.time_us);
        out.add(std::string_view{event.kind});
        out.add(std::string_view{event.subject});
        out.add(std::string_view{event.agency});
        out.add(std::string_view{event.detail});
    }
}

}  // namespace

std::string to_text(const Scope& scope) {
    if (scope.parts.empty()) return "all";
    std::string text;
    for (const auto& [dimension, id] : scope.parts) {
        if (!text.empty()) text += ',';
        text += dimension;
        text += ':';
        text += id;
    }
    return text;
}

std::optional<Scope> parse_scope(const std::string& text) {
    Scope scope;
    if (text == "all") return scope;
    std::string_view rest = text;
    while (true) {
        const std::string_view part = rest.substr(0, rest.find(','));
        const std::size_t colon = part.find(':');
        if (colon == std::string_view::npos || colon + 1 == part.size()) return std::nullopt;
        if (rank_of(part.substr(0, colon)) == dimensions.size()) return std::nullopt;
        scope.parts.emplace_back(part.substr(0, colon), part.substr(colon + 1));
        if (part.size() == rest.size()) break;
        rest.remove_prefix(part.size() + 1);
    }
    const auto by_rank = [](const auto& a, const auto& b) { return rank_of(a.first) < rank_of(b.first); };
    std::stable_sort(scope.parts.begin(), scope.parts.end(), by_rank);
    const auto same_dimension = [](const auto& a, const auto& b) { return a.first == b.first; };
    if (std::adjacent_find(scope.parts.begin(), scope.parts.end(), same_dimension) != scope.parts.end())
        return std::nullopt;
    return scope;
}

const char* name_of(WaitCause cause) {
    switch (cause) {
        case WaitCause::closed:
            return "closed";
        case WaitCause::officers:
            return "officers";
        case WaitCause::places:
            return "places";
        case WaitCause::seats:
            return "seats";
        case WaitCause::fare:
            return "fare";
        case WaitCause::supplies:
            return "supplies";
        case WaitCause::quota:
            return "quota";
    }
    check_failed("cause is a WaitCause", __FILE__, __LINE__);
}

std::string result_hash(const ReplicationRecord& record) {
    CanonicalBytes out;
    out.add(std::string_view{record.plan});
    out.add(std::uint64_t{record.replication});
    add_indicators(out, record.indicators);
    add_series(out, record.series);
    add_waits(out, record.waits);
    add_events(out, record.events);
    return sha256_hex(out.bytes());
}

}  // namespace umbral::engine
