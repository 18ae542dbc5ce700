//! What of a page or slide is not seen, although its words are there: hidden, in the colour of the paper, of a size that nobody can read,
//! or beside the slide.

/// Why words are not seen.
pub(super) const VANISHED: &str = "OOXML hidden text";
pub(super) const TINY: &str = "OOXML text too small to be read";
const WHITE: &str = "OOXML text in the colour of the paper";
pub(super) const BESIDE: &str = "OOXML text beside the slide";
pub(super) const HIDDEN_SHAPE: &str = "OOXML hidden shape";
pub(super) const HIDDEN_CELLS: &str = "OOXML hidden rows or columns";
pub(super) const HIDDEN_SLIDE: &str = "OOXML hidden slide";

/// The size up to which nobody reads letters, in half points (17.3.2.38).
const SMALLEST: u32 = 4;

/// What is known of the place that is being written.
#[derive(Default)]
pub(super) struct Hidden {
    /// Why the run that is being written is not seen.
    pub run: Option<&'static str>,
    /// Why the shape is not.
    pub shape: Option<&'static str>,
    /// Whether there is a colour behind the paragraph, and behind its cell.
    pub shaded: bool,
    pub cell: bool,
    /// Where the shape begins, in the slide's units.
    pub at: [i64; 2],
    /// Whether the row of cells is hidden, and which columns are.
    pub row: bool,
    pub columns: Vec<[u32; 2]>,
    /// Whether the cell is, and whether it holds the number of a string that cells share.
    pub in_cell: bool,
    pub shared: bool,
    /// How many of those strings began.
    pub strings: u32,
}

impl Hidden {
    /// There is a colour behind the paragraph or run, or behind all of the `cell`.
    pub(super) fn shade(&mut self, colour: bool, cell: bool) {
        self.shaded |= colour;
        self.cell |= colour && cell;
        if self.shaded && self.run == Some(WHITE) {
            self.run = None;
        }
    }

    /// The letters of the run are white.
    pub(super) fn whiten(&mut self) {
        if !self.shaded {
            self.run = self.run.or(Some(WHITE));
        }
    }

    /// A cell begins at a place like `C5` (18.18.62).
    pub(super) fn cell(&mut self, place: &str, shared: bool) {
        let letters = place.bytes().take_while(u8::is_ascii_alphabetic).take(4);
        let column = letters.fold(0, |column, own| column * 26 + u32::from(own.to_ascii_uppercase() - b'@'));
        self.in_cell = self.row || self.columns.iter().any(|[first, last]| (*first..=*last).contains(&column));
        self.shared = shared;
    }

    /// The shape is so large. `slide` is the size of what is shown.
    pub(super) fn extend(&mut self, size: [i64; 2], slide: [i64; 2]) {
        let beside = |at: i64, size: i64, slide: i64| at.saturating_add(size) <= 0 || at >= slide;
        let pairs = self.at.into_iter().zip(size).zip(slide);
        if slide != [0, 0] && pairs.into_iter().any(|((at, size), slide)| beside(at, size, slide)) {
            self.shape = self.shape.or(Some(BESIDE));
        }
    }
}

/// Whether letters of this size, in half points, are too small to be read.
pub(super) fn is_tiny(size: &str) -> bool {
    size.parse::<u32>().is_ok_and(|size| size <= SMALLEST)
}
