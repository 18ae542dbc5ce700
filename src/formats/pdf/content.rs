//! Content streams (ISO 32000-1, 7.8.2), token by token: the operators of annex A with as many operands as they take.
//!
//! Comments, marked-content points, property lists but for their identifiers and replacement text, and operators that no
//! reader knows (between `BX` and `EX`, and where readers forgive them) are not written.

use crate::error::Result;
use crate::report::{Class, Report};

use super::inline;
use super::names::{self, Names};
use super::token::{Token, Tokens, is_value};

/// The operators and how many operands each takes; [`ANY`] where that varies.
const OPERATORS: [(&[u8], usize); 66] = [
    (b"b", 0),
    (b"B", 0),
    (b"b*", 0),
    (b"B*", 0),
    (b"BT", 0),
    (b"c", 6),
    (b"cm", 6),
    (b"CS", 1),
    (b"cs", 1),
    (b"d", 2),
    (b"d0", 2),
    (b"d1", 6),
    (b"Do", 1),
    (b"ET", 0),
    (b"f", 0),
    (b"F", 0),
    (b"f*", 0),
    (b"G", 1),
    (b"g", 1),
    (b"gs", 1),
    (b"h", 0),
    (b"i", 1),
    (b"j", 1),
    (b"J", 1),
    (b"K", 4),
    (b"k", 4),
    (b"l", 2),
    (b"m", 2),
    (b"M", 1),
    (b"n", 0),
    (b"q", 0),
    (b"Q", 0),
    (b"re", 4),
    (b"RG", 3),
    (b"rg", 3),
    (b"ri", 1),
    (b"s", 0),
    (b"S", 0),
    (b"SC", ANY),
    (b"sc", ANY),
    (b"SCN", ANY),
    (b"scn", ANY),
    (b"sh", 1),
    (b"T*", 0),
    (b"Tc", 1),
    (b"Td", 2),
    (b"TD", 2),
    (b"Tf", 2),
    (b"Tj", 1),
    (b"TJ", 1),
    (b"TL", 1),
    (b"Tm", 6),
    (b"Tr", 1),
    (b"Ts", 1),
    (b"Tw", 1),
    (b"Tz", 1),
    (b"v", 4),
    (b"w", 1),
    (b"W", 0),
    (b"W*", 0),
    (b"y", 4),
    (b"'", 1),
    (b"\"", 3),
    (b"BX", 0),
    (b"EX", 0),
    (b"EMC", 0),
];

/// As many operands as there may be: the components of a colour (annex C) and a pattern's name.
const ANY: usize = 33;

/// How long replacement text may be, as it is coded, and still be no more than the letters of a glyph.
const LIGATURE: usize = 42;

/// The operators that name a resource.
const NAMING: [&[u8]; 8] = [b"CS", b"cs", b"Do", b"gs", b"SCN", b"scn", b"sh", b"Tf"];

const UNUSED: &str = "PDF operands that nothing uses";

const PROPERTIES: &str = "PDF properties of marked content";

/// The most operands that are held for an operator.
const HELD: usize = 64;

/// A content stream without what is not drawn, or nothing where all of it is. What that would reveal is added to `report`.
/// A `part` is one of several streams that make one page, so that operands may stand before its end and their operator
/// in the next.
///
/// Errors: `refused` for what cannot be read.
pub(super) fn strip(content: &[u8], part: bool, names: &mut Names, report: &mut Report) -> Result<Option<Vec<u8>>> {
    let mut stripper = Stripper {
        out: Vec::with_capacity(content.len()),
        operands: Vec::new(),
        changed: false,
        invisible: false,
        kept: Vec::new(),
        names,
    };
    let mut tokens = Tokens::new(content);
    while let Some(token) = tokens.next()? {
        match token {
            Token::Comment => stripper.gone(Class::Text, "PDF comment in a page", report),
            Token::Word(b"BI") => {
                stripper.operands.clear();
                stripper.changed |= inline::strip(&mut tokens, &mut stripper.out, stripper.names, report)?;
            }
            Token::Word(word) if !is_value(word) => stripper.operator(word, report),
            operand => {
                if stripper.operands.len() >= HELD {
                    stripper.operands.remove(0);
                    stripper.gone(Class::Unknown, UNUSED, report);
                }
                stripper.operands.push(operand);
            }
        }
    }
    let operands = std::mem::take(&mut stripper.operands);
    if part {
        operands.iter().for_each(|operand| stripper.push(operand));
    } else if !operands.is_empty() {
        stripper.gone(Class::Unknown, UNUSED, report);
    }
    Ok(stripper.changed.then_some(stripper.out))
}

