//! Small HEIF and AVIF files, made box by box, with a word planted in every place that can carry one.

use super::CANARY;

/// A box.
pub fn boxed(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    [&(body.len() as u32 + 8).to_be_bytes(), kind.as_slice(), body].concat()
}

/// A box of version 0 without flags.
pub fn full(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    boxed(kind, &[&[0; 4], body].concat())
}

/// Where an item's bytes are put.
#[derive(Clone)]
pub enum Place {
    /// In `mdat`, in so many runs, with a canary before each.
    Mdat(Vec<Vec<u8>>),
    /// In `idat`, with a canary behind them.
    Idat(Vec<u8>),
    /// Nowhere.
    Nowhere,
    /// Where the given construction method, data reference, offset and length say.
    At(u16, u16, u32, u32),
}

/// One item.
#[derive(Clone)]
pub struct Item {
    /// Its number.
    pub id: u16,
    /// Its type.
    pub kind: [u8; 4],
    /// Its name, and what comes behind that.
    pub words: Vec<u8>,
    /// Where its bytes are.
    pub place: Place,
    /// Its properties, as boxes, and whether they are marked as needed.
    pub properties: Vec<(Vec<u8>, bool)>,
    /// Its protection index.
    pub protection: u16,
}

/// An item with bytes in `mdat`.
pub fn item(id: u16, kind: &[u8; 4], bytes: Vec<u8>, properties: &[Vec<u8>]) -> Item {
    let properties = properties.iter().map(|property| (property.clone(), false)).collect();
    Item { id, kind: *kind, words: vec![0], place: Place::Mdat(vec![bytes]), properties, protection: 0 }
}

/// A whole file.
#[derive(Clone)]
pub struct Heif {
    /// Its first brand and the others.
    pub brands: Vec<[u8; 4]>,
    /// The number of its primary item.
    pub primary: u16,
    /// Its items.
    pub items: Vec<Item>,
    /// Its references.
    pub references: Vec<([u8; 4], u16, Vec<u16>)>,
    /// More boxes inside `meta`.
    pub inside: Vec<u8>,
    /// More boxes behind `meta`, before `mdat`.
    pub beside: Vec<u8>,
    /// Bytes behind `mdat`.
    pub behind: Vec<u8>,
    /// Samples that begin the body of `mdat`.
    pub samples: Vec<u8>,
    /// The canary between items; empty for a plain file.
    pub between: Vec<u8>,
}

impl Heif {
    /// A file with these items, and nothing else in it.
    pub fn new(brand: &[u8; 4], items: Vec<Item>) -> Self {
        let brands = vec![*brand, *b"mif1", *brand];
        let none = Vec::new;
        Self {
            brands,
            primary: items[0].id,
            items,
            references: vec![],
            inside: none(),
            beside: none(),
            behind: none(),
            samples: none(),
            between: none(),
        }
    }

    /// The file's bytes, and where the body of its `mdat` begins.
    pub fn write(&self) -> (Vec<u8>, usize) {
        let brands: Vec<u8> = self.brands[1..].concat();
        let ftyp = boxed(b"ftyp", &[&self.brands[0], [0; 4].as_slice(), &brands].concat());
        let front = ftyp.len() + self.beside.len() + 8;
        let at = front + self.meta(0).len();
        let (meta, media) = (self.meta(at as u32), boxed(b"mdat", &self.media()));
        ([ftyp, meta, self.beside.clone(), media, self.behind.clone()].concat(), at)
    }

    fn media(&self) -> Vec<u8> {
        let runs = self.items.iter().filter_map(|item| match &item.place {
            Place::Mdat(runs) => Some(runs),
            _ => None,
        });
        let body: Vec<u8> = runs.flatten().flat_map(|run| [self.between.clone(), run.clone()].concat()).collect();
        [self.samples.clone(), body].concat()
    }

