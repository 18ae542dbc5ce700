//! What of a drawing is never seen: definitions that nothing refers to, what is switched off or transparent, and what lies outside of the
//! canvas. A drawing is walked over once to find what refers to what, and then written.

use crate::formats::xml::{Element, Name, Rules, Verdict};

use super::names;

/// Elements that draw nothing themselves (SVG 2, 5.1).
const DEFINITIONS: [&str; 8] =
    ["symbol", "linearGradient", "radialGradient", "pattern", "clipPath", "mask", "marker", "filter"];

/// What changes a drawing while it is shown (SVG 1.1, 19.2).
const MOTIONS: [&str; 4] = ["animate", "animateMotion", "animateTransform", "set"];

/// How many times the side of the canvas a text may lie beside it and still reach in.
const FAR: f64 = 50.0;

/// The place of a walk among the parts that may go. Two walks over the same drawing number them alike.
#[derive(Default)]
pub(super) struct Walk {
    inside: Option<usize>,
    count: usize,
    canvas: Option<[f64; 4]>,
}

/// Why a part may go.
#[derive(Clone, Copy, PartialEq)]
enum Why {
    Definition,
    Off,
    Beside,
}

impl Walk {
    /// Which part begins with this element, where one does that lies in no other.
    fn part(&mut self, element: &Element<'_>) -> Option<(usize, Why)> {
        if self.inside.is_some_and(|depth| element.parents.len() <= depth) {
            self.inside = None;
        }
        if element.parents.is_empty() {
            self.canvas = canvas(element);
            return None;
        }
        let why = match () {
            () if self.inside.is_some() || element.local == "style" => return None,
            () if is_off(element) => Why::Off,
            () if element.in_("svg", "defs") || DEFINITIONS.contains(&element.local) => Why::Definition,
            () if self.canvas.is_some_and(|canvas| is_beside(element, canvas)) => Why::Beside,
            () => return None,
        };
        self.inside = Some(element.parents.len());
        self.count += 1;
        Some((self.count - 1, why))
    }

    /// Whether a part begins here that goes.
    pub(super) fn goes(&mut self, element: &Element<'_>, uses: &Uses) -> bool {
        self.part(element).is_some_and(|(index, _)| uses.parts.get(index).is_some_and(|part| !part.used))
    }

    /// Whether a picture is seen only in part.
    pub(super) fn is_cut(&self, element: &Element<'_>, uses: &Uses) -> bool {
        let slice = element.get("", "preserveAspectRatio").is_some_and(|own| own.contains("slice"));
        let over = self.canvas.zip(placed(element)).is_some_and(|([left, top, width, height], [x, y, w, h])| {
            x < left || y < top || x + w > left + width || y + h > top + height
        });
        element.local == "image" && (slice || uses.clips || over)
    }
}

/// Something that may go, with what it is called and what it refers to.
struct Part {
    ids: Vec<String>,
    refers: Vec<String>,
    why: Why,
    used: bool,
}

/// What a drawing's parts refer to.
#[derive(Default)]
pub(super) struct Uses {
    walk: Walk,
    parts: Vec<Part>,
    refers: Vec<String>,
    /// Whether what is off now may be on later, for a sheet or a motion may say so.
    changes: bool,
    moved: bool,
    clips: bool,
}

impl Uses {
    /// Ends the first walk: what is referred to stays, and what that refers to.
    pub(super) fn resolve(&mut self) {
        let mut open = std::mem::take(&mut self.refers);
        for part in &mut self.parts {
            let sure = match part.why {
                Why::Definition => true,
                Why::Off => !self.changes,
                Why::Beside => !self.changes && !self.moved,
            };
            if !sure {
                part.used = true;
                open.append(&mut part.refers);
            }
        }
        while let Some(name) = open.pop() {
            for part in self.parts.iter_mut().filter(|part| !part.used && part.ids.contains(&name)) {
                part.used = true;
                open.append(&mut part.refers);
            }
        }
    }

    /// Whether something is off, or beside the canvas, that had to stay.
    pub(super) fn keeps_unseen(&self) -> bool {
        self.parts.iter().any(|part| part.used && part.why != Why::Definition)
    }

    fn refer(&mut self, value: &str) {
        let part = self.walk.inside.and_then(|_| self.parts.last_mut());
        let refers = part.map_or(&mut self.refers, |part| &mut part.refers);
        for name in value.split('#').skip(1) {
            refers.push(
                name.split([')', ' ', '\'', '"', '{', ',', '.', ':', ';', '>']).next().unwrap_or_default().to_owned(),
            );
            refers.push(name.split([')', '"', '\'']).next().unwrap_or_default().to_owned());
        }
    }
}

