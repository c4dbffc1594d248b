#include "oversight/reports/pdf_document.hpp"

#include "base/check.hpp"
#include "oversight/reports/pdf_catalog.hpp"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

namespace homeward::reports {
namespace {

constexpr double k_short_side = 595.28, k_long_side = 841.89;  // A4
constexpr double k_hatch = 4;
constexpr const char* k_family = "Noto Sans";

template <auto Free>
struct Freed {
  void operator()(auto* what) const { Free(what); }
};
using Surface = std::unique_ptr<cairo_surface_t, Freed<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Freed<cairo_destroy>>;
using FontMap = std::unique_ptr<PangoFontMap, Freed<g_object_unref>>;
using Shaping = std::unique_ptr<PangoContext, Freed<g_object_unref>>;
using Layout = std::unique_ptr<PangoLayout, Freed<g_object_unref>>;
using Font = std::unique_ptr<PangoFontDescription, Freed<pango_font_description_free>>;
using Attributes = std::unique_ptr<PangoAttrList, Freed<pango_attr_list_unref>>;

cairo_status_t append(void* to, const unsigned char* bytes, unsigned int length) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), length);
  return CAIRO_STATUS_SUCCESS;
}

PangoAlignment aligned(Align align) {
  switch (align) {
    case Align::middle: return PANGO_ALIGN_CENTER;
    case Align::end: return PANGO_ALIGN_RIGHT;
    case Align::start: break;
  }
  return PANGO_ALIGN_LEFT;
}

double height_of(PangoLayout* layout) {
  int width = 0, height = 0;
  pango_layout_get_size(layout, &width, &height);
  return pango_units_to_double(height);
}

}  // namespace

struct PdfDocument::Inside {
  About about;
  std::string bytes;  // before the surface, which writes to it until it is gone
  Surface surface;
  Context context;
  // One of our own, so that no font outlives the document.
  const FontMap fonts{pango_cairo_font_map_new()};
  Shaping shaping;

  explicit Inside(About of) : about(std::move(of)) {
    const double width = about.landscape ? k_long_side : k_short_side;
    const double height = about.landscape ? k_short_side : k_long_side;
    surface.reset(cairo_pdf_surface_create_for_stream(append, &bytes, width, height));
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, about.title.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "Homeward");
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, about.made.to_string().c_str());
    context.reset(cairo_create(surface.get()));
    cairo_tag_begin(context.get(), "Document", nullptr);
    shaping.reset(pango_font_map_create_context(fonts.get()));
    pango_cairo_update_context(context.get(), shaping.get());
  }

  void use(Colour colour) { cairo_set_source_rgb(context.get(), colour.red, colour.green, colour.blue); }
  void path(const Box& box) { cairo_rectangle(context.get(), box.x, box.y, box.width, box.height); }

  Layout layout(double width, const Style& style, const std::string& words) const {
    Layout out(pango_layout_new(shaping.get()));
    const Font font(pango_font_description_new());
    pango_font_description_set_family_static(font.get(), k_family);
    pango_font_description_set_weight(font.get(), style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
    pango_layout_set_font_description(out.get(), font.get());
    // Two letters in one sign are one sign to some who read the text out of the file again.
    const Attributes attributes(pango_attr_list_new());
    pango_attr_list_insert(attributes.get(), pango_attr_font_features_new("liga=0"));
    pango_attr_list_insert(attributes.get(),
                           pango_attr_language_new(pango_language_from_string(about.language.c_str())));
    pango_layout_set_attributes(out.get(), attributes.get());
    pango_layout_set_width(out.get(), pango_units_from_double(width));
    pango_layout_set_wrap(out.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(out.get(), aligned(style.align));
    pango_layout_set_text(out.get(), words.data(), static_cast<int>(words.size()));
    return out;
  }
};

PdfDocument::PdfDocument(About about) : inside_(std::make_unique<Inside>(std::move(about))) {}
PdfDocument::~PdfDocument() = default;

double PdfDocument::width() const { return inside_->about.landscape ? k_long_side : k_short_side; }
double PdfDocument::height() const { return inside_->about.landscape ? k_short_side : k_long_side; }

double PdfDocument::text(Point at, double width, const Style& style, const std::string& words) {
  const Layout layout = inside_->layout(width, style, words);
  inside_->use(style.colour);
  cairo_move_to(inside_->context.get(), at.x, at.y);
  pango_cairo_show_layout(inside_->context.get(), layout.get());
  cairo_new_path(inside_->context.get());
  return height_of(layout.get());
}

double PdfDocument::text_height(double width, const Style& style, const std::string& words) const {
  return height_of(inside_->layout(width, style, words).get());
}

void PdfDocument::fill(const Box& box, Colour colour) {
  inside_->use(colour);
  inside_->path(box);
  cairo_fill(inside_->context.get());
}

void PdfDocument::hatch(const Box& box, Colour colour) {
  cairo_t* c = inside_->context.get();
  cairo_save(c);
  inside_->path(box);
  cairo_clip(c);
  for (double x = box.x - box.height; x < box.x + box.width; x += k_hatch)
    line({x, box.y + box.height}, {x + box.height, box.y}, colour, 1);
  cairo_restore(c);
  outline(box, colour);
}

void PdfDocument::outline(const Box& box, Colour colour) {
  inside_->use(colour);
  inside_->path(box);
  cairo_set_line_width(inside_->context.get(), 0.7);
  cairo_stroke(inside_->context.get());
}

void PdfDocument::fill(std::span<const Point> corners, Colour colour) {
  inside_->use(colour);
  for (const Point& at : corners) cairo_line_to(inside_->context.get(), at.x, at.y);
  cairo_close_path(inside_->context.get());
  cairo_fill(inside_->context.get());
}

void PdfDocument::line(Point from, Point to, Colour colour, double thickness, bool dashed) {
  cairo_t* c = inside_->context.get();
  inside_->use(colour);
  cairo_set_line_width(c, thickness);
  const double dash = 3;
  cairo_set_dash(c, &dash, dashed ? 1 : 0, 0);
  cairo_move_to(c, from.x, from.y);
  cairo_line_to(c, to.x, to.y);
  cairo_stroke(c);
  cairo_set_dash(c, nullptr, 0, 0);
}

void PdfDocument::next_page() { cairo_show_page(inside_->context.get()); }

PdfDocument::Element::Element(PdfDocument& document, const char* name) : document_(document), name_(name) {
  cairo_tag_begin(document_.inside_->context.get(), name_, nullptr);
}
PdfDocument::Element::~Element() { cairo_tag_end(document_.inside_->context.get(), name_); }

std::string PdfDocument::finish() {
  cairo_tag_end(inside_->context.get(), "Document");
  cairo_show_page(inside_->context.get());
  inside_->context.reset();
  cairo_surface_finish(inside_->surface.get());
  HW_CHECK(cairo_surface_status(inside_->surface.get()) == CAIRO_STATUS_SUCCESS, "the pages cannot be written");
  return with_language(std::move(inside_->bytes), inside_->about.language);
}

}  // namespace homeward::reports
