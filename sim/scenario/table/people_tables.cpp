// Fields of countries, profiles and arrivals.

#include "scenario/shares.hpp"
#include "scenario/table/list_types.hpp"
#include "scenario/table/tables.hpp"

namespace umbral::scenario {
namespace {

const Type& offset_change_type() {
    static const ObjectType<OffsetChange> type(
        "offset_change", UMBRAL_N("A dated change of a country's clock."),
        {field<&OffsetChange::from>("from", {.required = true, .help = UMBRAL_N("first local day of the new offset")}),
         field<&OffsetChange::utc_offset_h>("utc_offset_h",
                                            {.unit = "h",
                                             .min = -14,
                                             .max = 14,
                                             .required = true,
                                             .help = UMBRAL_N("local time minus UTC from that day on")})});
    return type;
}

const Type& surge_type() {
    static const ObjectType<Surge> type(
        "surge", UMBRAL_N("Extra people on top of a stream."),
        {field<&Surge::id>("id", {.required = true, .identity = true, .help = UMBRAL_N("name in paths and messages")}),
         field<&Surge::date>("date", {.required = true, .help = UMBRAL_N("first day")}),
         field<&Surge::persons>("persons", {.unit = UMBRAL_N("persons"),
                                            .min = 0,
                                            .max = 1e8,
                                            .required = true,
                                            .help = UMBRAL_N("extra people in all")}),
         field<&Surge::days>(
             "days", {.unit = UMBRAL_N("days"), .min = 0, .max = 3660, .above_min = true, .help = UMBRAL_N("length")}),
         field<&Surge::shape>(
             "shape",
             {.help = UMBRAL_N("square: even; ramp: rising; triangle: rising, then falling; decay: falling")})});
    return type;
}

const Type& batch_type() {
    static const ObjectType<Batch> type(
        "batch", UMBRAL_N("A group that travels together, such as a caravan."),
        {field<&Batch::id>("id", {.required = true, .identity = true, .help = UMBRAL_N("name in paths and messages")}),
         field<&Batch::date>("date", {.required = true, .help = UMBRAL_N("day of arrival")}),
         field<&Batch::hour>(
             "hour",
             {.unit = "h", .min = 0, .max = 24, .help = UMBRAL_N("local hour of the day at which the first arrive")}),
         field<&Batch::persons>("persons", {.unit = UMBRAL_N("persons"),
                                            .min = 0,
                                            .max = 1e7,
                                            .required = true,
                                            .help = UMBRAL_N("people in the group")}),
         field<&Batch::spread_h>(
             "spread_h",
             {.unit = "h", .min = 0, .max = 720, .help = UMBRAL_N("all arrive within this time of the first")})});
    return type;
}

const FieldInfo& profile_shares_info() {
    static const FieldInfo info{.unit = UMBRAL_N("fraction"),
                                .min = 0,
                                .max = 1,
                                .required = true,
                                .sums_to_one = true,
                                .refers = Refers::profile,
                                .help = UMBRAL_N("share of each profile; they add up to 1")};
    return info;
}

const ObjectTable& profile_shares_table() {
    static const ObjectType<ProfileShares> type(
        "profile_shares", UMBRAL_N("Shares by profile from a date on."),
        {field<&ProfileShares::from>("from", {.help = UMBRAL_N("first day of these shares; absent: from the start")}),
         field<&ProfileShares::shares>("shares", profile_shares_info())});
    return type;
}

/// A list of dated shares, or only the shares: `{"family": 0.4, "alone": 0.6}`.
class DatedSharesType final : public TypeFor<std::vector<ProfileShares>> {
    void read_value(const Json& json, std::vector<ProfileShares>& target, const FieldInfo& info,
                    Reading& reading) const override {
        if (!is_plain(json)) return list().read(json, &target, info, reading);
        target.assign(1, ProfileShares{});
        type_of<std::vector<Share>>().read(json, &target[0].shares, profile_shares_info(), reading);
    }
    Json write_value(const std::vector<ProfileShares>& value) const override { return list().write(&value); }
    Json schema(const FieldInfo& info, Definitions& definitions) const override {
        return {{"anyOf",
                 {list().schema(info, definitions),
                  type_of<std::vector<Share>>().schema(profile_shares_info(), definitions)}}};
    }
    std::string words(const FieldInfo& info) const override {
        return fmt::format(fmt::runtime(tr("{}, or {}")), type_of<std::vector<Share>>().words(profile_shares_info()),
                           list().words(info));
    }
    void visit_value(std::vector<ProfileShares>& value, const FieldInfo& info, Visitor& visitor) const override {
        if (value.size() == 1 && !value[0].from)
            return type_of<std::vector<Share>>().visit(&value[0].shares, profile_shares_info(), visitor);
        list().visit(&value, info, visitor);
    }
    Slot enter(const PathStep& step, const Slot& here, Reading& reading) const override {
        const Type& shares = type_of<std::vector<Share>>();
        if (here.json->is_null() || is_plain(*here.json))
            return shares.enter(step, {here.json, &shares, &profile_shares_info()}, reading);
        return list().enter(step, here, reading);
    }
    void inner(std::vector<const Type*>& types) const override { types.push_back(&profile_shares_table()); }

