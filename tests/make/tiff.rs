//! TIFF files made entry by entry.

use super::CANARY;

/// How numbers are written: most significant byte first or last, offsets of eight bytes or of four.
#[derive(Clone, Copy)]
pub struct Form {
    pub big_endian: bool,
    pub wide: bool,
}

pub const FORMS: [Form; 4] = [
    Form { big_endian: false, wide: false },
    Form { big_endian: true, wide: false },
    Form { big_endian: false, wide: true },
    Form { big_endian: true, wide: true },
];

/// One value of an entry.
#[derive(Clone)]
pub enum Value {
    Short(Vec<u16>),
    Long(Vec<u32>),
    Fraction(Vec<(u32, u32)>),
    Text(Vec<u8>),
    Bytes(Vec<u8>),
    /// A directory of its own.
    Directory(Picture),
}

/// A directory with its coded strips; `tiled` writes them as tiles.
#[derive(Clone, Default)]
pub struct Picture {
    pub entries: Vec<(u16, Value)>,
    pub strips: Vec<Vec<u8>>,
    pub tiled: bool,
}

impl Picture {
    /// A grey picture of `width` by `height` pixels of eight bits in one strip that is not compressed.
    pub fn grey(width: u16, height: u16) -> Self {
        let rows = (0..u32::from(width) * u32::from(height)).map(|i| (i * 7 % 256) as u8).collect();
        Self::coded(width, height, 1, vec![rows])
    }

    /// A grey picture with its strips, each of all rows divided evenly.
    pub fn coded(width: u16, height: u16, compression: u16, strips: Vec<Vec<u8>>) -> Self {
        let short = |n: u16| Value::Short(vec![n]);
        let rows = height.div_ceil(strips.len() as u16);
        let mut entries: Vec<(u16, Value)> = vec![(256, short(width)), (257, short(height)), (258, short(8))];
        entries.extend([(259, short(compression)), (262, short(1)), (277, short(1)), (278, short(rows))]);
        Self { entries, strips, tiled: false }
    }

    /// The same with another entry, in the place of one with that tag.
    pub fn with(mut self, tag: u16, value: Value) -> Self {
        self.entries.retain(|entry| entry.0 != tag);
        self.entries.push((tag, value));
        self
    }
}

/// The file of `pages`, with words in every gap.
pub fn file(form: Form, pages: &[Picture]) -> Vec<u8> {
    let mut writer = Writer { form, out: Vec::new() };
    writer.out.extend(if form.big_endian { b"MM" } else { b"II" });
    writer.out.extend(writer.number(if form.wide { 43 } else { 42 }, 2));
    if form.wide {
        writer.out.extend([writer.number(8, 2), vec![0; 2]].concat());
    }
    let mut place = writer.out.len();
    writer.out.extend(vec![0; writer.size()]);
    for page in pages {
        let (at, next) = writer.directory(page);
        let bytes = writer.number(at as u64, writer.size());
        writer.out[place..place + bytes.len()].copy_from_slice(&bytes);
        place = next;
    }
    writer.out.extend(CANARY);
    writer.out
}

struct Writer {
    form: Form,
    out: Vec<u8>,
}

impl Writer {
    fn size(&self) -> usize {
        if self.form.wide { 8 } else { 4 }
    }

    fn number(&self, number: u64, size: usize) -> Vec<u8> {
        let mut bytes = number.to_le_bytes()[..size].to_vec();
        if self.form.big_endian {
            bytes.reverse();
        }
        bytes
    }

    /// Writes strips, values and the directory; gives where it is and where the offset of the next one is.
    fn directory(&mut self, picture: &Picture) -> (usize, usize) {
        let mut places = Vec::new();
        for strip in &picture.strips {
            self.out.extend(CANARY);
            places.push((self.out.len() as u32, strip.len() as u32));
            self.out.extend(strip);
        }
        let mut entries = picture.entries.clone();
        let (offsets, counts) = if picture.tiled { (324, 325) } else { (273, 279) };
        if !places.is_empty() {
            entries.push((offsets, Value::Long(places.iter().map(|place| place.0).collect())));
            entries.push((counts, Value::Long(places.iter().map(|place| place.1).collect())));
        }
        entries.sort_by_key(|entry| entry.0);
        let mut rows = Vec::new();
        for (tag, value) in &entries {
            let (kind, count, bytes): (u64, usize, Vec<u8>) = match value {
                Value::Short(n) => (3, n.len(), n.iter().flat_map(|&n| self.number(n.into(), 2)).collect()),
                Value::Long(n) => (4, n.len(), n.iter().flat_map(|&n| self.number(n.into(), 4)).collect()),
                Value::Fraction(n) => (
                    5,
                    n.len(),
                    n.iter().flat_map(|n| [self.number(n.0.into(), 4), self.number(n.1.into(), 4)].concat()).collect(),
                ),
                Value::Text(text) => (2, text.len() + 1, [text.as_slice(), b"\0"].concat()),
                Value::Bytes(bytes) => (7, bytes.len(), bytes.clone()),
                Value::Directory(inner) => {
                    let at = self.directory(inner).0;
                    (4, 1, self.number(at as u64, 4))
                }
            };
            rows.extend(
                [self.number((*tag).into(), 2), self.number(kind, 2), self.number(count as u64, self.size())].concat(),
            );
            if bytes.len() <= self.size() {
                rows.extend(&bytes);
                rows.resize(rows.len() + self.size() - bytes.len(), b'C');
            } else {
                rows.extend(self.number(self.out.len() as u64, self.size()));
                self.out.extend(bytes);
            }
        }
        self.out.extend(CANARY);
        let at = self.out.len();
        self.out.extend(self.number(entries.len() as u64, if self.form.wide { 8 } else { 2 }));
        self.out.extend(rows);
        let next = self.out.len();
        self.out.extend(vec![0; self.size()]);
        (at, next)
    }
}

/// Everything that reveals something, as entries.
pub fn talk() -> Vec<(u16, Value)> {
    let text = || Value::Text(CANARY.to_vec());
    let camera = Picture {
        entries: vec![
            (0x9003, Value::Text(b"2024:01:02 03:04:05".to_vec())),
            (0x927c, Value::Bytes(CANARY.repeat(3))),
            (0xa431, text()),
        ],
        ..Picture::default()
    };
    let place = Picture { entries: vec![(1, Value::Text(b"N".to_vec())), (0x001d, text())], ..Picture::default() };
    let photoshop = [b"8BIM\x04\x0b\0\0", &(CANARY.len() as u32).to_be_bytes()[..], CANARY].concat();
    let iptc = [&[0x1c, 2, 80, 0, CANARY.len() as u8], CANARY].concat();
    let mut entries: Vec<(u16, Value)> =
        [269, 270, 271, 272, 285, 305, 306, 315, 316, 33432, 42016].map(|tag| (tag, text())).to_vec();
    entries.extend([
        (700, Value::Bytes(super::xmp())),
        (33723, Value::Bytes(iptc)),
        (34377, Value::Bytes(photoshop)),
        (34665, Value::Directory(camera)),
        (34675, Value::Bytes(CANARY.to_vec())),
        (34853, Value::Directory(place)),
        (37724, Value::Bytes(CANARY.to_vec())),
        (65000, Value::Bytes(CANARY.to_vec())),
        (282, Value::Fraction(vec![(300, 1)])),
        (283, Value::Fraction(vec![(300, 1)])),
        (296, Value::Short(vec![2])),
    ]);
    entries
}
