//! What of a scan's tables its codes need, and the one form in which tables hold that: codes that never come, and quantisers of
//! coefficients that are zero in every block, could hold anything and decide nothing.

use std::rc::Rc;

use super::huffman::{Huffman, WRONG, standard};
use crate::error::Result;
use crate::order::Order as _;

/// The tables of a member of a scan: of DC coefficients and of others, each as a segment holds it behind its class and number.
pub(crate) type Pair = [Option<Rc<Vec<u8>>>; 2];

/// The codes of a table that come, by their places in it.
#[derive(Clone, Copy, Default)]
pub(crate) struct Codes([u64; 4]);

impl Codes {
    /// Notes that the code at that place came.
    #[inline]
    pub(crate) fn note(&mut self, index: u8) {
        if let Some(word) = self.0.get_mut(usize::from(index >> 6)) {
            *word |= 1 << (index & 63);
        }
    }

    fn has(&self, index: usize) -> bool {
        self.0.get(index >> 6).is_some_and(|word| word >> (index & 63) & 1 == 1)
    }

    fn join(&mut self, other: Self) {
        self.0.iter_mut().zip(other.0).for_each(|(word, other)| *word |= other);
    }
}

/// What came in a scan.
#[derive(Clone, Default)]
pub(crate) struct Used {
    /// By number, the codes of the DC tables and of the AC tables.
    pub codes: [[Codes; 4]; 2],
    /// By component of the frame, in zigzag order, a bit for each coefficient that is not zero everywhere.
    pub coefficients: [u64; 4],
}

impl Used {
    /// Notes a code of the table of that class and number.
    #[inline]
    pub(crate) fn note(&mut self, class: usize, number: u8, index: u8) {
        if let Some(codes) = self.codes.get_mut(class).and_then(|class| class.get_mut(usize::from(number))) {
            codes.note(index);
        }
    }

    /// Notes the codes that came of the tables of these numbers.
    pub(crate) fn join(&mut self, class: usize, number: u8, came: &[Codes; 2]) {
        let own = self.codes.get_mut(class).and_then(|class| class.get_mut(usize::from(number)));
        if let (Some(own), Some(came)) = (own, came.get(class)) {
            own.join(*came);
        }
    }

    /// The one form of a scan's tables, whose numbers of each member are `numbers`. Errors: `malformed` for tables that cannot be.
    pub(crate) fn in_one_form(&self, mut tables: Vec<Pair>, numbers: &[[u8; 2]]) -> Result<Vec<Pair>> {
        for class in 0..2 {
            // What came of each member's table, as its symbols.
            let mut own: Vec<_> = tables.iter_mut().filter_map(|pair| pair.get_mut(class)?.as_mut()).collect();
            let codes = numbers.iter().filter_map(|pair| self.codes.get(class)?.get(usize::from(*pair.get(class)?)));
            let mut met = Vec::new();
            for (table, codes) in own.iter().zip(codes) {
                met.push(read(table)?.filter(|code| codes.has(code.index)).collect::<Vec<_>>());
            }
            // Tables that are equal are one, and what they are rewritten to may be equal again.
            for _ in 0..=own.len() {
                let before: Vec<_> = own.iter().map(|table| (**table).clone()).collect();
                for (table, here) in own.iter_mut().zip(&before) {
                    let mut all: Vec<Met> = Vec::new();
                    all.extend(before.iter().zip(&met).filter(|(other, _)| *other == here).flat_map(|(_, met)| met));
                    all.order_by_key(|code| (code.start(), code.length));
                    all.dedup_by_key(|code| code.start());
                    if let Some(wanted) = form(class, &all)?.filter(|wanted| *wanted != ***table) {
                        **table = Rc::new(wanted);
                    }
                }
                if own.iter().zip(&before).all(|(table, before)| **table == *before) {
                    break;
                }
            }
        }
        Ok(tables)
    }
}

/// A code of a table.
#[derive(Clone, Copy)]
struct Met {
    index: usize,
    symbol: u8,
    length: u8,
    code: u32,
}

impl Met {
    /// Whether both are the same code of the same symbol.
    fn is(&self, other: &Self) -> bool {
        (self.symbol, self.length, self.code) == (other.symbol, other.length, other.code)
    }

    /// Where its share of all that 16 bits can be starts.
    const fn start(&self) -> u32 {
        self.code << (16 - self.length)
    }
}

/// All codes of a table in their order. Errors: `malformed`.
fn read(table: &[u8]) -> Result<impl Iterator<Item = Met>> {
    let (counts, values) = table.split_first_chunk::<16>().ok_or(WRONG)?;
    let table = Huffman::new(*counts, values.to_vec())?;
    let (mut code, mut longest) = (0, 1);
    let codes: Vec<Met> = table
        .symbols()
        .enumerate()
        .map(|(index, (symbol, length))| {
            code <<= length - longest;
            longest = length;
            let met = Met { index, symbol, length: length as u8, code };
            code += 1;
            met
        })
        .collect();
    Ok(codes.into_iter())
}

