// One history: looked at, stepped, in other windows, by other numbers of workers, cut, merged, from elsewhere.

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>

#include "generated/dice.hpp"
#include "generated/examinations.hpp"
#include "study/ensemble.hpp"
#include "study/merge.hpp"
#include "study/study_error.hpp"

namespace umbral::generated {
namespace {

Way way_of(const Case& made, Way::How how) {
    Way way;
    way.how = how;
    way.seed = made.history_seed;
    way.until_days = made.until_days;
    return way;
}

/// False where it died, which is complained of.
bool has_lived(const History& history, const char* how, Complaints& complaints) {
    if (history.died.empty()) return true;
    complaints.push_back({26, fmt::format("{}: {}", how, history.died)});
    return false;
}

/// Without what is known beforehand: the program adds it at the end of a history (engine/simulation.cpp).
engine::ReplicationRecord without_given_events(engine::ReplicationRecord record) {
    static const std::vector<std::string> given{"route_closed", "route_opened",   "channel_down",
                                                "channel_up",   "room_unstaffed", "room_staffed"};
    std::erase_if(record.events, [](const engine::Event& event) {
        return std::find(given.begin(), given.end(), event.kind) != given.end();
    });
    return record;
}

void compare(int property, const char* what, const engine::ReplicationRecord& plain,
             const engine::ReplicationRecord& other, Complaints& complaints) {
    if (const std::string where = difference(plain, other); !where.empty())
        complaints.push_back({property, fmt::format("{}: {}", what, where)});
}

}  // namespace

Complaints examine_one_history(const Case& made, const Seam& seam) {
    Complaints complaints;
    const scenario::Input input = input_of(made);
    prepare(input, made.history_seed, 1);
    const History plain = live(made, input, way_of(made, Way::How::plainly), seam);
    const bool plain_lived = has_lived(plain, "plainly", complaints);

    Way looked_at = way_of(made, Way::How::looked_at);
    Dice dice(made.seed);
    looked_at.window_share = dice.one_of({1.0, 0.5, 0.3, 1.0 / 7, 1.0 / 60});
    const History looked = live(made, input, looked_at, seam);
    if (has_lived(looked, "looked at", complaints)) {
        complaints.insert(complaints.end(), looked.complaints.begin(), looked.complaints.end());
        check_record(looked.record, looked.books, complaints);
        if (plain_lived) {
            compare(21, "in windows of another length", without_given_events(plain.record),
                    without_given_events(looked.record), complaints);
        }
    }
    const History pieces = live(made, input, way_of(made, Way::How::in_pieces), seam);
    if (has_lived(pieces, "in pieces", complaints) && plain_lived)
        compare(22, "in pieces", plain.record, pieces.record, complaints);
    return complaints;
}

namespace {

constexpr std::uint32_t replications = 3;

/// The replications of a case, kept in studies in several ways.
class EnsembleCheck {
  public:
    EnsembleCheck(const Case& made, const Seam& seam, Complaints& complaints)
        : made_(made),
          seam_(seam),
          complaints_(complaints),
          input_(input_of(made)),
          header_(study::make_header(input_, {}, made.history_seed, made.until_days)),
          plan_(study::make_plan_label(input_)) {}

    void run() {
        prepare(input_, made_.history_seed, replications);
        study::Store whole = study::Store::in_memory(header_);
        whole.add_plan(plan_);
        if (!run_to(whole, 1)) return;
        whole_ = records_of(whole);
        for (const unsigned jobs : {2u, 7u}) {
            study::Store other = study::Store::in_memory(header_);
            other.add_plan(plan_);
            if (run_to(other, jobs)) compare(17, fmt::format("{} workers", jobs), other);
        }
        cut_and_resumed();
        merged(whole);
        elsewhere();
    }

  private:
    void complain(int property, std::string what) { complaints_.push_back({property, std::move(what)}); }

