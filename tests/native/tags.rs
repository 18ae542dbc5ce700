//! What the payloads that containers share would reveal.

use crate::make;

use panah::format::Format;
use panah::report::{Class, Report};
use panah::tags::{c2pa, iptc, xmp};

fn findings(read: impl Fn(&[u8], &mut Report), payload: &[u8]) -> Report {
    let mut report = Report::new(Format::Jpeg, 0);
    read(payload, &mut report);
    report
}

fn reveals(report: &Report, class: Class) -> bool {
    report.findings.iter().any(|finding| finding.class == class && finding.value.contains("CANARY"))
}

#[test]
fn iptc_tells_who_and_where() {
    let set = |number: u8| [&[0x1c, 2, number, 0, make::CANARY.len() as u8][..], make::CANARY].concat();
    let records = [set(80), set(90)].concat();
    let head = [&b"8BIM\x04\x04\0\0"[..], &(records.len() as u32).to_be_bytes()].concat();
    let report = findings(iptc::read, &[head, records].concat());
    assert!(reveals(&report, Class::Person) && reveals(&report, Class::Place), "{:?}", report.findings);
}

#[test]
fn xmp_tells_who() {
    let report = findings(xmp::read, &make::xmp());
    assert!(reveals(&report, Class::Person), "{:?}", report.findings);
}

#[test]
fn c2pa_is_told_as_a_record_of_how_the_file_was_made() {
    let report = findings(c2pa::read, b"\0\0\0\x20jumb\0\0\0\x18jumdc2pa");
    assert!(report.findings.iter().any(|finding| finding.class == Class::Provenance && finding.field == "C2PA"));
}
