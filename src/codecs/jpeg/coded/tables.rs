//! The tables in force while a picture is read (ITU-T T.81, B.2.4).

use std::rc::Rc;

use super::block::ZIGZAG;
use super::frame::{Frame, Member, Scan};
use super::huffman::Huffman;
use super::used::Pair;
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::reader::Reader;

/// What the coefficients of a block are multiplied by, row by row.
pub(crate) type Quantisers = [u16; 64];

/// Huffman tables by number, quantisers by number, and the restart interval.
#[derive(Clone, Default)]
pub(crate) struct Tables {
    dc: [Option<Rc<Huffman>>; 4],
    ac: [Option<Rc<Huffman>>; 4],
    quantisers: [Option<Quantisers>; 4],
    /// Whether a quantisation table has numbers of 16 bits.
    pub wide: bool,
    /// In MCUs; 0 where there are no restarts.
    pub restart: u32,
}

impl Tables {
    /// The DC table of that number. Errors: `malformed` where it was not defined.
    pub(crate) fn dc(&self, number: u8) -> Result<&Huffman> {
        chosen(&self.dc, number).map(Rc::as_ref)
    }

    /// The AC table of that number. Errors: `malformed` where it was not defined.
    pub(crate) fn ac(&self, number: u8) -> Result<&Huffman> {
        chosen(&self.ac, number).map(Rc::as_ref)
    }

    /// What a DC coefficient is multiplied by.
    pub(crate) fn quantiser(&self, number: u8) -> u16 {
        self.quantisers(number).map_or(1, |all| all[0].max(1))
    }

    /// What all coefficients are multiplied by. Errors: `malformed` where the table was not defined.
    pub(crate) fn quantisers(&self, number: u8) -> Result<&Quantisers> {
        chosen(&self.quantisers, number)
    }

    /// The standard's tables, for luminance as number 0 and for chrominance as number 1.
    pub(crate) fn with_standard(mut self) -> Result<Self> {
        let [luma_dc, luma_ac, chroma_dc, chroma_ac] = super::huffman::standard()?.map(Rc::new);
        self.dc = [Some(luma_dc), Some(chroma_dc), None, None];
        self.ac = [Some(luma_ac), Some(chroma_ac), None, None];
        Ok(self)
    }

    /// Those that a scan's codes are made of, in the order of its members.
    pub(crate) fn used(&self, frame: &Frame, scan: &Scan) -> Vec<Pair> {
        let (dc, ac) = scan.coded(frame);
        let written = |coded: bool, tables, number| {
            let table = chosen(tables, number).ok().filter(|_| coded);
            table.map(|table: &Rc<Huffman>| Rc::new(table.written()))
        };
        let own = |member: &Member| [written(dc, &self.dc, member.dc), written(ac, &self.ac, member.ac)];
        scan.members.iter().map(own).collect()
    }

    /// Takes in a DHT, DQT or DRI segment. Errors: `malformed`, `limit`.
    pub(crate) fn read(&mut self, code: u8, mut body: Reader<'_>, limits: &mut Limits) -> Result<()> {
        match code {
            0xc4 => {
                while !body.is_empty() {
                    let head = body.u8()?;
                    let counts = body.array::<16>()?;
                    let total: u64 = counts.iter().map(|&n| u64::from(n)).sum();
                    let values = body.bytes(total, limits)?;
                    limits.credit(total);
                    let class = if head >> 4 == 0 { &mut self.dc } else { &mut self.ac };
                    let wrong = Error::malformed("a Huffman table with a number that cannot be", body.at());
                    *class.get_mut(usize::from(head & 15)).ok_or(wrong)? = Some(Rc::new(Huffman::new(counts, values)?));
                }
            }
            0xdb => {
                while !body.is_empty() {
                    let head = body.u8()?;
                    let wide = head >> 4 != 0;
                    let stored: [u16; 64] = if wide {
                        let mut numbers = [0; 64];
                        for number in &mut numbers {
                            *number = body.u16_be()?;
                        }
                        numbers
                    } else {
                        body.array::<64>()?.map(u16::from)
                    };
                    let mut table = [0; 64];
                    for (index, value) in ZIGZAG.into_iter().zip(stored) {
                        if let Some(place) = table.get_mut(usize::from(index)) {
                            *place = value;
                        }
                    }
                    self.wide |= wide;
                    if let Some(quantisers) = self.quantisers.get_mut(usize::from(head & 15)) {
                        *quantisers = Some(table);
                    }
                }
            }
            0xdd => self.restart = body.u16_be()?.into(),
            _ => {}
        }
        Ok(())
    }
}

fn chosen<T>(tables: &[Option<T>; 4], number: u8) -> Result<&T> {
    let table = tables.get(usize::from(number)).and_then(Option::as_ref);
    table.ok_or(Error::malformed("a scan uses a table that was not defined", 0))
}
