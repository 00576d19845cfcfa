// What charts and the map draw: peaks, names of thresholds, of points, of sites.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "gui/app/state.hpp"
#include "gui/model/timeline.hpp"
#include "gui/widgets/band_chart.hpp"
#include "gui/widgets/heat_grid.hpp"
#include "gui/widgets/map_labels.hpp"
#include "gui/widgets/scatter.hpp"

using namespace umbral;
using namespace umbral::gui;

namespace {

/// Keeps what is drawn; a letter is 6 by 12 pixels.
class Recorder final : public Canvas {
  public:
    struct Text {
        std::string words;
        Box box;
    };
    std::vector<Text> texts;
    std::vector<std::vector<Point>> lines;

    void line(Point, Point, Color, float) override {}
    void polyline(const std::vector<Point>& points, Color, float, bool) override { lines.push_back(points); }
    void band(const std::vector<Point>&, const std::vector<Point>&, Color) override {}
    void triangles(const std::vector<Point>&, Color) override {}
    void rect(const Box&, Color, float) override {}
    void frame(const Box&, Color, float, float) override {}
    void disc(Point, float, Color) override {}
    void ring(Point, float, Color, float) override {}
    void text(Point at, std::string_view words, Color, TextSize size, Align align) override {
        const Point extent = measure(words, size);
        const float left = at.x - (align == Align::left ? 0 : align == Align::center ? extent.x / 2 : extent.x);
        texts.push_back({std::string(words), {left, at.y, left + extent.x, at.y + extent.y}});
    }
    void push_clip(const Box&) override {}
    void pop_clip() override {}
    [[nodiscard]] Point measure(std::string_view words, TextSize) const override {
        return {6.0F * static_cast<float>(words.size()), 12};
    }
    [[nodiscard]] float scale() const override { return 1; }

    [[nodiscard]] std::vector<Text> named(const std::string& part) const {
        std::vector<Text> found;
        for (const Text& text : texts) {
            if (text.words.find(part) != std::string::npos) found.push_back(text);
        }
        return found;
    }
};

const TimeFrame year{.start = {2023, 1, 1}, .range = {0, 8760}};
const Box box{0, 0, 400, 200};

analysis::Band flat(double value) {
    const std::vector<double> hours(8760, value);
    analysis::Band band;
    band.p10 = band.p50 = band.p90 = hours;
    return band;
}

}  // namespace

TEST_CASE("one hour's peak is as high in a chart of a year as it was") {
    analysis::Band band = flat(10);
    band.p50[4000] = band.p90[4000] = 100;
    const analysis::Band top = flat(100);
    BandChart chart;
    chart.band = &band;
    chart.baseline = &top;
    Recorder canvas;
    draw_band_chart(canvas, theme(false), box, chart, year);
    REQUIRE(canvas.lines.size() == 2);
    const auto higher = [](Point a, Point b) { return a.y < b.y; };
    const Point peak = *std::min_element(canvas.lines[1].begin(), canvas.lines[1].end(), higher);
    CHECK(peak.y == Approx(canvas.lines[0].front().y));
}

TEST_CASE("each threshold's name is at its own line and covers no other, inside the plot") {
    const analysis::Band band = flat(100);
    BandChart chart;
    chart.band = &band;
    chart.thresholds = {{99, "line one"}, {102, "line two"}};
    Recorder canvas;
    draw_band_chart(canvas, theme(false), box, chart, year);
    const auto names = canvas.named("line");
    REQUIRE(names.size() == 2);
    CHECK(names[0].box.top > names[1].box.bottom);  // the lower line's below it, the higher line's above it
    for (const auto& name : names) CHECK(name.box.top >= plot_area(canvas, box, true).top - 2);
}

TEST_CASE("a threshold for a part of the time is drawn for that part, with its name there") {
    const analysis::Band band = flat(100);
    BandChart chart;
    chart.band = &band;
    chart.thresholds = {{60, "line", Threshold::always_from, 4380}, {90, "line", 4380, Threshold::always_to}};
    Recorder canvas;
    draw_band_chart(canvas, theme(false), box, chart, year);
    const auto names = canvas.named("line");
    REQUIRE(names.size() == 2);
    const Box plot = plot_area(canvas, box, true);
    CHECK(names[0].box.left < plot.left + 10);
    CHECK(names[1].box.left > (plot.left + plot.right) / 2);
}