    fn meta(&self, media: u32) -> Vec<u8> {
        let count = (self.items.len() as u16).to_be_bytes();
        let (mut iinf, mut iloc) = (count.to_vec(), [&[0x44, 0], count.as_slice()].concat());
        let (mut idat, mut ipco, mut at) = (Vec::new(), Vec::new(), media + self.samples.len() as u32);
        let mut ipma = (self.items.len() as u32).to_be_bytes().to_vec();
        let mut properties = 0u8;
        for item in &self.items {
            let id = item.id.to_be_bytes();
            let entry =
                [&[2, 0, 0, 0], id.as_slice(), &item.protection.to_be_bytes(), &item.kind, &item.words].concat();
            iinf.extend(boxed(b"infe", &entry));
            let (method, reference, extents) = match &item.place {
                Place::Mdat(runs) => {
                    let extents = runs.iter().map(|run| {
                        let start = at + self.between.len() as u32;
                        at = start + run.len() as u32;
                        (start, run.len() as u32)
                    });
                    (0, 0, extents.collect::<Vec<_>>())
                }
                Place::Idat(bytes) => {
                    let start = idat.len() as u32;
                    idat.extend(bytes);
                    idat.extend(&self.between);
                    (1, 0, vec![(start, bytes.len() as u32)])
                }
                Place::Nowhere => (0, 0, vec![]),
                &Place::At(method, reference, offset, length) => (method, reference, vec![(offset, length)]),
            };
            iloc.extend(id);
            [method, reference, extents.len() as u16].iter().for_each(|word: &u16| iloc.extend(word.to_be_bytes()));
            extents.iter().for_each(|(start, len)| iloc.extend([start.to_be_bytes(), len.to_be_bytes()].concat()));
            ipma.extend(id);
            ipma.push(item.properties.len() as u8);
            for (property, essential) in &item.properties {
                ipco.extend(property);
                properties += 1;
                ipma.push(properties | u8::from(*essential) << 7);
            }
        }
        let mut iref = Vec::new();
        for (kind, from, to) in &self.references {
            let words = [[*from, to.len() as u16].as_slice(), to].concat();
            let body: Vec<u8> = words.iter().flat_map(|word| word.to_be_bytes()).collect();
            iref.extend(boxed(kind, &body));
        }
        let name = if self.between.is_empty() { &[] } else { CANARY };
        let handler = [&[0; 4], b"pict".as_slice(), &[0; 12], name, &[0]].concat();
        let parts = [
            full(b"hdlr", &handler),
            full(b"pitm", &self.primary.to_be_bytes()),
            boxed(b"iloc", &[&[1, 0, 0, 0], iloc.as_slice()].concat()),
            full(b"iinf", &iinf),
            full(b"iref", &iref),
            boxed(b"iprp", &[boxed(b"ipco", &ipco), full(b"ipma", &ipma)].concat()),
            boxed(b"idat", &idat),
            self.inside.clone(),
        ];
        full(b"meta", &parts.concat())
    }
}

/// An HEVC unit behind its length in four bytes.
pub fn unit(kind: u8, body: &[u8]) -> Vec<u8> {
    [&(body.len() as u32 + 2).to_be_bytes(), [kind << 1, 1].as_slice(), body].concat()
}

/// An HEVC unit of user data with a canary.
pub fn noted() -> Vec<u8> {
    let message = [&[5, 16 + CANARY.len() as u8], b"0123456789abcdef".as_slice(), CANARY, &[0x80]].concat();
    unit(39, &message)
}

/// A coded slice that nothing else is like.
pub fn slice(which: u8) -> Vec<u8> {
    unit(19, &[0xaf, which, which ^ 0x55, 0x21, 0xa0])
}

/// An HEVC decoder configuration with a parameter set, and an array of user data with a canary.
pub fn hvcc(noted: bool) -> Vec<u8> {
    let mut body =
        super::sets::hvcc(&[&super::sets::HEVC_VIDEO, &super::sets::HEVC_SEQUENCE, &super::sets::HEVC_PICTURE]);
    if noted {
        body[22] += 1;
        body.extend([0xa7, 0, 1, 0, CANARY.len() as u8 + 2, 0x4e, 1]);
        body.extend(CANARY);
    }
    boxed(b"hvcC", &body)
}

/// The size of a picture.
pub fn ispe(width: u32, height: u32) -> Vec<u8> {
    full(b"ispe", &[width.to_be_bytes(), height.to_be_bytes()].concat())
}

/// What an auxiliary picture is.
pub fn auxc(name: &[u8]) -> Vec<u8> {
    full(b"auxC", &[name, &[0]].concat())
}

/// The name of alpha planes.
pub const ALPHA: &[u8] = b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha";

