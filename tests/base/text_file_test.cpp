#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "base/csv.hpp"

using namespace umbral;
namespace fs = std::filesystem;

namespace {

/// A folder of its own for one test, removed afterwards.
class TemporaryFolder {
  public:
    TemporaryFolder() {
        std::string pattern = (fs::temp_directory_path() / "umbral-text-XXXXXX").string();
        path_ = mkdtemp(pattern.data());
    }
    ~TemporaryFolder() { fs::remove_all(path_); }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const fs::path& path() const { return path_; }
    [[nodiscard]] fs::path write(const std::string& bytes) const {
        std::ofstream(path_ / "table.csv", std::ios::binary) << bytes;
        return path_ / "table.csv";
    }

  private:
    fs::path path_;
};

/// The message of the one problem met, or "" when the file was read.
std::string refusal(const fs::path& path, std::uintmax_t max_bytes = 1000) {
    Problems problems;
    const bool read = read_text_file(path, "table.csv", max_bytes, problems).has_value();
    if (read != problems.empty() || problems.size() > 1) return "read without a verdict";
    if (!read && problems[0].file != "table.csv") return "the problem does not name the file";
    return read ? "" : problems[0].message;
}

}  // namespace

TEST_CASE("text in UTF-8 is read as it is, without a byte-order mark") {
    const TemporaryFolder folder;
    Problems problems;
    CHECK(read_text_file(folder.write("\xef\xbb\xbfid,Peñas\r\n"), "t", 100, problems) == "id,Peñas\r\n");
    CHECK(read_text_file(folder.write(""), "t", 100, problems) == "");
    CHECK(problems.empty());
}

TEST_CASE("a file that is not UTF-8 text is refused with the encoding it seems to have") {
    const TemporaryFolder folder;
    CHECK(refusal(folder.write("id,Pe\xf1"
                               "as\n")) == "the file is not UTF-8; it may be Latin-1 or Windows-1252");
    CHECK(refusal(folder.write(std::string("\xff\xfei\0d\0", 6))) == "the file is encoded in UTF-16");
    CHECK(refusal(folder.write(std::string("\xfe\xff\0i\0d", 6))) == "the file is encoded in UTF-16");
    CHECK(refusal(folder.write(std::string("i\0d", 3))) == "the file contains a NUL byte; it is not a text file");
}

TEST_CASE("a file that is not UTF-8 text is refused with line, byte, what is around and a hint") {
    const TemporaryFolder folder;
    const auto problem = [&](const std::string& bytes) {
        Problems problems;
        CHECK_FALSE(read_text_file(folder.write(bytes), "table.csv", 1000, problems).has_value());
        REQUIRE(problems.size() == 1);
        return problems[0];
    };
    // The byte of the letter, counted from the file's first, which is 1.
    const Problem latin = problem(
        "id,name\nA,Pe\xf1"
        "as\n");
    CHECK(latin.place == "line 2, byte 13");
    CHECK(latin.value == "A,Pe\ufffdas");
    CHECK(latin.hint.find("encoding UTF-8") != std::string::npos);
    const Problem marked = problem(std::string("\xff\xfei\0d\0", 6));
    CHECK(marked.place == "line 1, byte 1");
    CHECK(marked.hint.find("encoding UTF-8") != std::string::npos);
    for (const std::string& unmarked : {std::string("i\0d\0", 4), std::string("\0i\0d", 4)})
        CHECK(problem(unmarked).message == "the file is encoded in UTF-16");
    const Problem binary = problem(std::string("id\nA\0B", 6));
    CHECK(binary.place == "line 2, byte 5");
    CHECK_FALSE(binary.hint.empty());
}

TEST_CASE("a file over the limit is refused before it is read") {
    const TemporaryFolder folder;
    const fs::path path = folder.write("");
    fs::resize_file(path, 1ull << 40);  // sparse: reading it would take minutes
    CHECK(refusal(path) == "the file has 1\u202f048\u202f576.0 MB");
    CHECK(refusal(folder.write(std::string(1000, 'x'))) == "");
}

TEST_CASE("a missing file, a folder and a device are refused") {
    const TemporaryFolder folder;
    CHECK(refusal(folder.path() / "none.csv") == "the file is missing");
    CHECK(refusal(folder.path()) == "this is not a file");
    CHECK(refusal("/dev/zero") == "this is not a file");
}
