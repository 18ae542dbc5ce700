//! Short texts, packed tighter than LZMA packs them and more slowly: each bit is foretold from what came before, and only how far that
//! was wrong is written, by an arithmetic coder. Eight contexts foretell it (the last none to five letters, the word, the word and the
//! one before) and the longest text that was the same before; a mixer weighs them by how well they did. Context mixing as in PAQ:
//! M. Mahoney, Adaptive Weighing of Context Models for Lossless Data Compression (2005), sections 3 and 4.
//!
//! Only additions, multiplications and divisions of single floats: they have the same last bit on every machine.

const CONTEXTS: usize = 8;
/// For each context how likely a one is and how sure that is; the same of the match; and a constant.
const INPUTS: usize = 2 * CONTEXTS + 3;
const MIXERS: usize = 3;
const SLOTS: usize = 1 << 19;
/// A slot adapts as fast as an average of so many bits.
const SLOWEST: f32 = 30.0;
const RATE: f32 = 0.015;
/// How many letters must be the same for a match, and up to how many are told apart.
const MATCH: usize = 5;
const LONGEST: usize = 31;

/// What one context knows of the next bit. `check` tells it from others that share its place.
#[derive(Clone, Copy)]
struct Slot {
    one: f32,
    seen: f32,
    check: u16,
}

const EMPTY: Slot = Slot { one: 0.5, seen: 0.0, check: 0 };

struct Model {
    logits: Vec<f32>,
    slots: Vec<Slot>,
    text: Vec<u8>,
    /// The bits of the letter that is being read, after a one.
    bits: usize,
    hashes: [u32; CONTEXTS],
    places: [usize; CONTEXTS],
    /// By how far contexts and match reach, by the bits so far, and by the letter before.
    weights: [Vec<f32>; MIXERS],
    rows: [usize; MIXERS],
    inputs: [f32; INPUTS],
    guesses: [f32; MIXERS],
    words: [u32; 2],
    matched: usize,
    length: usize,
    matches: [(f32, f32); LONGEST + 1],
    seen: Vec<usize>,
}

/// 1 / (1 + exp(-x)).
fn squash(x: f32) -> f32 {
    let mut e = 1.0 - x.clamp(-12.0, 12.0) / 1024.0;
    for _ in 0..10 {
        e *= e;
    }
    1.0 / (1.0 + e)
}

fn hash(a: u32, b: u32) -> u32 {
    a.wrapping_mul(0x2f0b_4c47).wrapping_add(b + 1).wrapping_mul(0x9e37_79b1) ^ (a >> 13)
}

const fn is_word(letter: u8) -> bool {
    letter >= b'A' || letter == b'\''
}

impl Model {
    fn new() -> Self {
        let logit = |i: u16| {
            let likely = (f32::from(i) + 0.5) / 4096.0;
            let (mut low, mut high) = (-9.0_f32, 9.0_f32);
            for _ in 0..30 {
                let middle = (low + high) / 2.0;
                *(if squash(middle) < likely { &mut low } else { &mut high }) = middle;
            }
            (low + high) / 2.0
        };
        let weights =
            |rows: usize| (0..rows * INPUTS).map(|i| if i % INPUTS < CONTEXTS { 0.3 } else { 0.05 }).collect();
        let mut model = Self {
            logits: (0..4096).map(logit).collect(),
            slots: vec![EMPTY; SLOTS],
            text: Vec::new(),
            bits: 1,
            hashes: [0; CONTEXTS],
            places: [0; CONTEXTS],
            weights: [weights(3 * CONTEXTS), weights(256), weights(256)],
            rows: [0; MIXERS],
            inputs: [0.0; INPUTS],
            guesses: [0.5; MIXERS],
            words: [0; 2],
            matched: 0,
            length: 0,
            matches: [(0.6, 0.0); LONGEST + 1],
            seen: vec![0; 1 << 16],
        };
        model.look();
        model
    }

    /// Takes the contexts of the letter that comes.
    fn look(&mut self) {
        let back = |i: usize| self.text.len().checked_sub(i).map_or(0, |at| u32::from(self.text[at]));
        let mut last = 0;
        for order in 0..6 {
            self.hashes[order] = hash(last, order as u32 * 0x0123_4567);
            last = hash(last, back(order + 1));
        }
        self.hashes[6] = hash(hash(self.words[0], 0x77_7777), 6);
        self.hashes[7] = hash(hash(hash(self.words[0], back(1)), self.words[1]), 7);
    }

