//! Tokens of content streams (ISO 32000-1, 7.2).

use crate::error::{Error, Reason, Result};

/// How deep arrays and dictionaries may nest.
const DEPTH: u32 = 16;

/// A token, or a value that is made of several.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token<'a> {
    /// A number, a keyword or an operator.
    Word(&'a [u8]),
    /// A name, without its solidus, as it is coded.
    Name(&'a [u8]),
    /// A string with its brackets, as it is coded.
    Text(&'a [u8]),
    /// An array.
    Array(Vec<Token<'a>>),
    /// A dictionary of names, as they are coded, and values.
    Dictionary(Vec<(&'a [u8], Token<'a>)>),
    /// A comment.
    Comment,
}

impl Token<'_> {
    /// A number; not one where the token is none.
    pub(super) fn number(&self) -> f32 {
        let Self::Word(word) = self else { return f32::NAN };
        std::str::from_utf8(word).ok().and_then(|word| word.parse().ok()).unwrap_or(f32::NAN)
    }

    /// Writes the token without anything around it.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::Word(word) | Self::Text(word) => out.extend_from_slice(word),
            Self::Name(name) => {
                out.push(b'/');
                out.extend_from_slice(name);
            }
            Self::Array(items) => {
                out.push(b'[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        out.push(b' ');
                    }
                    item.write(out);
                }
                out.push(b']');
            }
            Self::Dictionary(entries) => {
                out.extend_from_slice(b"<<");
                for (key, value) in entries {
                    Self::Name(key).write(out);
                    out.push(b' ');
                    value.write(out);
                }
                out.extend_from_slice(b">>");
            }
            Self::Comment => {}
        }
    }
}

/// A walk over tokens.
pub(super) struct Tokens<'a> {
    rest: &'a [u8],
    /// Whether an array's brackets are words, as what is between them may be a program.
    flat: bool,
    cut: bool,
}

