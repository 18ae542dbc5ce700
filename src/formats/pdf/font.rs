//! Font programs (9.9): what draws glyphs stays, what names the font, its maker and its owner goes. A program is known
//! by how it begins, since documents err about it.

mod compact;
mod postscript;
mod sfnt;
mod tables;

use crate::error::{Error, Reason, Result};

use super::names::{NAMELESS, Names, tagged};

/// How far from its start a font program says what it is called, in bytes.
const FRONT: usize = 2048;

/// A font program that is safe.
pub(super) struct Program {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The length of its parts (table 127), where its kind has such.
    pub lengths: Option<[usize; 2]>,
}

/// The program without what does not draw. Errors: `refused` for one that cannot be read, since nobody knows what it reveals.
pub(super) fn strip(program: &[u8], names: &mut Names) -> Result<Program> {
    let (mut bytes, lengths) = match program {
        [b'%', b'!', ..] | [0x80, 1, ..] => {
            let (bytes, lengths) = postscript::strip(program).ok_or(UNREADABLE)?;
            (bytes, Some(lengths))
        }
        [1, 0, header, ..] if *header >= 4 => (compact::strip(program).ok_or(UNREADABLE)?, None),
        _ => {
            let bytes = sfnt::strip(program).ok_or(UNREADABLE)?;
            let length = bytes.len();
            (bytes, Some([length, 0]))
        }
    };
    for at in 0..bytes.len().min(FRONT) {
        let Some((tag, _)) = bytes.get(at..).and_then(tagged) else { continue };
        let new = names.subset(tag);
        if let Some((tag, name)) = bytes.get_mut(at..).and_then(|own| own.split_at_mut_checked(6)) {
            tag.copy_from_slice(&new);
            let regular = |byte: &&mut u8| byte.is_ascii_graphic() && !b"()<>[]{}/%".contains(byte);
            name.iter_mut().skip(1).take_while(regular).for_each(|letter| *letter = NAMELESS);
        }
    }
    // A new tag makes for new sums.
    if lengths.is_some_and(|[_, rest]| rest == 0) {
        bytes = sfnt::strip(&bytes).unwrap_or(bytes);
    }
    Ok(Program { bytes, lengths })
}

const UNREADABLE: Error = Error::new(Reason::UnknownPart, "a font in the document cannot be looked into");
