#pragma once
// The name of a plan's file.

#include <string>

namespace umbral::gui {

/// "Más plazas en Paso Canoas" is kept as "mas-plazas-en-paso-canoas"; empty where a title has no letter or digit that
/// a file's name may have.
[[nodiscard]] std::string plan_name_for(const std::string& title);

}  // namespace umbral::gui