const fn broken() -> Error {
    Error::new(Reason::UnknownPart, "a page of the document cannot be read")
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

/// Whether a word is a number, a truth value or nothing at all, and no operator.
pub(super) fn is_value(word: &[u8]) -> bool {
    let number = |byte: &u8| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.');
    matches!(word, b"true" | b"false" | b"null") || word.iter().all(number)
}

const fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

impl<'a> Tokens<'a> {
    /// A walk over `bytes`.
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, flat: false, cut: false }
    }

    /// A walk over `bytes` that are a program in PostScript.
    pub(super) const fn flat(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, flat: true, cut: false }
    }

    /// What is not read yet.
    pub(super) const fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// Whether the last value had no end, or held words that are no values.
    pub(super) const fn cut(&self) -> bool {
        self.cut
    }

    /// Goes on behind the next `count` bytes and gives those.
    pub(super) fn skip(&mut self, count: usize) -> &'a [u8] {
        let (skipped, rest) = self.rest.split_at(count.min(self.rest.len()));
        self.rest = rest;
        skipped
    }

    /// The next token, or nothing at the end, to which a value without an end goes. Errors: `refused` for a bracket without its
    /// like and for what nests too deep.
    /// A closing bracket that none opened is a word of its own, as readers pass over it.
    pub(super) fn next(&mut self) -> Result<Option<Token<'a>>> {
        self.spaces();
        match self.rest {
            [b')' | b'>' | b']', ..] => Ok(Some(Token::Word(self.skip(1)))),
            _ => self.value(DEPTH),
        }
    }

    /// The next piece as it is coded, comments aside, or nothing at the end: a bracket, a name with its solidus, a string with
    /// its brackets, a word. Errors: `refused` for a string without its end.
    pub(super) fn piece(&mut self) -> Result<Option<&'a [u8]>> {
        loop {
            self.spaces();
            let count = match self.rest {
                [] => return Ok(None),
                [b'%', rest @ ..] => {
                    let end = rest.iter().take_while(|byte| !matches!(byte, b'\r' | b'\n')).count();
                    self.skip(1 + end);
                    continue;
                }
                [b'<', b'<', ..] | [b'>', b'>', ..] => 2,
                [b'(', ..] => return self.literal().ok_or(broken()).map(Some),
                [b'<', rest @ ..] => 2 + memchr::memchr(b'>', rest).ok_or(broken())?,
                [b'[' | b']' | b'{' | b'}' | b')' | b'>', ..] => 1,
                [b'/', rest @ ..] => 1 + Self::new(rest).regular().len(),
                rest => Self::new(rest).regular().len(),
            };
            return Ok(Some(self.skip(count)));
        }
    }

    fn spaces(&mut self) {
        let spaces = self.rest.iter().take_while(|byte| is_space(**byte)).count();
        self.skip(spaces);
    }

    fn value(&mut self, depth: u32) -> Result<Option<Token<'a>>> {
        self.spaces();
        let depth = depth.checked_sub(1).ok_or(broken())?;
        let value = match self.rest {
            [] => return Ok(None),
            [b'%', ..] => {
                let end = self.rest.iter().take_while(|byte| !matches!(byte, b'\r' | b'\n')).count();
                self.skip(end);
                Some(Token::Comment)
            }
            [b'/', ..] => {
                self.skip(1);
                Some(Token::Name(self.regular()))
            }
            [b'(', ..] => self.literal().map(Token::Text),
            [b'<', b'<', ..] => {
                self.skip(2);
                self.dictionary(depth)?
            }
            [b'<', ..] => match memchr::memchr(b'>', self.rest) {
                Some(end) => {
                    let text = self.skip(end + 1);
                    let inside = text.get(1..end).unwrap_or_default();
                    if !inside.iter().all(|byte| byte.is_ascii_hexdigit() || is_space(*byte)) {
                        return Err(broken());
                    }
                    Some(Token::Text(text))
                }
                None => None,
            },
            [b'[', ..] if self.flat => Some(Token::Word(self.skip(1))),
            [b'[', ..] => {
                self.skip(1);
                self.array(depth)?
            }
            [b'{' | b'}', ..] => Some(Token::Word(self.skip(1))),
            [b')' | b'>' | b']', ..] => return Err(broken()),
            _ => Some(Token::Word(self.regular())),
        };
        if value.is_none() {
            self.cut = true;
            self.rest = &[];
        }
        Ok(value)
    }

    fn regular(&mut self) -> &'a [u8] {
        let end = self.rest.iter().take_while(|byte| !is_space(**byte) && !is_delimiter(**byte)).count();
        self.skip(end)
    }

    fn literal(&mut self) -> Option<&'a [u8]> {
        let (mut open, mut escaped) = (0u32, false);
        for (at, byte) in self.rest.iter().enumerate() {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'(' => open += 1,
                b')' if open == 1 => return Some(self.skip(at + 1)),
                b')' => open -= 1,
                _ => {}
            }
        }
        None
    }

    fn array(&mut self, depth: u32) -> Result<Option<Token<'a>>> {
        let mut items = Vec::new();
        loop {
            self.spaces();
            if self.rest.first() == Some(&b']') {
                self.skip(1);
                return Ok(Some(Token::Array(items)));
            }
            match self.value(depth)? {
                None => return Ok(None),
                Some(Token::Comment) => {}
                // Readers pass over what is no value in an array.
                Some(Token::Word(word)) if !is_value(word) => self.cut = true,
                Some(item) => items.push(item),
            }
        }
    }

    fn dictionary(&mut self, depth: u32) -> Result<Option<Token<'a>>> {
        let mut entries = Vec::new();
        loop {
            self.spaces();
            if self.rest.starts_with(b">>") {
                self.skip(2);
                return Ok(Some(Token::Dictionary(entries)));
            }
            match self.value(depth)? {
                None => return Ok(None),
                Some(Token::Name(key)) => loop {
                    match self.value(depth)? {
                        None => return Ok(None),
                        Some(Token::Comment) => {}
                        Some(value) => break entries.push((key, value)),
                    }
                },
                Some(Token::Comment) => {}
                Some(_) => self.cut = true,
            }
        }
    }
}
