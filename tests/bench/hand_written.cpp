#include "hand_written.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <queue>

namespace umbral::bench {

Xoshiro::Xoshiro(std::uint64_t seed) {
    for (auto& word : state_) {  // splitmix64
        seed += 0x9e3779b97f4a7c15u;
        std::uint64_t z = seed;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        word = z ^ (z >> 31);
    }
}

std::uint64_t Xoshiro::next() {
    const auto rotate = [](std::uint64_t x, int k) { return (x << k) | (x >> (64 - k)); };
    const std::uint64_t result = rotate(state_[0] + state_[3], 23) + state_[0];
    const std::uint64_t shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = rotate(state_[3], 45);
    return result;
}

double Xoshiro::uniform() { return (static_cast<double>(next() >> 11) + 0.5) * 0x1p-53; }
double Xoshiro::exponential(double mean) { return -mean * std::log(uniform()); }

namespace {

struct HeapEvent {
    double at = 0;
    int station = -1;  // -1: an arrival from outside
    bool operator>(const HeapEvent& other) const { return at > other.at; }
};

struct HeapStation {
    int free = 0;
    std::deque<double> waiting;  // when each came
};

}  // namespace

double tandem_by_heap(const HandTandem& tandem, std::int64_t customers, std::uint64_t seed) {
    Xoshiro random(seed);
    std::priority_queue<HeapEvent, std::vector<HeapEvent>, std::greater<>> events;
    const int last = static_cast<int>(tandem.stations.size()) - 1;
    std::vector<HeapStation> stations(tandem.stations.size());
    for (std::size_t i = 0; i < stations.size(); ++i) stations[i].free = tandem.stations[i].servers;
    double waited = 0;
    std::int64_t waits = 0;
    const auto begin = [&](int i, double now) {
        events.push({now + random.exponential(tandem.stations[static_cast<std::size_t>(i)].mean_service), i});
    };
    const auto come = [&](int i, double now) {
        HeapStation& station = stations[static_cast<std::size_t>(i)];
        if (station.free > 0) {
            --station.free;
            ++waits;
            begin(i, now);
        } else {
            station.waiting.push_back(now);
        }
    };
    events.push({random.exponential(1 / tandem.lambda), -1});
    for (std::int64_t arrived = 0; !events.empty();) {
        const HeapEvent event = events.top();
        events.pop();
        if (event.station < 0) {
            if (++arrived < customers) events.push({event.at + random.exponential(1 / tandem.lambda), -1});
            come(0, event.at);
            continue;
        }
        HeapStation& station = stations[static_cast<std::size_t>(event.station)];
        if (station.waiting.empty()) {
            ++station.free;
        } else {
            waited += event.at - station.waiting.front();
            ++waits;
            station.waiting.pop_front();
            begin(event.station, event.at);
        }
        if (event.station == last) continue;
        if (event.station + 1 < last || last == 0 || random.uniform() < tandem.last_share)
            come(event.station + 1, event.at);
    }
    return waited / static_cast<double>(waits);
}

namespace {

/// Departure times of arrivals in order of time, in order of time again; adds up waits.
std::vector<double> serve_by_recursion(const HandStation& station, const std::vector<double>& arrivals, Xoshiro& random,
                                       double& waited) {
    std::vector<double> departures;
    departures.reserve(arrivals.size());
    if (station.servers == 1) {
        double free_at = 0;
        for (const double arrival : arrivals) {
            const double start = std::max(arrival, free_at);
            waited += start - arrival;
            free_at = start + random.exponential(station.mean_service);
            departures.push_back(free_at);
        }
        return departures;
    }
    std::vector<double> free_at(static_cast<std::size_t>(station.servers), 0.0);  // ascending
    for (const double arrival : arrivals) {
        const double start = std::max(arrival, free_at.front());
        waited += start - arrival;
        const double end = start + random.exponential(station.mean_service);
        std::size_t i = 0;
        for (; i + 1 < free_at.size() && free_at[i + 1] < end; ++i) free_at[i] = free_at[i + 1];
        free_at[i] = end;
        departures.push_back(end);
    }
    std::sort(departures.begin(), departures.end());
    return departures;
}

}  // namespace

double tandem_by_recursion(const HandTandem& tandem, std::int64_t customers, std::uint64_t seed) {
    constexpr std::int64_t batch = 100'000;  // fits the cache; each batch starts empty, which does for a yardstick
    Xoshiro random(seed);
    double waited = 0;
    std::int64_t waits = 0;
    for (std::int64_t done = 0; done < customers; done += batch) {
        std::vector<double> arrivals(static_cast<std::size_t>(std::min(batch, customers - done)));
        double now = 0;
        for (double& arrival : arrivals) arrival = now += random.exponential(1 / tandem.lambda);
        for (std::size_t i = 0; i < tandem.stations.size(); ++i) {
            if (i + 1 == tandem.stations.size() && i > 0) {
                std::erase_if(arrivals, [&](double) { return random.uniform() >= tandem.last_share; });
            }
            waits += static_cast<std::int64_t>(arrivals.size());
            arrivals = serve_by_recursion(tandem.stations[i], arrivals, random, waited);
        }
    }
    return waited / static_cast<double>(waits);
}

}  // namespace umbral::bench
