#include "scenario/table/schedule_types.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "scenario/table/list_types.hpp"
#include "scenario/table/tables.hpp"

namespace umbral::scenario {
namespace {

constexpr std::array<const char*, 7> day_words{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

std::optional<std::size_t> day_of(std::string_view word) {
    const auto* const found = std::find(day_words.begin(), day_words.end(), word);
    if (found == day_words.end()) return std::nullopt;
    return static_cast<std::size_t>(found - day_words.begin());
}

class DaysType final : public TypeFor<std::array<bool, 7>> {
    void read_value(const Json& json, std::array<bool, 7>& target, const FieldInfo& info,
                    Reading& reading) const override {
        if (!json.is_string()) return reading.report_type(json, words(info));
        if (const auto days = parse_days(json.get_ref<const std::string&>()))
            target = *days;
        else
            reading.report(json, tr("these are not days of the week"), words(info));
    }
    Json write_value(const std::array<bool, 7>& value) const override { return days_text(value); }
    Json schema(const FieldInfo&, Definitions&) const override { return {{"type", "string"}}; }
    std::string words(const FieldInfo&) const override {
        return tr("days such as \"daily\", \"mon-fri\", \"sat,sun\" or \"mon,wed-fri\"");
    }
    std::vector<Json> stand_ins(const FieldInfo&) const override { return {"daily", "mon"}; }
};

/// Hours of the day as "06:30"; an end of the day may be "24:00". What begins then begins at "00:00" of the next day.
class ClockType final : public TypeFor<double> {
  public:
    explicit ClockType(bool ends) : ends_(ends) {}

  private:
    void read_value(const Json& json, double& target, const FieldInfo& info, Reading& reading) const override {
        if (!json.is_string()) return reading.report_type(json, words(info));
        const auto& text = json.get_ref<const std::string&>();
        const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9' ? text[i] - '0' : 1000; };
        const bool shaped = text.size() == 5 && text[2] == ':';
        const int hours = shaped ? digit(0) * 10 + digit(1) : 1000;
        const int minutes = shaped ? digit(3) * 10 + digit(4) : 1000;
        if (minutes > 59 || hours > 24 || (hours == 24 && minutes > 0))
            return reading.report(json, tr("this is not a time of day"), words(info));
        if (hours == 24 && !ends_)
            return reading.report(json, tr("nothing begins at the end of a day"), words(info),
                                  tr("write \"00:00\", and the next day where \"days\" names it"));
        target = hours + minutes / 60.0;
    }
    Json write_value(const double& value) const override {
        const int minutes = static_cast<int>(std::lround(value * 60));
        return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
    }
    Json schema(const FieldInfo&, Definitions&) const override {
        const std::string of_day = "^([01][0-9]|2[0-3]):[0-5][0-9]$";
        return {{"type", "string"}, {"pattern", ends_ ? of_day + "|^24:00$" : of_day}};
    }
    std::string words(const FieldInfo&) const override {
        return ends_ ? tr("a time of day written HH:MM, from \"00:00\" to \"24:00\"")
                     : tr("a time of day written HH:MM, from \"00:00\" to \"23:59\"");
    }
    std::vector<Json> stand_ins(const FieldInfo&) const override { return {"00:00", ends_ ? "24:00" : "23:59"}; }

    bool ends_;
};

const FieldInfo& allowance_info() {
    static const FieldInfo info{.unit = UMBRAL_N("per day"),
                                .min = 0,
                                .max = 1e7,
                                .required = true,
                                .help = UMBRAL_N("allowed a day, drawn anew each day where it is a distribution and "
                                                 "rounded to a whole number")};
    return info;
}

const ObjectTable& span_type() {
    static const ObjectType<WeekSpan> type("span", UMBRAL_N("A span of the local week."), span_fields());
    return type;
}

const ObjectTable& shift_type() {
    static const ObjectType<Shift> type(
        "shift", UMBRAL_N("Officers on duty during a span of the local week. Shifts that overlap add up."),
        joined(span_fields<&Shift::when>(),
               {field<&Shift::officers>("officers", {.unit = UMBRAL_N("officers"),
                                                     .min = 0,
                                                     .max = 1e6,
                                                     .whole = true,
                                                     .required = true,
                                                     .help = UMBRAL_N("officers on duty")})}));
    return type;
}

const Type& weekday_allowance_type() {
    static const ObjectType<WeekdayAllowance> type(
        "weekday_allowance", UMBRAL_N("What is allowed on some days of the week."),
        {field_as<&WeekdayAllowance::days>("days", days_type(), {.required = true, .help = UMBRAL_N("the days")}),
         field<&WeekdayAllowance::per_day>("per_day", allowance_info())});
    return type;
}

const Type& dated_allowance_type() {
    static const ObjectType<DatedAllowance> type(
        "dated_allowance", UMBRAL_N("What is allowed from one date to another."),
        {field<&DatedAllowance::from>("from", {.required = true, .help = UMBRAL_N("first local day")}),
         field<&DatedAllowance::to>("to", {.help = UMBRAL_N("last local day; absent: from then on")}),
         field<&DatedAllowance::per_day>("per_day", allowance_info())});
    return type;
}

class OpeningHoursType final : public TypeFor<OpeningHours> {
    void read_value(const Json& json, OpeningHours& target, const FieldInfo&, Reading& reading) const override {
        if (json == "always")
            target.spans.clear();
        else if (json.is_string())
            reading.report_type(json, words({}));
        else if (json.is_array() && json.empty())
            reading.report(json, tr("no hours are named: that would be neither always nor never"), words({}),
                           tr("where it is always open write \"always\" or leave this out; what is not to open is "
                              "closed by a measure"));
        else
            spans().read(json, &target.spans, info(), reading);
    }
    Json write_value(const OpeningHours& value) const override {
        return value.spans.empty() ? Json("always") : spans().write(&value.spans);
    }
    Json schema(const FieldInfo&, Definitions& definitions) const override {
        return {{"anyOf", {{{"const", "always"}}, spans().schema(info(), definitions)}}};
    }
    std::string words(const FieldInfo&) const override {
        return fmt::format(fmt::runtime(tr("\"always\", {}")), spans().words(info()));
    }
    Slot enter(const PathStep& step, const Slot& here, Reading& reading) const override {
        const bool is_always = here.json->is_null() || here.json->is_string();
        if (is_always && !step.is_element()) *here.json = Json::object();
        return spans().enter(step, {here.json, &spans(), &info()}, reading);
    }
    void inner(std::vector<const Type*>& types) const override { types.push_back(&span_type()); }

    static const Type& spans() {
        static const ListType<WeekSpan> type(span_type());
        return type;
    }
    static const FieldInfo& info() {
        static const FieldInfo info{.one_or_many = true, .not_empty = true};
        return info;
    }
};

/// A quantity stands for that many officers round the clock.
class RosterType final : public TypeFor<Roster> {
    void read_value(const Json& json, Roster& target, const FieldInfo&, Reading& reading) const override {
        if (json.is_array() && json.empty())
            return reading.report(json, tr("no shifts are named"), words({}), tr("write 0 where nobody is on duty"));
        if (is_shift_list(json)) return shifts().read(json, &target.shifts, shifts_info(), reading);
        target.shifts.assign(1, Shift{});
        type_of<Quantity>().read(json, &target.shifts[0].officers, officers_info(), reading);
    }
    Json write_value(const Roster& value) const override { return shifts().write(&value.shifts); }
    Json schema(const FieldInfo&, Definitions& definitions) const override {
        return {
            {"anyOf",
             {type_of<Quantity>().schema(officers_info(), definitions), shifts().schema(shifts_info(), definitions)}}};
    }
    std::string words(const FieldInfo&) const override {
        return fmt::format(fmt::runtime(tr("{} round the clock, or {}")), number_words(officers_info()),
                           shifts().words({}));
    }
    void visit_value(Roster& value, const FieldInfo& info, Visitor& visitor) const override {
        const bool round_the_clock = value.shifts.size() == 1 && shifts().write(&value.shifts)[0].size() <= 1;
        if (round_the_clock) return visitor.quantity(value.shifts[0].officers, officers_info(), visitor.here);
        shifts().visit(&value.shifts, info, visitor);
    }
    Slot enter(const PathStep& step, const Slot& here, Reading& reading) const override {
        if (here.json->is_array()) return shifts().enter(step, here, reading);
        return type_of<Quantity>().enter(step, {here.json, &type_of<Quantity>(), &officers_info()}, reading);
    }
    void inner(std::vector<const Type*>& types) const override { types.push_back(&shift_type()); }

    static bool is_shift_list(const Json& json) { return json.is_array(); }
    static const FieldInfo& shifts_info() {
        static const FieldInfo info{.not_empty = true};
        return info;
    }
    static const FieldInfo& officers_info() { return shift_type().find_field("officers")->info; }
    static const Type& shifts() {
        static const ListType<Shift> type(shift_type());
        return type;
    }
};

/// "mon", "mon-fri" or "fri-mon" into the days; false when it is none.
bool add_range(std::string_view range, std::array<bool, 7>& days) {
    const std::size_t dash = range.find('-');
    const auto first = day_of(range.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : day_of(range.substr(dash + 1));
    if (!first || !last) return false;
    for (std::size_t day = *first;; day = (day + 1) % 7) {
        days[day] = true;
        if (day == *last) return true;
    }
}

}  // namespace

const Type& days_type() {
    static const DaysType type;
    return type;
}
const Type& begin_type() {
    static const ClockType type(false);
    return type;
}
const Type& end_type() {
    static const ClockType type(true);
    return type;
}

std::optional<std::array<bool, 7>> parse_days(std::string_view text) {
    std::array<bool, 7> days{};
    if (text == "daily") {
        days.fill(true);
        return days;
    }
    while (true) {
        const std::size_t comma = text.find(',');
        std::string_view range = text.substr(0, comma);
        while (!range.empty() && range.front() == ' ') range.remove_prefix(1);
        while (!range.empty() && range.back() == ' ') range.remove_suffix(1);
        if (!add_range(range, days)) return std::nullopt;
        if (comma == std::string_view::npos) return days;
        text.remove_prefix(comma + 1);
    }
}

std::string days_text(const std::array<bool, 7>& days) {
    if (std::all_of(days.begin(), days.end(), [](bool on) { return on; })) return "daily";
    std::string text;
    for (std::size_t day = 0; day < days.size(); ++day) {
        if (!days[day]) continue;
        std::size_t last = day;
        while (last + 1 < days.size() && days[last + 1]) ++last;
        if (!text.empty()) text += ',';
        text += day_words[day];
        if (last > day) text += (last == day + 1 ? "," : "-") + std::string(day_words[last]);
        day = last;
    }
    return text;
}

const ObjectTable& quota_table() {
    static const ListType<WeekdayAllowance> weekdays(weekday_allowance_type());
    static const ListType<DatedAllowance> dates(dated_allowance_type());
    static const ObjectType<Quota> type(
        "quota", UMBRAL_N("At most so many persons or parties a local day."),
        joined(
            {field<&Quota::per_day>("per_day", allowance_info()),
             field_as<&Quota::weekdays>(
                 "weekdays", weekdays,
                 {.help =
                      UMBRAL_N("other numbers on some days of the week; a later entry goes before an earlier one")}),
             field_as<&Quota::dates>("dates", dates,
                                     {.help = UMBRAL_N("other numbers on some dates, before those of the week; a later "
                                                       "entry goes before an earlier one")}),
             field<&Quota::unit>("unit", {.help = UMBRAL_N("whether persons or parties are counted")}),
             field<&Quota::carry_days>(
                 "carry_days",
                 {.unit = UMBRAL_N("days"),
                  .min = 0,
                  .max = 366,
                  .help = UMBRAL_N("days on which what a day left unused may still be used; 0: it lapses")})},
            source_fields<&Quota::source>()));
    return type;
}
const Type& TypeOf<OpeningHours>::get() {
    static const OpeningHoursType type;
    return type;
}
const Type& TypeOf<Roster>::get() {
    static const RosterType type;
    return type;
}

}  // namespace umbral::scenario
