#include "gui/widgets/fonts.hpp"

#include <imgui.h>
#include <imgui_freetype.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

namespace umbral::gui {
namespace {

constexpr ImWchar narrow_no_break_space = 0x202F;

/// The first of these that is installed; empty when none is.
std::string first_present(const std::vector<std::string>& files) {
    std::error_code failed;
    const auto found = std::find_if(files.begin(), files.end(),
                                    [&](const std::string& file) { return std::filesystem::exists(file, failed); });
    return found == files.end() ? std::string() : *found;
}

std::string text_file(bool strong) {
    const std::string inter = "/usr/share/fonts/opentype/inter/Inter-";
    const std::string noto = "/usr/share/fonts/truetype/noto/NotoSans-";
    return strong ? first_present({inter + "SemiBold.otf", noto + "SemiBold.ttf", noto + "Bold.ttf"})
                  : first_present({inter + "Regular.otf", noto + "Regular.ttf"});
}

std::string icon_file() {
    return first_present({"/usr/share/fonts-fork-awesome/fonts/forkawesome-webfont.ttf",
                          "/usr/share/fonts/truetype/fork-awesome/forkawesome-webfont.ttf"});
}

/// Latin with what Spanish needs, punctuation, arrows, mathematical signs, a few shapes.
const ImWchar* text_ranges() {
    static const std::array<ImWchar, 13> ranges{0x0020, 0x017F, 0x2000, 0x206F, 0x2190, 0x21FF, 0x2200,
                                                0x22FF, 0x25A0, 0x25FF, 0x2713, 0x2718, 0};
    return ranges.data();
}
const ImWchar* icon_ranges() {
    static const std::array<ImWchar, 3> ranges{0xF000, 0xF2FF, 0};
    return ranges.data();
}

ImFont* add(ImFontAtlas& atlas, bool strong, float pixels) {
    const std::string file = text_file(strong);
    ImFontConfig config;
    config.SizePixels = pixels;
    ImFont* font = file.empty() ? atlas.AddFontDefault(&config)
                                : atlas.AddFontFromFileTTF(file.c_str(), pixels, &config, text_ranges());
    const std::string icons = icon_file();
    if (!icons.empty()) {
        ImFontConfig merged;
        merged.MergeMode = true;
        merged.GlyphMinAdvanceX = std::round(pixels * 1.1F);
        merged.GlyphOffset.y = std::round(pixels * 0.04F);
        atlas.AddFontFromFileTTF(icons.c_str(), pixels * 0.98F, &merged, icon_ranges());
    }
    return font;
}

ImFontGlyph* glyph_of(ImFont& font, ImWchar code) {
    auto* const found = std::find_if(font.Glyphs.begin(), font.Glyphs.end(),
                                     [code](const ImFontGlyph& glyph) { return glyph.Codepoint == code; });
    return found == font.Glyphs.end() ? nullptr : found;
}

/// Figures of one width, so that columns and changing numbers stand still; a narrow space where the font has none.
void even_figures(ImFont& font) {
    float widest = 0;
    for (ImWchar digit = '0'; digit <= '9'; ++digit) {
        if (const ImFontGlyph* glyph = glyph_of(font, digit)) widest = std::max(widest, glyph->AdvanceX);
    }
    for (ImWchar digit = '0'; digit <= '9'; ++digit) {
        ImFontGlyph* glyph = glyph_of(font, digit);
        if (glyph == nullptr) continue;
        const float shift = std::round((widest - glyph->AdvanceX) / 2);
        glyph->X0 += shift;
        glyph->X1 += shift;
        glyph->AdvanceX = widest;
    }
    if (glyph_of(font, narrow_no_break_space) == nullptr) {
        font.AddGlyph(nullptr, narrow_no_break_space, 0, 0, 0, 0, 0, 0, 0, 0, std::round(font.FontSize * 0.18F));
    }
    font.BuildLookupTable();
}

}  // namespace

Fonts load_fonts(ImFontAtlas& atlas, float scale) {
    atlas.Clear();
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
    atlas.TexGlyphPadding = 1;
    const auto pixels = [scale](float size) { return std::round(size * scale); };
    Fonts fonts;
    fonts.scale = scale;
    fonts.text = add(atlas, false, pixels(15));
    fonts.strong = add(atlas, true, pixels(15));
    fonts.small = add(atlas, false, pixels(13));
    fonts.figure = add(atlas, true, pixels(22));
    fonts.title = add(atlas, true, pixels(28));
    atlas.Build();
    for (ImFont* font : {fonts.text, fonts.strong, fonts.small, fonts.figure, fonts.title}) even_figures(*font);
    return fonts;
}

}  // namespace umbral::gui
