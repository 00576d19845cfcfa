// A study with bytes changed, cut or added: no fault; what is given out of it is what was written, or it is refused.
//
// A whole study is larger than what is searched well, so that the input holds changes to one: 5 bytes each, of which 4
// say where (little-endian, modulo the size) and one what to put there. What is left over at the end, fewer than 5
// bytes, says where the file is cut.

#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "base/check.hpp"
#include "engine/part_hashes.hpp"
#include "study/check.hpp"
#include "study/merge.hpp"
#include "study/sample_study.hpp"
#include "study/store.hpp"
#include "study/study_error.hpp"

namespace {

using namespace umbral;
using namespace umbral::study;

constexpr std::uint32_t histories = 3;

/// What was written, in a folder of this process.
struct Sample {
    sample::TemporaryFolder folder;
    std::string bytes;
    std::map<std::uint32_t, std::string> hashes;

    Sample() {
        {
            Store store = Store::open_to_add(folder / "whole.umbral", sample::header());
            store.add_plan(sample::plan());
            for (std::uint32_t r = 0; r < histories; ++r) {
                store.add(sample::record(r));
                hashes[r] = engine::result_hash(sample::record(r));
            }
        }
        std::ifstream stream(folder / "whole.umbral", std::ios::binary);
        bytes.assign(std::istreambuf_iterator<char>(stream), {});
    }
};

std::string changed(std::string bytes, const std::uint8_t* data, std::size_t size) {
    const auto number = [&](std::size_t from, std::size_t count) {
        std::size_t value = 0;
        for (std::size_t i = count; i-- > 0;) value = value << 8 | data[from + i];
        return value % bytes.size();
    };
    std::size_t at = 0;
    for (; at + 5 <= size; at += 5) bytes[number(at, 4)] = static_cast<char>(data[at + 4]);
    if (at < size) bytes.resize(number(at, size - at));
    return bytes;
}

void read_all(const Store& store, const Sample& written) {
    const Findings findings = find_damage(store);
    for (const PlanLabel& plan : store.plans()) {
        UMBRAL_CHECK(plan.hash == sample::plan().hash);
        (void)store.indicators(plan.id);
        (void)store.series(plan.id);
        (void)store.mean_waits(plan.id);
        for (const auto& status : store.replications(plan.id)) {
            if (status.end != Ending::finished) continue;
            const auto record = store.find_record(plan.id, status.replication);
            UMBRAL_CHECK(record.has_value());
            UMBRAL_CHECK(engine::result_hash(*record) == written.hashes.at(status.replication));
        }
    }
    Store into = Store::in_memory(store.header());
    const Merged merged = merge(into, store);
    UMBRAL_CHECK(!findings.is_sound() || merged.left_out.empty());
}

/// Refusals are told; anything else ends the program.
template <class Act>
void act_or_refuse(Act act) {
    try {
        act();
    } catch (const InputError& error) {
        UMBRAL_CHECK(!error.problems().empty());
        for (const Problem& problem : error.problems()) UMBRAL_CHECK(!problem.message.empty());
    } catch (const StudyError& error) {
        UMBRAL_CHECK(*error.what() != '\0');
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Sample written;
    const std::filesystem::path file = written.folder / "changed.umbral";
    std::ofstream(file, std::ios::binary | std::ios::trunc) << changed(written.bytes, data, size);
    act_or_refuse([&] { read_all(Store::open_to_read(file), written); });
    act_or_refuse([&] {
        Store store = Store::open_to_add(file, sample::header());
        store.add_plan(sample::plan());
        store.add(sample::record(histories));
    });
    for (const char* end : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(file.string() + end);
    return 0;
}
