//! What the parts of a document are called inside of it: styles, places, shapes, sheets.

use crate::formats::formula::Named;
use crate::formats::renamed::Renamed;
use crate::formats::style_names::is_common;
use crate::formats::xml::{Attribute, Element};

use super::shape::Equations;

/// The new names of one document.
pub(super) struct Names {
    styles: Renamed,
    places: Renamed,
    faces: Renamed,
    equations: Equations,
    /// Ranges of cells.
    pub named: Named,
}

/// What a name is of.
enum Kind {
    Style,
    /// A list of styles.
    Styles,
    Place,
    /// A face, by what a document calls it: what it is called elsewhere stands beside that (16.23).
    Face,
    /// It has none that anything needs.
    Gone,
    /// It is seen, or it is no name.
    Shown,
}

const STYLE: &str = "ODF style's name";
const PLACE: &str = "ODF place's name";
const OBJECT: &str = "ODF object name";

/// What fills and ends lines (16.40): styles that have a name of the drawing's vocabulary.
const FILLS: [&str; 9] = [
    "gradient",
    "linearGradient",
    "radialGradient",
    "hatch",
    "fill-image",
    "marker",
    "stroke-dash",
    "opacity",
    "layer",
];

/// The layers that programs give (10.2.3).
const LAYERS: [&str; 5] = ["layout", "background", "backgroundobjects", "controls", "measurelines"];

/// The elements that name ranges of cells, and the attributes that hold formulas (part 3, 9.4 and 19).
pub(super) const RANGES: [&str; 3] = ["named-range", "named-expression", "database-range"];
const FORMULAS: [(&str, &str); 6] = [
    ("table", "formula"),
    ("table", "condition"),
    ("table", "expression"),
    ("style", "condition"),
    ("calcext", "value"),
    ("calcext", "formula"),
];

impl Names {
    /// No names yet.
    pub(super) fn new() -> Self {
        Self {
            styles: Renamed::new("s"),
            places: Renamed::new("n"),
            faces: Renamed::new("f"),
            equations: Equations::new(),
            named: Named::default(),
        }
    }

    /// The new name of a place in the document.
    pub(super) fn place(&mut self, old: &str) -> String {
        self.places.name(old)
    }

    /// Gives all names in a start tag their new ones. Where `sheets` are shown, or named by what is drawn from them, those
    /// stay. Returns what went.
    pub(super) fn rename(&mut self, element: &mut Element<'_>, sheets: bool) -> Vec<(&'static str, String)> {
        let mut gone = Vec::new();
        self.counting(element, &mut gone);
        self.ranges(element, &mut gone);
        if self.equations.rename(element) {
            gone.push(("ODF formula of a shape", String::new()));
        }
        let (space, local) = (element.space, element.local);
        let shown = element.get("style", "name").map(decoded);
        for attribute in std::mem::take(&mut element.attributes) {
            match kind(space, local, &attribute, sheets) {
                Kind::Gone => gone.push((OBJECT, attribute.value)),
                _ => element.attributes.push(attribute),
            }
        }
        element.remove(|a| a.space == "style" && a.local == "display-name" && shown.as_ref() != Some(&a.value));
        for attribute in element.attributes.iter_mut().filter(|a| !a.value.trim().is_empty()) {
            let (new, field) = match kind(space, local, attribute, sheets) {
                Kind::Style => (self.style(&attribute.value), STYLE),
                Kind::Styles => {
                    (attribute.value.split_whitespace().map(|own| self.style(own)).collect::<Vec<_>>().join(" "), STYLE)
                }
                Kind::Place if is_common(&attribute.value) && local.starts_with("sequence") => continue,
                Kind::Place => (self.place(&attribute.value), PLACE),
                Kind::Face => (self.faces.name(&attribute.value), STYLE),
                Kind::Gone | Kind::Shown => continue,
            };
            if new != attribute.value {
                gone.push((field, std::mem::replace(&mut attribute.value, new)));
            }
        }
        // A style that has another name now is not shown under its old one.
        if element.get("style", "name").map(decoded) != shown {
            element.remove(|a| a.space == "style" && a.local == "display-name");
        }
        gone
    }

