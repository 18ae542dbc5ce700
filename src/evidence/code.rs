//! The short code: a commitment to a whole bundle as twelve words or twelve numbers, short enough for a message or a telephone call.
//!
//! Eleven words hold 121 bits, the twelfth checks them. The bits are `scrypt(SHA-256("panah/code/v1" 00 manifest))` with N = 2^15, r = 8,
//! p = 1, cut to 121. To make another bundle for a code that was noted takes 2^121 trials. Whoever makes both bundles needs two that
//! meet, about 2^60.5 trials, each of which costs about 0.1 s and 32 MiB: far out of reach, but that is why a full digest belongs into
//! a timestamp. The code hides the manifest because that holds commitments with random salts.

use scrypt::Params;

use crate::digest::Digest;
use crate::evidence::fault::{Failure, Fault, Place, Result, internal};
use crate::evidence::words::{self, COUNT, Language};

/// How many words a code has.
pub const WORDS: usize = 12;
/// How many bits a word holds.
const BITS: usize = 11;

/// A code. Its last word fits the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code([u16; WORDS]);

/// The digest of a manifest that its code is made of, and that a timestamp is asked for.
pub fn batch(manifest: &[u8]) -> Digest {
    Digest::of(&[b"panah/code/v1\0", manifest])
}

impl Code {
    /// The code of a manifest's bytes. Takes about 0.1 s and 32 MiB.
    pub fn of(manifest: &[u8]) -> Result<Self> {
        let mut bits = [0; 16];
        let params = Params::new(15, 8, 1).map_err(|_| internal("parameters of scrypt that cannot be"))?;
        scrypt::scrypt(&batch(manifest).0, b"panah/code/v1", &params, &mut bits)
            .map_err(|_| internal("a code of no length"))?;
        Ok(Self::cut(bits))
    }

    /// The code of a file that was published, such as the room itself: `SHA-256("panah/file/v1" 00 digest)`, cut to 121 bits. Whoever
    /// wants another file to have it needs 2^121 trials.
    pub fn of_file(digest: &Digest) -> Self {
        let mut bits = [0; 16];
        for (byte, hashed) in bits.iter_mut().zip(Digest::of(&[b"panah/file/v1\0", &digest.0]).0) {
            *byte = hashed;
        }
        Self::cut(bits)
    }

    /// The code of the first 121 bits.
    fn cut(bits: [u8; 16]) -> Self {
        let bits = u128::from_be_bytes(bits) >> (128 - (WORDS - 1) * BITS);
        let mut numbers = [0; WORDS];
        for (place, number) in numbers.iter_mut().rev().skip(1).enumerate() {
            *number = (bits >> (place * BITS)) as u16 & (COUNT as u16 - 1);
        }
        let check = check(&numbers);
        if let Some(last) = numbers.last_mut() {
            *last = check;
        }
        Self(numbers)
    }

    /// As words, with a space between two.
    pub fn words(&self, language: Language) -> String {
        self.0.map(|number| language.word(number)).join(" ")
    }

    /// As numbers from 0001 to 2048, one a word, for a telephone call.
    pub fn digits(&self) -> String {
        self.0.map(|number| format!("{:04}", number + 1)).join(" ")
    }

    /// Reads words of either language, first four letters of words, or numbers, in whatever mixture.
    ///
    /// Errors: `code-unknown` with the place of the word, or for another number of words than twelve; `code-mistaken` where the last
    /// does not fit: for certain where one word is another or two are exchanged, and else 2047 times out of 2048.
    pub fn read(text: &str) -> Result<Self> {
        let digits: String = text.chars().map(plain_digit).collect();
        let split = |letter: char| {
            letter.is_whitespace() || matches!(letter, ',' | '.' | '-' | '،' | ';' | '\u{200e}' | '\u{200f}')
        };
        let mut said: Vec<&str> = digits.split(split).filter(|word| !word.is_empty()).collect();
        // Digits that were typed in one go.
        if let [one] = said.as_slice()
            && one.len() == WORDS * 4
            && one.bytes().all(|byte| byte.is_ascii_digit())
        {
            let (fours, _) = one.as_bytes().as_chunks::<4>();
            said = fours.iter().filter_map(|four| std::str::from_utf8(four).ok()).collect();
        }
        let mut numbers = [0; WORDS];
        for (index, (word, number)) in said.iter().zip(&mut numbers).enumerate() {
            let unknown = Failure::Evidence(Fault::CodeUnknown, Place::Number(index + 1));
            let read = if word.bytes().all(|byte| byte.is_ascii_digit()) {
                let value: Option<u16> =
                    word.parse().ok().filter(|value| word.len() == 4 && (1..=COUNT as u16).contains(value));
                value.map(|value| value - 1)
            } else {
                words::number(word)
            };
            *number = read.ok_or(unknown)?;
        }
        if said.len() != WORDS {
            return Err(Fault::CodeUnknown.into());
        }
        if numbers.last() != Some(&check(&numbers)) {
            return Err(Fault::CodeMistaken.into());
        }
        Ok(Self(numbers))
    }
}

