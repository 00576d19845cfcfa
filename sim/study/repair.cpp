#include "study/repair.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <system_error>

#include "base/i18n.hpp"
#include "scenario/canonical.hpp"
#include "study/file_lock.hpp"
#include "study/provenance.hpp"
#include "study/study_error.hpp"

namespace umbral::study {
namespace {

namespace fs = std::filesystem;

/// The file that a repair writes: gone with the object, unless it has taken the study's place.
class Draft {
  public:
    explicit Draft(const fs::path& study) : path_(study.string() + ".repair") { remove(); }
    ~Draft() { remove(); }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;

    [[nodiscard]] const fs::path& path() const { return path_; }
    /// @throws StudyError  the folder does not allow it
    void take_the_place_of(const fs::path& study) const {
        std::error_code failed;
        fs::permissions(path_, fs::status(study, failed).permissions(), failed);
        fs::rename(path_, study, failed);
        if (failed) throw StudyError(study.string() + ": " + failed.message());
    }

  private:
    void remove() const {
        for (const char* end : {"", "-journal", "-wal", "-shm"}) {
            std::error_code ignored;
            fs::remove(path_.string() + end, ignored);
        }
    }
    fs::path path_;
};

void check_same_build(const Store& study) {
    const Provenance here = program_provenance();
    const Provenance& there = study.header().program;
    if (here == there) return;
    const auto text = [](const Provenance& program) { return program.version + " (" + program.commit + ")"; };
    throw InputError({"", "program", text(there),
                      tr("this study was made by another build of the program, whose results may differ"), text(here),
                      tr("repair it with the build that made it, or run the scenario again with another --out")});
}

/// Takes over all that is sound.
void copy_sound(const Store& from, Store& into) {
    for (const PlanLabel& plan : from.plans()) {
        into.add_plan(plan);
        for (const auto& status : from.replications(plan.id)) {
            if (status.end != Ending::finished) continue;
            if (const auto record = from.find_record(plan.id, status.replication)) into.add(*record);
        }
    }
}

/// Runs what is lost of the plans that have lost something.
EnsembleResult run_lost(const Store& study, const Findings& findings, Store& draft, const RepairOptions& options,
                        const Simulate& simulate) {
    std::vector<scenario::Input> inputs;
    std::vector<std::uint32_t> ends;
    for (const PlanFindings& plan : findings.plans) {
        if (plan.lost.empty()) continue;
        inputs.push_back(scenario::read_canonical(study.header().inputs_json, plan.plan.inputs_json));
        ends.push_back(plan.lost.back() + 1);
    }
    EnsembleOptions ensemble;
    ensemble.jobs = options.jobs;
    ensemble.seed = study.header().seed;
    ensemble.until_days = study.header().days;
    ensemble.goal = [ends](const std::vector<std::uint32_t>&) { return ends; };
    ensemble.on_progress = options.on_progress;
    return run_ensemble(inputs, draft, ensemble, simulate);
}

/// The hashes of damaged replications whose rows still say what they left.
std::map<Crash, std::string> known_hashes(const Store& study, const Findings& findings) {
    std::map<Crash, std::string> hashes;
    if (study.format() == 1) return hashes;  // of another kind
    for (const PlanFindings& plan : findings.plans) {
        for (const Damage& damage : plan.damaged) {
            if (damage.part == Part::status) continue;
            for (const auto& status : study.replications(plan.plan.id)) {
                if (status.replication == damage.replication)
                    hashes[{plan.plan.id, status.replication}] = status.result_hash;
            }
        }
    }
    return hashes;
}

/// Those that do not give what they gave before.
std::vector<Crash> differing_from(const std::map<Crash, std::string>& known, const Store& draft) {
    std::vector<Crash> differing;
    for (const auto& [which, hash] : known) {
        for (const auto& status : draft.replications(which.plan)) {
            const bool same = status.result_hash == hash || status.end == Ending::crashed;
            if (status.replication == which.replication && !same) differing.push_back(which);
        }
    }
    return differing;
}

}  // namespace

Repaired repair(const fs::path& given, const RepairOptions& options, const Simulate& simulate) {
    (void)Store::open_to_read(given);  // refuses what is no study
    const fs::path file = fs::canonical(given);
    const FileLock lock(file);
    gather_log(file);
    auto study = std::make_unique<Store>(Store::open_to_read(file));
    Repaired repaired;
    repaired.before = find_damage(*study);
    if (repaired.before.is_sound()) return repaired;
    if (repaired.before.has_lost()) check_same_build(*study);
    const Draft draft(file);
    {
        Store written = Store::open_to_add(draft.path(), study->header());
        copy_sound(*study, written);
        if (repaired.before.has_lost()) {
            EnsembleResult ensemble = run_lost(*study, repaired.before, written, options, simulate);
            repaired.stop_signal = ensemble.stop_signal;
            repaired.crashed = std::move(ensemble.crashed);
        }
        repaired.differing = differing_from(known_hashes(*study, repaired.before), written);
        if (repaired.stop_signal != 0 || !repaired.differing.empty()) return repaired;
        repaired.complaint = written.finish();
    }
    if (!repaired.complaint.empty()) return repaired;
    study.reset();
    draft.take_the_place_of(file);
    repaired.written = true;
    return repaired;
}

}  // namespace umbral::study
