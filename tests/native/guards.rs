//! The second wall: each guard that nothing sound ever reaches is handed what it is there for, and must stop it.

use std::collections::BTreeMap;

use crate::make;

use image::ImageFormat;
use panah::apply::apply;
use panah::error::{Error, ErrorKind, Reason};
use panah::format::Format;
use panah::limits::Limits;
use panah::pack::{CHUNK, Piece, pack};
use panah::parts::{Part, Parts};
use panah::plan::{Edit, Plan, plan};
use panah::policy::Policy;
use panah::receipt::{by_class, count};
use panah::report::{Class, Report, Role, Segment};
use panah::source::Source;
use panah::span::Span;
use panah::verify::{left, verify};

const FORBIDDEN: [Role; 4] = [Role::Metadata, Role::Padding, Role::Trailing, Role::Unknown];

/// A report of 10 bytes whose last 4 have `role`.
fn report(role: Role) -> Report {
    let mut report = Report::new(Format::Png, 10);
    report.push(Segment::new(Span::new(0, 6), Role::Structure, "first"));
    report.push(Segment::new(Span::new(6, 10), role, "second"));
    report
}

/// A report of 10 bytes with segments at `spans`.
fn tiled(spans: &[(u64, u64)]) -> Report {
    let mut report = Report::new(Format::Png, 10);
    report.segments = spans.iter().map(|&(start, end)| Segment::new(Span { start, end }, Role::Media, "run")).collect();
    report
}

fn kind<T: std::fmt::Debug>(result: Result<T, Error>) -> ErrorKind {
    result.unwrap_err().kind()
}

/// A source that cannot be read.
struct Vanished;

impl Source for Vanished {
    fn len(&self) -> u64 {
        100
    }

    fn read_at(&self, _: u64, _: &mut [u8]) -> Result<(), Error> {
        Err(Error::new(Reason::Unreadable, "gone"))
    }
}

#[test]
fn a_segment_that_may_not_stay_is_left_over_and_told_where() {
    for role in FORBIDDEN {
        assert_eq!(left(&report(role), &Policy::EXACT), Some(Some(6)), "{role:?}");
    }
    for role in [Role::Structure, Role::Media] {
        assert_eq!(left(&report(role), &Policy::EXACT), None, "{role:?}");
    }
}

#[test]
fn a_finding_may_not_stay_unless_it_is_told_as_what_stays() {
    let mut told = report(Role::Media);
    told.find(Class::HiddenKept, "hidden", "");
    told.find(Class::Time, "word of a text", "");
    assert_eq!(left(&told, &Policy::EXACT), Some(None));
    told.findings.iter_mut().for_each(|finding| finding.stays = true);
    assert_eq!(left(&told, &Policy::EXACT), None);
    told.find(Class::Place, "place", "");
    assert_eq!(left(&told, &Policy::EXACT), Some(None));
}

#[test]
fn a_copy_with_something_left_is_no_copy() {
    let clean = make::strip(&make::plain(ImageFormat::Png)).unwrap();
    let verified = |file: &[u8], format, policy: &Policy| verify(&file, format, policy, &mut Limits::default());
    assert!(verified(&clean, Format::Png, &Policy::EXACT).is_ok());
    // Of another format.
    assert_eq!(kind(verified(&clean, Format::Jpeg, &Policy::EXACT)), ErrorKind::Residue);
    // With a segment of a role that may not stay.
    let error = verified(&clean, Format::Png, &Policy { keep: &[Role::Structure] }).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Residue);
    assert!(error.at.is_some());
    assert_eq!(kind(verified(&[&clean[..], &[0; 5]].concat(), Format::Png, &Policy::EXACT)), ErrorKind::Residue);
    // With something to reveal.
    assert_eq!(kind(verified(&make::png(), Format::Png, &Policy::EXACT)), ErrorKind::Residue);
    // That can no longer be read.
    assert_eq!(kind(verified(&clean[..clean.len() / 2], Format::Png, &Policy::EXACT)), ErrorKind::Residue);
    assert_eq!(kind(verified(&[0; 64], Format::Png, &Policy::EXACT)), ErrorKind::Residue);
}

