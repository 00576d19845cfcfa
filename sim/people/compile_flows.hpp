#pragma once
// Arrival streams as flows and batches of the model.

#include "people/model.hpp"
#include "scenario/scenario.hpp"

namespace umbral::people {

/// Fills Model::flows and Model::batches. Sites, profiles and clocks must be there.
///
/// A stream becomes layers of factor at most 1 (so that a larger factor adds parties and keeps the same ones), and a
/// flow for each surge; numbers follow the scenario's order and are part of the draws' addresses.
void compile_flows(Model& model, const scenario::Scenario& scenario);

}  // namespace umbral::people
