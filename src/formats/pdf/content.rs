//! Content streams (ISO 32000-1, 7.8.2) with nothing but what draws.
//!
//! Comments, marked content, operators that no reader knows, operands that none takes, and what no page shows are not written.

use std::collections::HashSet;

use crate::error::Result;
use crate::report::{Class, Report};

use super::names::{self, Names};
use super::ops::Ops;
use super::token::Token;

/// The operators that name a resource.
const NAMING: [&[u8]; 8] = [b"CS", b"cs", b"Do", b"gs", b"SCN", b"scn", b"sh", b"Tf"];

/// The operators that make a path (8.5.2).
const MAKING: [&[u8]; 7] = [b"m", b"l", b"c", b"v", b"y", b"h", b"re"];

/// The operators that paint a path (8.5.3).
pub(super) const PAINTING: [&[u8]; 9] = [b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"];

/// A content stream without what is not drawn, or nothing where all of it is. `hidden` are the numbers of the operators that
/// show nothing. What they would tell is added to `report`.
///
/// Errors: `refused` for what cannot be read.
pub(super) fn strip(
    content: &[u8],
    hidden: Option<&HashSet<u32>>,
    names: &mut Names,
    report: &mut Report,
) -> Result<Option<Vec<u8>>> {
    let mut out = Vec::with_capacity(content.len());
    let mut changed = false;
    // Where the path that is being made starts, and whether nothing else stands in it.
    let mut path = None;
    let mut ops = Ops::new(content);
    while let Some(word) = ops.next()? {
        let shows = hidden.is_none_or(|hidden| !hidden.contains(&ops.count));
        path = match path {
            None if MAKING.contains(&word) => Some((out.len(), true)),
            Some(_) if shows && (word == b"n" || PAINTING.contains(&word)) => None,
            Some((start, alone)) => Some((start, alone && (!shows || MAKING.contains(&word)))),
            None => None,
        };
        changed |= !shows;
        match word {
            b"BI" if shows => changed |= ops.inline.write(&mut out, names, report),
            b"BMC" | b"BDC" | b"EMC" => {
                changed = true;
                report.find_once(Class::Unknown, "PDF marked content", "");
            }
            _ if shows => {
                for operand in &ops.operands {
                    match operand {
                        Token::Name(coded) if NAMING.contains(&word) => {
                            let new = names.resource(&names::decoded(coded), report);
                            changed |= new != *coded;
                            Token::Name(&new).write(&mut out);
                        }
                        operand => operand.write(&mut out),
                    }
                    out.push(b' ');
                }
                out.extend_from_slice(word);
                out.push(b'\n');
            }
            // What an operator does beyond drawing: the path ends (8.5.3), a line begins (9.4.3).
            _ if PAINTING.contains(&word) => match path.take() {
                Some((start, true)) => out.truncate(start),
                _ => out.extend_from_slice(b"n\n"),
            },
            b"'" => out.extend_from_slice(b"T*\n"),
            b"\"" => {
                for (operand, own) in ops.operands.iter().zip([b" Tw\n", b" Tc\n"]) {
                    operand.write(&mut out);
                    out.extend_from_slice(own);
                }
                out.extend_from_slice(b"T*\n");
            }
            _ => {}
        }
    }
    if ops.comment {
        report.find_once(Class::Text, "PDF comment in a page", "");
    }
    if ops.unused {
        report.find_once(Class::Unknown, "PDF operands and operators that nothing uses", "");
    }
    Ok((changed || ops.comment || ops.unused).then_some(out))
}

#[cfg(test)]
mod tests {
    use super::strip;
    use crate::error::ErrorKind;
    use crate::format::Format;
    use crate::report::Report;

    fn names() -> super::Names {
        super::Names::new(&lopdf::Document::new())
    }

    fn stripped(content: &str, hidden: &[u32]) -> Option<String> {
        let mut report = Report::new(Format::Pdf, 0);
        let hidden = hidden.iter().copied().collect();
        let safe = strip(content.as_bytes(), Some(&hidden), &mut names(), &mut report).unwrap();
        assert_eq!(safe.is_some(), report.has_removable_findings() || !hidden.is_empty());
        safe.map(|safe| String::from_utf8(safe).unwrap())
    }

    #[test]
    fn what_does_not_draw_goes_and_nothing_else() {
        let cases = [
            ("0 0 1 rg % note\n0 0 5 5 re f", "0 0 1 rg\n0 0 5 5 re\nf\n"),
            ("/Who <</Name (me) /MCID 3>> BDC f EMC", "f\n"),
            ("/P <</ActualText (me)>> BDC f EMC", "f\n"),
            ("/OC /L BDC (me) f EMC", "f\n"),
            ("BX (me) secret EX f (me) /X MP", "f\n"),
            ("/Me 9 Tf /M#65 gs /F1 9 Tf", "/N1 9 Tf\n/N1 gs\n/N2 9 Tf\n"),
            ("f ) 1 w >", "f\n1 w\n"),
            ("f (never ends", "f\n"),
            ("f [(a) Tj", "f\n"),
            ("f <</A", "f\n"),
            ("[(a) me (b)] TJ", "[(a) (b)] TJ\n"),
            ("(me) w f", "f\n"),
            ("true w f", "f\n"),
            ("1 (me) 3 rg f", "f\n"),
            ("[(me)] 0 d [1 2] 0 d", "[1 2] 0 d\n"),
            ("/Me ri /Perceptual ri", "/Perceptual ri\n"),
            ("/Me 1 sc 1 sc", "1 sc\n"),
            ("[/Me] TJ [(a)] Tj", "[(a)] Tj\n"),
            ("BI /W 1 /Intent /Me /D [/Me] /DP <</Me 1>> /CS [/I /Me 1 <00>] ID a EI f", "BI\n/W 1\nID a\nEI\nf\n"),
            ("BI /W 4 /H 1 /BPC 8 /CS /G /Me (me) ID aEI  EI f", "BI\n/W 4\n/H 1\n/BPC 8\n/CS /G\nID aEI \nEI\nf\n"),
        ];
        for (before, after) in cases {
            assert_eq!(stripped(before, &[]).as_deref(), Some(after), "{before}");
            assert_eq!(stripped(after, &[]), None, "{after}");
        }
    }

    #[test]
    fn what_is_not_shown_goes_and_what_it_does_beside_stays() {
        let cases = [
            ("(me) Tj (a) Tj", [1], "(a) Tj\n"),
            ("(me) ' (a) Tj", [1], "T*\n(a) Tj\n"),
            ("1 2 (me) \" (a) Tj", [1], "1 Tw\n2 Tc\nT*\n(a) Tj\n"),
            ("0 g 1 2 3 4 re f f", [3], "0 g\nf\n"),
            ("1 2 3 4 re W f", [3], "1 2 3 4 re\nW\nn\n"),
            ("1 2 m 0 g 3 4 l f", [4], "1 2 m\n0 g\n3 4 l\nn\n"),
            ("q /N1 Do Q", [2], "q\nQ\n"),
        ];
        for (before, hidden, after) in cases {
            assert_eq!(stripped(before, &hidden).as_deref(), Some(after), "{before}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        for broken in
            ["BI /W 1 ID abc", "BI /W 1 /F /DCT ID a EI", "BI /F [/Fl /Me] ID a EI", "<zz> Tj", &"[".repeat(99)]
        {
            let mut report = Report::new(Format::Pdf, 0);
            let error = strip(broken.as_bytes(), None, &mut names(), &mut report).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Refused, "{broken}");
        }
    }
}
