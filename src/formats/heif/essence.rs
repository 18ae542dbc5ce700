//! The essence of a still or an image sequence: what is seen, whatever is written around it.
//!
//! Definition: SHA-256 over, for the primary picture, then each picture that it is made of (in the order of its `dimg`
//! references, each before what follows it and with its own parts directly behind it), then its alpha planes likewise,
//! each picture once: the four characters of its type; its properties as a strip writes them, as boxes in the order of
//! its associations, behind their length in bytes (64 bits, big end first); the description of a derived picture as a
//! strip writes it, or the bytes of a coded one without the units that a strip takes out; their length (64 bits). Then
//! come the tracks of a sequence, as the essence of a movie defines it. Item numbers, names, offsets, and items that a
//! strip takes out do not count.

use crate::digest::{Digest, Hasher};
use crate::error::Result;
use crate::formats::movie::Movie;
use crate::formats::movie::essence as samples;
use crate::formats::movie::layout::Layout;
use crate::source::Source;

use super::still::{Body, Still};

/// The essence of what was read of a still or a sequence. Errors: `read`.
pub(super) fn of(source: &dyn Source, still: Option<&Still>, movie: Option<&Movie>, layout: &Layout) -> Result<Digest> {
    let mut hasher = Hasher::default();
    if let Some(still) = still {
        for item in &still.items {
            hasher.push(&item.kind);
            let properties = item.properties.iter().filter_map(|&place| still.properties.get(usize::from(place)));
            hasher.push(&properties.clone().map(|property| property.bytes.len() as u64).sum::<u64>().to_be_bytes());
            properties.for_each(|property| hasher.push(&property.bytes));
            let len = match &item.body {
                Body::Derived(bytes) => {
                    hasher.push(bytes);
                    bytes.len() as u64
                }
                Body::Coded(extents, ..) => {
                    let mut len = 0;
                    for &extent in extents {
                        len += samples::push(source, extent, layout, &mut hasher)?;
                    }
                    len
                }
            };
            hasher.push(&len.to_be_bytes());
        }
    }
    if let Some(movie) = movie {
        samples::tracks(source, &movie.tracks, layout, &mut hasher)?;
    }
    Ok(hasher.finish())
}
