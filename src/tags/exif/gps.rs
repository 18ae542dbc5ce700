//! The GPS directory (CIPA DC-008, 4.6.7): where and when, and which way the camera looked.

use super::words;
use crate::report::{Class, Report};
use crate::tags::tiff::{Entry, Ifd};

/// Adds what the directory would reveal and returns how many of its tags were not understood.
pub(super) fn read(ifd: &Ifd<'_>, report: &mut Report) -> usize {
    let text = |tag| ifd.find(tag).map(Entry::text).unwrap_or_default();
    let number = |tag| ifd.find(tag).and_then(|entry| entry.number(0));
    if let Some((latitude, longitude)) = degrees(ifd, 2, 1, "S").zip(degrees(ifd, 4, 3, "W")) {
        report.find(Class::Place, "Exif GPSLatitude, GPSLongitude", &format!("{latitude:.5}, {longitude:.5}"));
    } else if ifd.find(2).or_else(|| ifd.find(4)).is_some_and(|entry| entry.value.iter().any(|&byte| byte != 0)) {
        report.find(Class::Place, "Exif GPS", "");
    }
    if let Some(height) = number(6) {
        let below = ifd.find(5).and_then(|entry| entry.number(0)) == Some(1.0);
        report.find(Class::Place, "Exif GPSAltitude", &format!("{:.1} m", if below { -height } else { height }));
    }
    if let Some(radius) = number(0x1f) {
        report.find(Class::Place, "Exif GPSHPositioningError", &format!("{radius:.0} m"));
    }
    if let Some(direction) = number(0x11) {
        report.find(Class::Place, "Exif GPSImgDirection", &format!("{direction:.0}\u{b0} {}", text(0x10)));
    }
    if let Some(speed) = number(0x0d) {
        report.find(Class::Place, "Exif GPSSpeed", &format!("{speed:.1} {}", text(0x0c)));
    }
    if let Some((latitude, longitude)) = degrees(ifd, 0x14, 0x13, "S").zip(degrees(ifd, 0x16, 0x15, "W")) {
        let value = format!("{latitude:.5}, {longitude:.5}");
        report.find(Class::Place, "Exif GPSDestLatitude, GPSDestLongitude", &value);
    }
    for (tag, field) in [(0x1b, "Exif GPSProcessingMethod"), (0x1c, "Exif GPSAreaInformation")] {
        let value = ifd.find(tag).map(|entry| words::coded(entry.value, true)).unwrap_or_default();
        if !value.is_empty() {
            report.find(Class::Place, field, &value);
        }
    }
    let clock = ifd.find(7).and_then(|entry| entry.number(0).zip(entry.number(1)).zip(entry.number(2)));
    let clock = clock.map(|((hour, minute), second)| format!("{hour:02.0}:{minute:02.0}:{second:02.0} UTC"));
    let when = format!("{} {}", text(0x1d), clock.unwrap_or_default());
    if !when.trim().is_empty() {
        report.find(Class::Time, "Exif GPSDateStamp, GPSTimeStamp", &when);
    }
    ifd.entries.iter().filter(|entry| entry.tag > 0x1f).count()
}

/// Decimal degrees from degrees, minutes and seconds; negative when the reference tag says `below`.
fn degrees(ifd: &Ifd<'_>, tag: u16, reference: u16, below: &str) -> Option<f64> {
    let entry = ifd.find(tag)?;
    let part = |index| entry.number(index).unwrap_or(0.0);
    let sum = entry.number(0)? + part(1) / 60.0 + part(2) / 3600.0;
    let negative = ifd.find(reference).is_some_and(|entry| entry.text().eq_ignore_ascii_case(below));
    (sum <= 360.0).then_some(if negative { -sum } else { sum })
}
