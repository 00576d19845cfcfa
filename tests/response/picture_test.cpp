#include "response/picture.hpp"

#include <catch2/catch.hpp>

namespace umbral::response {
namespace {

constexpr auto waiting = static_cast<std::size_t>(Observable::waiting);

Model with(Condition condition) {
    condition.what = Observable::waiting;
    condition.sites = {0};
    Model model;
    model.conditions.push_back(condition);
    return model;
}

const Trigger first{{0}, {}};

/// A picture that is told the value of the hour.
void tell(Picture& picture, TimeUs at_us, double value) {
    SiteFigures figures;
    figures[waiting] = {value, at_us};
    picture.learn_site(0, figures);
    picture.judge();
}

TEST_CASE("a condition holds from its threshold, as long as it must by the times of observation") {
    Condition condition;
    condition.threshold = 100;
    condition.for_us = 48 * hour_us;
    const Model model = with(condition);
    Picture picture(model, 1, 0);
    CHECK_FALSE(picture.is_tripped(first));
    tell(picture, 0, 99);
    CHECK_FALSE(picture.is_tripped(first));
    tell(picture, 24 * hour_us, 100);
    CHECK(picture.is_tripped(first));
    CHECK_FALSE(picture.is_satisfied(first));
    tell(picture, 48 * hour_us, 300);
    CHECK_FALSE(picture.is_satisfied(first));
    tell(picture, 72 * hour_us, 100);
    CHECK(picture.is_satisfied(first));
    CHECK(picture.observed_us(first) == 72 * hour_us);
}

TEST_CASE("it is over only when the value is back by more than the hysteresis") {
    Condition condition;
    condition.threshold = 100;
    condition.hysteresis = 20;
    const Model model = with(condition);
    Picture picture(model, 1, 0);
    tell(picture, hour_us, 110);
    tell(picture, 2 * hour_us, 80);
    CHECK(picture.is_tripped(first));
    tell(picture, 3 * hour_us, 79);
    CHECK_FALSE(picture.is_tripped(first));
    tell(picture, 4 * hour_us, 99);
    CHECK_FALSE(picture.is_tripped(first));
}

TEST_CASE("old news changes nothing, and nothing known is not zero") {
    Condition condition;
    condition.above = false;
    condition.threshold = 10;
    const Model model = with(condition);
    Picture picture(model, 1, 0);
    picture.judge();
    CHECK_FALSE(picture.is_tripped(first));
    tell(picture, 5 * hour_us, 50);
    tell(picture, 4 * hour_us, 5);
    CHECK(picture.figures().sites[0][waiting].value == 50);
    CHECK_FALSE(picture.is_tripped(first));
    tell(picture, 6 * hour_us, 10);
    CHECK(picture.is_tripped(first));
}

TEST_CASE("a forecast carries the least-squares line on, once there is a whole window of it") {
    const std::deque<std::pair<TimeUs, double>> points{{0, 10}, {hour_us, 12}, {2 * hour_us, 14}};
    CHECK(forecast(points, 3 * hour_us) == Approx(20));
    CHECK(forecast({{0, 10}}, 3 * hour_us) == 10);
    CHECK(forecast({}, 3 * hour_us) == 0);

    Condition condition;
    condition.threshold = 100;
    condition.forecast_us = 48 * hour_us;
    const Model model = with(condition);
    Picture picture(model, 1, 0);
    for (int h = 0; h < 48; h += 12) tell(picture, h * hour_us, h);  // one more an hour
    CHECK_FALSE(picture.is_tripped(first));
    tell(picture, 48 * hour_us, 48);
    CHECK_FALSE(picture.is_tripped(first));  // 96 in two days
    CHECK(picture.state(0).value == Approx(96));
    tell(picture, 60 * hour_us, 60);
    CHECK(picture.is_tripped(first));
}

TEST_CASE("all of `all` and one of `any`") {
    Model model;
    for (const double threshold : {10.0, 20.0, 30.0}) {
        Condition condition;
        condition.what = Observable::waiting;
        condition.sites = {0};
        condition.threshold = threshold;
        model.conditions.push_back(condition);
    }
    Picture picture(model, 1, 0);
    const Trigger both{{0, 1}, {}}, either{{0}, {1, 2}}, any{{}, {1, 2}};
    tell(picture, hour_us, 15);
    CHECK_FALSE(picture.is_tripped(both));
    CHECK_FALSE(picture.is_tripped(either));
    tell(picture, 2 * hour_us, 25);
    CHECK(picture.is_tripped(both));
    CHECK(picture.is_tripped(either));
    CHECK(picture.is_tripped(any));
    CHECK_FALSE(picture.is_tripped(Trigger{}));
}

TEST_CASE("crowding is of the sites that have places, inbound of the routes that end there") {
    Model model;
    Condition crowding;
    crowding.what = Observable::crowding;
    crowding.sites = {0, 1};
    Condition inbound;
    inbound.what = Observable::inbound;
    inbound.routes = {1};
    Figures figures;
    figures.sites.resize(2);
    figures.under_way = {{5, hour_us}, {7, hour_us}};
    const auto set = [&](std::size_t site, double present, double places) {
        figures.sites[site][static_cast<std::size_t>(Observable::present)] = {present, hour_us};
        figures.sites[site][static_cast<std::size_t>(Observable::crowding)] = {places, hour_us};
    };
    set(0, 300, 200);
    set(1, 1000, 0);
    CHECK(figure_of(crowding, figures).value == Approx(1.5));
    CHECK(figure_of(inbound, figures).value == 7);
}

}  // namespace
}  // namespace umbral::response
