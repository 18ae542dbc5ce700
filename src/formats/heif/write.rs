//! The `meta` box that a strip writes (ISO/IEC 14496-12 §8.11; ISO/IEC 23008-12 §9.3).

use crate::formats::bmff;
use crate::formats::movie::layout::Layout;
use crate::span::Span;

use super::payload::placed;
use super::still::{Body, Still};

/// The index of `still`, whose coded items land `base` bytes behind where `layout` says, at offsets of 64 bits where
/// `wide`. Its length does not depend on `base`.
pub(super) fn meta(still: &Still, layout: &Layout, wide: bool, base: u64) -> Vec<u8> {
    let [mut iloc, mut iinf, mut iref, mut ipma, mut idat] = [const { Vec::new() }; 5];
    let count = still.items.len() as u16;
    iloc.extend([1, 0, 0, 0, if wide { 0x84 } else { 0x44 }, 0]);
    iloc.extend(count.to_be_bytes());
    iinf.extend([0; 4]);
    iinf.extend(count.to_be_bytes());
    iref.extend([0; 4]);
    let large = still.properties.len() > 0x7f;
    ipma.extend([0, 0, 0, large.into()]);
    ipma.extend(u32::from(count).to_be_bytes());
    for (id, item) in (1u16..).zip(&still.items) {
        // All but the primary picture are hidden: nobody is to show them alone.
        let entry = [&[2, 0, 0, u8::from(id > 1)], id.to_be_bytes().as_slice(), &[0; 2], &item.kind, &[0]].concat();
        iinf.extend(bmff::write(b"infe", &entry));
        iloc.extend(id.to_be_bytes());
        let (method, extents): (u16, _) = match &item.body {
            Body::Coded(extents, ..) => (0, placed(extents, layout)),
            Body::Derived(bytes) if bytes.is_empty() => (1, Vec::new()),
            Body::Derived(bytes) => {
                let start = idat.len() as u64;
                idat.extend(bytes);
                (1, vec![Span::new(start, idat.len() as u64)])
            }
        };
        iloc.extend(method.to_be_bytes());
        iloc.extend([0; 2]);
        iloc.extend((extents.len() as u16).to_be_bytes());
        for extent in extents {
            let offset = if method == 0 { base + extent.start } else { extent.start };
            if wide {
                iloc.extend(offset.to_be_bytes())
            } else {
                iloc.extend((offset as u32).to_be_bytes())
            }
            iloc.extend((extent.len() as u32).to_be_bytes());
        }
        for (kind, list) in &item.references {
            let mut body = [id.to_be_bytes(), (list.len() as u16).to_be_bytes()].concat();
            list.iter().for_each(|to| body.extend(to.to_be_bytes()));
            iref.extend(bmff::write(kind, &body));
        }
        ipma.extend(id.to_be_bytes());
        ipma.push(item.properties.len() as u8);
        for &place in &item.properties {
            let essential = still.properties.get(usize::from(place)).is_some_and(|property| property.essential);
            match large {
                true => ipma.extend(((place + 1) | (u16::from(essential) << 15)).to_be_bytes()),
                false => ipma.push((place as u8 + 1) | (u8::from(essential) << 7)),
            }
        }
    }
    let ipco: Vec<u8> = still.properties.iter().flat_map(|property| property.bytes.iter().copied()).collect();
    let mut hdlr = vec![0; 8];
    hdlr.extend(b"pict");
    hdlr.extend([0; 13]);
    let mut body = vec![0; 4];
    body.extend(bmff::write(b"hdlr", &hdlr));
    body.extend(bmff::write(b"pitm", &[0, 0, 0, 0, 0, 1]));
    body.extend(bmff::write(b"iloc", &iloc));
    body.extend(bmff::write(b"iinf", &iinf));
    if iref.len() > 4 {
        body.extend(bmff::write(b"iref", &iref));
    }
    let iprp = [bmff::write(b"ipco", &ipco), bmff::write(b"ipma", &ipma)].concat();
    body.extend(bmff::write(b"iprp", &iprp));
    if !idat.is_empty() {
        body.extend(bmff::write(b"idat", &idat));
    }
    bmff::write(b"meta", &body)
}
