//! JPEG XL files made bit by bit. Their frames hold no codes: nothing here reads further than the table of contents.

/// Bits, the lowest of a byte first.
#[derive(Default)]
pub struct Bits {
    bytes: Vec<u8>,
    count: usize,
}

impl Bits {
    pub fn put(mut self, bits: u64, n: usize) -> Self {
        for place in 0..n {
            if self.count.is_multiple_of(8) {
                self.bytes.push(0);
            }
            *self.bytes.last_mut().unwrap() |= ((bits >> place & 1) as u8) << (self.count % 8);
            self.count += 1;
        }
        self
    }

    pub fn bytes(self) -> Vec<u8> {
        self.bytes
    }
}

/// The signature and a size of 24 by 16 pixels.
pub fn size() -> Bits {
    // Not a multiple of eight in short form; 16 rows of nine bits; no ratio; 24 columns of nine bits.
    Bits::default().put(0x0aff, 16).put(0, 1).put(0, 2).put(15, 9).put(0, 3).put(0, 2).put(23, 9)
}

/// A frame that is the last, with `data` as its only section.
pub fn frame(data: &[u8]) -> Vec<u8> {
    // All as usual, no permutation; then, on a byte, the section's length.
    let head = Bits::default().put(1, 1).put(0, 1).bytes();
    let sizes = Bits::default().put(0, 2).put(data.len() as u64, 10).bytes();
    [head, sizes, data.to_vec()].concat()
}

/// A codestream with everything as usual.
pub fn codestream() -> Vec<u8> {
    [size().put(1, 1).put(1, 1).bytes(), frame(b"coded picture")].concat()
}

/// A codestream turned by `orientation`, with a preview where that is wanted.
pub fn turned(orientation: u64, preview: bool) -> Vec<u8> {
    let head = size().put(0, 1).put(1, 1).put(orientation - 1, 3).put(0, 1).put(u64::from(preview), 1);
    // A preview of 16 by 16 pixels.
    let head = if preview { head.put(0, 1).put(0, 2).put(15, 6).put(0, 3).put(0, 2).put(15, 6) } else { head };
    // No animation; eight bits; narrow buffers; no channels besides; usual colours and tones; no extensions.
    let head = head.put(0, 1).put(0, 1).put(0, 2).put(1, 1).put(0, 2).put(1, 1).put(1, 1).put(1, 1).put(0, 2).put(1, 1);
    [head.bytes(), frame(b"coded picture")].concat()
}

/// A box.
pub fn boxed(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    [&(body.len() as u32 + 8).to_be_bytes()[..], kind, body].concat()
}

/// The boxes that every container starts with.
pub fn front() -> Vec<u8> {
    [boxed(b"JXL ", b"\r\n\x87\n"), boxed(b"ftyp", b"jxl \0\0\0\0jxl ")].concat()
}
