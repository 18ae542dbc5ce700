//! The operators of a content stream (ISO 32000-1, 7.8.2 and annex A), one after the other, each with as many operands as it
//! takes.

use crate::error::Result;

use super::inline::Inline;
use super::token::{Token, Tokens, is_value};

/// The operators that draw, and how many operands each takes; [`ANY`] where that varies. Those of marked content and of
/// compatibility show nothing (14.6, 7.8.2).
const OPERATORS: [(&[u8], usize); 63] = [
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
];

/// As many operands as there may be: the components of a colour (annex C) and a pattern's name.
const ANY: usize = 33;

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
                        let extra = self.operands.len().saturating_sub(*takes);
                        self.unused |= extra > 0;
                        self.operands.drain(..extra);
                        return Ok(Some(word));
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
