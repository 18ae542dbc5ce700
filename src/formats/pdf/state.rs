//! The graphics state (ISO 32000-1, 8.4), as far as it says what is seen.

use lopdf::{Dictionary, Document, Object, Stream};

use super::geometry::{Matrix, Rect};
use super::marks::Paper;

/// From which share of white on a person may take a colour for the paper's, and from which it is that.
const ALMOST: f32 = 0.94;
const SAME: f32 = 0.995;

/// A colour that something is painted with.
#[derive(Clone, Copy)]
pub(super) struct Colour {
    /// How many components its space has in which 1 is white; for inks, in which 0 is. Nothing for any other.
    light: Option<bool>,
    /// Whether it hides what is beneath: no pattern, no ink of its own.
    pub solid: bool,
    pub paper: Paper,
}

impl Colour {
    pub(super) const BLACK: Self = Self { light: Some(true), solid: true, paper: Paper::Unlike };

    /// The first colour of a space (8.6.8).
    pub(super) fn of_space(document: &Document, space: Option<&Object>, name: &[u8]) -> Self {
        let (family, second) = match space {
            Some(Object::Array(items)) => {
                let family = items.first().and_then(|own| own.as_name().ok()).unwrap_or_default();
                (family, items.get(1).and_then(|own| document.dereference(own).ok()).map(|(_, own)| own))
            }
            Some(Object::Name(name)) => (name.as_slice(), None),
            _ => (name, None),
        };
        let (light, solid) = match family {
            b"DeviceGray" | b"DeviceRGB" | b"CalGray" | b"CalRGB" => (Some(true), true),
            b"DeviceCMYK" => (Some(false), true),
            b"ICCBased" => {
                let count = second.and_then(|own| own.as_stream().ok()).and_then(|own| own.dict.get(b"N").ok());
                (Some(count.is_none_or(|count| !count.as_i64().is_ok_and(|count| count == 4))), true)
            }
            b"Lab" | b"Indexed" => (None, true),
            _ => (None, false),
        };
        Self { light, solid, paper: Paper::Unlike }
    }

    /// A colour of the same space.
    pub(super) fn set(&mut self, values: impl Iterator<Item = f32>) {
        let Some(light) = self.light else { return };
        let darkest = values.map(|value| if light { value } else { 1.0 - value }).fold(1.0, f32::min);
        self.paper = match () {
            () if darkest >= SAME => Paper::Same,
            () if darkest >= ALMOST => Paper::Almost,
            () => Paper::Unlike,
        };
    }

    /// A colour of a device space (8.6.8).
    pub(super) fn device(&mut self, light: bool, values: impl Iterator<Item = f32>) {
        *self = Self { light: Some(light), ..Self::BLACK };
        self.set(values);
    }
}

/// What operators set, and `q` keeps.
#[derive(Clone)]
pub(super) struct State {
    pub matrix: Matrix,
    /// Where things can be seen, and whether exactly there.
    pub clip: Rect,
    pub exact: bool,
    pub fill: Colour,
    pub stroke: Colour,
    /// How opaque fills and lines are.
    pub alpha: [f32; 2],
    /// Whether colours are mixed, masked or printed over each other, so that nothing hides what is beneath.
    pub mixed: bool,
    pub width: f32,
    /// What set the font, among all that do; its size, and its place among those whose widths are known.
    pub font: Option<u32>,
    pub size: f32,
    pub widths: Option<usize>,
    /// Spacing of characters and of words, scaling, leading, rise, and how glyphs are painted (9.3).
    pub spacing: [f32; 2],
    pub stretch: f32,
    pub leading: f32,
    pub rise: f32,
    pub mode: u8,
}

impl State {
    /// That at the start of a page of which `page` is shown.
    pub(super) const fn new(page: Rect) -> Self {
        Self {
            matrix: Matrix::ONE,
            clip: page,
            exact: true,
            fill: Colour::BLACK,
            stroke: Colour::BLACK,
            alpha: [1.0; 2],
            mixed: false,
            width: 1.0,
            font: None,
            size: 0.0,
            widths: None,
            spacing: [0.0; 2],
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
        }
    }
}

/// A path that is being made, in the units of the page.
pub(super) struct Path {
    pub bounds: Rect,
    /// The rectangles that it is, as long as it is nothing else.
    pub boxes: Vec<Rect>,
    only: bool,
    /// The corners of a part that may be one.
    corners: Vec<[f32; 2]>,
}

/// How many rectangles of one path are looked at.
const BOXES: usize = 64;

impl Path {
    pub(super) const fn new() -> Self {
        Self { bounds: Rect::NONE, boxes: Vec::new(), only: true, corners: Vec::new() }
    }

    /// A point where a part begins, a line ends, or that bends one.
    pub(super) fn point(&mut self, at: [f32; 2], begins: bool, bends: bool) {
        if begins {
            self.end();
        }
        self.bounds.add(at);
        self.only &= !bends && self.corners.len() < 6;
        if self.only {
            self.corners.push(at);
        }
    }

    /// A rectangle (8.5.2.1).
    pub(super) fn rectangle(&mut self, [x, y, width, height]: [f32; 4], matrix: Matrix) {
        for (index, corner) in
            [[x, y], [x + width, y], [x + width, y + height], [x, y + height]].into_iter().enumerate()
        {
            self.point(matrix.of(corner), index == 0, false);
        }
        self.end();
    }

    /// The end of a part: it may have been a rectangle.
    pub(super) fn end(&mut self) {
        let mut corners = std::mem::take(&mut self.corners);
        if corners.len() == 5 && corners.first() == corners.last() {
            corners.pop();
        }
        match corners[..] {
            [] | [_] => {}
            [a, b, c, d] if self.only && self.boxes.len() < BOXES => {
                let along = a[1] == b[1] && b[0] == c[0] && c[1] == d[1] && d[0] == a[0];
                let across = a[0] == b[0] && b[1] == c[1] && c[0] == d[0] && d[1] == a[1];
                self.only = along || across;
                let mut own = Rect::NONE;
                [a, c].into_iter().for_each(|corner| own.add(corner));
                self.boxes.push(own);
            }
            _ => self.only = false,
        }
        if !self.only {
            self.boxes.clear();
        }
    }
}

/// The state at the start of a form that is drawn in `state` (8.10.1, 11.6.6).
pub(super) fn inside(document: &Document, state: &State, stream: &Stream) -> State {
    let mut state = state.clone();
    if let Some(matrix) = numbers(document, &stream.dict, b"Matrix") {
        state.matrix = Matrix(matrix).then(state.matrix);
    }
    if let Some([a, b, c, d]) = numbers(document, &stream.dict, b"BBox") {
        state.exact &= state.matrix.is_upright();
        state.clip = state.clip.and(Rect([a.min(c), b.min(d), a.max(c), b.max(d)]).under(state.matrix));
    }
    if stream.dict.has(b"Group") {
        state.mixed |= state.alpha != [1.0; 2];
        state.alpha = [1.0; 2];
    }
    state
}

/// The numbers of an array.
pub(super) fn numbers<const N: usize>(document: &Document, dict: &Dictionary, key: &[u8]) -> Option<[f32; N]> {
    let items = dict.get_deref(key, document).ok()?.as_array().ok()?;
    let mut out = [0.0; N];
    for (index, out) in out.iter_mut().enumerate() {
        *out = document.dereference(items.get(index)?).ok()?.1.as_float().ok()?;
    }
    Some(out)
}
