#pragma once
// Translation of every user-visible string (gettext). The English text is the key; data/translations/es.po holds
// the Spanish. Strings with values are fmt formats: fmt::format(fmt::runtime(tr("{} of {}")), a, b).

#include <string>

namespace umbral {

/// The text in the current language; the English text itself where no translation is known.
[[nodiscard]] const char* tr(const char* english);
/// The same with a plural: `one` for n = 1, else `many` (by the language's own rule).
[[nodiscard]] const char* tr_n(const char* one, const char* many, unsigned long n);
/// Marks a string for translation where it is only stored; translate it with tr() where it is shown.
#define UMBRAL_N(english) english

/// Sets the language ("en", "es", or "" for the environment's). LC_NUMERIC stays "C": files and JSON never change
/// with the language. Unknown languages fall back to English. Looks for compiled catalogues beside the program
/// (build tree) and in the installed data folder.
void set_language(const std::string& language);
/// "en" or "es".
[[nodiscard]] const std::string& language();

}  // namespace umbral