/// The one form of a table of which `met` comes: one of the standard's, where these are its codes; else the shortest that has them,
/// with the lowest symbols in the places between. Nothing where there is none.
fn form(class: usize, met: &[Met]) -> Result<Option<Vec<u8>>> {
    let [luminance_dc, luminance_ac, chrominance_dc, chrominance_ac] = standard()?;
    for known in if class == 0 { [luminance_dc, chrominance_dc] } else { [luminance_ac, chrominance_ac] } {
        let known = known.written();
        let codes: Vec<Met> = read(&known)?.collect();
        if met.iter().all(|code| codes.iter().any(|known| known.is(code))) {
            return Ok(Some(known));
        }
    }
    let most = if class == 0 { 15 } else { 255 };
    let mut free = (0..=most).filter(|symbol| met.iter().all(|code| code.symbol != *symbol));
    let (mut counts, mut values) = ([0u8; 16], Vec::new());
    let (mut at, mut length) = (0u32, 1u8);
    let mut put = |length: u8, symbol: u8| {
        values.push(symbol);
        let count = counts.get_mut(usize::from(length) - 1)?;
        *count = count.checked_add(1)?;
        Some(())
    };
    for code in met {
        while at < code.start() {
            while 1 << (16 - length) > code.start() - at && length < 16 {
                length += 1;
            }
            if put(length, free.next().unwrap_or(0)).is_none() {
                return Ok(None);
            }
            at += 1 << (16 - length);
        }
        length = code.length;
        if put(length, code.symbol).is_none() {
            return Ok(None);
        }
        at += 1 << (16 - length);
    }
    Ok(Some([counts.as_slice(), &values].concat()))
}

/// The quantisers of pictures that are coded anew, of brightness and of colours: annex K's at a quality of 90, in zigzag order.
pub(crate) const OWN: [[u8; 64]; 2] = [
    [
        3, 2, 2, 3, 2, 2, 3, 3, 3, 3, 4, 3, 3, 4, 5, 8, 5, 5, 4, 4, 5, 10, 7, 7, 6, 8, 12, 10, 12, 12, 11, 10, 11, 11,
        13, 14, 18, 16, 13, 14, 17, 14, 11, 11, 16, 22, 16, 17, 19, 20, 21, 21, 21, 12, 15, 23, 24, 22, 20, 24, 18, 20,
        21, 20,
    ],
    [
        3, 4, 4, 5, 4, 5, 9, 5, 5, 9, 20, 13, 11, 13, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20,
        20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20,
        20, 20, 20, 20, 20, 20,
    ],
];

/// Puts quantisers into one form: those of coefficients that are zero everywhere are as in [`OWN`], where the others are; else 1.
/// So pictures that are coded anew stay alike. The first stays as it is. Numbers that fit in a byte are written so. Tables that are
/// equal are one.
/// `coefficients` are those of [`Used`].
pub(crate) fn quantisers(tables: &mut [Option<Rc<Vec<u8>>>], coefficients: &[u64; 4]) {
    for _ in 0..=tables.len() {
        let before = tables.to_vec();
        for (table, here) in tables.iter_mut().zip(&before) {
            let Some(table) = table else { continue };
            let alike = before.iter().zip(coefficients).filter(|(other, _)| *other == here);
            // A cover's colour is coded with the first, so that must not follow from what is beneath it.
            let used = alike.fold(1, |used, (_, own)| used | own);
            let wide = table.len() == 128;
            let numbers: Vec<u16> = match wide {
                true => table.as_chunks().0.iter().map(|pair| u16::from_be_bytes(*pair)).collect(),
                false => table.iter().map(|number| u16::from(*number)).collect(),
            };
            let comes = |at: usize| used >> at & 1 == 1;
            let is = |own: &&[u8; 64]| {
                let all = own.iter().zip(&numbers).enumerate();
                all.filter(|(at, _)| comes(*at)).all(|(_, (own, number))| u16::from(*own) == *number)
            };
            let [brightness, colours] = &OWN;
            let first = before.first() == Some(here);
            let own = if first { [brightness, colours] } else { [colours, brightness] }.into_iter().find(is);
            let other = |at: usize| own.and_then(|own| own.get(at)).map_or(1, |own| u16::from(*own));
            let numbers = numbers.iter().enumerate().map(|(at, number)| if comes(at) { *number } else { other(at) });
            let narrow: std::result::Result<Vec<u8>, _> = numbers.clone().map(u8::try_from).collect();
            let wanted = narrow.unwrap_or_else(|_| numbers.flat_map(u16::to_be_bytes).collect());
            if wanted != **table {
                *table = Rc::new(wanted);
            }
        }
        if *tables == *before {
            break;
        }
    }
}
