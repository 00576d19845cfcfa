#include "base/text.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
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

TEST_CASE("long text is cut after whole characters and put on one line") {
    CHECK(shortened("Peñas Blancas", 13) == "Peñas Blancas");
    CHECK(shortened("Peñas Blancas", 8) == "Peñas...");
    CHECK(shortened("a\tb\nc\x01") == "a b c\ufffd");
    CHECK(shortened("broken \xf1 byte") == "broken \ufffd byte");
    CHECK(shortened(std::string(200, 'x')) == std::string(77, 'x') + "...");
    CHECK(shortened("") == "");
}

TEST_CASE("what steers a terminal or turns a line around is shown as U+FFFD, one for one") {
    using namespace std::string_literals;
    CHECK(printable("\x1b[31mred\x07") == "\ufffd[31mred\ufffd");
    CHECK(printable("before\0after"s) == "before\ufffdafter");
    CHECK(printable("over\rwritten\x7f") == "over\ufffdwritten\ufffd");
    CHECK(printable("C1 \u009b2J and \u0085") == "C1 \ufffd2J and \ufffd");
    CHECK(printable("\u202egpj.exe\u202c \u2066x\u2069 \u061c\u200e\u200f") ==
          "\ufffdgpj.exe\ufffd \ufffdx\ufffd \ufffd\ufffd\ufffd");
    CHECK(printable("line\u2028paragraph\u2029tag\U000e0041") == "line\ufffdparagraph\ufffdtag\ufffd");
    CHECK(printable("Pe\xf1"
                    "as") == "Pe\ufffdas");
    // What the program's own layout is made of, and what letters are made of, stays.
    for (const char* text :
         {"a\tb\n", "Peñas Blancas €", "10\u202f000", "Canaa\u0301n", "\U0001f469\u200d\U0001f467", ""})
        CHECK(printable(text) == text);
}

TEST_CASE("a replaced character takes the room of what it replaces") {
    for (const char* text : {"\x1b[1m", "\u202ex", "\u200ex", "\u0085", "\xf1"})
        CHECK(display_width(text) == display_width(printable(text)));
}

TEST_CASE("JSON that is printed means the same and steers nothing") {
    const nlohmann::json value{{"a\u009b", "\u202e\x7f\x1b\n\U000e0041 ñ"}};
    const std::string shown = printable_json(value.dump());
    CHECK(shown == R"({"a\u009b":"\u202e\u007f\u001b\n\udb40\udc41 ñ"})");
    CHECK(nlohmann::json::parse(shown) == value);
    CHECK(printable_json("{\n \"a\": 1\n}") == "{\n \"a\": 1\n}");
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