/// The description of two tiles beside each other.
pub fn grid() -> Vec<u8> {
    vec![0, 0, 0, 1, 0, 128, 0, 64]
}

/// The smallest picture: one coded item.
pub fn plain() -> Heif {
    Heif::new(b"heic", vec![item(1, b"hvc1", slice(1), &[hvcc(false), ispe(64, 64)])])
}

/// A grid of two tiles with an alpha plane, and a canary in every place that can carry one.
pub fn loaded() -> Heif {
    let tile = |id: u16| {
        let bytes = [noted(), slice(id as u8), noted()].concat();
        item(id, b"hvc1", bytes, &[hvcc(true), ispe(64, 64), colour_profile(), boxed(b"zzzz", CANARY)])
    };
    let other =
        |id: u16, properties: &[Vec<u8>]| item(id, b"hvc1", [slice(id as u8).as_slice(), CANARY].concat(), properties);
    let named = |mut item: Item, words: &[u8]| {
        item.words = words.to_vec();
        item
    };
    let xmp = [b"\0application/rdf+xml\0".as_slice(), &[0]].concat();
    let exif = [&[0, 0, 0, 6], b"Exif\0\0".as_slice(), &super::exif(6)].concat();
    let mut primary = item(9, b"grid", vec![], &[ispe(128, 64), boxed(b"irot", &[0xfd]), boxed(b"imir", &[0xff])]);
    primary.place = Place::Idat([grid(), CANARY.to_vec()].concat());
    primary.properties.push((boxed(b"pixi", &[&[0, 0, 0, 0, 3, 8, 8, 8], CANARY].concat()), false));
    primary.properties.push((boxed(b"colr", b"nclx\0\x01\0\x0d\0\x06\xff"), false));
    let mut alpha = item(40, b"hvc1", [noted(), slice(40)].concat(), &[hvcc(true), ispe(128, 64)]);
    alpha.properties.push((full(b"auxC", &[ALPHA, b"\0", CANARY].concat()), true));
    let items = vec![
        named(primary, &[CANARY, &[0]].concat()),
        tile(5),
        tile(3),
        alpha,
        other(20, &[hvcc(true), ispe(16, 16)]),
        other(21, &[hvcc(true), ispe(64, 32), auxc(b"urn:mpeg:hevc:2015:auxid:2")]),
        other(22, &[hvcc(true), ispe(64, 32), auxc(b"urn:com:apple:photo:2020:aux:hdrgainmap")]),
        other(23, &[hvcc(true), ispe(64, 32), full(b"udes", CANARY)]),
        item(30, b"Exif", exif, &[]),
        named(item(31, b"mime", super::xmp(), &[]), &xmp),
        named(item(32, b"uri ", CANARY.to_vec(), &[]), &[b"\0", CANARY, &[0]].concat()),
        item(33, b"zzzz", CANARY.to_vec(), &[full(b"crtt", CANARY)]),
        item(34, b"tmap", CANARY.to_vec(), &[]),
    ];
    let mut file = Heif::new(b"heic", items);
    file.brands.extend([*b"tmap", *b"CANA"]);
    file.references = vec![
        (*b"dimg", 9, vec![5, 3]),
        (*b"auxl", 40, vec![9]),
        (*b"thmb", 20, vec![9]),
        (*b"auxl", 21, vec![9]),
        (*b"auxl", 22, vec![9]),
        (*b"cdsc", 30, vec![9]),
        (*b"cdsc", 31, vec![9]),
        (*b"dimg", 34, vec![9, 22]),
    ];
    file.between = CANARY.to_vec();
    file.inside =
        [boxed(b"free", CANARY), full(b"grpl", CANARY), boxed(b"uuid", &[&[7; 16], CANARY].concat())].concat();
    file.beside =
        [boxed(b"free", CANARY), boxed(b"uuid", &[&[7; 16], CANARY].concat()), boxed(b"mpvd", CANARY)].concat();
    file.behind = [boxed(b"sefd", CANARY), vec![9; 8], CANARY.to_vec()].concat();
    file
}

/// A colour property whose profile is none.
fn colour_profile() -> Vec<u8> {
    boxed(b"colr", &[b"prof", CANARY].concat())
}

pub use super::sets::obu;

