#pragma once
// What breaks a rule in a document of which not everything could be read: only what does so whatever stands there.

#include "scenario/document.hpp"
#include "scenario/files.hpp"
#include "scenario/rules/rules.hpp"

namespace umbral::scenario {

/// The rules' findings that every one of a document's possible inputs has. In these, what could not be read has one of
/// the values that may stand in for it; where nothing may, the list element that it is in, or the key at the top, is
/// left out. A finding about what a stand-in is part of is not certain.
/// @return findings with the paths of the whole document
[[nodiscard]] RuleFindings certain_findings(const Files& files, const Document& document);

}  // namespace umbral::scenario
