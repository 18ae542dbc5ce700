//! References: the frames that later ones may refer to (AV1 bitstream specification, 7.8 and 7.20).

/// What is kept of a frame that others refer to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Kept {
    pub(super) kind: u32,
    pub(super) hint: u32,
    /// Width before scaling, height.
    pub(super) size: [u32; 2],
    /// How segments change the quantiser.
    pub(super) quantisers: [Option<i32>; 8],
}

/// The frames that later ones may refer to.
pub(super) type References = [Kept; 8];

/// How far one order hint lies behind another (7.8.1).
fn distance(a: u32, b: u32, width: u32) -> i32 {
    let middle = 1i32 << (width - 1);
    let difference = a as i32 - b as i32;
    (difference & (middle - 1)) - (difference & middle)
}

/// The frames that one refers to which names two of them (7.8).
pub(super) fn implied(
    references: &References,
    hint: u32,
    width: u32,
    last: usize,
    golden: usize,
) -> Option<[usize; 7]> {
    const LAST: usize = 0;
    const GOLDEN: usize = 3;
    let hints = references.map(|reference| distance(reference.hint, hint, width));
    let mut chosen: [Option<usize>; 7] = [None; 7];
    chosen[LAST] = Some(last);
    chosen[GOLDEN] = Some(golden);
    let mut used = [false; 8];
    *used.get_mut(last)? = true;
    *used.get_mut(golden)? = true;
    // Those behind first, then what is left of those before; of equals, the one that comes last among the latest, and first among
    // the earliest.
    for (slot, behind, latest) in [
        (6, true, true),
        (4, true, false),
        (5, true, false),
        (1, false, true),
        (2, false, true),
        (4, false, true),
        (5, false, true),
        (6, false, true),
    ] {
        let open = hints.into_iter().zip(0usize..).zip(used);
        let open = open.filter(|((hint, _), used)| !used && (*hint >= 0) == behind).map(|(one, _)| one);
        let found = if latest { open.max() } else { open.min() };
        if let (Some(slot @ None), Some((_, index))) = (chosen.get_mut(slot), found) {
            *slot = Some(index);
            *used.get_mut(index)? = true;
        }
    }
    let (_, earliest) = hints.into_iter().zip(0usize..).min()?;
    Some(chosen.map(|slot| slot.unwrap_or(earliest)))
}

/// Whether a frame may skip blocks by two references (5.9.22).
pub(super) fn skips(references: &References, chosen: &[usize; 7], hint: u32, width: u32) -> bool {
    let hints: Vec<u32> = chosen.iter().filter_map(|&index| references.get(index)).map(|kept| kept.hint).collect();
    let from = |other: u32| distance(other, hint, width);
    let before = hints.iter().filter(|&&other| from(other) < 0).max_by_key(|&&other| from(other));
    let behind = hints.iter().any(|&other| from(other) > 0);
    let Some(&before) = before else { return false };
    behind || hints.iter().any(|&other| distance(other, before, width) < 0)
}
