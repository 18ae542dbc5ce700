//! The shapes that values of attributes have in the markup of documents and drawings. What has none of them goes: an attribute says
//! how something looks, and in what words it may do so its standard says.

/// What a value is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grammar {
    /// Numbers with units, colours, words that standards have, languages, and names that were given here.
    Plain,
    /// Names of typefaces: a page is drawn in them.
    Typeface,
    /// One or two characters that are shown as they are.
    Sign,
    /// Places of cells, with the names of their sheets, which are shown.
    Cells,
    /// A formula or condition, which is shown where its cell is chosen.
    Formula,
    /// Words that are shown.
    Shown,
}

/// How long the name of a typeface may be, in characters, and how many may stand in a list.
const TYPEFACE: usize = 31;
const TYPEFACES: usize = 12;

/// The most digits of a number before its point, and of one with a point: as many as programs write of what they calculate with.
const DIGITS: usize = 15;
const EXACT: usize = 20;

/// The most short pieces of one word; the names that are given here have one.
const SHORT: usize = 4;

/// How the formulas of tables begin (OpenDocument 1.3, part 4, 3.2), and those that programs wrote before.
const FORMULAS: [&str; 4] = ["of:", "oooc:", "msoxl:", "="];

impl Grammar {
    /// Whether `value` has this shape. `knows` says which words standards have.
    pub(crate) fn fits(self, value: &str, knows: fn(&str) -> bool) -> bool {
        match self {
            Self::Plain => is_plain(value, knows),
            Self::Typeface => is_typeface(value),
            Self::Sign => value.chars().count() <= 2,
            Self::Cells => {
                without_sheets(value).is_some_and(|rest| rest.contains('.') && is_plain(&rest, knows))
                    || is_plain(value, knows)
            }
            Self::Formula => FORMULAS.iter().any(|start| value.starts_with(start)) || is_plain(value, knows),
            Self::Shown => true,
        }
    }
}

/// Whether a value is made of numbers, colours, known words and marks, or is the tag of a language (BCP 47).
pub(crate) fn is_plain(value: &str, knows: fn(&str) -> bool) -> bool {
    if has_identifier(value) {
        return false;
    }
    if is_language(value) || is_hexadecimal(value) && value.len() <= 8 {
        return true;
    }
    let mark = |c: char| c.is_ascii_whitespace() || "-_,;:%{}()[]$/+*!|=<>@?^~&\u{b1}".contains(c);
    value.split(mark).all(|atom| is_atom(atom, knows))
}

/// Whether a value holds an identifier that is unique in the world (RFC 9562), of those but the ones that are counted from nought here.
fn has_identifier(value: &str) -> bool {
    value.split(|c: char| !c.is_ascii_hexdigit() && c != '-').any(|run| {
        let marks = [8, 13, 18, 23].iter().all(|at| run.as_bytes().get(*at) == Some(&b'-'));
        run.len() >= 36 && marks && !run.starts_with("00000000-0000-0000-0000-00000000")
    })
}

fn is_hexadecimal(value: &str) -> bool {
    !value.is_empty() && value.bytes().all(|b| b.is_ascii_hexdigit())
}

fn is_language(value: &str) -> bool {
    let mut parts = value.split('-');
    let first = parts.next().unwrap_or_default();
    let lower = (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_lowercase());
    lower
        && value.len() <= 15
        && parts.all(|part| match part.len() {
            2 | 4 => part.bytes().all(|b| b.is_ascii_alphabetic()),
            3 => part.bytes().all(|b| b.is_ascii_digit()),
            _ => false,
        })
}

/// Whether a run of letters and digits is a number with its unit, a colour, or made of known words.
fn is_atom(atom: &str, knows: fn(&str) -> bool) -> bool {
    let bare = atom.trim_start_matches('#');
    if bare.len() < atom.len() && is_hexadecimal(bare) && bare.len() <= 8 {
        return true;
    }
    // What programs count through, and cells.
    let counted = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    if (1..=3).contains(&counted.len())
        && (1..=7).contains(&(bare.len() - counted.len()))
        && counted.bytes().all(|b| b.is_ascii_alphabetic())
    {
        return true;
    }
    let (mut rest, mut short) = (bare, 0);
    while let Some(first) = rest.bytes().next() {
        let Some((piece, after)) = rest.split_at_checked(piece(rest)) else { return false };
        let stays = match first {
            b'0'..=b'9' | b'.' => piece.len() <= if piece.contains('.') { EXACT } else { DIGITS },
            b'A'..=b'Z' | b'a'..=b'z' if piece.len() <= 2 => {
                short += 1;
                short <= SHORT
            }
            b'A'..=b'Z' if piece.len() == 3 && piece.bytes().all(|b| b.is_ascii_uppercase()) => true,
            b'A'..=b'Z' | b'a'..=b'z' => is_known(&piece.to_ascii_lowercase(), knows),
            _ => false,
        };
        if !stays {
            return false;
        }
        rest = after;
    }
    true
}

