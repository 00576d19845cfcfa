#include "base/text.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "base/i18n.hpp"

using namespace umbral;

TEST_CASE("a slip of the pen finds the word that was meant, another word does not") {
    const std::vector<std::string> words{"persons", "capacity", "places", "stay_h"};
    CHECK(closest_match("person", words) == "persons");
    CHECK(closest_match("Perosns", words) == "persons");
    CHECK(closest_match("CAPACITY", words) == "capacity");
    CHECK(closest_match("stay", words) == "");
    CHECK(closest_match("stayh", words) == "stay_h");
    CHECK(closest_match("weather", words) == "");
    CHECK(closest_match("x", {}) == "");
    CHECK(closest_match("horizon_days", {"id", "days", "warm_up_days"}) == "days");
    CHECK(closest_match("capacity_persons", words) == "capacity");
    CHECK(closest_match("recapacity", words) != "stay_h");
    CHECK(did_you_mean("placse", words) == "did you mean \"places\"?");
    CHECK(did_you_mean("weather", words) == "");
}

TEST_CASE("long text is cut after whole characters and control characters are shown as spaces") {
    CHECK(shortened("Peñas Blancas", 13) == "Peñas Blancas");
    CHECK(shortened("Peñas Blancas", 8) == "Peñas...");
    CHECK(shortened("a\tb\nc\x01") == "a b c ");
    CHECK(shortened("broken \xf1 byte") == "broken   byte");
    CHECK(shortened(std::string(200, 'x')) == std::string(77, 'x') + "...");
    CHECK(shortened("") == "");
}

TEST_CASE("width counts characters as a terminal shows them") {
    CHECK(display_width("Canaán Membrillo") == 16);
    CHECK(display_width("Canaa\u0301n") == 6);  // a combining accent takes no room
    CHECK(display_width("10\u202f000") == 6);
    CHECK(display_width("") == 0);
}

TEST_CASE("only well-formed UTF-8 is valid") {
    CHECK(is_valid_utf8("Peñas Blancas €  \U0001f68c"));
    for (const char* broken : {"\xf1",
                               "Pe\xf1"
                               "as",
                               "\xc0\xaf", "\xe0\x80\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\x80", "\xe2\x82"}) {
        CHECK_FALSE(is_valid_utf8(broken));
    }
}

TEST_CASE("SHA-256 gives the published digests") {
    // FIPS 180-2, appendix B.1, and the digest of nothing.
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("numbers are grouped from 10 000 on and follow the language") {
    set_language("en");
    CHECK(format_number(1234.56, 1) == "1234.6");
    CHECK(format_number(1234567.0, 0) == "1\u202f234\u202f567");
    CHECK(format_number(-12345.678, 2) == "-12\u202f345.68");
    CHECK(format_number(-0.001, 1) == "0.0");
    CHECK(format_number(0, 0) == "0");
    CHECK(format_number(1 / 0.0, 1) == "-");
    set_language("es");
    CHECK(format_number(12345.5, 1) == "12\u202f345,5");
    set_language("en");
}