struct Stripper<'a, 'n> {
    out: Vec<u8>,
    operands: Vec<Token<'a>>,
    changed: bool,
    invisible: bool,
    /// Whether text is invisible again after each `Q` to come.
    kept: Vec<bool>,
    names: &'n mut Names,
}

impl<'a> Stripper<'a, '_> {
    fn gone(&mut self, class: Class, field: &'static str, report: &mut Report) {
        self.changed = true;
        report.find_once(class, field, "");
    }

    fn operator(&mut self, word: &'a [u8], report: &mut Report) {
        let operands = std::mem::take(&mut self.operands);
        match word {
            b"MP" | b"DP" => return self.gone(Class::Unknown, "PDF marked-content point", report),
            b"BMC" | b"BDC" => return self.mark(&operands, report),
            _ => {}
        }
        let Some((_, takes)) = OPERATORS.iter().find(|(own, _)| *own == word) else {
            return self.gone(Class::Unknown, "PDF operator that no reader knows", report);
        };
        let from = operands.len().saturating_sub(*takes);
        if from > 0 {
            self.gone(Class::Unknown, UNUSED, report);
        }
        let operands = operands.get(from..).unwrap_or_default();
        self.visibility(word, operands, report);
        for operand in operands {
            match operand {
                Token::Name(name) if NAMING.contains(&word) => self.resource(name, report),
                operand => self.push(operand),
            }
        }
        self.out.extend_from_slice(word);
        self.out.push(b'\n');
    }

    /// Says that text is drawn without being seen (9.3.6): a scanned page needs it to be searched.
    fn visibility(&mut self, word: &[u8], operands: &[Token<'_>], report: &mut Report) {
        match word {
            b"q" => self.kept.push(self.invisible),
            b"Q" => self.invisible = self.kept.pop().unwrap_or(false),
            b"Tr" => self.invisible = matches!(operands, [Token::Word(b"3")]),
            b"Tj" | b"TJ" | b"'" | b"\"" if self.invisible => {
                report.find_once(Class::HiddenKept, "PDF hidden text", "");
            }
            _ => {}
        }
    }

    /// Begins a marked-content sequence (14.6) with no more than its tag, an identifier, replacement text and a layer.
    fn mark(&mut self, operands: &[Token<'a>], report: &mut Report) {
        let (tag, properties) = match operands {
            [Token::Name(tag)] => (*tag, None),
            [Token::Name(tag), properties] => (*tag, Some(properties)),
            _ => (b"".as_slice(), None),
        };
        let tag = if TAGS.contains(&tag) {
            tag
        } else {
            self.gone(Class::Unknown, PROPERTIES, report);
            b"Span"
        };
        self.push(&Token::Name(tag));
        match properties {
            None => return self.out.extend_from_slice(b"BMC\n"),
            Some(Token::Name(name)) => self.resource(name, report),
            Some(Token::Dictionary(entries)) => {
                let kept: Vec<_> = entries.iter().filter(|(key, value)| is_needed(key, value)).cloned().collect();
                if kept.len() < entries.len() {
                    self.gone(Class::Unknown, PROPERTIES, report);
                }
                if kept.iter().any(|(_, value)| matches!(value, Token::Text(text) if text.len() > LIGATURE)) {
                    report.find_once(Class::HiddenKept, "PDF ActualText", "");
                }
                if kept.is_empty() {
                    self.gone(Class::Unknown, PROPERTIES, report);
                    return self.out.extend_from_slice(b"BMC\n");
                }
                self.push(&Token::Dictionary(kept));
            }
            Some(_) => {
                self.gone(Class::Unknown, PROPERTIES, report);
                return self.out.extend_from_slice(b"BMC\n");
            }
        }
        self.out.extend_from_slice(b"BDC\n");
    }

    /// The name of a resource.
    fn resource(&mut self, coded: &[u8], report: &mut Report) {
        let own = names::decoded(coded);
        let new = self.names.resource(&own, report);
        self.changed |= new != own;
        self.push(&Token::Name(if new == own { coded } else { &new }));
    }

    fn push(&mut self, token: &Token<'_>) {
        token.write(&mut self.out);
        self.out.push(b' ');
    }
}

/// Whether an entry of a property list is the identifier of a part of the structure, or says which letters a glyph shows.
fn is_needed(key: &[u8], value: &Token<'_>) -> bool {
    match value {
        Token::Word(word) => key == b"MCID" && word.iter().all(u8::is_ascii_digit),
        Token::Text(_) => key == b"ActualText",
        _ => false,
    }
}

/// The standard structure types (14.8.4) and the tags that the standard gives to marked content (12.7.3.3, 14.8.2).
pub(super) const TAGS: [&[u8]; 53] = [
    b"OC",
    b"Artifact",
    b"Span",
    b"Document",
    b"Part",
    b"Art",
    b"Sect",
    b"Div",
    b"BlockQuote",
    b"Caption",
    b"TOC",
    b"TOCI",
    b"Index",
    b"NonStruct",
    b"P",
    b"H",
    b"H1",
    b"H2",
    b"H3",
    b"H4",
    b"H5",
    b"H6",
    b"L",
    b"LI",
    b"Lbl",
    b"LBody",
    b"Table",
    b"TR",
    b"TH",
    b"TD",
    b"THead",
    b"TBody",
    b"TFoot",
    b"Quote",
    b"Note",
    b"Reference",
    b"BibEntry",
    b"Code",
    b"Link",
    b"Annot",
    b"Ruby",
    b"RB",
    b"RT",
    b"RP",
    b"Warichu",
    b"WT",
    b"WP",
    b"Figure",
    b"Formula",
    b"Form",
    b"Clip",
    b"Tx",
    b"ReversedChars",
];

#[cfg(test)]
mod tests {
    use super::strip;
    use crate::error::ErrorKind;
    use crate::format::Format;
    use crate::report::Report;

    fn names() -> super::Names {
        super::Names::new(&lopdf::Document::new(), &lopdf::Dictionary::new())
    }

    fn stripped(content: &str, part: bool) -> Option<String> {
        let mut report = Report::new(Format::Pdf, 0);
        let safe = strip(content.as_bytes(), part, &mut names(), &mut report).unwrap();
        assert_eq!(safe.is_some(), report.has_removable_findings());
        safe.map(|safe| String::from_utf8(safe).unwrap())
    }

    #[test]
    fn what_does_not_draw_goes_and_nothing_else() {
        let cases = [
            ("0 0 1 rg % note\n0 0 5 5 re f", "0 0 1 rg\n0 0 5 5 re\nf\n"),
            ("/Who <</Name (me) /MCID 3>> BDC f EMC", "/Span <</MCID 3>> BDC\nf\nEMC\n"),
            ("/P <</Name (me)>> BDC f EMC", "/P BMC\nf\nEMC\n"),
            ("/OC /L BDC (me) f EMC", "/OC /L BDC\nf\nEMC\n"),
            ("BX (me) secret EX f (me) /X MP", "BX\nEX\nf\n"),
            ("/Me 9 Tf /M#65 gs /F1 9 Tf", "/N1 9 Tf\n/N1 gs\n/F1 9 Tf\n"),
            ("f ) 1 w >", "f\n1 w\n"),
            ("BI /W 4 /H 1 /BPC 8 /CS /G /Me (me) ID aEI  EI f", "BI\n/W 4\n/H 1\n/BPC 8\n/CS /G\nID aEI \nEI\nf\n"),
        ];
        for (before, after) in cases {
            assert_eq!(stripped(before, false).as_deref(), Some(after), "{before}");
            assert_eq!(stripped(after, false), None, "{after}");
        }
    }

    #[test]
    fn operands_may_stand_in_one_stream_and_their_operator_in_the_next() {
        assert_eq!(stripped("%me\n0 0 1", true).as_deref(), Some("0 0 1 "));
        assert_eq!(stripped("0 0 1", true), None);
        assert_eq!(stripped("rg f", true), None);
        assert_eq!(stripped("f 0 0 1", false).as_deref(), Some("f\n"));
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        for broken in ["(never ends", "[(a) Tj", "<</A", "BI /W 1 ID abc", "<zz> Tj", &"[".repeat(99)] {
            let mut report = Report::new(Format::Pdf, 0);
            assert_eq!(
                strip(broken.as_bytes(), false, &mut names(), &mut report).unwrap_err().kind(),
                ErrorKind::Refused,
                "{broken}"
            );
        }
    }
}