#[test]
fn what_keeps_a_copy_from_being_verified_is_told_as_what_it_is() {
    assert_eq!(kind(verify(&Vanished, Format::Png, &Policy::EXACT, &mut Limits::default())), ErrorKind::Read);
    let clean = make::strip(&make::plain(ImageFormat::Png)).unwrap();
    let mut none = Limits { items: 0, ..Limits::default() };
    assert_eq!(kind(verify(&clean, Format::Png, &Policy::EXACT, &mut none)), ErrorKind::Limit);
}

#[test]
fn a_tiling_with_a_gap_an_overlap_a_short_or_a_long_end_is_a_fault() {
    tiled(&[(0, 4), (4, 10)]).check_tiling().unwrap();
    for (spans, at) in [
        (&[(0, 4), (5, 10)][..], 4),
        (&[(0, 4), (3, 10)], 4),
        (&[(1, 10)], 0),
        (&[(0, 9)], 9),
        (&[(0, 11)], 11),
        (&[(0, 6), (6, 4), (4, 10)], 6),
        (&[], 0),
    ] {
        let error = tiled(spans).check_tiling().unwrap_err();
        assert_eq!((error.kind(), error.at), (ErrorKind::Residue, Some(at)), "{spans:?}");
    }
}

#[test]
fn a_report_weighs_at_most_48_mib_and_is_paid_for() {
    const HEAVIEST: usize = 48 << 20;
    let of = |weight: usize| {
        let mut report = Report::new(Format::Png, 10);
        report.push(Segment::new(Span::new(0, 10), Role::Media, "n".repeat(weight - size_of::<Segment>())));
        report
    };
    let memory = |memory| Limits { memory, ..Limits::default() };
    assert_eq!(of(HEAVIEST).segments.len(), 1);
    of(HEAVIEST).check_weight(&mut memory(HEAVIEST as u64)).unwrap();
    assert_eq!(kind(of(HEAVIEST).check_weight(&mut memory(HEAVIEST as u64 - 1))), ErrorKind::Limit);
    assert!(of(HEAVIEST + 1).segments.is_empty());
    assert_eq!(kind(of(HEAVIEST + 1).check_weight(&mut memory(u64::MAX))), ErrorKind::Limit);
}

#[test]
fn a_plan_takes_out_what_may_not_stay_and_joins_neighbours() {
    let segment =
        |start, end, role, byte| Segment::new(Span::new(start, end), role, "s").instead(vec![Part::Bytes(vec![byte])]);
    let segments = vec![
        segment(0, 2, Role::Metadata, 1),
        segment(2, 4, Role::Unknown, 2),
        segment(4, 6, Role::Media, 3),
        segment(6, 8, Role::Padding, 4),
        segment(8, 9, Role::Structure, 5),
        segment(9, 10, Role::Trailing, 6),
    ];
    let bytes = |byte| Part::Bytes(vec![byte]);
    let edits = vec![
        Edit { span: Span::new(0, 4), parts: vec![bytes(1), bytes(2)] },
        Edit { span: Span::new(6, 8), parts: vec![bytes(4)] },
        Edit { span: Span::new(9, 10), parts: vec![bytes(6)] },
    ];
    assert_eq!(plan(10, segments, &Policy::EXACT), Plan { len: 10, edits });
}

#[test]
fn edits_that_collide_or_leave_the_source_make_no_output() {
    let edit = |start, end, parts: &[Part]| Edit { span: Span::new(start, end), parts: parts.to_vec() };
    let apply = |edits: &[Edit]| apply(Plan { len: 10, edits: edits.to_vec() });
    let copy = |start, end| Part::Copy(Span::new(start, end));
    let sound = apply(&[edit(2, 4, &[]), edit(4, 6, &[Part::Bytes(vec![7])]), edit(8, 10, &[copy(9, 10)])]).unwrap();
    let expected: Parts = [copy(0, 2), Part::Bytes(vec![7]), copy(6, 8), copy(9, 10)].into_iter().collect();
    assert_eq!(sound, expected);
    for (edits, at) in [
        (vec![edit(2, 5, &[]), edit(4, 6, &[])], 4),
        (vec![edit(5, 6, &[]), edit(2, 3, &[])], 2),
        (vec![edit(8, 11, &[])], 8),
        (vec![edit(11, 12, &[])], 11),
        (vec![edit(3, 4, &[copy(9, 11)])], 3),
        (vec![edit(3, 4, &[copy(11, 12)])], 3),
    ] {
        let error = apply(&edits).unwrap_err();
        assert_eq!((error.kind(), error.at), (ErrorKind::Residue, Some(at)), "{edits:?}");
    }
}

