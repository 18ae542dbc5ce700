//! Fonts that are set, where text is, and its glyphs (ISO 32000-1, 9.3 and 9.4).

use std::collections::HashMap;

use lopdf::Dictionary;

use super::super::geometry::{Matrix, Rect};
use super::super::marks::{Kind, Paper, Set};
use super::super::state::State;
use super::super::taken::{Font, Running, Text};
use super::super::text::unescaped;
use super::super::token::Token;
use super::super::unicode;
use super::super::widths::Widths;
use super::Walk;
use crate::error::{ErrorKind, Result};

/// How far letters reach below their line and above, and to the sides of their place, in sizes of their font.
const BELOW: f32 = 0.25;
const ABOVE: f32 = 0.95;
const BESIDE: f32 = 0.1;

/// How wide a letter of unknown width is at most, and most likely.
const WIDEST: f32 = 2.0;
const LIKELY: f32 = 0.4;

/// Text of this size and below cannot be read.
const TINY: f32 = 1.01;

impl<'a> Walk<'a, '_> {
    pub(super) fn font(
        &mut self,
        own: &Running<'a>,
        state: &mut State,
        op: u32,
        uses: Option<u32>,
        font: Option<Font<'a>>,
    ) -> Result<()> {
        state.font = Some(self.fonts.len() as u32);
        self.marks.fonts.push(Set { run: own.index, op, uses, seen: op == u32::MAX });
        self.fonts.push(font);
        state.widths = None;
        let Some((_, font)) = font else { return Ok(()) };
        let key = std::ptr::from_ref(font);
        let known = self.widths.iter().position(|(own, _)| *own == key);
        if known.is_none() {
            let mut widths = Widths::read(self.input.document, font);
            widths.letters = self.letters(font)?;
            self.widths.push((key, widths));
        }
        state.widths = Some(known.unwrap_or(self.widths.len() - 1));
        Ok(())
    }

    /// Which letters the codes of a font stand for: words are named by it, and nothing else. Errors: `limit`, `read`.
    fn letters(&mut self, font: &Dictionary) -> Result<HashMap<u32, String>> {
        let stream = font.get_deref(b"ToUnicode", self.input.document).and_then(|own| own.as_stream());
        let Ok(stream) = stream else { return Ok(HashMap::new()) };
        let memory = self.limits.memory;
        let program = self.input.decoded(stream, self.limits);
        self.limits.memory = memory;
        match program {
            Ok(program) => Ok(unicode::read(&program)),
            Err(error) if error.kind() == ErrorKind::Limit => Err(error),
            // Where it is written it is refused.
            Err(_) => Ok(HashMap::new()),
        }
    }

    pub(super) fn place(&mut self, text: &mut Text, line: Matrix) {
        self.line += 1;
        *text = Text { line, ahead: [0.0; 3] };
    }

    pub(super) fn next_line(&mut self, text: &mut Text, state: &State) {
        let line = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, -state.leading]).then(text.line);
        self.place(text, line);
    }

    /// Glyphs (9.4.3).
    pub(super) fn show(&mut self, own: &Running<'a>, state: &State, text: &mut Text, items: &[Token<'_>]) {
        let widths = state.widths.and_then(|index| self.widths.get(index)).map(|(_, widths)| widths);
        let start = text.ahead;
        let mut ahead = start;
        let (mut least, mut most) = (start[0], start[1]);
        let mut words = Vec::new();
        for item in items {
            let Token::Text(coded) = item else {
                let back = item.number() / 1000.0 * state.size * state.stretch;
                ahead.iter_mut().for_each(|ahead| *ahead -= back);
                continue;
            };
            let bytes = unescaped(coded);
            let size = widths.map_or(1, |widths| widths.bytes);
            for code in bytes.chunks(size) {
                let value = code.iter().fold(0, |value, byte| value << 8 | u32::from(*byte));
                match widths.and_then(|widths| widths.letters.get(&value)) {
                    Some(letters) => words.extend(letters.chars()),
                    None if size == 1 => words.extend(
                        code.iter()
                            .filter(|byte| byte.is_ascii_graphic() || **byte == b' ')
                            .map(|byte| char::from(*byte)),
                    ),
                    None => {}
                }
                let known = widths.and_then(|widths| widths.of(value)).map(|width| [width / 1000.0; 3]);
                let reach = known.unwrap_or([0.0, WIDEST, LIKELY]);
                let space = state.spacing[0] + if code == b" " { state.spacing[1] } else { 0.0 };
                for (ahead, reach) in ahead.iter_mut().zip(reach) {
                    *ahead += (reach * state.size + space) * state.stretch;
                }
                (least, most) = (least.min(ahead[0]).min(ahead[1]), most.max(ahead[0]).max(ahead[1]));
            }
        }
        text.ahead = ahead;
        let size = state.size;
        let (low, high, beside) = (state.rise - BELOW * size, state.rise + ABOVE * size, BESIDE * size.abs());
        let matrix = text.line.then(state.matrix);
        let reach = Rect([least - beside, low.min(high), most + beside, high.max(low)]).under(matrix);
        let loose = widths.is_some_and(|widths| widths.loose) || !(least + most).is_finite();
        let [from, to] = [start[2], (start[2] + ahead[2]) / 2.0];
        let likely = Rect([from.min(to), state.rise, from.max(to), state.rise + 0.4 * size.abs()]).under(matrix);
        let paint = [(state.fill.paper, state.alpha[0]), (state.stroke.paper, state.alpha[1])];
        let paint = match state.mode {
            0 | 4 => &paint[..1],
            1 | 5 => &paint[1..],
            _ => &paint[..],
        };
        let tall = size.abs() * (matrix.0[2].abs() + matrix.0[3].abs());
        let paper = paint.iter().map(|(paper, _)| *paper).min().filter(|_| !loose).unwrap_or(Paper::Unlike);
        let bounds = if loose { Rect::ALL } else { reach };
        let hidden = state.font.is_none() || paint.iter().all(|(_, alpha)| *alpha == 0.0);
        let words = self.marks.say(words.into_iter());
        let line = self.line;
        if let Some(mark) = self.mark(own, state, Kind::Text, bounds, paper, &[], hidden, None) {
            mark.reported = state.mode == 3 || tall < TINY || state.widths.is_none();
            mark.fixed = state.mode >= 3;
            (mark.likely, mark.font, mark.words, mark.line) = (likely, state.font, words, line);
        }
    }
}