    fn logit(&self, likely: f32) -> f32 {
        self.logits[(likely * 4096.0).min(4095.0) as usize]
    }

    /// The bit that follows where the text was the same before.
    fn expected(&self) -> Option<bool> {
        let letter = usize::from(*self.text.get(self.matched).filter(|_| self.length > 0)?) | 256;
        let count = self.bits.ilog2();
        (letter >> (8 - count) == self.bits).then_some(letter >> (7 - count) & 1 == 1)
    }

    /// How likely a one comes next, in 1/65536.
    fn guess(&mut self) -> u32 {
        let mut reach = 0;
        for i in 0..CONTEXTS {
            let mixed = hash(self.hashes[i], self.bits as u32);
            let mixed = mixed ^ (mixed >> 15);
            let check = (mixed >> 16) as u16 | 1;
            self.places[i] = mixed as usize % SLOTS;
            let slot = &mut self.slots[self.places[i]];
            if slot.check != check {
                *slot = Slot { check, ..EMPTY };
            }
            let Slot { one, seen, .. } = *slot;
            let known = seen > 0.0;
            if known && i < 6 {
                reach = i;
            }
            self.inputs[i] = if known { self.logit(one) } else { 0.0 };
            self.inputs[CONTEXTS + i] = if known { (one - 0.5) * seen.min(8.0) / 2.0 } else { 0.0 };
        }
        let (likely, sign) = match self.expected() {
            Some(bit) => (self.matches[self.length.min(LONGEST)].0, if bit { 1.0 } else { -1.0 }),
            None => {
                self.length = 0;
                (0.5, 0.0)
            }
        };
        self.inputs[2 * CONTEXTS] = sign * self.logit(likely);
        self.inputs[2 * CONTEXTS + 1] = sign * (likely - 0.5) * 2.0;
        self.inputs[2 * CONTEXTS + 2] = 0.3;
        let far = usize::from(self.length > 0) + usize::from(self.length >= 8);
        let before = self.text.last().map_or(0, |&letter| usize::from(letter));
        self.rows = [reach * 3 + far, self.bits, before].map(|row| row * INPUTS);
        let mut sum = 0.0;
        for i in 0..MIXERS {
            let row = &self.weights[i][self.rows[i]..][..INPUTS];
            let dot = row.iter().zip(&self.inputs).fold(0.0, |sum, (weight, input)| sum + weight * input);
            self.guesses[i] = squash(dot);
            sum += dot;
        }
        ((squash(sum / MIXERS as f32) * 65536.0) as u32).clamp(1, 65535)
    }

    /// Learns from the bit that came.
    fn learn(&mut self, bit: bool) {
        let came = f32::from(u8::from(bit));
        for i in 0..MIXERS {
            let step = (came - self.guesses[i]) * RATE;
            let row = &mut self.weights[i][self.rows[i]..][..INPUTS];
            row.iter_mut().zip(&self.inputs).for_each(|(weight, input)| *weight += step * input);
        }
        for place in self.places {
            let slot = &mut self.slots[place];
            slot.one += (came - slot.one) / (slot.seen + 1.1);
            slot.seen = (slot.seen + 1.1).min(SLOWEST);
        }
        if let Some(expected) = self.expected() {
            let (right, times) = &mut self.matches[self.length.min(LONGEST)];
            *right += (f32::from(u8::from(expected == bit)) - *right) / (*times + 1.5);
            *times = (*times + 1.0).min(60.0);
            if expected != bit {
                self.length = 0;
            }
        }
        self.bits = self.bits * 2 + usize::from(bit);
        if self.bits >= 256 {
            self.end(self.bits as u8);
        }
    }

