// Each property finds the fault that is put in for it: into the state, the books, the record or the inputs of a run, by
// a seam that the program knows nothing of.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <functional>
#include <set>

#include "generated/properties.hpp"

namespace umbral::generated {
namespace {

using engine::IndicatorValue;
using engine::ReplicationRecord;

struct Fault {
    int property = 0;
    const char* what;
    Examination examination;
    Seam seam;
};

using ChangeRecord = std::function<void(ReplicationRecord&)>;
using IsMeant = std::function<bool(const Way&)>;

bool is_looked_at(const Way& way) { return way.how == Way::How::looked_at; }

/// A fault in the records of histories lived in some way.
Seam in_record(const IsMeant& is_meant, const ChangeRecord& change) {
    Seam seam;
    seam.record = [=](ReplicationRecord& record, const Way& way) {
        if (is_meant(way)) change(record);
    };
    return seam;
}

/// Changes the first indicator of the name, stat and number of dimensions that has a value.
ChangeRecord changed(const std::string& name, const std::string& stat, std::size_t dimensions,
                     const std::function<double(double)>& change) {
    return [=](ReplicationRecord& record) {
        for (IndicatorValue& indicator : record.indicators) {
            const bool is_it = indicator.name == name && (stat.empty() || indicator.stat == stat) &&
                               indicator.scope.parts.size() == dimensions && indicator.value;
            if (is_it) {
                indicator.value = change(*indicator.value);
                return;
            }
        }
    };
}

void add_one(ReplicationRecord& record) {
    for (IndicatorValue& indicator : record.indicators) {
        if (indicator.value) {
            *indicator.value += 1;
            return;
        }
    }
}

Seam in_books(const std::function<void(Books&)>& change) {
    Seam seam;
    seam.books = change;
    return seam;
}
Seam in_state(const std::function<bool(people::State&)>& change) {
    Seam seam;
    seam.state = change;
    return seam;
}
Seam in_lines(const std::function<void(response::LineState&)>& change) {
    Seam seam;
    seam.lines = [=](std::vector<response::LineState>& lines) {
        for (response::LineState& line : lines) change(line);
    };
    return seam;
}
Seam in_input(const IsMeant& is_meant, const std::function<void(scenario::Input&)>& change) {
    Seam seam;
    seam.input = [=](scenario::Input& input, const Way& way) {
        if (is_meant(way)) change(input);
    };
    return seam;
}

/// A party that has a place loses it, and nobody tells the room.
bool lose_a_place(people::State& state) {
    for (std::size_t slot = 0; slot < state.parties.slots().size(); ++slot) {
        people::Party& party = state.parties[people::PartyId{slot}];
        if (party.size == 0 || party.place != people::PlaceState::design) continue;
        party.place = people::PlaceState::none;
        return true;
    }
    return false;
}

const IsMeant is_the_other = [](const Way& way) { return way.other == 1; };
const IsMeant is_any = [](const Way&) { return true; };

std::vector<Fault> all_faults() {
    const auto one = Examination::one_history;
    const auto plus_one = [](double value) { return value + 1; };
    return {
        {1, "somebody entered whom nobody sees", one, in_state([](people::State& state) {
             state.entered += 1;
             return true;
         })},
        {2, "a site has three persons too many", one,
         in_books([](Books& books) { books.sites.at(0).present_to += 3; })},
        {3, "an outcome of a site counts one more", one,
         in_record(is_looked_at, changed("outcome_persons", "count", 2, plus_one))},
        {4, "a party loses its place, and the room does not know", one, in_state(lose_a_place)},
        {5, "less than nothing waited", one,
         in_record(is_looked_at, changed("waiting_person_h", "total", 1, [](double) { return -1.0; }))},
        {6, "more left than came", one,
         in_record(is_looked_at, changed("left_fraction", "mean", 0, [](double) { return 1.5; }))},
        {7, "officers work more than they are there", one,
         in_record(is_looked_at, changed("officer_utilisation", "mean", 2, [](double) { return 1.01; }))},
        {8, "half wait longer than one in a hundred", one,
         in_record(is_looked_at, changed("wait_h", "p50", 1, [](double) { return 1e6; }))},
        {9, "more are present on average than ever", one,
         in_record(is_looked_at, changed("present_persons", "mean", 1, [](double value) { return value * 2 + 1e4; }))},
        {10, "an hour has more people than the peak", one,
         in_record(is_looked_at, [](ReplicationRecord& record) { record.series.at(0).values.at(0) = 100000; })},
        {11, "one site's waiting is told larger", one,
         in_record(is_looked_at, changed("waiting_person_h", "total", 1, plus_one))},
        {12, "waiting of one week and cause is lost", one,
         in_record(is_looked_at,
                   [](ReplicationRecord& record) {
                       if (!record.waits.empty()) record.waits.pop_back();
                   })},
        {13, "a queue's time is a tenth too long", one, in_books([](Books& books) {
             for (StationBook& station : books.stations) station.queue_person_h *= 1.1;
         })},
        {14, "a measure or a price costs one dollar more than is booked", one,
         in_record(is_looked_at,
                   [](ReplicationRecord& record) {
                       for (IndicatorValue& indicator : record.indicators) {
                           const auto& parts = indicator.scope.parts;
                           const bool is_it = indicator.name == "cost_usd" && parts.size() == 1 &&
                                              (parts[0].first == "measure" || parts[0].first == "price");
                           if (is_it) {
                               *indicator.value += 1;
                               return;
                           }
                       }
                   })},
        {15, "more stood idle than was paid for", one,
         in_record(is_looked_at, changed("idle_cost_usd", "total", 0, [](double value) { return value + 1e9; }))},
        {16, "a line has spent what nobody released", one,
         in_lines([](response::LineState& line) { line.spent_usd += 1e6; })},
        {17, "the seventh worker counts one more", Examination::ensemble,
         in_record([](const Way& way) { return way.jobs == 7; }, add_one)},
        {18, "what is gone on with counts one more", Examination::ensemble,
         in_record([](const Way& way) { return way.resumed; }, add_one)},
        {19, "a shard counts one more", Examination::ensemble,
         in_record([](const Way& way) { return way.merged && way.replication == 1; }, add_one)},
        {20, "elsewhere one more is counted", Examination::ensemble,
         in_record([](const Way& way) { return way.how == Way::How::elsewhere; }, add_one)},
        {21, "another window loses an event's hour", one, in_record(is_looked_at, add_one)},
        {22, "a stop counts one more", one,
         in_record([](const Way& way) { return way.how == Way::How::in_pieces; }, add_one)},
        {23, "more officers work slower", Examination::officers,
         in_input(is_the_other,
                  [](scenario::Input& input) {
                      for (auto& service : input.scenario.sites.at(0).stations.at(0).service) service.fixed_min = 300.0;
                  })},
        {24, "a measure is not taken back", Examination::passing,
         in_input(is_the_other,
                  [](scenario::Input& input) {
                      for (auto& measure : input.plan.measures) measure.until.reset();
                  })},
        {25, "agencies know everything at once", Examination::untold,
         in_input(is_any, [](scenario::Input& input) { input.plan.perfect_information = true; })},
        {26, "a check fails", one,
         in_record([](const Way& way) { return way.how == Way::How::plainly; },
                   [](ReplicationRecord&) { std::abort(); })},
    };
}

bool complains(const Complaints& complaints, int property) {
    return std::any_of(complaints.begin(), complaints.end(),
                       [=](const Complaint& complaint) { return complaint.property == property; });
}

}  // namespace

TEST_CASE("every property has a fault of its own") {
    std::set<int> with_fault;
    for (const Fault& fault : all_faults()) with_fault.insert(fault.property);
    for (const Property& property : all_properties()) {
        INFO(property.name);
        CHECK(with_fault.contains(property.number));
    }
    CHECK(all_properties().size() == 26);
}

TEST_CASE("each property finds the fault that is put in for it, and complains of nothing without it") {
    constexpr std::uint64_t most_tried = 60;  // not every case has something to break: a queue, a price, a fare
    for (const Fault& fault : all_faults()) {
        INFO(fault.property << ", " << name_of(fault.property) << ": " << fault.what);
        bool is_found = false;
        for (std::uint64_t seed = 1; seed <= most_tried && !is_found; ++seed) {
            const Case made = case_for(fault.examination, seed);
            is_found = complains(examine(fault.examination, made, fault.seam), fault.property);
            if (is_found) CHECK(!complains(examine(fault.examination, made), fault.property));
        }
        CHECK(is_found);
    }
}

}  // namespace umbral::generated