    /// The formula by which something is numbered (7.4.13) is the name of its kind and one more; any other goes.
    fn counting(&mut self, element: &mut Element<'_>, gone: &mut Vec<(&'static str, String)>) {
        if element.space != "text" {
            return;
        }
        let Some(formula) = element.get("text", "formula").map(str::to_owned) else { return };
        let own = element.get("text", "name").unwrap_or_default().to_owned();
        let (prefix, rest) = formula.split_once(':').unwrap_or(("", &formula));
        if element.local == "sequence" && rest.strip_suffix("+1") == Some(own.as_str()) && prefix == "ooow" {
            let new = if is_common(&own) { own } else { self.place(&own) };
            element.set("text", "formula", &format!("{prefix}:{new}+1"));
        } else {
            gone.push(("ODF formula in a text", formula));
            element.remove(|a| a.space == "text" && a.local == "formula");
        }
    }

    /// Ranges of cells have new names, and so do the formulas that use them.
    fn ranges(&mut self, element: &mut Element<'_>, gone: &mut Vec<(&'static str, String)>) {
        let range = element.space == "table" && RANGES.contains(&element.local);
        for attribute in &mut element.attributes {
            let new = match (attribute.space, attribute.local.as_str()) {
                ("table", "name") if range => self.named.name(&attribute.value),
                own if FORMULAS.contains(&own) => Some(self.named.formula(&attribute.value)),
                _ => None,
            };
            if let Some(new) = new.filter(|new| *new != attribute.value) {
                let own = std::mem::replace(&mut attribute.value, new);
                if range {
                    gone.push(("ODF defined name", own));
                }
            }
        }
    }

    fn style(&mut self, old: &str) -> String {
        if is_automatic(old) || is_common(&decoded(old)) || LAYERS.contains(&old) {
            old.to_owned()
        } else {
            self.styles.name(old)
        }
    }
}

/// What the value of an attribute in the element `space:local` is the name of.
fn kind(space: &str, local: &str, attribute: &Attribute, sheets: bool) -> Kind {
    let name = attribute.local.as_str();
    match (attribute.space, name) {
        ("style", "name") if local == "font-face" => Kind::Face,
        ("style", "font-name" | "font-name-asian" | "font-name-complex") => Kind::Face,
        ("style", "name") => Kind::Style,
        (_, "class-names") => Kind::Styles,
        (_, own) if own.ends_with("style-name") && !own.starts_with("font-") => Kind::Style,
        (_, "master-page-name" | "page-layout-name" | "presentation-page-layout-name") => Kind::Style,
        ("draw", "fill-gradient-name" | "fill-hatch-name" | "fill-image-name" | "opacity-name" | "stroke-dash") => {
            Kind::Style
        }
        ("draw", "marker-start" | "marker-end" | "layer") => Kind::Style,
        ("draw", "name") if FILLS.contains(&local) => Kind::Style,
        ("draw", "display-name") => Kind::Gone,
        ("draw", "name") if local == "page" => Kind::Place,
        ("draw", "name") if local == "equation" => Kind::Shown,
        ("draw", "name") => Kind::Gone,
        ("table", "name") => match (space, local) {
            ("table", "content-validation" | "table-template") => Kind::Place,
            ("table", "table") if !sheets => Kind::Place,
            _ => Kind::Shown,
        },
        ("table", "content-validation-name" | "template-name") => Kind::Place,
        ("text", "name" | "ref-name" | "index-name" | "id" | "continue-list") => Kind::Place,
        ("xml" | "draw" | "anim", "id") | ("draw", "start-shape" | "end-shape") | ("smil", "targetElement") => {
            Kind::Place
        }
        ("presentation", "name" | "use-header-name" | "use-footer-name" | "use-date-time-name" | "master-element") => {
            Kind::Place
        }
        _ => Kind::Shown,
    }
}

/// A name with what stands for its spaces resolved (19.502).
fn decoded(name: &str) -> String {
    name.replace("_20_", " ")
}

/// Whether a name is one that a program counts through by itself: `P12`, `ce3`, `Mfr1`.
fn is_automatic(name: &str) -> bool {
    let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = name.len() - letters.len();
    (1..=3).contains(&letters.len())
        && letters.bytes().all(|b| b.is_ascii_alphabetic())
        && letters != "s"
        && (1..=5).contains(&digits)
}