#[test]
fn limits_hold_at_their_edges() {
    let mut limits = Limits { depth: 2, items: 2, pixels: 12, memory: 10 };
    limits.item(0).unwrap();
    limits.item(0).unwrap();
    assert_eq!(kind(limits.item(7)), ErrorKind::Limit);
    assert_eq!(kind(limits.item(7)), ErrorKind::Limit);

    limits.debit(4, 0).unwrap();
    assert_eq!(kind(limits.debit(7, 0)), ErrorKind::Limit);
    limits.debit(6, 0).unwrap();
    assert_eq!(kind(limits.debit(1, 0)), ErrorKind::Limit);
    limits.credit(6);
    assert_eq!(kind(limits.debit(7, 0)), ErrorKind::Limit);
    limits.debit(6, 0).unwrap();
    limits.credit(u64::MAX);
    assert_eq!(limits.memory, u64::MAX);

    for _ in 0..3 {
        let two = limits.deeper(0, |limits| limits.deeper(0, |limits| Ok(limits.depth)));
        assert_eq!(two, Ok(0));
        let three = limits.deeper(0, |limits| limits.deeper(0, |limits| limits.deeper(9, |_| Ok(()))));
        assert_eq!(three.map_err(|error| (error.kind(), error.at)), Err((ErrorKind::Limit, Some(9))));
        assert_eq!(limits.depth, 2);
    }

    limits.picture(4, 3, 0).unwrap();
    limits.picture(12, 1, 0).unwrap();
    assert_eq!(kind(limits.picture(13, 1, 0)), ErrorKind::Limit);
    assert_eq!(kind(limits.picture(u64::MAX, 2, 0)), ErrorKind::Limit);
    assert_eq!(kind(limits.picture(0, 3, 0)), ErrorKind::Malformed);
    assert_eq!(kind(limits.picture(3, 0, 0)), ErrorKind::Malformed);
}

#[test]
fn a_gathered_piece_ends_at_the_chunk() {
    let packed = |len: u64| pack(&[Part::Bytes(vec![1; len as usize])].into_iter().collect());
    let gathered = |start, end| Piece::Gathered(Span::new(start, end));
    assert_eq!(packed(CHUNK), [gathered(0, CHUNK)]);
    assert_eq!(packed(CHUNK + 1), [gathered(0, CHUNK), gathered(CHUNK, CHUNK + 1)]);
}

#[test]
fn a_receipt_counts_each_class_exactly() {
    let mut told = report(Role::Media);
    for class in [Class::Place, Class::HiddenKept, Class::Time, Class::Place, Class::Place] {
        told.find(class, "field", "");
    }
    assert_eq!(count(&told), BTreeMap::from([(Class::Place, 3), (Class::Time, 1)]));
    assert_eq!(by_class(&told.findings), BTreeMap::from([(Class::Place, 3), (Class::Time, 1), (Class::HiddenKept, 1)]));
}

#[test]
fn a_strip_counts_in_its_receipt_what_the_original_told_and_the_copy_does_not() {
    let file = make::png();
    let told = panah::inspect::inspect(&file, &mut Limits::default()).unwrap().findings;
    let mut expected = BTreeMap::new();
    told.iter().for_each(|finding| *expected.entry(finding.class).or_insert(0) += 1);
    let copy = panah::strip::strip(&file, &Limits::default()).unwrap().receipt.copy;
    assert!(expected.len() > 1);
    assert_eq!(copy.removed, expected);
    assert_eq!(copy.hidden, BTreeMap::new());
    assert_eq!(copy.covered, 0);
}

#[test]
fn a_receipt_has_the_digests_of_the_copy_and_of_the_original() {
    use sha2::{Digest as _, Sha256};
    for file in [make::png(), make::gif(), make::webp()] {
        let receipt = panah::strip::strip(&file, &Limits::default()).unwrap().receipt;
        let clean = make::strip(&file).unwrap();
        assert_eq!(receipt.copy.sha256.0[..], Sha256::digest(&clean)[..]);
        assert_eq!(receipt.received.sha256.0[..], Sha256::digest(&file)[..]);
        assert_eq!((receipt.copy.len, receipt.received.len), (clean.len() as u64, file.len() as u64));
    }
}
