//! The codebooks of AAC (ISO/IEC 14496-3, tables 4.A.1 to 4.A.12), as far as walking past their codes needs them. In each of
//! them the codes grow with their lengths, so how many codes there are of each length says all of them.

use std::sync::LazyLock;

use crate::codecs::bits::Bits;

/// Codes up to this length are looked up at once, in bits.
const QUICK: u32 = 9;

/// A codebook, made ready to be walked.
pub(super) struct Book {
    /// For the next `QUICK` bits: the length of a code above what follows it, zero where the code is longer.
    quick: Vec<u8>,
    /// Of each length behind the first: the end of its codes among all 32 bits, the number of its first code's successor in
    /// `follows`, and that code.
    longer: Vec<(u32, u64, usize, u32)>,
    follows: Vec<u8>,
}

impl Book {
    /// The book with `counts` codes of 1, 2, 3... bits; `follows` says in the codes' order how many signs follow each
    /// (`0` to `4`), where `a` is a sign and an escape, `b` two signs and an escape, `c` two of both.
    fn new(counts: &[u16], follows: &[u8]) -> Self {
        let mut book = Self { quick: vec![0; 1 << QUICK], longer: Vec::new(), follows: Vec::new() };
        let (mut next, mut number) = (0u64, 0usize);
        for (length, &count) in (1u32..).zip(counts) {
            let first = (next >> (32 - length)) as u32;
            book.longer.push((length, next + (u64::from(count) << (32 - length)), number, first));
            for at in number..number + usize::from(count) {
                let follows = follows.get(at).map_or(0, |&byte| match byte {
                    b'a' => 1 | 1 << 3,
                    b'b' => 2 | 1 << 3,
                    b'c' => 2 | 2 << 3,
                    signs => signs - b'0',
                });
                book.follows.push(follows);
                if length <= QUICK && follows < 8 {
                    let from = (next >> (32 - QUICK)) as usize;
                    let same = book.quick.get_mut(from..from + (1 << (QUICK - length))).unwrap_or_default();
                    same.fill((length as u8) << 3 | follows);
                }
                next += 1 << (32 - length);
            }
            number += usize::from(count);
        }
        book
    }

    /// Passes one code and what follows it; nothing where it ends too early.
    #[inline]
    pub(super) fn pass(&self, bits: &mut Bits<'_>) -> Option<()> {
        let ahead = bits.peek();
        match self.quick.get((ahead >> (32 - QUICK)) as usize) {
            Some(&entry) if entry != 0 => {
                bits.skip(usize::from(entry >> 3) + usize::from(entry & 7));
                Some(())
            }
            _ => self.pass_long(ahead, bits),
        }
    }

    fn pass_long(&self, ahead: u32, bits: &mut Bits<'_>) -> Option<()> {
        let &(length, _, number, first) = self.longer.iter().find(|&&(_, end, _, _)| u64::from(ahead) < end)?;
        let follows = *self.follows.get(number + ((ahead >> (32 - length)) - first) as usize)?;
        bits.skip(length as usize + usize::from(follows & 7));
        for _ in 0..follows >> 3 {
            // Ones up to a zero, then four bits and as many as there were ones: at most 8 (4.6.3.3).
            let ones = bits.peek().leading_ones() as usize;
            if ones > 8 {
                return None;
            }
            bits.skip(ones + 1 + 4 + ones);
        }
        Some(())
    }
}

/// The scale factors' book.
pub(super) static SCALE: LazyLock<Book> = LazyLock::new(|| Book::new(&SCALE_COUNTS, b""));

/// The spectral books 1 to 11.
pub(super) static SPECTRUM: LazyLock<Vec<Book>> =
    LazyLock::new(|| SPECTRUM_COUNTS.iter().map(|(counts, follows)| Book::new(counts, follows)).collect());

const SCALE_COUNTS: [u16; 19] = [1, 0, 1, 3, 2, 4, 3, 5, 4, 6, 6, 6, 5, 8, 4, 7, 3, 7, 46];

/// Of each book: how many codes there are of 1, 2, 3... bits, and what follows each.
const SPECTRUM_COUNTS: [(&[u16], &[u8]); 11] = [
    (&[1, 0, 0, 0, 8, 0, 24, 0, 24, 8, 16], b""),
    (&[0, 0, 1, 1, 7, 24, 15, 19, 14], b""),
    (
        &[1, 0, 0, 4, 2, 6, 3, 5, 15, 15, 8, 9, 3, 3, 5, 2],
        b"011112222232343311223232331221224334323244332333223243344233333344442233434443233",
    ),
    (
        &[0, 0, 0, 10, 6, 0, 9, 21, 8, 14, 11, 2],
        b"433331202222121144443333333333332222222222221111444444333333333433344422222243333",
    ),
    (&[1, 0, 0, 4, 4, 0, 4, 12, 12, 12, 18, 10, 4], b""),
    (&[0, 0, 0, 9, 0, 16, 13, 8, 23, 8, 4], b""),
    (&[1, 0, 2, 1, 0, 4, 5, 10, 14, 15, 8, 4], b"0112221122211222222221122212122222222211222222222222112222222222"),
    (&[0, 0, 1, 5, 7, 10, 14, 15, 8, 4], b"2212120112222222221122222222221212222222121222222222221212222112"),
    (
        &[1, 0, 2, 1, 0, 4, 3, 8, 11, 20, 31, 38, 32, 14, 4],
        b"0112221122211222222221122222221212222222212222222212221222212222112222222222222122212222222222222222\
          222212212222222122222222222222212212222122222222222222222222222222222",
    ),
    (
        &[0, 0, 0, 3, 8, 14, 17, 25, 31, 41, 22, 8],
        b"2222112222211222202211222222222222121222222222222121222222222222222222122222122222222222222222121222\
          222212222221222222222222222221212122222222222222212122212221222222122",
    ),
    (
        &[0, 0, 0, 2, 6, 7, 16, 59, 55, 95, 43, 6],
        b"02c11222222121222222211222222222222222bbbbb2b121b2bbbb22222bb22bbb22b2bbb2b22bb2221bb222212bb22b2b22\
          22222b221222222122222222222222122222222222a222222a21222222222222222222222222222222122222222222222222\
          21222222222222222222222222222112222222222222222222222222212212122212222211222212212112112",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_book_uses_all_its_bits_and_says_of_each_code_what_follows() {
        let books = SPECTRUM_COUNTS.iter().copied().chain([(SCALE_COUNTS.as_slice(), b"".as_slice())]);
        for ((counts, follows), codes) in books.zip([81, 81, 81, 81, 81, 81, 64, 64, 169, 169, 289, 121]) {
            assert_eq!(counts.iter().sum::<u16>(), codes);
            let room: u64 = (1..).zip(counts).map(|(length, &count)| u64::from(count) << (32 - length)).sum();
            assert_eq!(room, 1 << 32);
            assert!(follows.is_empty() || follows.len() == usize::from(codes));
        }
    }

    #[test]
    fn a_pair_of_escapes_is_passed_with_its_signs_and_bits() {
        // Book 11: 00000 for (16, 16), two signs, then 1 0 and five bits, and 0 and four bits.
        let code = SPECTRUM_COUNTS[10].1.iter().position(|&byte| byte == b'c').unwrap() as u32;
        assert_eq!(code, 2);
        let bytes = 0b001_0011_1010_1010_1010_u32 << 13;
        let bytes = bytes.to_be_bytes();
        let mut bits = Bits::new(&bytes);
        SPECTRUM[10].pass(&mut bits).unwrap();
        assert_eq!(bits.at(), 19);
    }
}
