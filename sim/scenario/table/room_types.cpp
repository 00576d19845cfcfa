#include "scenario/table/room_types.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "scenario/table/list_types.hpp"

namespace umbral::scenario {
namespace {

using Rooms = std::vector<Room>;

/// The room of a type, made in the order of RoomType when it is new.
Room& room_in(Rooms& rooms, RoomType type) {
    const auto at = std::lower_bound(rooms.begin(), rooms.end(), type,
                                     [](const Room& room, RoomType wanted) { return room.type < wanted; });
    if (at != rooms.end() && at->type == type) return *at;
    return *rooms.insert(at, Room{.type = type, .capacity = {}, .overflow = {}, .profiles = {}});
}

std::optional<RoomType> room_type_of(const std::string& key, const Json& value, Reading& reading) {
    for (const auto& [word, type] : words_of<RoomType>()) {
        if (key == word) return type;
    }
    reading.report(value, tr("there is no room type of this name"), one_of(all_words<RoomType>()),
                   did_you_mean(key, all_words<RoomType>()));
    return std::nullopt;
}

/// A map from room type to something of a room.
class RoomMapType : public TypeFor<Rooms> {
  protected:
    virtual const Type& part_type() const = 0;
    virtual void* part(Room& room) const = 0;
    virtual bool is_default(const Room& room) const = 0;

  private:
    void read_value(const Json& json, Rooms& target, const FieldInfo& info, Reading& reading) const override {
        if (!json.is_object()) return reading.report_type(json, words(info));
        for (const auto& [key, value] : json.items()) {
            if (reading.is_full()) return;
            if (Reading::is_comment(key)) continue;
            const Reading::Inside inside(reading, key);
            if (const auto type = room_type_of(key, value, reading))
                part_type().read(value, part(room_in(target, *type)), info, reading);
        }
    }
    Json write_value(const Rooms& value) const override {
        Json json = Json::object();
        for (Room room : value) {
            if (!is_default(room)) json[word_of(room.type)] = part_type().write(part(room));
        }
        return json;
    }
    Json schema(const FieldInfo& info, Definitions& definitions) const override {
        Json properties{{"comment", Json::object()}, {"note", Json::object()}};
        for (const std::string& word : all_words<RoomType>()) properties[word] = part_type().schema(info, definitions);
        return {{"type", "object"}, {"properties", properties}, {"additionalProperties", false}};
    }
    std::string words(const FieldInfo& info) const override {
        return fmt::format(
            fmt::runtime(tr("an object {{\"room type\": value, ...}} with room types {}, each value {}")),
            one_of(all_words<RoomType>()), part_type().words(info));
    }
    void visit_value(Rooms& value, const FieldInfo& info, Visitor& visitor) const override {
        for (Room& room : value) {
            if (is_default(room)) continue;
            visitor.here.push(word_of(room.type));
            part_type().visit(part(room), info, visitor);
            visitor.here.pop();
        }
    }
    Slot enter(const PathStep& step, const Slot& here, Reading& reading) const override {
        if (step.is_element()) return Type::enter(step, here, reading);
        if (!room_type_of(step.key, step.key, reading)) return {};
        if (!here.json->is_object()) *here.json = Json::object();
        return {&(*here.json)[step.key], &part_type(), here.info};
    }
};

class PlacesType final : public RoomMapType {
  public:
    explicit PlacesType(Quantity Room::*which) : which_(which) {}

  private:
    const Type& part_type() const override { return type_of<Quantity>(); }
    void* part(Room& room) const override { return &(room.*which_); }
    bool is_default(const Room& room) const override {
        return (room.*which_).value == 0 && !(room.*which_).is_uncertain() && (room.*which_).source.text.empty();
    }

    Quantity Room::*which_;
};

class RoomProfilesType final : public RoomMapType {
    const Type& part_type() const override { return type_of<std::vector<std::string>>(); }
    void* part(Room& room) const override { return &room.profiles; }
    bool is_default(const Room& room) const override { return room.profiles.empty(); }
};

}  // namespace

const Type& places_type() {
    static const PlacesType type(&Room::capacity);
    return type;
}
const Type& overflow_type() {
    static const PlacesType type(&Room::overflow);
    return type;
}
const Type& room_profiles_type() {
    static const RoomProfilesType type;
    return type;
}

}  // namespace umbral::scenario
