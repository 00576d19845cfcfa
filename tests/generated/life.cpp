#include "generated/life.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <clocale>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <locale>

#include "base/bytes.hpp"
#include "base/i18n.hpp"
#include "engine/replication.hpp"
#include "engine/response_summary.hpp"
#include "engine/simulation.hpp"
#include "engine/summary.hpp"
#include "generated/child.hpp"
#include "generated/dice.hpp"
#include "generated/looks.hpp"
#include "scenario/realise.hpp"
#include "study/wire.hpp"

namespace umbral::generated {
namespace {

/// An odd time to stop next: some whole hours, some microseconds, some days.
TimeUs next_stop_us(Dice& dice, TimeUs now_us) {
    const TimeUs steps = dice.whole(1, 30);
    return now_us + dice.one_of<TimeUs>({steps * hour_us, steps * 613 * second_us + 7, steps, steps * 6 * hour_us});
}

void add_to(ByteWriter& out, const Books& books) {
    out.real(books.window_h);
    out.signed_number(books.travelling_from);
    out.signed_number(books.travelling_to);
    out.number(books.sites.size());
    for (const SiteBook& site : books.sites) {
        out.text(site.id);
        out.signed_number(site.present_from);
        out.signed_number(site.present_to);
        out.signed_number(site.completed_from);
        out.signed_number(site.departed_from);
    }
    out.number(books.stations.size());
    for (const StationBook& station : books.stations) {
        out.text(station.site);
        out.text(station.id);
        for (const double hours : {station.queue_person_h, station.served_person_h, station.waiting_person_h})
            out.real(hours);
        out.signed_number(station.queued_from);
        out.byte(station.nobody_leaves ? 1 : 0);
    }
    out.number(books.lines.size());
    for (const LineBook& line : books.lines) {
        out.text(line.id);
        for (const double usd : {line.released_usd, line.spent_usd, line.overrun_usd}) out.real(usd);
        out.byte(line.is_bounded ? 1 : 0);
    }
}

Books books_in(ByteReader& in) {
    Books books;
    books.window_h = in.real();
    books.travelling_from = in.signed_number();
    books.travelling_to = in.signed_number();
    books.sites.resize(in.count());
    for (SiteBook& site : books.sites) {
        site.id = in.text();
        site.present_from = in.signed_number();
        site.present_to = in.signed_number();
        site.completed_from = in.signed_number();
        site.departed_from = in.signed_number();
    }
    books.stations.resize(in.count());
    for (StationBook& station : books.stations) {
        station.site = in.text();
        station.id = in.text();
        for (double* hours : {&station.queue_person_h, &station.served_person_h, &station.waiting_person_h})
            *hours = in.real();
        station.queued_from = in.signed_number();
        station.nobody_leaves = in.byte() != 0;
    }
    books.lines.resize(in.count());
    for (LineBook& line : books.lines) {
        line.id = in.text();
        for (double* usd : {&line.released_usd, &line.spent_usd, &line.overrun_usd}) *usd = in.real();
        line.is_bounded = in.byte() != 0;
    }
    return books;
}

std::string bytes_of(const History& history) {
    ByteWriter out;
    out.text(study::encode(history.record));
    out.number(history.complaints.size());
    for (const Complaint& complaint : history.complaints) {
        out.number(static_cast<std::uint64_t>(complaint.property));
        out.text(complaint.what);
    }
    add_to(out, history.books);
    return out.bytes();
}

History history_of(const std::string& bytes) {
    History history;
    ByteReader in(bytes);
    const auto record = study::decode(in.text());
    history.complaints.resize(in.count());
    for (Complaint& complaint : history.complaints) {
        complaint.property = static_cast<int>(in.number());
        complaint.what = in.text();
    }
    history.books = books_in(in);
    if (!record || !in.finished()) {
        history.died = "what it left cannot be read";
    } else {
        history.record = *record;
    }
    return history;
}

/// People and response on one clock, as engine::Simulation puts them together; but the windows may be shorter.
class Composed {
  public:
    Composed(const scenario::Input& given, const Way& way)
        : key_(draw_key(way.seed, way.replication)),
          input_(scenario::realise(given, key_)),
          people_(people_of(input_, way)),
          plan_(response::compile_model(input_, people_, key_)),
          world_(people_, key_),
          response_(plan_, world_, key_, record_.events) {
        record_.plan = input_.plan.id;
        record_.replication = way.replication;
        record_.seed = way.seed;
    }

    [[nodiscard]] TimeUs now_us() const { return world_.now_us(); }
    [[nodiscard]] TimeUs horizon_us() const { return people_.horizon_us; }
    [[nodiscard]] TimeUs measured_from_us() const { return people_.warm_up_us; }
    void advance_to(TimeUs until_us) {
        const TimeUs end_us = std::min(until_us, horizon_us());
        if (now_us() < end_us) response_.advance_to(std::min(end_us, horizon_us() - 1));
        world_.advance_to(end_us);
    }
    /// People only: what the plan has for that very instant is still to come.
    void advance_people_to(TimeUs until_us) { world_.advance_to(until_us); }
    [[nodiscard]] const people::State& people() const { return world_.state(); }
    /// For a fault: the world is not const, only what it shows of itself is.
    [[nodiscard]] people::State& people_to_break() { return const_cast<people::State&>(world_.state()); }  // NOLINT
    [[nodiscard]] const response::State& response() const { return response_.state(); }
    [[nodiscard]] const scenario::Input& input() const { return input_; }
    void close_books() {
        response_.close_books();
        world_.close_books();
    }
    [[nodiscard]] engine::ReplicationRecord record() {
        engine::summarise_people(world_.state(), record_);
        engine::summarise_response(response_.state(), record_);
        record_.services = world_.state().services;
        record_.parties = world_.state().parties_seen;
        return record_;
    }

