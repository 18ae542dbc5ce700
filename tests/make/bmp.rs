//! Bitmaps made field by field.

/// A bitmap of `width` by `height` pixels: a bitmap header of `size` bytes, masks, a palette of four bytes an entry,
/// `gap`, and the coded picture.
pub struct Bmp {
    pub size: u32,
    pub width: i32,
    pub height: i32,
    pub bits: u16,
    pub compression: u32,
    pub masks: Vec<u32>,
    pub palette: Vec<[u8; 4]>,
    pub gap: Vec<u8>,
    pub data: Vec<u8>,
    pub behind: Vec<u8>,
}

impl Bmp {
    /// A plain bitmap with an information header.
    pub fn new(width: i32, height: i32, bits: u16, data: &[u8]) -> Self {
        Self {
            size: 40,
            width,
            height,
            bits,
            compression: 0,
            masks: Vec::new(),
            palette: Vec::new(),
            gap: Vec::new(),
            data: data.to_vec(),
            behind: Vec::new(),
        }
    }

    /// The file; `free` fills every field that shows nothing.
    pub fn file(&self, free: u32) -> Vec<u8> {
        let mut header = self.size.to_le_bytes().to_vec();
        if self.size == 12 {
            header.extend((self.width as u16).to_le_bytes());
            header.extend((self.height as u16).to_le_bytes());
        } else {
            header.extend(self.width.to_le_bytes());
            header.extend(self.height.to_le_bytes());
        }
        header.extend(1u16.to_le_bytes());
        header.extend(self.bits.to_le_bytes());
        if self.size >= 40 {
            header.extend(self.compression.to_le_bytes());
            header.extend((self.data.len() as u32).to_le_bytes());
            header.extend([free, free, self.palette.len() as u32, free].map(u32::to_le_bytes).concat());
        }
        header.extend(self.masks.iter().flat_map(|mask| mask.to_le_bytes()));
        if header.len() < self.size as usize {
            header.resize(self.size as usize, 0);
        }
        let colour = if self.size == 12 { 3 } else { 4 };
        let palette: Vec<u8> = self.palette.iter().flat_map(|entry| entry[..colour].to_vec()).collect();
        let offset = 14 + header.len() + palette.len() + self.gap.len();
        let len = (offset + self.data.len()) as u32;
        let file = [&b"BM"[..], &len.to_le_bytes(), &free.to_le_bytes(), &(offset as u32).to_le_bytes()].concat();
        [file, header, palette, self.gap.clone(), self.data.clone(), self.behind.clone()].concat()
    }
}
