#include "base/i18n.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <clocale>
#include <cstdlib>
#include <string>
#include <thread>

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

TEST_CASE("one and many have their own Spanish texts") {
    set_language("es");
    CHECK(std::string(tr_n("({} change)", "({} changes)", 1)) == "({} cambio)");
    CHECK(std::string(tr_n("({} change)", "({} changes)", 2)) == "({} cambios)");
    set_language("en");
    CHECK(std::string(tr_n("({} change)", "({} changes)", 1)) == "({} change)");
    CHECK(std::string(tr_n("({} change)", "({} changes)", 0)) == "({} changes)");
}

TEST_CASE("texts may be asked for in one thread while another changes the language") {
    std::atomic<bool> stop{false};
    std::size_t strange = 0;
    std::thread reader([&] {
        while (!stop) {
            const std::string text = tr("the file is missing");
            if (text != "the file is missing" && text != "falta el archivo") ++strange;
        }
    });
    for (int i = 0; i < 2000; ++i) set_language(i % 2 == 0 ? "es" : "en");
    stop = true;
    reader.join();
    CHECK(strange == 0);
    set_language("en");
}