    enum class Part { whole, until_cut, resumed };
    /// @return whether nothing crashed
    bool run_to(study::Store& store, unsigned jobs, Part part = Part::whole) {
        study::EnsembleOptions options;
        options.jobs = jobs;
        options.seed = made_.history_seed;
        options.until_days = made_.until_days;
        options.goal = study::exactly(replications);
        if (part == Part::until_cut)
            options.on_replication = [](const engine::ReplicationRecord&) { std::raise(SIGTERM); };
        Way way = way_of(made_, Way::How::plainly);
        way.jobs = jobs;
        way.resumed = part != Part::whole;
        const auto simulate = [&](const scenario::Input& input, const engine::ReplicationOptions& what,
                                  const engine::ProgressCallback&) {
            Way here = way;
            here.replication = what.replication;
            return live_here(input, here, seam_);
        };
        const study::EnsembleResult result = study::run_ensemble(input_, store, options, simulate);
        if (part == Part::until_cut && !result.interrupted()) complain(18, "it was not cut");
        for (const study::Crash& crash : result.crashed) {
            const auto statuses = store.replications(plan_.id);
            complain(26, fmt::format("replication {}: {}", crash.replication, statuses.at(crash.replication).message));
        }
        return result.crashed.empty();
    }

    [[nodiscard]] std::vector<engine::ReplicationRecord> records_of(const study::Store& store) const {
        std::vector<engine::ReplicationRecord> records;
        for (const study::ReplicationStatus& status : store.replications(plan_.id))
            records.push_back(store.record(plan_.id, status.replication));
        return records;
    }
    void compare(int property, const std::string& what, const study::Store& other) {
        const std::vector<engine::ReplicationRecord> others = records_of(other);
        if (others.size() != whole_.size())
            return complain(property, fmt::format("{}: {} replications", what, others.size()));
        for (std::size_t r = 0; r < others.size(); ++r)
            generated::compare(property, fmt::format("{}, replication {}", what, r).c_str(), whole_[r], others[r],
                               complaints_);
    }

    void cut_and_resumed() {
        std::string name = (scratch_folder() / "umbral-cut-XXXXXX").string();
        const std::filesystem::path folder = mkdtemp(name.data());
        const std::filesystem::path file = folder / "cut.umbral";
        {
            study::Store store = study::Store::open_to_add(file, header_);
            store.add_plan(plan_);
            run_to(store, 2, Part::until_cut);
        }
        {
            study::Store store = study::Store::open_to_add(file, header_);
            if (run_to(store, 2, Part::resumed)) compare(18, "cut and resumed", store);
        }
        std::filesystem::remove_all(folder);
    }

    void merged(const study::Store& whole) {
        study::Store first = study::Store::in_memory(header_);
        study::Store second = study::Store::in_memory(header_);
        first.add_plan(plan_);
        second.add_plan(plan_);
        for (std::uint32_t r = 0; r < replications; ++r) {
            engine::ReplicationRecord record = whole.record(plan_.id, r);
            Way way = way_of(made_, Way::How::plainly);
            way.replication = r;
            way.merged = true;
            if (seam_.record) seam_.record(record, way);
            (r == 1 ? second : first).add(record);
        }
        study::merge(first, second);
        const auto samples = whole.indicators(plan_.id);
        const auto others = first.indicators(plan_.id);
        for (std::size_t i = 0; i < std::max(samples.size(), others.size()); ++i) {
            if (i < samples.size() && i < others.size() && samples[i].values == others[i].values &&
                samples[i].scope == others[i].scope)
                continue;
            complain(19, "the indicators read from the merged study");
            break;
        }
        compare(19, "merged", first);
    }

    void elsewhere() {
        const History other = live(made_, input_, way_of(made_, Way::How::elsewhere), seam_);
        if (!has_lived(other, "elsewhere", complaints_)) return;
        if (other.record.message != input_.scenario.hash) complain(20, "the hash of the scenario");
        generated::compare(20, "elsewhere", whole_.at(0), other.record, complaints_);
    }

    const Case& made_;
    const Seam& seam_;
    Complaints& complaints_;
    const scenario::Input input_;
    const study::Header header_;
    const study::PlanLabel plan_;
    std::vector<engine::ReplicationRecord> whole_;  ///< the replications as one worker made them
};

}  // namespace

Complaints examine_ensemble(const Case& made, const Seam& seam) {
    Complaints complaints;
    EnsembleCheck(made, seam, complaints).run();
    return complaints;
}

}  // namespace umbral::generated
