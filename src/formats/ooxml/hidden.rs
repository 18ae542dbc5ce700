//! What of a page or slide is not seen, although its words are there: hidden, in the colour of the paper, of a size that nobody can read,
//! or beside the slide.

/// Why words are not seen.
pub(super) const VANISHED: &str = "OOXML hidden text";
pub(super) const TINY: &str = "OOXML text too small to be read";
const WHITE: &str = "OOXML text in the colour of the paper";
pub(super) const BESIDE: &str = "OOXML text beside the slide";
pub(super) const HIDDEN_SHAPE: &str = "OOXML hidden shape";
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
