//! Graphic controls (GIF89a, section 23): how long an image is shown, what becomes of it, and which colour is clear.

/// A graphic control.
pub(super) struct Control {
    /// Its flags.
    pub flags: u8,
    /// The delay in hundredths of a second, its low byte first.
    pub delay: [u8; 2],
    /// The clear colour.
    pub clear: u8,
}

impl Control {
    /// What becomes of the image once it was shown: 2 and 3 take it away. Readers leave it where it is for every other number.
    pub(super) const fn disposal(&self) -> u8 {
        match self.flags >> 2 & 7 {
            disposal @ 2..=3 => disposal,
            _ => 0,
        }
    }

    /// Adapts it to an image of these colours: one that has no pixel of the clear colour needs none, but where its place is
    /// cleared readers ask whether there is one; then it is the first that no pixel has.
    pub(super) fn adapt_to(&mut self, used: &[bool; 256]) {
        let clear = self.flags & 1 == 1;
        let seen = used.get(usize::from(self.clear)) == Some(&true);
        let stays = clear && (seen || self.disposal() == 2);
        if !(clear && seen) {
            let first = used.iter().position(|used| !used);
            self.clear = first.filter(|_| stays).map_or(0, |first| first as u8);
        }
        self.flags = self.disposal() << 2 | u8::from(stays);
    }

    /// The extension in its one form: nothing where it says nothing. One image alone is not timed and not taken away.
    pub(super) fn written(&self, animated: bool) -> Vec<u8> {
        let (flags, [low, high]) = if animated { (self.flags, self.delay) } else { (self.flags & 1, [0; 2]) };
        match (flags, low, high) {
            (0, 0, 0) => Vec::new(),
            _ => vec![0x21, 0xf9, 4, flags, low, high, self.clear, 0],
        }
    }
}
