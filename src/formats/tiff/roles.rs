//! Which pictures of a file stay: the pages of a document, or the one picture that the others are copies or parts of.

use super::file::{Ifd, Tiff};
use super::{findings, tags};
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::report::{Class, Report};

/// The longest side of a small copy that does not say that it is one, in pixels.
const SMALL: u64 = 512;

/// NewSubfileType (TIFF 6.0, section 8; DNG 1.7): a page or the main picture; not a small copy, a mask, a depth map.
const PAGE: u64 = 2;

/// A picture that stays, and the directory whose fields it shares.
pub(super) struct Picked {
    /// Its own directory.
    pub ifd: Ifd,
    /// The file's first one, for a negative whose picture lies deeper.
    pub shared: Option<Ifd>,
}

/// What a directory says of itself.
struct Candidate {
    ifd: Ifd,
    /// NewSubfileType, where it says it.
    role: Option<u64>,
    size: (u64, u64),
    photometric: u64,
    deeper: bool,
}

/// Chooses the pictures that stay and adds what all directories would reveal. Errors: `malformed`, `limit`, `read`.
pub(super) fn pick(
    tiff: &Tiff<'_>,
    first: u64,
    raw: bool,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<Vec<Picked>> {
    let mut all: Vec<Candidate> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    let mut next = first;
    while next != 0 {
        if !seen.insert(next) {
            report.find(Class::Unknown, "TIFF, directories in a circle", "");
            break;
        }
        let ifd = match tiff.ifd(next, limits) {
            // Whatever follows a picture that can be read is let go.
            Err(error) if error.kind() == crate::error::ErrorKind::Malformed && !all.is_empty() => {
                report.find(Class::Unknown, "TIFF, unreadable directory", "");
                break;
            }
            other => other?,
        };
        next = ifd.next;
        let subs = match ifd.find(tags::SUB_IFDS) {
            Some(entry) => tiff.numbers(entry, 64, limits)?,
            None => Vec::new(),
        };
        all.push(Candidate::read(tiff, ifd, false, raw, report, limits)?);
        for at in subs {
            if !seen.insert(at) {
                continue;
            }
            match tiff.ifd(at, limits) {
                Ok(sub) => all.push(Candidate::read(tiff, sub, true, raw, report, limits)?),
                Err(error) if error.kind() == crate::error::ErrorKind::Malformed => {
                    report.find(Class::Unknown, "TIFF, unreadable directory", "");
                }
                Err(error) => return Err(error),
            }
        }
    }
    let kept = if raw { negative(&all) } else { pages(&all) };
    let Some(&main) = kept.first() else {
        return Err(Error::malformed("there is no picture in it", first));
    };
    for (index, other) in all.iter().enumerate().filter(|(index, _)| !kept.contains(index)) {
        let small =
            other.role.is_some_and(|role| role & 1 == 1) || all.get(main).is_some_and(|main| other.is_copy(main));
        let class = if small { Class::Thumbnail } else { Class::HiddenPicture };
        // A first directory without a picture only holds fields.
        if other.size != (0, 0) || index > 0 {
            report.find(class, "TIFF, another picture", &format!("{} x {}", other.size.0, other.size.1));
        }
    }
    let shared = all.first().filter(|_| raw && main != 0).map(|first| first.ifd.clone());
    let mut picked = Vec::new();
    for index in kept {
        if let Some(candidate) = all.get_mut(index) {
            picked.push(Picked { ifd: std::mem::take(&mut candidate.ifd), shared: shared.clone() });
        }
    }
    Ok(picked)
}

impl Candidate {
    fn read(
        tiff: &Tiff<'_>,
        ifd: Ifd,
        deeper: bool,
        raw: bool,
        report: &mut Report,
        limits: &mut Limits,
    ) -> Result<Self> {
        findings::read(tiff, &ifd, raw, report, limits)?;
        let old = ifd.number(tiff, tags::OLD_SUBFILE, limits)?;
        let role = ifd.number(tiff, tags::SUBFILE, limits)?.or(match old {
            Some(1) => Some(0),
            Some(2) => Some(1),
            Some(3) => Some(PAGE),
            _ => None,
        });
        let paged = ifd.find(tags::PAGE).is_some();
        let has_data = ifd.find(tags::STRIP_OFFSETS).or_else(|| ifd.find(tags::TILE_OFFSETS)).is_some();
        let mut number = |tag| ifd.number(tiff, tag, limits).map(|n| n.unwrap_or(0));
        let (width, height, photometric) = (number(tags::WIDTH)?, number(tags::HEIGHT)?, number(tags::PHOTOMETRIC)?);
        let size = if has_data { (width, height) } else { (0, 0) };
        Ok(Self { role: role.or(paged.then_some(PAGE)), ifd, size, photometric, deeper })
    }

    fn is_whole(&self) -> bool {
        self.size != (0, 0) && self.role.unwrap_or(0) & !PAGE == 0
    }

    /// Whether this is a picture of the same shape as `main` and much smaller, and does not say that it is a page.
    fn is_copy(&self, main: &Self) -> bool {
        let ((width, height), (most_width, most_height)) = (self.size, main.size);
        let (one, other) = (width.saturating_mul(most_height), height.saturating_mul(most_width));
        self.role.is_none()
            && width.max(height) <= SMALL
            && width.saturating_mul(2) <= most_width
            && height.saturating_mul(2) <= most_height
            && one.abs_diff(other) <= one.max(other) / 16
    }
}

/// The pages of a document: every whole picture of the chain; where there is none, the largest of those below it.
fn pages(all: &[Candidate]) -> Vec<usize> {
    let chain = |candidate: &Candidate| !candidate.deeper && candidate.is_whole();
    let mut kept: Vec<usize> = (0..all.len()).filter(|&index| all.get(index).is_some_and(chain)).collect();
    if let Some(first) = kept.first().and_then(|&first| all.get(first)) {
        kept.retain(|&index| all.get(index).is_some_and(|other| !other.is_copy(first)));
    }
    if kept.is_empty() { largest(all, |candidate| candidate.is_whole()) } else { kept }
}

/// The raw picture of a negative: of the whole ones with colour filters or linear raw values the largest.
fn negative(all: &[Candidate]) -> Vec<usize> {
    let raw = largest(all, |candidate| candidate.is_whole() && matches!(candidate.photometric, 32803 | 34892));
    if raw.is_empty() { largest(all, |candidate| candidate.is_whole()) } else { raw }
}

fn largest(all: &[Candidate], wanted: impl Fn(&Candidate) -> bool) -> Vec<usize> {
    let of = |index: &usize| all.get(*index).map_or(0, |c| c.size.0.saturating_mul(c.size.1));
    (0..all.len()).filter(|&index| all.get(index).is_some_and(&wanted)).max_by_key(of).into_iter().collect()
}