TEST_CASE("names of points that lie close cover neither each other nor a point") {
    Scatter scatter;
    const auto add = [&](const std::string& name, double x, double y) {
        scatter.points.push_back({name, 0, x, x, x, y, y, y});
    };
    add("plan one", 10, 10);
    add("plan two", 10.2, 10.1);
    add("plan three", 10.1, 9.8);
    add("plan four", 9.9, 10.2);
    Recorder canvas;
    draw_scatter(canvas, theme(false), box, scatter);
    const auto names = canvas.named("plan");
    REQUIRE(names.size() == 4);
    for (std::size_t i = 0; i < names.size(); ++i) {
        for (std::size_t j = i + 1; j < names.size(); ++j) CHECK_FALSE(names[i].box.overlaps(names[j].box));
    }
}

TEST_CASE("what is not priced stands behind a plan's name, and where there is no room for both the name stays") {
    Scatter scatter;
    ScatterPoint point{"plan", 0, 10, 5, 20, 10, 5, 20};
    point.note = "7 not priced";
    scatter.points = {point};
    Recorder wide;
    draw_scatter(wide, theme(false), box, scatter);
    CHECK(wide.named("plan (7 not priced)").size() == 1);
    scatter.points[0].note = std::string(30, 'x') + ' ' + std::string(30, 'y') + ' ' + std::string(30, 'z');
    Recorder narrow;
    draw_scatter(narrow, theme(false), {0, 0, 200, 120}, scatter);
    CHECK(narrow.named("plan").size() == 1);
}

TEST_CASE("the causes of waiting are named whole, in as many lines as they need") {
    const auto height_within = [](float right) {
        Recorder canvas;
        const float height = draw_cause_legend(canvas, theme(false), {10, 0}, right);
        CHECK(canvas.texts.size() == theme(false).causes.size());
        for (const auto& text : canvas.texts) {
            INFO(text.words);
            CHECK(text.box.right <= right);
            CHECK(text.box.bottom <= height);
        }
        return height;
    };
    const float one_line = height_within(2000);
    CHECK(height_within(500) == 2 * one_line);  // 727 pixels of names and marks, and gaps of 21
}

TEST_CASE("a chart of nothing but zeros says so and has no other tick than zero") {
    const analysis::Band band = flat(0);
    BandChart chart;
    chart.band = &band;
    chart.thresholds = {{150, "places"}};
    Recorder canvas;
    draw_band_chart(canvas, theme(false), box, chart, year);
    CHECK(canvas.named("zero").size() == 1);
    const float plot_left = plot_area(canvas, box, true).left;
    const auto is_tick = [&](const Recorder::Text& text) {
        return text.box.right < plot_left && text.words.find_first_of("0123456789") != std::string::npos;
    };
    CHECK(std::count_if(canvas.texts.begin(), canvas.texts.end(), is_tick) == 1);
    const analysis::Band some = flat(3);
    chart.band = &some;
    Recorder other;
    draw_band_chart(other, theme(false), box, chart, year);
    CHECK(other.named("zero").empty());
}

TEST_CASE("a text too wide for its line is broken between words, and only the last line is cut") {
    const Recorder canvas;
    const auto lines = [&](const std::string& words, float width, std::size_t most) {
        return broken(canvas, words, TextSize::small, width, most);
    };
    CHECK(lines("left on their own", 102, 2) == std::vector<std::string>{"left on their own"});
    CHECK(lines("left on their own", 60, 2) == std::vector<std::string>{"left on", "their own"});
    CHECK(lines("left on their own", 54, 2) == std::vector<std::string>{"left on", "their own"});
    CHECK(lines("left on their own", 30, 4) == std::vector<std::string>{"left", "on", "their", "own"});
    CHECK(lines("a much longer title", 66, 2).front() == "a much");
    CHECK(lines("a much longer title", 66, 2).back().ends_with("\xe2\x80\xa6"));
    CHECK(lines("", 60, 2) == std::vector<std::string>{""});
}