    /// Goes on to the next letter.
    fn end(&mut self, letter: u8) {
        self.text.push(letter);
        self.bits = 1;
        if is_word(letter) {
            self.words[0] = hash(self.words[0], u32::from(letter));
        } else if self.words[0] != 0 {
            self.words = [0, self.words[0]];
        }
        if self.length > 0 {
            self.matched += 1;
            self.length += 1;
        }
        if let Some(last) = self.text.last_chunk::<MATCH>() {
            let place = last.iter().fold(0, |sum, &letter| hash(sum, u32::from(letter))) as usize % self.seen.len();
            if self.length == 0 && self.seen[place] > 0 {
                let before = &self.text[..self.seen[place]];
                let same = before.iter().rev().zip(self.text.iter().rev()).take_while(|(a, b)| a == b).take(40).count();
                if same >= MATCH {
                    (self.matched, self.length) = (before.len(), same);
                }
            }
            self.seen[place] = self.text.len();
        }
        self.look();
    }
}

/// Where an interval of 32 bits is cut for a one that is as likely as `guess` of 65536.
const fn cut(low: u32, high: u32, guess: u32) -> u32 {
    low + (((high - low) as u64 * guess as u64) >> 16) as u32
}

/// A text that is known at both ends lends its words to the one that is packed.
fn primed(prime: &[u8]) -> Model {
    let mut model = Model::new();
    for letter in prime {
        for i in (0..8).rev() {
            model.guess();
            model.learn(letter >> i & 1 == 1);
        }
    }
    model
}

/// Packs a text: its length in four bytes, little-endian, and its bits.
#[cfg_attr(target_arch = "wasm32", allow(dead_code))]
pub(crate) fn pack(text: &[u8], prime: &[u8]) -> Vec<u8> {
    let mut model = primed(prime);
    let (mut low, mut high) = (0_u32, u32::MAX);
    let mut packed = (text.len() as u32).to_le_bytes().to_vec();
    for letter in text {
        for i in (0..8).rev() {
            let bit = letter >> i & 1 == 1;
            let middle = cut(low, high, model.guess());
            if bit {
                high = middle;
            } else {
                low = middle + 1;
            }
            model.learn(bit);
            while (low ^ high) >> 24 == 0 {
                packed.push((high >> 24) as u8);
                low <<= 8;
                high = high << 8 | 255;
            }
        }
    }
    packed.extend((low.wrapping_add(0x00ff_ffff) & 0xff00_0000).to_be_bytes().iter().take(if low == 0 {
        0
    } else {
        1
    }));
    packed
}

/// The text that was packed with the same `prime`; nothing for what is no pack. A pack that is changed gives another text.
#[cfg_attr(not(any(target_arch = "wasm32", test)), allow(dead_code))]
pub(crate) fn unpack(packed: &[u8], prime: &[u8], most: usize) -> Option<Vec<u8>> {
    let (length, bits) = packed.split_first_chunk::<4>()?;
    let length = u32::from_le_bytes(*length) as usize;
    if length > most {
        return None;
    }
    let mut model = primed(prime);
    let from = model.text.len();
    let mut rest = bits.iter();
    let mut next = || u32::from(*rest.next().unwrap_or(&0));
    let (mut low, mut high) = (0_u32, u32::MAX);
    let mut value = (0..4).fold(0, |value, _| value << 8 | next());
    while model.text.len() < from + length {
        let middle = cut(low, high, model.guess());
        let bit = value <= middle;
        if bit {
            high = middle;
        } else {
            low = middle + 1;
        }
        model.learn(bit);
        while (low ^ high) >> 24 == 0 {
            low <<= 8;
            high = high << 8 | 255;
            value = value << 8 | next();
        }
    }
    Some(model.text.split_off(from))
}

#[cfg(test)]
mod tests {
    use super::{pack, unpack};

    #[test]
    fn what_is_unpacked_is_what_was_packed() {
        let long: Vec<u8> =
            b"Nothing is uploaded. All the work is done here. ".iter().copied().cycle().take(5000).collect();
        let noise: Vec<u8> = (0..3000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        for text in [&b""[..], b"a", &[0; 700], &[255; 700], &long, &noise] {
            for prime in [&b""[..], b"Nothing is known. ", &noise] {
                assert_eq!(unpack(&pack(text, prime), prime, 5000).as_deref(), Some(text));
            }
        }
        assert!(pack(&long, b"").len() < 200);
        assert!(pack(&long[..96], &long[..96]).len() < pack(&long[..96], b"").len() / 2);
    }

    #[test]
    fn what_is_cut_or_too_long_is_refused() {
        let packed = pack(b"text", b"");
        assert!(unpack(&packed, b"", 3).is_none());
        assert!(unpack(&packed[..3], b"", 9).is_none());
    }
}