/// An AV1 picture with its sequence header, and with notes or without.
pub fn frame(which: u8, noted: bool) -> Vec<u8> {
    let tile = [which, which ^ 0x55, 0x80];
    let header = obu(1, &super::sets::AV1_SEQUENCE);
    let picture = obu(6, &[super::sets::AV1_FRAME.as_slice(), &tile].concat());
    let note = if noted { [obu(5, CANARY), obu(15, CANARY)].concat() } else { Vec::new() };
    [header, note, picture].concat()
}

/// An AV1 decoder configuration, with notes or without.
pub fn av1c(noted: bool) -> Vec<u8> {
    let note = if noted { obu(5, CANARY) } else { Vec::new() };
    boxed(b"av1C", &[&[0x81, 0, 0x0c, 0], obu(1, &super::sets::AV1_SEQUENCE).as_slice(), &note].concat())
}

/// An AV1 decoder configuration without a sequence header, whose two bytes about one are these.
pub fn short_av1c(said: [u8; 2]) -> Vec<u8> {
    boxed(b"av1C", &[&[0x81], said.as_slice(), &[0]].concat())
}

/// An AVIF still with notes inside its picture.
pub fn avif() -> Heif {
    let mut file = Heif::new(b"avif", vec![item(7, b"av01", frame(1, true), &[av1c(true), ispe(64, 64)])]);
    file.between = CANARY.to_vec();
    file
}

/// A still and a sequence of two pictures, with notes and times in it; `brand` says which of them the file is.
pub fn sequence(brand: &[u8; 4]) -> Heif {
    let mut file = avif();
    file.brands = vec![*brand, *b"mif1", *b"avif", *b"avis", *b"msf1"];
    file.samples = [frame(2, true), frame(3, true)].concat();
    let lengths = [frame(2, true).len() as u32, frame(3, true).len() as u32];
    let moov = |at: u32| {
        let words = |words: &[u32]| -> Vec<u8> { words.iter().flat_map(|word| word.to_be_bytes()).collect() };
        let matrix = words(&[0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x4000_0000]);
        let mvhd = [words(&[1, 2, 600, 20, 0x10000]), vec![0; 12], matrix.clone(), vec![0; 24], words(&[3])].concat();
        let tkhd = [words(&[1, 2, 1, 0, 20, 0, 0, 0, 0]), matrix, words(&[64 << 16, 64 << 16])].concat();
        let mut entry = [vec![0; 6], vec![0, 1], vec![0; 16], vec![0, 64, 0, 64, 0, 72, 0, 0, 0, 72, 0, 0]].concat();
        entry.extend([vec![0, 0, 0, 0, 0, 1], vec![0; 32], vec![0, 24, 0xff, 0xff]].concat());
        entry.extend([av1c(true), full(b"ccst", &[0x84, 1, 2, 3]), boxed(b"zzzz", CANARY)].concat());
        let stbl = [
            full(b"stsd", &[words(&[1]), boxed(b"av01", &entry)].concat()),
            full(b"stts", &words(&[1, 2, 10])),
            full(b"stsc", &words(&[1, 1, 2, 1])),
            full(b"stsz", &[words(&[0, 2]), words(&lengths)].concat()),
            full(b"stco", &words(&[1, at])),
        ];
        let dref = full(b"dref", &[words(&[1]), boxed(b"url ", &[0, 0, 0, 1])].concat());
        let minf = [full(b"nmhd", &[]), boxed(b"dinf", &dref), boxed(b"stbl", &stbl.concat())];
        let handler = [&[0; 4], b"pict".as_slice(), &[0; 12], CANARY, &[0]].concat();
        let mdia = [
            full(b"mdhd", &[words(&[1, 2, 600, 20]), vec![0x15, 0xc7, 0, 0]].concat()),
            full(b"hdlr", &handler),
            boxed(b"minf", &minf.concat()),
        ];
        let trak = [boxed(b"tkhd", &[&[0, 0, 0, 1], tkhd.as_slice()].concat()), boxed(b"mdia", &mdia.concat())];
        let user = boxed(b"udta", &boxed(b"name", CANARY));
        boxed(b"moov", &[full(b"mvhd", &mvhd), boxed(b"trak", &trak.concat()), user].concat())
    };
    file.beside = moov(0);
    let at = file.write().1;
    file.beside = moov(at as u32);
    file
}