TEST_CASE("names of sixty sites cover neither each other nor a disc, and most are seen, nearer, all are") {
    // Sites on a spiral, so that they lie close in the middle.
    const auto labels_at = [](float spread) {
        std::vector<MapLabel> labels;
        for (int i = 0; i < 60; ++i) {
            const auto turn = static_cast<float>(i) * 2.4F;
            const float away = spread * std::sqrt(static_cast<float>(i));
            labels.push_back({"Site " + std::to_string(i),
                              "1234 present, 500 places",
                              {440 + away * std::cos(turn), 170 + 0.5F * away * std::sin(turn)},
                              6});
        }
        return labels;
    };
    const Recorder canvas;
    for (const float spread : {40.0F, 170.0F}) {
        const auto labels = labels_at(spread);
        const Box frame = spread < 100 ? Box{0, 0, 880, 340} : Box{-1000, -1000, 2000, 2000};
        std::vector<Box> discs;
        discs.reserve(labels.size());
        for (const MapLabel& one : labels) discs.push_back({one.at.x - 6, one.at.y - 6, one.at.x + 6, one.at.y + 6});
        const auto places = place_labels(canvas, labels, frame, discs);
        CHECK(places.size() >= (spread < 100 ? 45 : 60));
        if (spread > 100) CHECK_FALSE(places.back().is_short);
        for (std::size_t i = 0; i < places.size(); ++i) {
            for (std::size_t j = i + 1; j < places.size(); ++j) CHECK_FALSE(places[i].box.overlaps(places[j].box));
            for (const Box& disc : discs) CHECK_FALSE(places[i].box.overlaps(disc));
        }
    }
}

TEST_CASE("the name that is pointed at is seen even where there is no room for it") {
    const Recorder canvas;
    const Box frame{0, 0, 400, 200};
    std::vector<MapLabel> labels{{"Paso Canoas", "", {200, 100}, 6, true}};
    CHECK(place_labels(canvas, labels, frame, {frame}).size() == 1);
    labels[0].must = false;
    CHECK(place_labels(canvas, labels, frame, {frame}).empty());
}

TEST_CASE("a name that lies nearer to another disc than to its own is led to its own by a line") {
    const Recorder canvas;
    const Box frame{0, 0, 400, 200};
    // The second disc's name has no room but to its right, hard by the first disc.
    std::vector<MapLabel> labels{{"", "", {190, 100}, 6}, {"Lajas", "", {100, 100}, 6}};
    const std::vector<Box> taken{
        {94, 94, 106, 106}, {184, 94, 196, 106}, {0, 0, 112, 200}, {112, 0, 400, 90}, {112, 112, 400, 200}};
    const auto is_led = [&] {
        for (const PlacedLabel& place : place_labels(canvas, labels, frame, taken)) {
            if (place.index == 1) return place.is_led;
        }
        FAIL("the name has no place");
        return false;
    };
    CHECK_FALSE(is_led());  // 115 to 151, 33 from the other
    labels[0].at.x = 160;   // 3 from the other, 9 from its own
    CHECK(is_led());
}

TEST_CASE("plans over a year are drawn by the day's mean, over a week by the hour") {
    analysis::Band band = flat(0);
    for (std::size_t i = 0; i < band.p50.size(); ++i) band.p50[i] = i % 24 < 12 ? 200 : 0;
    const PlanLines lines{"People", "persons", {{"plan", &band, 0}}};
    const auto heights = [&](const TimeFrame& frame) {
        Recorder canvas;
        draw_plan_lines(canvas, theme(false), box, lines, frame);
        REQUIRE(canvas.lines.size() == 1);
        const auto [low, high] = std::minmax_element(canvas.lines[0].begin(), canvas.lines[0].end(),
                                                     [](Point a, Point b) { return a.y < b.y; });
        return std::pair(high->y - low->y, !canvas.named("mean of the day").empty());
    };
    const auto [over_year, says_mean] = heights(year);
    CHECK(over_year == Approx(0).margin(0.5));
    CHECK(says_mean);
    const auto [over_week, says_so] = heights({.start = {2023, 1, 1}, .range = {0, 168}});
    CHECK(over_week > 100);
    CHECK_FALSE(says_so);
}

TEST_CASE("the range shown lies within what there is to show, however little that is") {
    Session session;
    session.range_from = 40;
    session.range_to = 90;
    for (const double last_h : {0.0, 3.0, 48.0, 400.0}) {
        Timeline timeline;
        timeline.last_h = last_h;
        const TimeRange shown = shown_range(session, timeline);
        INFO(last_h);
        CHECK(shown.from >= 0);
        CHECK(shown.to > shown.from);
        CHECK(shown.to <= std::max(1.0, last_h));
    }
}
