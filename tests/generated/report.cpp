#include "generated/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <set>

namespace umbral::generated {
namespace {

/// Every element of a list and every key of an object, the large ones first.
std::vector<Json::json_pointer> parts_of(const Json& document) {
    std::vector<std::pair<std::size_t, Json::json_pointer>> parts;
    const auto add = [&](const auto& self, const Json& json, const Json::json_pointer& at) -> void {
        if (!at.empty()) parts.emplace_back(json.dump().size(), at);
        for (const auto& [key, value] : json.items()) {
            if (json.is_object()) self(self, value, at / key);
        }
        for (std::size_t i = 0; json.is_array() && i < json.size(); ++i) self(self, json[i], at / i);
    };
    add(add, document, Json::json_pointer());
    std::stable_sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<Json::json_pointer> pointers;
    for (auto& [size, pointer] : parts) pointers.push_back(std::move(pointer));
    return pointers;
}

void remove(Json& document, const Json::json_pointer& at) {
    Json& parent = document[at.parent_pointer()];
    if (parent.is_array()) {
        parent.erase(std::stoul(at.back()));
    } else {
        parent.erase(at.back());
    }
}

class Shrinking {
  public:
    Shrinking(Examination examination, int property, int most)
        : examination_(examination), property_(property), left_(most) {}

    Case run(Case made) {
        for (bool changed = true; changed && left_ > 0;) {
            changed = without_files(made);
            changed = without_parts(made, [](Case& of) -> Json& { return of.scenario; }) || changed;
            for (const auto& [id, plan] : Case(made).plans)
                changed = without_parts(made, [id = id](Case& of) -> Json& { return of.plans.at(id); }) || changed;
        }
        return made;
    }

  private:
    bool is_still_so(const Case& made) {
        try {
            static_cast<void>(input_of(made));
            if (left_-- <= 0) return false;
            const Complaints complaints = examine(examination_, made);
            return std::any_of(complaints.begin(), complaints.end(),
                               [&](const Complaint& complaint) { return complaint.property == property_; });
        } catch (const InputError&) {
            return false;
        } catch (const Json::exception&) {
            return false;  // an examination that names what has been left out
        } catch (const std::out_of_range&) {
            return false;
        }
    }
    bool without_files(Case& made) {
        bool changed = false;
        for (const auto& [name, text] : Case(made).tables) {
            Case smaller = made;
            smaller.tables.erase(name);
            if (is_still_so(smaller)) {
                made = std::move(smaller);
                changed = true;
            }
        }
        return changed;
    }
    template <class DocumentOf>
    bool without_parts(Case& made, const DocumentOf& document_of) {
        bool changed = false;
        for (bool again = true; again && left_ > 0;) {
            again = false;
            for (const Json::json_pointer& at : parts_of(document_of(made))) {
                if (left_ <= 0) break;
                if (!document_of(made).contains(at)) continue;
                Case smaller = made;
                remove(document_of(smaller), at);
                if (!is_still_so(smaller)) continue;
                made = std::move(smaller);
                changed = again = true;
                break;
            }
        }
        return changed;
    }

    Examination examination_;
    int property_;
    int left_;
};

}  // namespace

Case shrunk(Examination examination, const Case& made, int property, int most) {
    return Shrinking(examination, property, most).run(made);
}

std::string report(Examination examination, const Case& made, const Complaints& complaints,
                   const std::filesystem::path& below) {
    const std::filesystem::path folder = below / fmt::format("{}-{}", static_cast<int>(examination), made.seed);
    write_folder(made, folder);
    std::string text = fmt::format("seed {}, examination {}\n", made.seed, static_cast<int>(examination));
    std::set<int> told;
    for (const Complaint& complaint : complaints) {
        const bool is_first = told.insert(complaint.property).second;
        if (is_first)
            text += fmt::format("  property {} ({}): {}\n", complaint.property, name_of(complaint.property),
                                complaint.what);
    }
    text += "  " + command_of(made, folder) + '\n';
    std::ofstream(folder / "complaints.txt") << text;
    return text;
}

}  // namespace umbral::generated
