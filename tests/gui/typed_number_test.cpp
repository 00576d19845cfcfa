// Numbers as users type them, in English and in Spanish.

#include "gui/model/typed_number.hpp"

#include <catch2/catch.hpp>

#include "base/i18n.hpp"

using namespace umbral;
using namespace umbral::gui;

namespace {

Parameter share() {
    Parameter parameter;
    parameter.max = 1;
    return parameter;
}

}  // namespace

TEST_CASE("a decimal comma and a decimal point are the same number") {
    CHECK(typed_number(share(), "0,25").value == 0.25);
    CHECK(typed_number(share(), "0.25").value == 0.25);
    CHECK(typed_number(share(), ",5").value == 0.5);
}

TEST_CASE("what is typed beyond the limits, or is no number, is told and not changed into another") {
    set_language("en");
    Parameter officers = share();
    officers.max = 500;
    officers.whole = true;
    CHECK_FALSE(typed_number(officers, "501").value);
    CHECK(typed_number(officers, "501").problem == "501 is not allowed: 0 to 500");
    CHECK(typed_number(officers, "-1").problem == "-1 is not allowed: 0 to 500");
    CHECK(typed_number(officers, "2,5").problem == "2,5 is not allowed: whole numbers only");
    for (const char* text : {"", "many", "1.000,5", "1 5x"}) {
        INFO(text);
        CHECK(typed_number(officers, text).problem == '"' + std::string(text) + "\" is not a number");
    }
}

TEST_CASE("a field shows the user's decimal sign") {
    Parameter parameter = share();
    parameter.value = 0.25;
    set_language("es");
    CHECK(field_text(parameter) == "0,25");
    CHECK(typed_number(parameter, field_text(parameter)).value == 0.25);
    set_language("en");
    CHECK(field_text(parameter) == "0.25");
}
