//! The elements of an OpenDocument that show something or say how, by namespace and in the order of the standard's clauses. What
//! the rules take apart themselves is not among them.

mod attributes;
mod text;

use crate::formats::mathml;

pub(super) use attributes::grammar;

/// All words of all vocabularies.
pub(in crate::formats) fn lists() -> impl Iterator<Item = &'static str> {
    let elements = [TABLE, DRAW, PRESENTATION, CHART, ANIM, STYLE, NUMBER].into_iter().flatten().copied();
    attributes::lists().chain(elements)
}

/// 3.1 to 3.14: the document and its parts.
const OFFICE: &[&str] = &[
    "automatic-styles",
    "body",
    "chart",
    "document",
    "document-content",
    "document-styles",
    "drawing",
    "font-face-decls",
    "image",
    "master-styles",
    "presentation",
    "spreadsheet",
    "styles",
    "text",
];

/// Clause 9: tables and sheets.
const TABLE: &[&str] = &[
    "background",
    "body",
    "calculation-settings",
    "content-validation",
    "content-validations",
    "covered-table-cell",
    "database-range",
    "database-ranges",
    "detective",
    "error-message",
    "even-columns",
    "even-rows",
    "filter",
    "filter-and",
    "filter-condition",
    "filter-or",
    "filter-set-item",
    "first-column",
    "first-row",
    "help-message",
    "highlighted-range",
    "iteration",
    "label-range",
    "label-ranges",
    "last-column",
    "last-row",
    "named-expression",
    "named-expressions",
    "named-range",
    "null-date",
    "odd-columns",
    "odd-rows",
    "operation",
    "shapes",
    "sort",
    "sort-by",
    "sort-groups",
    "subtotal-field",
    "subtotal-rule",
    "subtotal-rules",
    "table",
    "table-cell",
    "table-column",
    "table-column-group",
    "table-columns",
    "table-header-columns",
    "table-header-rows",
    "table-row",
    "table-row-group",
    "table-rows",
    "table-template",
];

/// Clause 10: drawings.
const DRAW: &[&str] = &[
    "a",
    "area-circle",
    "area-polygon",
    "area-rectangle",
    "caption",
    "circle",
    "connector",
    "contour-path",
    "contour-polygon",
    "custom-shape",
    "ellipse",
    "enhanced-geometry",
    "equation",
    "fill-image",
    "frame",
    "g",
    "glue-point",
    "gradient",
    "handle",
    "hatch",
    "image",
    "image-map",
    "layer",
    "layer-set",
    "line",
    "marker",
    "measure",
    "object",
    "opacity",
    "page",
    "page-thumbnail",
    "param",
    "path",
    "polygon",
    "polyline",
    "rect",
    "regular-polygon",
    "stroke-dash",
    "text-box",
];

/// 10.3, 16.14, 16.23: words about drawings, faces of fonts, gradients.
const SVG: &[&str] =
    &["desc", "font-face-format", "font-face-name", "linearGradient", "radialGradient", "stop", "title"];

/// 10.5: scenes.
const DR3D: &[&str] = &["cube", "extrude", "light", "rotate", "scene", "sphere"];

/// 10.9 to 10.11: slides.
const PRESENTATION: &[&str] = &[
    "animation-group",
    "animations",
    "date-time",
    "date-time-decl",
    "dim",
    "footer",
    "footer-decl",
    "header",
    "header-decl",
    "hide-shape",
    "hide-text",
    "placeholder",
    "play",
    "show",
    "show-shape",
    "show-text",
    "sound",
];

/// Clause 11: charts.
const CHART: &[&str] = &[
    "axis",
    "categories",
    "chart",
    "data-label",
    "data-point",
    "date-scale",
    "domain",
    "equation",
    "error-indicator",
    "floor",
    "footer",
    "grid",
    "label-separator",
    "legend",
    "mean-value",
    "plot-area",
    "regression-curve",
    "series",
    "stock-gain-marker",
    "stock-loss-marker",
    "stock-range-line",
    "subtitle",
    "symbol-image",
    "title",
    "wall",
];

/// Clause 15: animations.
const ANIM: &[&str] = &[
    "animate",
    "animateColor",
    "animateMotion",
    "animateTransform",
    "audio",
    "command",
    "iterate",
    "par",
    "param",
    "seq",
    "set",
    "transitionFilter",
];

/// Clauses 16 and 17: styles.
const STYLE: &[&str] = &[
    "background-image",
    "chart-properties",
    "column",
    "column-sep",
    "columns",
    "default-page-layout",
    "default-style",
    "drawing-page-properties",
    "drop-cap",
    "font-face",
    "footer",
    "footer-first",
    "footer-left",
    "footer-style",
    "footnote-sep",
    "graphic-properties",
    "handout-master",
    "header",
    "header-first",
    "header-footer-properties",
    "header-left",
    "header-style",
    "list-level-label-alignment",
    "list-level-properties",
    "map",
    "master-page",
    "page-layout",
    "page-layout-properties",
    "paragraph-properties",
    "presentation-page-layout",
    "region-center",
    "region-left",
    "region-right",
    "ruby-properties",
    "section-properties",
    "style",
    "tab-stop",
    "tab-stops",
    "table-cell-properties",
    "table-column-properties",
    "table-properties",
    "table-row-properties",
    "text-properties",
];

/// 16.29: styles of data.
const NUMBER: &[&str] = &[
    "am-pm",
    "boolean",
    "boolean-style",
    "currency-style",
    "currency-symbol",
    "date-style",
    "day",
    "day-of-week",
    "embedded-text",
    "era",
    "fill-character",
    "fraction",
    "hours",
    "minutes",
    "month",
    "number",
    "number-style",
    "percentage-style",
    "quarter",
    "scientific-number",
    "seconds",
    "text",
    "text-content",
    "text-style",
    "time-style",
    "week-of-year",
    "year",
];

/// What LibreOffice writes of conditional formats.
const CALCEXT: &[&str] = &[
    "color-scale",
    "color-scale-entry",
    "condition",
    "conditional-format",
    "conditional-formats",
    "data-bar",
    "date-is",
    "formatting-entry",
    "icon-set",
    "sparkline",
    "sparkline-group",
    "sparkline-groups",
    "sparklines",
];

/// Whether an element may stay.
pub(super) fn holds(space: &str, local: &str) -> bool {
    let known = match space {
        "office" => OFFICE,
        "text" => text::ELEMENTS,
        "table" => TABLE,
        "draw" => DRAW,
        "svg" => SVG,
        "dr3d" => DR3D,
        "presentation" => PRESENTATION,
        "chart" => CHART,
        "anim" => ANIM,
        "style" => STYLE,
        "number" => NUMBER,
        "calcext" => CALCEXT,
        "math" => mathml::ELEMENTS,
        _ => return false,
    };
    known.contains(&local)
}

/// Whether an element may hold text, and not just elements.
pub(super) fn holds_text(space: &str, local: &str) -> bool {
    match space {
        "text" => text::WITH_TEXT.split_ascii_whitespace().any(|word| word == local),
        "number" => matches!(local, "currency-symbol" | "embedded-text" | "fill-character" | "text"),
        "presentation" => matches!(local, "date-time-decl" | "footer-decl" | "header-decl"),
        "svg" => matches!(local, "desc" | "title"),
        "math" => true,
        _ => false,
    }
}