    static bool is_plain(const Json& json) { return json.is_object() && !json.contains("shares"); }
    static const Type& list() {
        static const ListType<ProfileShares> type(profile_shares_table());
        return type;
    }
};

/// "2023-06-01" for one day or "2023-06" for a month, into the first day and the number of days.
class CountDateType final : public TypeFor<DatedCount> {
    void read_value(const Json& json, DatedCount& target, const FieldInfo& info, Reading& reading) const override {
        if (!json.is_string()) return reading.report_type(json, words(info));
        const auto& text = json.get_ref<const std::string&>();
        const bool month = text.size() == 7;
        Date date;
        if (!parse_date(month ? text + "-01" : text, date) || date.year < 1900 || date.year > 2200) {
            return reading.report(json, tr("this is not a date of the calendar"), words(info));
        }
        const Date next = date.month == 12 ? Date{date.year + 1, 1, 1} : Date{date.year, date.month + 1, 1};
        target.from = date;
        target.days = month ? static_cast<int>(days_between(date, next)) : 1;
    }
    Json write_value(const DatedCount& value) const override {
        return value.days == 1 ? to_string(value.from) : to_string(value.from).substr(0, 7);
    }
    Json schema(const FieldInfo&, Definitions&) const override {
        return {{"type", "string"}, {"pattern", "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"}};
    }
    std::string words(const FieldInfo&) const override {
        return tr("a day written YYYY-MM-DD or a month written YYYY-MM");
    }
    Cell cell() const override { return Cell::text; }
};

}  // namespace

const ObjectTable& country_table() {
    static const ListType<OffsetChange> changes(offset_change_type());
    static const ObjectType<Country> type(
        "country", UMBRAL_N("A country: its name and clock."),
        {field<&Country::id>(
             "id", {.required = true, .identity = true, .help = UMBRAL_N("ISO 3166-1 alpha-3 code, such as PAN")}),
         field<&Country::name>("name", {.help = UMBRAL_N("name on screen")}),
         field<&Country::utc_offset_h>("utc_offset_h",
                                       {.unit = "h",
                                        .min = -14,
                                        .max = 14,
                                        .help = UMBRAL_N("local time minus UTC; opening hours and rosters are local")}),
         field_as<&Country::offset_changes>("offset_changes", changes,
                                            {.help = UMBRAL_N("dated changes of the clock, ascending")})});
    return type;
}

const ObjectTable& holiday_table() {
    static const ObjectType<Holiday> type(
        "holiday", UMBRAL_N("A public holiday, for limits counted in working days."),
        {field<&Holiday::country>(
             "country", {.required = true, .column = true, .refers = Refers::country, .help = UMBRAL_N("country id")}),
         field<&Holiday::date>("date", {.required = true, .column = true, .help = UMBRAL_N("the day")}),
         field_as<&Holiday::name>("name", prose_type(), {.column = true, .help = UMBRAL_N("what is celebrated")})});
    return type;
}

const ObjectTable& profile_table() {
    static const ObjectType<Profile> type(
        "profile", UMBRAL_N("A kind of party. Parties travel and stay together and are never split."),
        joined({field<&Profile::id>(
                    "id", {.required = true, .identity = true, .help = UMBRAL_N("name in paths and messages")}),
                field<&Profile::title>("title", {.help = UMBRAL_N("name on screen")}),
                field<&Profile::party_size>(
                    "party_size",
                    {.unit = UMBRAL_N("persons"),
                     .min = 1,
                     .max = max_party_persons,
                     .help = UMBRAL_N("persons in a party; draws are rounded to whole numbers of at least 1. Of a "
                                      "distribution without an upper end, what lies above the limit must be rarer "
                                      "than one party in 10^9, and is cut off there")}),
                field<&Profile::children_fraction>("children_fraction",
                                                   {.unit = UMBRAL_N("fraction"),
                                                    .min = 0,
                                                    .max = 1,
                                                    .help = UMBRAL_N("children among the party's persons")}),
                field<&Profile::needs>("needs", {.unit = UMBRAL_N("fraction"),
                                                 .min = 0,
                                                 .max = 1,
                                                 .refers = Refers::need,
                                                 .help = UMBRAL_N("share of parties in which someone has the need")}),
                field<&Profile::priority>("priority", {.min = 0, .max = 3, .help = UMBRAL_N("0 is served first")}),
                field<&Profile::patience_h>(
                    "patience_h",
                    {.unit = "h",
                     .min = 0,
                     .max = 1e6,
                     .help = UMBRAL_N("waiting at one site after which the party leaves on its own; absent: never")}),
                field<&Profile::money_usd>("money_usd", {.unit = UMBRAL_N("USD per person"),
                                                         .min = 0,
                                                         .max = 1e7,
                                                         .help = UMBRAL_N("money at entry; absent: can pay any fare")}),
                field<&Profile::remittance_h>(
                    "remittance_h",
                    {.unit = "h",
                     .min = 0,
                     .max = 1e6,
                     .help = UMBRAL_N("time until a party that cannot pay a fare gets the money; absent: never")})},
               source_fields<&Profile::source>()));
    return type;
}

const ObjectTable& count_table() {
    static const CountDateType date_type;
    static const ObjectType<DatedCount> type(
        "count", UMBRAL_N("People counted on a day or in a month."),
        joined({Field{"date",
                      {.required = true, .column = true, .help = UMBRAL_N("the day, or the month")},
                      &date_type,
                      [](void* count) { return count; }},
                field<&DatedCount::persons>("persons", {.unit = UMBRAL_N("persons"),
                                                        .min = 0,
                                                        .max = 1e8,
                                                        .required = true,
                                                        .column = true,
                                                        .help = UMBRAL_N("people counted")})},
               source_fields<&DatedCount::source>(true)));
    return type;
}

const ObjectTable& party_mix_table() {
    static const ObjectType<PartyMix> type(
        "party_mix",
        UMBRAL_N("Shares from which three kinds of party are made where no party sizes are known: adults alone, groups "
                 "of adults, families with children. An assumption, and marked as one. Their profiles are "
                 "STREAM-alone, STREAM-adults and STREAM-family."),
        joined(
            {field<&PartyMix::families_fraction>(
                 "families_fraction", {.unit = UMBRAL_N("fraction"),
                                       .min = 0,
                                       .max = 1,
                                       .required = true,
                                       .help = UMBRAL_N("persons in families with children, of all persons")}),
             field<&PartyMix::children_fraction>("children_fraction", {.unit = UMBRAL_N("fraction"),
                                                                       .min = 0,
                                                                       .max = 1,
                                                                       .required = true,
                                                                       .help = UMBRAL_N("children, of all persons")})},
            source_fields<&PartyMix::source>()));
    return type;
}

const ObjectTable& stream_table() {
    static const ListType<Surge> surges(surge_type());
    static const ListType<Batch> batches(batch_type());
    static const DatedSharesType shares;
    static const ObjectType<ArrivalStream> type = [] {
        ObjectType<ArrivalStream> made(
            "arrival_stream", UMBRAL_N("People who enter the modelled region at one site."),
            joined(
                {field<&ArrivalStream::id>("id", {.required = true,
                                                  .identity = true,
                                                  .help = UMBRAL_N("name in paths, messages and arrivals.csv")}),
                 field<&ArrivalStream::site>(
                     "site", {.required = true, .refers = Refers::site, .help = UMBRAL_N("where they arrive")}),
                 field<&ArrivalStream::persons_per_day>("persons_per_day",
                                                        {.unit = UMBRAL_N("persons/day"),
                                                         .min = 0,
                                                         .max = 1e7,
                                                         .help = UMBRAL_N("mean arrivals on days without a count")}),
                 field<&ArrivalStream::counts>(
                     "counts",
                     {.help = UMBRAL_N("counts by day or month; more conveniently the rows of arrivals.csv")}),
                 field<&ArrivalStream::factor>(
                     "factor", {.unit = UMBRAL_N("ratio"),
                                .min = 0,
                                .max = 16,
                                .help = UMBRAL_N("multiplies arrivals, but for surges and batches; below 1 it thins "
                                                 "the same parties")}),
                 field<&ArrivalStream::overdispersion>(
                     "overdispersion",
                     {.unit = UMBRAL_N("ratio"),
                      .min = 0,
                      .max = 100,
                      .help = UMBRAL_N("variance of a day's rate over its squared mean; 0: days vary as Poisson")}),
                 field<&ArrivalStream::hour_profile>(
                     "hour_profile", {.min = 0,
                                      .max = 1e9,
                                      .length = 24,
                                      .help = UMBRAL_N("relative weights of the local hours; absent: even")}),
                 field<&ArrivalStream::weekday_profile>(
                     "weekday_profile", {.min = 0,
                                         .max = 1e9,
                                         .length = 7,
                                         .help = UMBRAL_N("relative weights of the days, Monday first; absent: even")}),
                 field<&ArrivalStream::month_profile>(
                     "month_profile",
                     {.min = 0,
                      .max = 1e9,
                      .length = 12,
                      .help = UMBRAL_N("relative weights of the months, January first; absent: even")}),
                 field<&ArrivalStream::shares_of_persons>(
                     "shares_of_persons",
                     {.help = UMBRAL_N("whether profile shares count persons, as data do, or parties")}),
                 field_as<&ArrivalStream::profiles>("profiles", shares,
                                                    {.help = UMBRAL_N("shares by profile, once or by date")}),
                 field<&ArrivalStream::party_mix>(
                     "party_mix", {.help = UMBRAL_N("instead of profiles: shares of families and children")}),
                 field_as<&ArrivalStream::surges>("surges", surges, {.help = UMBRAL_N("extra people on top")}),
                 field_as<&ArrivalStream::batches>("batches", batches,
                                                   {.help = UMBRAL_N("groups that travel together")})},
                source_fields<&ArrivalStream::source>()));
        made.exactly_one_of({"profiles", "party_mix"});
        return made;
    }();
    return type;
}

}  // namespace umbral::scenario
