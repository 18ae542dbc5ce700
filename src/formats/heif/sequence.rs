//! Image sequences (ISO/IEC 23008-12 clause 7): tracks of pictures, and of the alpha planes that belong to them.

use crate::error::{Error, Result};
use crate::formats::movie::top::Top;
use crate::formats::movie::track::{self, Track};
use crate::formats::movie::{self, Movie};
use crate::limits::Limits;
use crate::report::{Class, Report};
use crate::source::Source;

/// The tracks that stay of a file that is a sequence; nothing where it is none. What goes is reported.
///
/// A file whose first brand speaks of a still may hold a sequence beside it: a burst, or a short film. That goes.
/// Errors: `malformed`, `limit`, `refused` for encrypted tracks and codings that are not known here.
pub(super) fn read(source: &dyn Source, top: &Top, report: &mut Report, limits: &mut Limits) -> Result<Option<Movie>> {
    let Some(moov) = top.first(b"moov") else { return Ok(None) };
    if !is_sequence(source)? {
        report.find_once(Class::HiddenClip, "image sequence", "");
        return Ok(None);
    }
    let mut movie = limits.deeper(moov.span.start, |limits| movie::read(source, moov.body, report, limits))?;
    let pictures = |track: &Track| matches!(&track.handler, b"pict" | b"vide") && track.master.is_none();
    let main = movie.tracks.iter().find(|track| pictures(track) && track.flags & 1 == 1);
    let main = main.or(movie.tracks.iter().find(|track| pictures(track)));
    let main = main.map(|track| track.id).ok_or(Error::malformed("a movie without tracks", moov.span.start))?;
    let mut tracks = Vec::new();
    let mut number = 1;
    for mut track in std::mem::take(&mut movie.tracks) {
        let alpha = &track.handler == b"auxv" && track.master == Some(main);
        if track.id == main && pictures(&track) {
            number = tracks.len() as u32 + 1;
            track::describe(source, &mut track, limits)?;
            tracks.push(track);
        } else if alpha {
            track::describe(source, &mut track, limits)?;
            // The description keeps the name of an auxiliary picture where it is an alpha plane.
            match track.entries.iter().all(|entry| memchr::memmem::find(&entry.bytes, b"auxi").is_some()) {
                true => tracks.push(track),
                false => report.find_once(Class::HiddenPicture, "auxiliary track", ""),
            }
        } else {
            let class = if track.sound() { Class::HiddenClip } else { Class::HiddenPicture };
            report.find_once(class, "further track", "");
        }
    }
    for track in tracks.iter_mut().filter(|track| track.handler == *b"auxv") {
        track.master = Some(number);
    }
    movie.tracks = tracks;
    movie::shown::tracks(&mut movie.tracks);
    movie::fragments(source, top, &mut movie, limits)?;
    Ok(Some(movie))
}

/// Whether the first brand says that the file is to be shown as a sequence (ISO/IEC 23008-12 clause 10).
fn is_sequence(source: &dyn Source) -> Result<bool> {
    let mut head = [0; 12];
    source.read_at(0, &mut head)?;
    let [_, _, _, _, _, _, _, _, brand @ ..] = &head;
    Ok(matches!(brand, b"avis" | b"msf1" | b"hevc" | b"hevx" | b"hevm" | b"hevs" | b"avcs"))
}
