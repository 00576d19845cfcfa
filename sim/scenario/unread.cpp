#include "scenario/unread.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "scenario/json_text.hpp"

namespace umbral::scenario {
namespace {

/// Position of the first list element in a path; the path's length when there is none.
std::size_t element_in(const Path& path) {
    const auto& steps = path.steps();
    const auto is_element = [](const PathStep& step) { return step.is_element(); };
    return static_cast<std::size_t>(std::find_if(steps.begin(), steps.end(), is_element) - steps.begin());
}

/// The list that the path enters at this step.
Path list_of(const Path& path, std::size_t element) {
    Path list;
    for (std::size_t i = 0; i < element; ++i) list.push(path.steps()[i]);
    return list;
}

/// The list at this path, which has no elements; or nothing.
Json* find_list(Json& document, const Path& path) {
    Json* here = &document;
    for (const PathStep& step : path.steps()) {
        const auto found = here->find(step.key);
        if (found == here->end()) return nullptr;
        here = &*found;
    }
    return here->is_array() ? here : nullptr;
}

}  // namespace

void Unread::add(const Path& path) {
    paths_.push_back(path);
    if (path.empty()) {
        all_ = true;
        return;
    }
    const std::size_t at = element_in(path);
    const auto& steps = path.steps();
    if (at == steps.size()) {
        keys_.insert(steps.front().key);
        return;
    }
    const bool knows_id = at + 1 < steps.size() && steps[at + 1].key != "id";
    const std::string id = knows_id ? steps[at].id : "";
    const Path list = list_of(path, at);
    const auto [element, is_new] =
        lists_.try_emplace(list.text(), List{list, {}}).first->second.elements.emplace(*steps[at].index, id);
    if (!is_new && !knows_id) element->second.clear();
}

void Unread::add_unknown_element(const std::string& list) {
    add(Path(list).element(std::numeric_limits<std::size_t>::max()));
}

bool Unread::covers(const Path& path) const {
    return all_ || (!path.empty() && keys_.contains(path.steps().front().key));
}

bool Unread::has_all_of(const std::string& key) const { return !all_ && !keys_.contains(key) && !lists_.contains(key); }

std::optional<std::vector<std::string>> Unread::ids_in(const std::string& list) const {
    if (all_ || keys_.contains(list)) return std::nullopt;
    std::vector<std::string> ids;
    const auto unread = lists_.find(list);
    if (unread == lists_.end()) return ids;
    for (const auto& [index, id] : unread->second.elements) {
        if (id.empty()) return std::nullopt;
        ids.push_back(id);
    }
    return ids;
}

Json Unread::sound_part(const Json& document) const {
    if (all_ || !document.is_object()) return Json::object();
    Json sound = document;
    const Dismantling guard(sound);
    for (const std::string& key : keys_) sound.erase(key);
    for (const auto& [name, unread] : lists_) {
        Json* list = find_list(sound, unread.path);
        if (list == nullptr) continue;
        std::for_each(unread.elements.rbegin(), unread.elements.rend(), [&](const auto& element) {
            if (element.first < list->size()) list->erase(element.first);  // else it never came so far
        });
    }
    Json handed_over = std::move(sound);  // out of the guard's reach
    return handed_over;
}

Path Unread::in_whole(const Path& path) const {
    const std::size_t at = element_in(path);
    const auto unread = at < path.steps().size() ? lists_.find(list_of(path, at).text()) : lists_.end();
    if (unread == lists_.end()) return path;
    std::size_t index = *path.steps()[at].index;
    for (const auto& element : unread->second.elements) {
        if (element.first > index) break;
        ++index;
    }
    Path whole;
    for (std::size_t i = 0; i < path.steps().size(); ++i) {
        PathStep step = path.steps()[i];
        if (i == at) step.index = index;
        whole.push(std::move(step));
    }
    return whole;
}

}  // namespace umbral::scenario
