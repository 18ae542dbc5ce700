//! The new file: a header, each picture's directory with its values behind it, and then the coded pictures in order.

use super::file::{Form, size};
use super::page::{Field, Page};
use super::tags;
use crate::error::{Error, Reason, Result};
use crate::order::Order as _;
use crate::parts::{Part, Parts};

/// Lays out `pages`, each with the coded strips or tiles that stay of it. Errors: `limit` when offsets do not fit.
pub(super) fn file(form: Form, pages: &mut [(Page, Vec<Vec<Part>>)]) -> Result<Parts> {
    for (page, coded) in pages.iter_mut() {
        let counts: Vec<u64> = coded.iter().map(|parts| parts.iter().map(Part::len).sum()).collect();
        page.place(form, &vec![0; counts.len()], &counts);
        page.fields.order_by_key(|field| field.tag);
    }
    let head = 4 + form.offset() + if form.wide { 4 } else { 0 };
    let front: u64 = pages.iter().map(|(page, _)| directory_len(form, &page.fields)).sum::<u64>() + head;
    let mut at = front;
    for (page, coded) in pages.iter_mut() {
        let (mut starts, mut counts) = (Vec::with_capacity(coded.len()), Vec::with_capacity(coded.len()));
        for parts in coded {
            let len = parts.iter().map(Part::len).sum::<u64>();
            starts.push(at);
            counts.push(len);
            at += len;
        }
        page.place(form, &starts, &counts);
        page.fields.order_by_key(|field| field.tag);
    }
    if !form.wide && at > u64::from(u32::MAX) {
        return Err(Error::at(Reason::TooLarge, "the picture is too large", 0));
    }
    let mut out = if form.big_endian { b"MM".to_vec() } else { b"II".to_vec() };
    out.extend(form.split(if form.wide { 43 } else { 42 }, 2));
    if form.wide {
        out.extend(form.split(8, 2));
        out.extend([0; 2]);
    }
    out.extend(form.split(head, form.offset()));
    let last = pages.len();
    for (index, (page, _)) in (1..).zip(pages.iter()) {
        directory(form, &page.fields, index == last, &mut out);
    }
    let mut file = Parts::default();
    file.push(Part::Bytes(out));
    for (_, coded) in pages.iter_mut() {
        std::mem::take(coded).into_iter().flatten().for_each(|part| file.push(part));
    }
    Ok(file)
}

impl Page {
    /// Says where its strips or tiles lie and how long they are.
    fn place(&mut self, form: Form, starts: &[u64], counts: &[u64]) {
        let (offsets, lengths) = if self.shape.tiled {
            (tags::TILE_OFFSETS, tags::TILE_COUNTS)
        } else {
            (tags::STRIP_OFFSETS, tags::STRIP_COUNTS)
        };
        self.put(numbers(form, offsets, starts));
        self.put(numbers(form, lengths, counts));
    }
}

/// A field of offsets or lengths.
fn numbers(form: Form, tag: u16, numbers: &[u64]) -> Field {
    let kind = if form.wide { 16 } else { 4 };
    Field { tag, kind, bytes: numbers.iter().flat_map(|&number| form.split(number, size(kind))).collect() }
}

/// How long a directory with its values is.
fn directory_len(form: Form, fields: &[Field]) -> u64 {
    let (count, entry) = if form.wide { (8, 20) } else { (2, 12) };
    let behind = fields.iter().map(|field| field.bytes.len() as u64).filter(|&len| len > form.offset());
    let len = count + entry * fields.len() as u64 + form.offset();
    len.next_multiple_of(8) + behind.map(|len| len.next_multiple_of(8)).sum::<u64>()
}

/// Writes a directory and, behind it, the values that do not fit into it.
fn directory(form: Form, fields: &[Field], last: bool, out: &mut Vec<u8>) {
    let start = out.len() as u64;
    let (count, entry) = if form.wide { (8, 20) } else { (2, 12) };
    let mut behind = start + (count + entry * fields.len() as u64 + form.offset()).next_multiple_of(8);
    let mut values: Vec<u8> = Vec::new();
    out.extend(form.split(fields.len() as u64, count));
    for field in fields {
        out.extend(form.split(field.tag.into(), 2));
        out.extend(form.split(field.kind.into(), 2));
        out.extend(form.split(field.count(), form.offset()));
        if field.bytes.len() as u64 <= form.offset() {
            let end = out.len() + form.offset() as usize;
            out.extend(&field.bytes);
            out.resize(end, 0);
        } else {
            out.extend(form.split(behind, form.offset()));
            values.extend(&field.bytes);
            values.resize(values.len().next_multiple_of(8), 0);
            behind += (field.bytes.len() as u64).next_multiple_of(8);
        }
    }
    let next = if last { 0 } else { start + directory_len(form, fields) };
    out.extend(form.split(next, form.offset()));
    let len = (count + entry * fields.len() as u64 + form.offset()).next_multiple_of(8);
    out.resize((start + len) as usize, 0);
    out.extend(values);
}