/// Persian and Arabic digits as those of ASCII.
fn plain_digit(letter: char) -> char {
    match letter {
        '\u{6f0}'..='\u{6f9}' | '\u{660}'..='\u{669}' => char::from(b'0' + (u32::from(letter) & 15) as u8),
        other => other,
    }
}

/// The word that fits the first eleven: the sum of each times its own power of x in GF(2^11), modulo the primitive polynomial
/// x^11 + x^2 + 1. No power is 1 or comes twice, so that a single wrong word and two that are exchanged never fit.
fn check(numbers: &[u16; WORDS]) -> u16 {
    let double = |value: u16| value << 1 & 0x7ff ^ if value & 0x400 != 0 { 5 } else { 0 };
    // Horner's rule: the last of the eleven is multiplied once.
    numbers.iter().take(WORDS - 1).fold(0, |sum, number| double(sum ^ number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_back_from_words_numbers_and_what_people_make_of_them() {
        for manifest in [b"one".as_slice(), b"two", b""] {
            let code = Code::of(manifest).unwrap();
            let mut texts: Vec<String> = Language::ALL.iter().map(|language| code.words(*language)).collect();
            texts.push(code.digits());
            texts.push(code.digits().replace(' ', ""));
            texts.push(
                code.digits()
                    .chars()
                    .map(|digit| digit.to_digit(10).map_or(digit, |value| char::from_u32(0x6f0 + value).unwrap()))
                    .collect(),
            );
            texts.push(texts[0].to_uppercase().replace(' ', ", "));
            texts.push(texts[0].split(' ').map(|word| &word[..word.len().min(4)]).collect::<Vec<_>>().join("\n"));
            for text in texts {
                assert_eq!(Code::read(&text), Ok(code), "{text}");
            }
        }
        assert_ne!(Code::of(b"one").unwrap(), Code::of(b"two").unwrap());
    }

    #[test]
    fn a_code_fits_one_message_in_every_language() {
        // A message has 160 letters of GSM 03.38, or 70 of UCS-2 where one of them is not in that.
        let longest = |language: Language| language.words().iter().map(|word| word.chars().count()).max().unwrap();
        assert!(WORDS * (longest(Language::En) + 1) - 1 <= 160);
        assert!(WORDS * (longest(Language::Fa) + 1) - 1 <= 70);
    }

    #[test]
    fn any_wrong_word_and_any_two_that_are_exchanged_are_noticed() {
        let code = Code::of(b"a manifest").unwrap();
        let fits = |numbers: &[u16; WORDS]| numbers[WORDS - 1] == check(numbers);
        assert!(fits(&code.0));
        for place in 0..WORDS {
            for other in 0..COUNT as u16 {
                let mut numbers = code.0;
                numbers[place] = other;
                assert_eq!(fits(&numbers), other == code.0[place]);
            }
            for with in 0..place {
                let mut numbers = code.0;
                numbers.swap(place, with);
                assert_eq!(fits(&numbers), numbers == code.0);
            }
        }
    }

    #[test]
    fn what_is_no_code_is_named() {
        let text = Code::of(b"a manifest").unwrap().words(Language::En);
        let mut words: Vec<&str> = text.split(' ').collect();
        let fault = |words: &[&str]| match Code::read(&words.join(" ")) {
            Err(Failure::Evidence(fault, place)) => (fault, place),
            other => panic!("{other:?}"),
        };
        assert_eq!(fault(&words[..11]), (Fault::CodeUnknown, Place::Whole));
        let third = std::mem::replace(&mut words[2], "panah");
        assert_eq!(fault(&words), (Fault::CodeUnknown, Place::Number(3)));
        words[2] = "2049";
        assert_eq!(fault(&words), (Fault::CodeUnknown, Place::Number(3)));
        words[2] = if third == "zoo" { "abandon" } else { "zoo" };
        assert_eq!(fault(&words), (Fault::CodeMistaken, Place::Whole));
    }
}
