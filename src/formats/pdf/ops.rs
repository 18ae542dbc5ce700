//! The operators of a content stream (ISO 32000-1, 7.8.2 and annex A), one after the other, each with as many operands as it
//! takes.

use crate::error::Result;

use super::inline::Inline;
use super::token::{Token, Tokens, is_value};
use super::values::INTENTS;

/// The operators that draw, and which operands each takes: `#` a number, `/` a name, `(` a string or an array of
/// strings and numbers, `:` one of numbers; [`ANY`] as many numbers as there may be. Those of marked content and of compatibility
/// show nothing (14.6, 7.8.2).
const OPERATORS: [(&[u8], &[u8]); 63] = [
    (b"b", b""),
    (b"B", b""),
    (b"b*", b""),
    (b"B*", b""),
    (b"BT", b""),
    (b"c", b"######"),
    (b"cm", b"######"),
    (b"CS", b"/"),
    (b"cs", b"/"),
    (b"d", b":#"),
    (b"d0", b"##"),
    (b"d1", b"######"),
    (b"Do", b"/"),
    (b"ET", b""),
    (b"f", b""),
    (b"F", b""),
    (b"f*", b""),
    (b"G", b"#"),
    (b"g", b"#"),
    (b"gs", b"/"),
    (b"h", b""),
    (b"i", b"#"),
    (b"j", b"#"),
    (b"J", b"#"),
    (b"K", b"####"),
    (b"k", b"####"),
    (b"l", b"##"),
    (b"m", b"##"),
    (b"M", b"#"),
    (b"n", b""),
    (b"q", b""),
    (b"Q", b""),
    (b"re", b"####"),
    (b"RG", b"###"),
    (b"rg", b"###"),
    (b"ri", b"/"),
    (b"s", b""),
    (b"S", b""),
    (b"SC", ANY),
    (b"sc", ANY),
    (b"SCN", ANY),
    (b"scn", ANY),
    (b"sh", b"/"),
    (b"T*", b""),
    (b"Tc", b"#"),
    (b"Td", b"##"),
    (b"TD", b"##"),
    (b"Tf", b"/#"),
    (b"Tj", b"("),
    (b"TJ", b"("),
    (b"TL", b"#"),
    (b"Tm", b"######"),
    (b"Tr", b"#"),
    (b"Ts", b"#"),
    (b"Tw", b"#"),
    (b"Tz", b"#"),
    (b"v", b"####"),
    (b"w", b"#"),
    (b"W", b""),
    (b"W*", b""),
    (b"y", b"####"),
    (b"'", b"("),
    (b"\"", b"##("),
];

/// The components of a colour (annex C), and where there is a pattern its name.
const ANY: &[u8] = b"*";

/// How many operands those are at most.
const COMPONENTS: usize = 33;

/// The most operands that are held for an operator.
const HELD: usize = 64;

/// A walk over operators.
pub(super) struct Ops<'a> {
    tokens: Tokens<'a>,
    /// The operands of the last one, no more than it takes.
    pub operands: Vec<Token<'a>>,
    /// The last picture, where the operator was `BI`.
    pub inline: Inline<'a>,
    /// How many operators were read.
    pub count: u32,
    /// Whether there were comments, operands that nothing uses, or operators that draw nothing and that no reader knows.
    pub comment: bool,
    /// Whether there was anything else that is not needed.
    pub unused: bool,
}

impl<'a> Ops<'a> {
    /// A walk over a content stream.
    pub(super) fn new(content: &'a [u8]) -> Self {
        Self {
            tokens: Tokens::new(content),
            operands: Vec::new(),
            inline: Inline::default(),
            count: 0,
            comment: false,
            unused: false,
        }
    }

    /// The next operator, or nothing at the end. Those that show nothing are given with all their operands.
    ///
    /// Errors: `refused` for what cannot be read. What is begun and has no end draws nothing, and is the end.
    pub(super) fn next(&mut self) -> Result<Option<&'a [u8]>> {
        self.operands.clear();
        while let Some(token) = self.tokens.next()? {
            match token {
                Token::Comment => self.comment = true,
                Token::Word(word) if !is_value(word) => {
                    self.count += 1;
                    if word == b"BI" {
                        self.unused |= !self.operands.is_empty();
                        self.inline = Inline::read(&mut self.tokens)?;
                        self.unused |= self.inline.unused;
                        return Ok(Some(word));
                    }
                    if let Some((_, takes)) = OPERATORS.iter().find(|(own, _)| *own == word) {
                        let most = if *takes == ANY { COMPONENTS } else { takes.len() };
                        let extra = self.operands.len().saturating_sub(most);
                        self.unused |= extra > 0;
                        self.operands.drain(..extra);
                        // One with operands of another kind does nothing.
                        if fits(word, takes, &self.operands) {
                            return Ok(Some(word));
                        }
                    }
                    match word {
                        b"BMC" | b"BDC" | b"EMC" => return Ok(Some(word)),
                        _ => self.unused = true,
                    }
                    self.operands.clear();
                }
                operand => {
                    if self.operands.len() >= HELD {
                        self.operands.remove(0);
                        self.unused = true;
                    }
                    self.operands.push(operand);
                }
            }
        }
        self.unused |= !self.operands.is_empty() || self.tokens.cut();
        Ok(None)
    }

    /// The operands that are numbers; others count as nothing.
    pub(super) fn numbers<const N: usize>(&self) -> [f32; N] {
        let mut out = [0.0; N];
        out.iter_mut().zip(&self.operands).for_each(|(out, own)| *out = own.number());
        out
    }

    /// The name that is the last operand.
    pub(super) fn name(&self) -> Option<&'a [u8]> {
        match self.operands.last() {
            Some(Token::Name(name)) => Some(name),
            _ => None,
        }
    }
}

/// Whether operands are of the kinds that an operator takes.
fn fits(word: &[u8], takes: &[u8], operands: &[Token<'_>]) -> bool {
    if takes == ANY {
        let (last, rest) = operands.split_last().map_or((None, operands), |(last, rest)| (Some(last), rest));
        let pattern = word.ends_with(b"N") || word.ends_with(b"n");
        return rest.iter().all(is_number)
            && last.is_none_or(|last| is_number(last) || (pattern && matches!(last, Token::Name(_))));
    }
    let intent = |name: &[u8]| word != b"ri" || INTENTS.contains(&name);
    takes.iter().zip(operands).all(|(kind, own)| match (kind, own) {
        (b'#', own) => is_number(own),
        (b'/', Token::Name(name)) => intent(name),
        // Readers take one for the other.
        (b'(', Token::Text(_)) => true,
        (b'(', Token::Array(items)) => items.iter().all(|own| is_number(own) || matches!(own, Token::Text(_))),
        (b':', Token::Array(items)) => items.iter().all(is_number),
        _ => false,
    })
}

/// Whether a value is a number: words are none.
fn is_number(own: &Token<'_>) -> bool {
    matches!(own, Token::Word(word) if !matches!(*word, b"true" | b"false" | b"null"))
}