/// How many bytes at the start of `rest` are one number or one word of a name in which each word begins with a large letter.
fn piece(rest: &str) -> usize {
    let run = |from: usize, is: fn(&u8) -> bool| rest.bytes().skip(from).take_while(is).count();
    let upper = run(0, u8::is_ascii_uppercase);
    let lower = run(upper, u8::is_ascii_lowercase);
    match (upper, lower) {
        (0, 0) => run(0, |b| b.is_ascii_digit() || *b == b'.').max(rest.chars().next().map_or(0, char::len_utf8)),
        (0 | 1, lower) => upper + lower,
        (upper, 0) => upper,
        (upper, _) => upper - 1,
    }
}

/// Whether a word is known, or is two that are, written together.
fn is_known(word: &str, knows: fn(&str) -> bool) -> bool {
    let two = |at: usize| word.split_at_checked(at).is_some_and(|(one, other)| knows(one) && knows(other));
    knows(word) || (3..word.len().saturating_sub(2)).any(two)
}

/// Whether a value is a list of names of typefaces.
pub(crate) fn is_typeface(value: &str) -> bool {
    let names: Vec<&str> = value.split(',').map(|name| name.trim().trim_matches(['\'', '"'])).collect();
    let plain = |c: char| c.is_alphanumeric() || " -_.+@&()/%".contains(c);
    names.len() <= TYPEFACES && names.iter().all(|name| name.chars().count() <= TYPEFACE && name.chars().all(plain))
}

/// Places of cells without the names of sheets before their points; nothing where a quotation does not end.
fn without_sheets(value: &str) -> Option<String> {
    let mut out = String::new();
    for (index, piece) in value.split('\'').enumerate() {
        if index % 2 == 0 {
            for place in piece.split_inclusive([' ', ':', ';']) {
                out.push_str(
                    place.rsplit_once('.').map_or(place, |(sheet, _)| place.get(sheet.len()..).unwrap_or_default()),
                );
            }
        }
    }
    value.matches('\'').count().is_multiple_of(2).then_some(out)
}

/// A value in which no number has more than nine digits behind its point, or fifteen before it.
pub(crate) fn rounded(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let (mut digits, mut most) = (0, DIGITS);
    for c in value.chars() {
        (digits, most) = match c {
            '.' => (0, 9),
            '0'..='9' if digits >= most => continue,
            '0'..='9' => (digits + 1, most),
            _ => (0, DIGITS),
        };
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Grammar, is_plain, rounded};
    use crate::formats::words::knows;

    #[test]
    fn numbers_colours_and_words_of_standards_stay_and_what_people_and_machines_are_called_does_not() {
        for plain in [
            "12",
            "-0.5in",
            "100%",
            "#1a2B3c",
            "FF0000",
            "04A0",
            "en-US",
            "zh-Hans",
            "ckb-IR",
            "leftRight",
            "flowChartMagneticDisk",
            "0.05pt solid #000000",
            "matrix(1 0 0 1 -3.5e-2 4)",
            "-0.249977111117893",
            "Mfr1",
            "superscript",
            "float",
            "url(#n12)",
            "$A$1:$XFD$1048576",
            "A1:B2 C3",
            "s12",
            "_x0000_v1",
            "lightgoldenrodyellow",
            "xMidYMid meet",
            "{00000000-0000-0000-0000-000000000012}",
            "",
            "rId12",
            "M 4870 ?f1 C 8680 ?g1 NZ",
            "m,l,21600r21600,l21600,xe",
            "wipe(left)",
            "#ppt_x",
            "2022-09-23T18:41:12",
            "PT00H00M01S",
            "preserve",
        ] {
            assert!(is_plain(plain, knows), "{plain}");
        }
        for other in [
            "Omid",
            "left Layla",
            "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}",
            "5C22544A-7EE6-4342-B048-85BDC9FD1C3A",
            "C:\\Users\\r",
            "qZ8k2Wv9Lm3RtUe",
            "1.23456789012345678901",
            "1234567890123456",
            "سلام",
            "'quoted'",
            "d41d8cd98f00b204e9800998ecf8427e",
        ] {
            assert!(!is_plain(other, knows), "{other}");
        }
    }

    #[test]
    fn typefaces_signs_cells_and_formulas_have_shapes_of_their_own() {
        let cases = [
            (Grammar::Typeface, "'B Nazanin', Vazirmatn,sans-serif", true),
            (Grammar::Typeface, "a name that is much longer than any typeface has", false),
            (Grammar::Sign, "•", true),
            (Grammar::Sign, "words", false),
            (Grammar::Cells, "$'it is seen'.$A$1:.$B$2 Seen.C3", true),
            (Grammar::Cells, "Layla", false),
            (Grammar::Cells, "Layla.Omid", false),
            (Grammar::Formula, "of:=SUM([.A1])", true),
            (Grammar::Formula, "Layla", false),
        ];
        for (grammar, value, fits) in cases {
            assert_eq!(grammar.fits(value, knows), fits, "{grammar:?} {value}");
        }
        assert_eq!(rounded("M1.12345678901-2.5 1234567890123456789"), "M1.123456789-2.5 123456789012345");
    }
}
