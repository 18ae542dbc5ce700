//! The fields of the primary and the camera directory (CIPA DC-008, 4.6.4 to 4.6.6; Windows' XP tags).

use super::words;
use crate::report::{Class, Report};
use crate::tags::tiff::Entry;
use crate::tags::xmp;

/// Text fields that are shown one by one.
const TEXTS: [(u16, Class, &str); 27] = [
    (0x0132, Class::Time, "Exif DateTime"),
    (0x9003, Class::Time, "Exif DateTimeOriginal"),
    (0x9004, Class::Time, "Exif DateTimeDigitized"),
    (0xa433, Class::Device, "Exif LensMake"),
    (0xa434, Class::Device, "Exif LensModel"),
    (0xc614, Class::Device, "Exif UniqueCameraModel"),
    (0xa431, Class::Serial, "Exif BodySerialNumber"),
    (0xa435, Class::Serial, "Exif LensSerialNumber"),
    (0xc62f, Class::Serial, "Exif CameraSerialNumber"),
    (0xa420, Class::Identifier, "Exif ImageUniqueID"),
    (0xa430, Class::Person, "Exif CameraOwnerName"),
    (0x013b, Class::Person, "Exif Artist"),
    (0x8298, Class::Person, "Exif Copyright"),
    (0xa437, Class::Person, "Exif Photographer"),
    (0xa438, Class::Person, "Exif ImageEditor"),
    (0x0131, Class::Software, "Exif Software"),
    (0x013c, Class::Software, "Exif HostComputer"),
    (0x000b, Class::Software, "Exif ProcessingSoftware"),
    (0xa439, Class::Software, "Exif CameraFirmware"),
    (0xa43a, Class::Software, "Exif RAWDevelopingSoftware"),
    (0xa43b, Class::Software, "Exif ImageEditingSoftware"),
    (0xa43c, Class::Software, "Exif MetadataEditingSoftware"),
    (0x010d, Class::Text, "Exif DocumentName"),
    (0x010e, Class::Text, "Exif ImageDescription"),
    (0xa436, Class::Text, "Exif ImageTitle"),
    (0xa40b, Class::Settings, "Exif DeviceSettingDescription"),
    (0xa004, Class::Text, "Exif RelatedSoundFile"),
];

/// Windows' own text fields, in UTF-16.
const WIDE: [(u16, Class, &str); 5] = [
    (0x9c9b, Class::Text, "Exif XPTitle"),
    (0x9c9c, Class::Text, "Exif XPComment"),
    (0x9c9d, Class::Person, "Exif XPAuthor"),
    (0x9c9e, Class::Text, "Exif XPKeywords"),
    (0x9c9f, Class::Text, "Exif XPSubject"),
];

/// Adds what the entries would reveal and returns how many tags were not understood.
pub(super) fn read(entries: &[Entry<'_>], big: bool, report: &mut Report) -> usize {
    let find = |tag: u16| entries.iter().find(|entry| entry.tag == tag);
    let text = |tag| find(tag).map(Entry::text).unwrap_or_default();
    let (make, model) = (text(0x010f), text(0x0110));
    let device = if model.starts_with(&make) { model } else { format!("{make} {model}") };
    if !device.trim().is_empty() {
        report.find(Class::Device, "Exif Make, Model", &device);
    }
    let (mut unknown, mut settings, mut packet) = (0, 0_usize, None);
    for entry in entries {
        if let Some(&(tag, class, field)) = TEXTS.iter().find(|row| row.0 == entry.tag) {
            let value = match tag {
                0x0132 | 0x9003 | 0x9004 => time(entry.text(), tag, &text),
                _ => entry.text(),
            };
            if !value.is_empty() {
                report.find(class, field, &value);
            }
        } else if let Some(&(_, class, field)) = WIDE.iter().find(|row| row.0 == entry.tag) {
            let value = words::utf16(entry.value, false);
            if !value.is_empty() {
                report.find(class, field, &value);
            }
        } else {
            match entry.tag {
                0x9286 => {
                    let value = words::coded(entry.value, big);
                    if !value.is_empty() {
                        report.find(Class::Text, "Exif UserComment", &value);
                    }
                }
                0x927c => report.find(Class::Unknown, "Exif MakerNote", &maker(entry.value, &make)),
                0x02bc => packet = packet.or(Some(entry.value)),
                0x8649 => report.find(Class::Unknown, "Exif, Photoshop resources", ""),
                0x010f | 0x0110 | 0x9010..=0x9012 | 0x9290..=0x9292 => {}
                tag if technical(tag) => settings += 1,
                _ => unknown += 1,
            }
        }
    }
    if let Some(packet) = packet {
        xmp::read(packet, report);
    }
    let number = |tag| find(tag).and_then(|entry| entry.number(0));
    let mut shown = Vec::new();
    if let Some(seconds) = number(0x829a).filter(|&seconds| seconds > 0.0) {
        shown.push(if seconds < 0.5 { format!("1/{:.0} s", 1.0 / seconds) } else { format!("{seconds:.1} s") });
    }
    shown.extend(number(0x829d).map(|stop| format!("f/{stop:.1}")));
    shown.extend(number(0x8827).map(|speed| format!("ISO {speed:.0}")));
    shown.extend(number(0x920a).map(|length| format!("{length:.1} mm")));
    if settings > shown.len() {
        shown.push(format!("+{}", settings - shown.len()));
    }
    if !shown.is_empty() {
        report.find(Class::Settings, "Exif settings", &shown.join(", "));
    }
    unknown
}

/// A time with its fraction of a second and its zone, which have tags of their own.
fn time(time: String, tag: u16, text: &dyn Fn(u16) -> String) -> String {
    let (fraction, zone) = match tag {
        0x0132 => (text(0x9290), text(0x9010)),
        0x9003 => (text(0x9291), text(0x9011)),
        _ => (text(0x9292), text(0x9012)),
    };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{time}{point}{fraction}{zone}").trim().to_owned()
}

/// The name that a maker note starts with, else the make.
fn maker<'a>(note: &'a [u8], make: &'a str) -> std::borrow::Cow<'a, str> {
    let end = note.iter().position(|&byte| !byte.is_ascii_alphanumeric() && byte != b' ').unwrap_or(note.len());
    match note.get(..end) {
        Some(name) if (4..=20).contains(&name.len()) => String::from_utf8_lossy(name),
        _ => make.into(),
    }
}

/// Whether a tag is one of the standard's that only describe how the picture was taken or is stored.
const fn technical(tag: u16) -> bool {
    matches!(tag, 0x00fe..=0x0107 | 0x0111 | 0x0115..=0x011c | 0x0128 | 0x012d | 0x013e | 0x013f | 0x0201..=0x0214)
        || matches!(tag, 0x829a | 0x829d | 0x8822 | 0x8824 | 0x8827..=0x8835 | 0x9000 | 0x9101..=0x9209 | 0x920a)
        || matches!(tag, 0x9214 | 0x9400..=0x9405 | 0xa000..=0xa003 | 0xa20b..=0xa217 | 0xa300..=0xa302)
        || matches!(tag, 0xa401..=0xa40c | 0xa432 | 0xa460..=0xa462 | 0xa500)
}
