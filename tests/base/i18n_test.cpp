#include "base/i18n.hpp"

#include <catch2/catch.hpp>
#include <clocale>
#include <cstdlib>
#include <string>

#include "base/problem.hpp"

using namespace umbral;

namespace {

/// Sets an environment variable for one test and puts back what was there.
class EnvironmentVariable {
  public:
    EnvironmentVariable(const char* name, const char* value) : name_(name) {
        if (const char* before = std::getenv(name)) before_ = before;
        had_value_ = std::getenv(name) != nullptr;
        setenv(name, value, 1);
    }
    ~EnvironmentVariable() {
        if (had_value_) {
            setenv(name_, before_.c_str(), 1);
        } else {
            unsetenv(name_);
        }
    }
    EnvironmentVariable(const EnvironmentVariable&) = delete;
    EnvironmentVariable& operator=(const EnvironmentVariable&) = delete;

  private:
    const char* name_;
    std::string before_;
    bool had_value_ = false;
};

}  // namespace

TEST_CASE("texts are in the chosen language and change back") {
    set_language("es");
    CHECK(language() == "es");
    CHECK(std::string(tr("the file is missing")) == "falta el archivo");
    CHECK(to_text(Problem{"a.csv", "", "x", "m", "", ""}) == "a.csv: m\n  encontrado: x");
    set_language("en");
    CHECK(language() == "en");
    CHECK(std::string(tr("the file is missing")) == "the file is missing");
}

TEST_CASE("text without a translation, an unknown language and the empty text stay as they are") {
    set_language("es");
    CHECK(std::string(tr("no such sentence")) == "no such sentence");
    CHECK(std::string(tr("")) == "");
    set_language("fr");
    CHECK(language() == "en");
    CHECK(std::string(tr("the file is missing")) == "the file is missing");
    set_language("en");
}

TEST_CASE("without a choice the environment's language is used") {
    {
        const EnvironmentVariable language_variable("LANGUAGE", "");
        const EnvironmentVariable all("LC_ALL", "es_PA.UTF-8");
        set_language("");
        CHECK(language() == "es");
    }
    {
        const EnvironmentVariable language_variable("LANGUAGE", "en:es");
        const EnvironmentVariable all("LC_ALL", "es_PA.UTF-8");
        set_language("");
        CHECK(language() == "en");
    }
    set_language("en");
}

TEST_CASE("numbers in files keep the decimal point in every language") {
    set_language("es");
    CHECK(std::string(std::localeconv()->decimal_point) == ".");
    set_language("en");
}
