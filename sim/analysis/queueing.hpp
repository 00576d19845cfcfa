#pragma once
// Queueing formulas: exact answers for the simplest systems, to verify the simulation against and to size by hand.
// Rates are per unit of time; waits come out in that unit. Sources are named at each formula.

#include <vector>

namespace umbral::analysis {

struct QueueAnswer {
    double wait_probability = 0;  ///< an arrival finds no free server
    double mean_wait = 0;         ///< [time] in the queue, over those who enter
    double mean_queue = 0;        ///< [persons] waiting
    double mean_present = 0;      ///< [persons] waiting and in service
    double lost_fraction = 0;     ///< turned away (finite queue) or gone before service (impatience)
};

/// Share of arrivals lost at `servers` places without a queue; any distribution of the stay (Erlang B).
/// @param offered_load  arrival rate x mean stay, > 0
[[nodiscard]] double erlang_b(double offered_load, int servers);

/// M/M/c. @pre arrival_rate < servers x service_rate. @source Gross & Harris, Fundamentals of Queueing Theory, 2.3
[[nodiscard]] QueueAnswer mmc(double arrival_rate, double service_rate, int servers);

/// M/M/c with room for `capacity` persons in all. The mean wait is of those admitted. @source Gross & Harris, 2.5
[[nodiscard]] QueueAnswer mmck(double arrival_rate, double service_rate, int servers, int capacity);

/// M/M/c where each waiting person leaves after an exponential patience (Erlang A). The mean wait is over all,
/// those who leave included. @param abandonment_rate  1 / mean patience, > 0. @source Palm 1957
[[nodiscard]] QueueAnswer erlang_a(double arrival_rate, double service_rate, double abandonment_rate, int servers);

/// Mean wait in M/G/1. @param service_scv  squared coefficient of variation of the service time
/// @source Pollaczek-Khinchine
[[nodiscard]] double mg1_mean_wait(double arrival_rate, double mean_service, double service_scv);

/// Mean wait by class in M/M/1 with non-preemptive priorities. @param arrival_rates  highest priority first
/// @source Cobham 1954
[[nodiscard]] std::vector<double> priority_mm1_mean_waits(const std::vector<double>& arrival_rates,
                                                          double service_rate);

/// Persons present in M_t/M/infinity when arrivals follow base + swing x sin(2 pi t / period).
struct CyclicPresence {
    double mean = 0;       ///< [persons]
    double amplitude = 0;  ///< [persons]
    double lag = 0;        ///< [time] by which the peak follows the peak of arrivals
};
/// @source Eick, Massey & Whitt 1993
[[nodiscard]] CyclicPresence cyclic_presence(double base_rate, double swing_rate, double period, double mean_stay);

/// Arrival rate of each station of an open network: solves rate = outside + transpose(routing) rate.
/// Each station then behaves as M/M/c at its rate (Jackson 1957).
/// @param outside   arrivals from outside                                         (stations)
/// @param routing   probability of going from one station to another              (stations x stations)
[[nodiscard]] std::vector<double> traffic_rates(const std::vector<double>& outside,
                                                const std::vector<std::vector<double>>& routing);

}  // namespace umbral::analysis