impl Rules for Uses {
    fn space(&self, uri: &str) -> Option<&'static str> {
        space(uri)
    }

    fn element(&mut self, element: &mut Element<'_>) -> Verdict {
        if let Some(verdict) = foreign(element) {
            return verdict;
        }
        if let Some((_, why)) = self.walk.part(element) {
            self.parts.push(Part { ids: Vec::new(), refers: Vec::new(), why, used: false });
        }
        self.changes |= MOTIONS.contains(&element.local);
        for attribute in &element.attributes {
            let value = attribute.value.trim();
            match attribute.local.as_str() {
                "id" => {
                    if let Some(part) = self.walk.inside.and_then(|_| self.parts.last_mut()) {
                        part.ids.push(value.to_owned());
                    }
                }
                "transform" => self.moved = true,
                "begin" | "end" => {
                    self.refer(&value.split(';').map(|time| format!("#{}", time.trim())).collect::<String>())
                }
                name => {
                    self.clips |= matches!(name, "clip-path" | "mask");
                    let style = name == "style";
                    self.moved |= style && value.contains("transform");
                    self.clips |= style && (value.contains("clip") || value.contains("mask"));
                    self.changes |= value.contains("visible") && (style || name == "visibility");
                    self.refer(value);
                }
            }
        }
        Verdict::Keep
    }

    fn text(&mut self, parents: &[Name], text: &mut String) {
        if parents.last().is_some_and(|(_, local)| local == "style") {
            self.refer(text);
            self.changes |= ["display", "visibility", "opacity", "animation"].iter().any(|word| text.contains(word));
            self.moved |= text.contains("transform");
            self.clips |= text.contains("clip") || text.contains("mask");
        }
    }
}

/// The number of an attribute that has no unit but that of the canvas.
fn number(element: &Element<'_>, name: &str) -> Option<f64> {
    let own = element.get("", name)?.trim();
    own.strip_suffix("px").unwrap_or(own).parse().ok().filter(|number: &f64| number.is_finite())
}

/// The part of the plane that is shown: left, top, width and height (SVG 1.1, 7.7).
fn canvas(element: &Element<'_>) -> Option<[f64; 4]> {
    match element.get("", "viewBox") {
        Some(own) => {
            let numbers: Vec<f64> =
                own.split([' ', ',', '\t']).filter(|own| !own.is_empty()).map_while(|own| own.parse().ok()).collect();
            numbers.try_into().ok()
        }
        None => Some([0.0, 0.0, number(element, "width")?, number(element, "height")?]),
    }
}

/// Where a picture or rectangle lies.
fn placed(element: &Element<'_>) -> Option<[f64; 4]> {
    let [x, y] = ["x", "y"].map(|name| if element.get("", name).is_some() { number(element, name) } else { Some(0.0) });
    Some([x?, y?, number(element, "width")?, number(element, "height")?])
}

/// Whether a picture or a text lies outside of the canvas, as far as it can be told.
fn is_beside(element: &Element<'_>, [left, top, width, height]: [f64; 4]) -> bool {
    if element.parents.iter().skip(1).any(|(_, local)| local == "svg") {
        return false;
    }
    match element.local {
        "image" => placed(element)
            .is_some_and(|[x, y, w, h]| x + w <= left || y + h <= top || x >= left + width || y >= top + height),
        "text" => {
            let far = |name: &str, start: f64, side: f64| {
                number(element, name).is_some_and(|own| own < start - FAR * side || own > start + FAR * side)
            };
            let side = width.max(height).max(1.0);
            far("x", left, side) || far("y", top, side)
        }
        _ => false,
    }
}

/// Whether an element is switched off or wholly transparent.
pub(crate) fn is_off(element: &Element<'_>) -> bool {
    let style: String = element.get("", "style").unwrap_or_default().split_whitespace().collect();
    let styled = |name: &str| {
        style.split(';').filter_map(|own| own.split_once(':')).find(|(own, _)| *own == name).map(|(_, value)| value)
    };
    let says = |name: &str| styled(name).or_else(|| element.get("", name)).map(str::trim);
    let nought = |own: &str| own.trim_end_matches('%').parse::<f32>().is_ok_and(|own| own <= 0.0);
    says("display") == Some("none")
        || matches!(says("visibility"), Some("hidden" | "collapse"))
        || says("opacity").is_some_and(nought)
}

/// The short name of a namespace.
pub(super) fn space(uri: &str) -> Option<&'static str> {
    match uri {
        "" => Some(""),
        "http://www.w3.org/2000/svg" => Some("svg"),
        "http://www.w3.org/1999/xlink" => Some("xlink"),
        _ => None,
    }
}

/// What becomes of an element that does not draw.
pub(super) fn foreign(element: &Element<'_>) -> Option<Verdict> {
    let drawn = matches!(element.space, "svg" | "") && names::ELEMENTS.contains(&element.local);
    let verdict = if element.local == "a" { Verdict::Unwrap } else { Verdict::Drop };
    (!drawn).then_some(verdict)
}
