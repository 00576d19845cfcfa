#pragma once
// Inter in the sizes the program uses, with figures of one width, and icons from Fork Awesome.

struct ImFont;
struct ImFontAtlas;

namespace umbral::gui {

struct Fonts {
    ImFont* text = nullptr;    ///< 15 px at scale 1
    ImFont* strong = nullptr;  ///< the same size, heavier
    ImFont* small = nullptr;   ///< 13 px: axes, notes
    ImFont* figure = nullptr;  ///< 22 px: the strip's numbers
    ImFont* title = nullptr;   ///< 28 px
    float scale = 1;
};

/// Fills the atlas anew. Takes Noto Sans where Inter is not installed, and Dear ImGui's own font where neither is.
/// Cost: some 50 ms; a texture made from the atlas must be made again.
[[nodiscard]] Fonts load_fonts(ImFontAtlas& atlas, float scale);

/// Icons as UTF-8, to be put into texts.
namespace icon {
inline constexpr const char* map = "\xef\x89\xb8";            // f278
inline constexpr const char* chart = "\xef\x82\x80";          // f080
inline constexpr const char* balance = "\xef\x89\x8e";        // f24e
inline constexpr const char* hourglass = "\xef\x89\x92";      // f252
inline constexpr const char* sitemap = "\xef\x83\xa8";        // f0e8
inline constexpr const char* database = "\xef\x87\x80";       // f1c0
inline constexpr const char* undo = "\xef\x83\xa2";           // f0e2
inline constexpr const char* redo = "\xef\x80\x9e";           // f01e
inline constexpr const char* play = "\xef\x81\x8b";           // f04b
inline constexpr const char* pause = "\xef\x81\x8c";          // f04c
inline constexpr const char* stop = "\xef\x81\x8d";           // f04d
inline constexpr const char* moon = "\xef\x86\x86";           // f186
inline constexpr const char* sun = "\xef\x86\x85";            // f185
inline constexpr const char* globe = "\xef\x82\xac";          // f0ac
inline constexpr const char* keyboard = "\xef\x84\x9c";       // f11c
inline constexpr const char* save = "\xef\x83\x87";           // f0c7
inline constexpr const char* download = "\xef\x80\x99";       // f019
inline constexpr const char* folder = "\xef\x84\x95";         // f115
inline constexpr const char* close = "\xef\x80\x8d";          // f00d
inline constexpr const char* check = "\xef\x80\x8c";          // f00c
inline constexpr const char* warning = "\xef\x81\xb1";        // f071
inline constexpr const char* info = "\xef\x81\x9a";           // f05a
inline constexpr const char* plus = "\xef\x81\xa7";           // f067
inline constexpr const char* minus = "\xef\x81\xa8";          // f068
inline constexpr const char* expand = "\xef\x81\xa5";         // f065
inline constexpr const char* up = "\xef\x81\xa2";             // f062
inline constexpr const char* home = "\xef\x80\x95";           // f015
inline constexpr const char* pin = "\xef\x82\x8d";            // f08d
inline constexpr const char* caret_down = "\xef\x83\x97";     // f0d7
inline constexpr const char* sliders = "\xef\x87\x9e";        // f1de
inline constexpr const char* users = "\xef\x83\x80";          // f0c0
inline constexpr const char* bed = "\xef\x88\xb6";            // f236
inline constexpr const char* question = "\xef\x8a\x9c";       // f29c
inline constexpr const char* refresh = "\xef\x80\xa1";        // f021
inline constexpr const char* step_backward = "\xef\x81\x88";  // f048
inline constexpr const char* file = "\xef\x83\xb6";           // f0f6
}  // namespace icon

}  // namespace umbral::gui