  private:
    static people::Model people_of(const scenario::Input& input, const Way& way) {
        people::Model model = people::compile_model(input.scenario, input.plan);
        if (way.until_days > 0) model.horizon_us = std::min(model.horizon_us, us_from_hours(way.until_days * 24));
        const TimeUs longest_us = std::min(model.lookahead_us, hour_us);
        model.lookahead_us =
            std::max<TimeUs>(second_us, static_cast<TimeUs>(static_cast<double>(longest_us) * way.window_share));
        return model;
    }

    DrawKey key_;
    const scenario::Input input_;
    const people::Model people_;
    const response::Model plan_;
    engine::ReplicationRecord record_;
    people::World world_;
    response::Response response_;
};

History live_looked_at(const scenario::Input& input, const Way& way, const Seam& seam) {
    History history;
    Composed life(input, way);
    Dice dice(way.seed + way.replication);
    bool is_broken = false;
    const auto look = [&] {
        std::vector<response::LineState> lines = life.response().lines;
        if (seam.lines) seam.lines(lines);
        is_broken = seam.state && seam.state(life.people_to_break());
        look_at(life.people(), lines, history.complaints);
    };
    if (life.measured_from_us() > 0) {
        life.advance_to(life.measured_from_us() - 1);
        life.advance_people_to(life.measured_from_us());
    }
    open_books(life.people(), history.books);
    look();
    for (TimeUs looked_us = life.now_us(); life.now_us() < life.horizon_us() && !is_broken;) {
        life.advance_to(next_stop_us(dice, life.now_us()));
        if (life.now_us() < looked_us + 3 * hour_us && life.now_us() < life.horizon_us()) continue;
        looked_us = life.now_us();
        look();
    }
    if (is_broken) return history;
    life.close_books();
    look();
    if (is_broken) return history;
    close_books(life.people(), life.response(), life.input(), history.books);
    if (seam.books) seam.books(history.books);
    history.record = life.record();
    return history;
}

engine::ReplicationRecord live_in_pieces(const scenario::Input& input, const Way& way) {
    engine::Simulation simulation(input, {way.seed, way.replication, way.until_days});
    Dice dice(way.seed + 99);
    while (simulation.now_us() < simulation.horizon_us())
        simulation.advance_to(next_stop_us(dice, simulation.now_us()));
    return simulation.finish();
}

/// Commas where English has points, and the other way round.
class CommaNumbers : public std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
};

engine::ReplicationRecord live_elsewhere(const Case& made, const Way& way, const Seam& seam) {
    std::string name = (scratch_folder() / "umbral-elsewhere-XXXXXX").string();
    const std::filesystem::path folder = mkdtemp(name.data());
    write_folder(made, folder / "the scenario");
    setenv("TZ", "Asia/Kathmandu", 1);
    tzset();
    for (const char* variable : {"LANG", "LC_ALL", "LANGUAGE"}) setenv(variable, "es_CR.UTF-8", 1);
    std::setlocale(LC_ALL, "");
    std::locale::global(std::locale(std::locale(), new CommaNumbers));
    set_language("es");
    umask(0077);
    engine::ReplicationRecord record;
    try {
        std::filesystem::current_path(folder);
        const scenario::Input input = scenario::read_input("the scenario", made.plan);
        record = live_here(input, way, seam);
        record.message = input.scenario.hash;
    } catch (...) {
        std::filesystem::remove_all(folder);
        throw;
    }
    std::filesystem::remove_all(folder);
    return record;
}

}  // namespace

engine::ReplicationRecord live_here(const scenario::Input& given, const Way& way, const Seam& seam) {
    scenario::Input input = given;
    if (seam.input) seam.input(input, way);
    engine::ReplicationRecord record =
        way.how == Way::How::in_pieces ? live_in_pieces(input, way)
                                       : engine::run_replication(input, {way.seed, way.replication, way.until_days});
    record.cpu_s = 0;
    if (seam.record) seam.record(record, way);
    return record;
}

void prepare(const scenario::Input& input, std::uint64_t seed, std::uint32_t replications) {
    for (std::uint32_t r = 0; r < replications; ++r) {
        const scenario::Input realised = scenario::realise(input, draw_key(seed, r));
        const people::Model people = people::compile_model(realised.scenario, realised.plan);
        static_cast<void>(response::compile_model(realised, people, draw_key(seed, r)));
    }
}

History live(const Case& made, const scenario::Input& input, const Way& way, const Seam& seam) {
    const ChildResult child = in_child([&] {
        History history;
        if (way.how == Way::How::looked_at) {
            scenario::Input changed = input;
            if (seam.input) seam.input(changed, way);
            history = live_looked_at(changed, way, seam);
            if (seam.record) seam.record(history.record, way);
        } else if (way.how == Way::How::elsewhere) {
            history.record = live_elsewhere(made, way, seam);
        } else {
            history.record = live_here(input, way, seam);
        }
        return bytes_of(history);
    });
    if (child.died.empty()) return history_of(child.bytes);
    History history;
    history.died = child.died;
    return history;
}

}  // namespace umbral::generated
