#include "scenario/table/words.hpp"

#include "scenario/table/enum_type.hpp"

namespace umbral::scenario {

template <>
const Words<Confidence>& words_of<Confidence>() {
    static const Words<Confidence> words{{"read", Confidence::read},
                                         {"computed", Confidence::computed},
                                         {"recall", Confidence::recall},
                                         {"assumption", Confidence::assumption}};
    return words;
}

template <>
const Words<SurgeShape>& words_of<SurgeShape>() {
    static const Words<SurgeShape> words{{"square", SurgeShape::square},
                                         {"ramp", SurgeShape::ramp},
                                         {"triangle", SurgeShape::triangle},
                                         {"decay", SurgeShape::decay}};
    return words;
}

template <>
const Words<SiteKind>& words_of<SiteKind>() {
    static const Words<SiteKind> words{{"crossing", SiteKind::crossing},
                                       {"post", SiteKind::post},
                                       {"custody_centre", SiteKind::centre_custody},
                                       {"shelter_centre", SiteKind::centre_shelter},
                                       {"attention_centre", SiteKind::centre_attention},
                                       {"detention_centre", SiteKind::centre_detention},
                                       {"protection_centre", SiteKind::centre_protection},
                                       {"alternative", SiteKind::alternative},
                                       {"town", SiteKind::town},
                                       {"origin", SiteKind::origin},
                                       {"exit", SiteKind::exit}};
    return words;
}

template <>
const Words<RoomType>& words_of<RoomType>() {
    static const Words<RoomType> words{{"general", RoomType::general},
                                       {"families", RoomType::families},
                                       {"women", RoomType::women},
                                       {"men", RoomType::men},
                                       {"unaccompanied_children", RoomType::unaccompanied_children},
                                       {"isolation", RoomType::isolation}};
    return words;
}

template <>
const Words<WhenFull>& words_of<WhenFull>() {
    static const Words<WhenFull> words{{"in_the_open", WhenFull::in_the_open},
                                       {"wait_outside", WhenFull::wait_outside},
                                       {"leave", WhenFull::leave},
                                       {"divert", WhenFull::divert}};
    return words;
}

template <>
const Words<ServiceBasis>& words_of<ServiceBasis>() {
    static const Words<ServiceBasis> words{{"per_person", ServiceBasis::per_person},
                                           {"per_party", ServiceBasis::per_party}};
    return words;
}

template <>
const Words<ShiftEnd>& words_of<ShiftEnd>() {
    static const Words<ShiftEnd> words{{"finish", ShiftEnd::finish},
                                       {"no_start_if_longer", ShiftEnd::no_start_if_longer}};
    return words;
}

template <>
const Words<OutcomeKind>& words_of<OutcomeKind>() {
    static const Words<OutcomeKind> words{
        {"onward", OutcomeKind::onward},         {"regularised", OutcomeKind::regularised},
        {"protection", OutcomeKind::protection}, {"community_alternative", OutcomeKind::community_alternative},
        {"returned", OutcomeKind::returned},     {"left_on_its_own", OutcomeKind::left_on_its_own}};
    return words;
}

template <>
const Words<RouteMode>& words_of<RouteMode>() {
    static const Words<RouteMode> words{{"land", RouteMode::land},
                                        {"river", RouteMode::river},
                                        {"sea", RouteMode::sea},
                                        {"air", RouteMode::air},
                                        {"foot", RouteMode::foot}};
    return words;
}

template <>
const Words<UnderWay>& words_of<UnderWay>() {
    static const Words<UnderWay> words{
        {"carry_on", UnderWay::carry_on}, {"hold", UnderWay::hold}, {"turn_back", UnderWay::turn_back}};
    return words;
}

template <>
const Words<DepartureRule>& words_of<DepartureRule>() {
    static const Words<DepartureRule> words{{"when_full", DepartureRule::when_full},
                                            {"max_wait", DepartureRule::max_wait},
                                            {"timetable", DepartureRule::timetable}};
    return words;
}

template <>
const Words<QuotaUnit>& words_of<QuotaUnit>() {
    static const Words<QuotaUnit> words{{"persons", QuotaUnit::persons}, {"parties", QuotaUnit::parties}};
    return words;
}

template <>
const Words<Topic>& words_of<Topic>() {
    static const Words<Topic> words{{"report", Topic::report},
                                    {"alert", Topic::alert},
                                    {"request", Topic::request},
                                    {"approval", Topic::approval},
                                    {"order", Topic::order}};
    return words;
}

template <>
const Words<WhenExhausted>& words_of<WhenExhausted>() {
    static const Words<WhenExhausted> words{
        {"stop", WhenExhausted::stop}, {"wait", WhenExhausted::wait}, {"overspend", WhenExhausted::overspend}};
    return words;
}

template <>
const Words<PriceItem>& words_of<PriceItem>() {
    static const Words<PriceItem> words{{"place_day", PriceItem::place_day},
                                        {"overflow_place_day", PriceItem::overflow_place_day},
                                        {"officer_h", PriceItem::officer_h},
                                        {"overtime_officer_h", PriceItem::overtime_officer_h},
                                        {"duty_officer_h", PriceItem::duty_officer_h},
                                        {"vehicle_day", PriceItem::vehicle_day},
                                        {"passage", PriceItem::passage},
                                        {"supply", PriceItem::supply}};
    return words;
}

template <>
const Words<IfShort>& words_of<IfShort>() {
    static const Words<IfShort> words{{"wait", IfShort::wait}, {"partial", IfShort::partial}, {"skip", IfShort::skip}};
    return words;
}

std::string one_of(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += i + 1 == words.size() ? tr(" or ") : ", ";
        text += words[i];
    }
    return text;
}

}  // namespace umbral::scenario
