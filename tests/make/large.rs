//! A film of any length that is nowhere: its bytes are made as they are read.

use panah::error::Result;
use panah::source::{Source, ends_early};

use super::movie::{Track, avc, movie};

/// The length of a sample in bytes.
pub const SAMPLE: u64 = 64 << 10;

/// The words in every sample's notes.
pub const WORDS: &[u8] = b"CANARY in every picture";

/// An H.264 film whose every picture has notes in front of it, its index in front of its media.
pub struct Film {
    head: Vec<u8>,
    sample: Vec<u8>,
    samples: u64,
}

fn patch(bytes: &mut Vec<u8>, kind: &[u8; 4], wanted: &[u8]) {
    let at = bytes.windows(4).position(|window| window == kind).unwrap() - 4;
    let size = u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
    let boxed = [&(wanted.len() as u32 + 8).to_be_bytes(), kind.as_slice(), wanted].concat();
    bytes.splice(at..at + size, boxed);
    // The boxes around it grow or shrink by as much.
    for outer in [b"stbl", b"minf", b"mdia", b"trak", b"moov"] {
        let from = bytes.windows(4).position(|window| window == outer).unwrap() - 4;
        let old = u32::from_be_bytes(bytes[from..from + 4].try_into().unwrap());
        let new = old + wanted.len() as u32 + 8 - size as u32;
        bytes[from..from + 4].copy_from_slice(&new.to_be_bytes());
    }
}

impl Film {
    /// A film of `samples` pictures.
    pub fn new(samples: u64) -> Self {
        let sei = [&[6, 5, 16 + WORDS.len() as u8], [1; 16].as_slice(), WORDS, &[0x80]].concat();
        let mut sample = [&(sei.len() as u32).to_be_bytes(), sei.as_slice()].concat();
        let rest = SAMPLE as u32 - sample.len() as u32 - 4;
        sample.extend(rest.to_be_bytes());
        sample.extend([0x65, 0x88, 0x80]);
        sample.resize(SAMPLE as usize, 0x55);
        let small = movie(b"isom", &[Track { handler: *b"vide", entry: avc(), samples: vec![vec![0x55; 8]] }]);
        let at = small.windows(4).position(|window| window == b"moov").unwrap() - 4;
        let size = u32::from_be_bytes(small[at..at + 4].try_into().unwrap()) as usize;
        let mut moov = small[at..at + size].to_vec();
        let words = |words: &[u32]| words.iter().flat_map(|word| word.to_be_bytes()).collect::<Vec<u8>>();
        patch(&mut moov, b"stsz", &words(&[0, SAMPLE as u32, samples as u32]));
        patch(&mut moov, b"stsc", &words(&[0, 1, 1, samples as u32, 1]));
        patch(&mut moov, b"stts", &words(&[0, 1, samples as u32, 10]));
        let head = [b"\0\0\0\x14ftypisom\0\0\0\0isom".as_slice(), &moov].concat();
        let start = head.len() as u32 + 16;
        patch(&mut moov, b"stco", &words(&[0, 1, start]));
        let media = samples * SAMPLE + 16;
        let head = [&head[..20], &moov, b"\0\0\0\x01mdat".as_slice(), &media.to_be_bytes()].concat();
        assert_eq!(head.len() as u32, start);
        Self { head, sample, samples }
    }
}

impl Source for Film {
    fn len(&self) -> u64 {
        self.head.len() as u64 + self.samples * SAMPLE
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<()> {
        if offset + buf.len() as u64 > self.len() {
            return Err(ends_early(offset));
        }
        let (mut at, mut rest) = (offset, buf);
        while !rest.is_empty() {
            let from = match at.checked_sub(self.head.len() as u64) {
                None => &self.head[at as usize..],
                Some(behind) => &self.sample[(behind % SAMPLE) as usize..],
            };
            let n = from.len().min(rest.len());
            let (now, later) = rest.split_at_mut(n);
            now.copy_from_slice(&from[..n]);
            (at, rest) = (at + n as u64, later);
        }
        Ok(())
    }
}
