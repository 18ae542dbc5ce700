//! Plain texts: every word stays, and what the words would tell is told, before the copy is made and of what stays in it.

use crate::make::{archive, checks};

use archive::{jpeg, unzip, zip};
use checks::{limits, stripped};
use panah::error::Reason;
use panah::format::Format;
use panah::inspect::inspect;
use panah::report::{Class, Finding};
use panah::sniff::sniff;
use panah::strip::strip;

fn told(text: &str) -> Vec<Finding> {
    inspect(&text.as_bytes().to_vec(), &mut limits()).unwrap().findings
}

/// Whether a text tells `value` under `class`, and its copy, which is the text itself, too.
fn tells(text: &str, class: Class, value: &str) {
    let found = told(text);
    let own = found.iter().find(|finding| finding.class == class && finding.value.contains(value));
    assert!(own.is_some_and(|own| own.stays), "{class:?} {value} in {text}: {found:?}");
    let safe = strip(&text.as_bytes().to_vec(), &limits()).unwrap();
    assert!(safe.kept.iter().any(|finding| finding.class == class && finding.value.contains(value)), "{text}");
    assert!(safe.receipt.copy.hidden.contains_key(&class) && !safe.receipt.copy.removed.contains_key(&class), "{text}");
    assert_eq!(stripped(text.as_bytes()), text.as_bytes());
}

#[test]
fn coordinates_days_hours_and_addresses_are_told_wherever_they_stand() {
    for (text, class, value) in [
        ("we met at 35.70123, 51.40456 that night", Class::Place, "35.70123, 51.40456"),
        ("-33.8688197 151.2092955", Class::Place, "-33.8688197, 151.2092955"),
        ("35°41'22\"N 51°23'20\"E", Class::Place, "35°41"),
        ("geo:35.7,51.4", Class::Place, "35.7,51.4"),
        ("it was 2022-09-23.", Class::Time, "2022-09-23"),
        ("on ۱۴۰۱/۰۷/۰۱ it began", Class::Time, "1401/07/01"),
        ("23/09/2022", Class::Time, "23/09/2022"),
        ("IMG 20220923_184112", Class::Time, "20220923_184112"),
        ("the 23 September was cold", Class::Time, "23 September"),
        ("۲۳ شهریور", Class::Time, "23 شهریور"),
        ("at 18:41", Class::Time, "18:41"),
        ("write to layla@example.org!", Class::Person, "layla@example.org"),
        ("call +98 912 345 6789 now", Class::Person, "+98 912 345 6789"),
        ("۰۹۱۲۳۴۵۶۷۸۹", Class::Person, "09123456789"),
        ("0912-345-6789", Class::Person, "0912-345-6789"),
        ("(555) 123-4567", Class::Person, "(555) 123-4567"),
        ("see https://example.org/a?b=c", Class::Identifier, "https://example.org/a?b"),
        ("ask @layla_of_ahvaz", Class::Identifier, "@layla_of_ahvaz"),
        ("from 192.0.2.1", Class::Identifier, "192.0.2.1"),
        ("02:00:5e:10:00:ff", Class::Identifier, "02:00:5e:10:00:ff"),
        ("123e4567-e89b-12d3-a456-426614174000", Class::Identifier, "123e4567"),
        ("490154203237518", Class::Identifier, "490154203237518"),
    ] {
        tells(text, class, value);
    }
}

#[test]
fn what_programs_write_under_telling_keys_is_told() {
    let subtitles = "1\n00:00:00,000 --> 00:00:00,033\n<font size=\"28\">FrameCnt: 1\n[latitude: 10.5] [longitude: 20.25] [abs_alt: 9]</font>\n";
    let card = "BEGIN:VCARD\nVERSION:3.0\nFN:A. Person\nTEL;TYPE=CELL:5550\nADR:;;Street 5\nEND:VCARD\n";
    let mail = "From: a person\nReceived: by there\nX-Mailer: Mail 5\nSubject: hi\n\nhi";
    let json = r#"{"title":"IMG_1.jpg", "geoData":{"latitude":10.5},"people" : [{"name":"Person"}],"creationTime":"1663958472"}"#;
    let track = "<?xml version=\"1.0\"?>\n<gpx creator=\"Maker 30 SN 1234\" xmlns=\"http://www.topografix.com/GPX/1/1\"><name>Walk</name>\
                 <wpt lat=\"10.5\" lon=\"20.25\"><ele>9</ele></wpt></gpx>";
    let table = "name,lat,lon,seen\nPerson,1,2,3\n";
    let beside = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\
                  <rdf:Description exif:GPSLatitude='10,5N' aux:SerialNumber='0421'/></rdf:RDF></x:xmpmeta>";
    for (text, class, value) in [
        (subtitles, Class::Place, "latitude 10.5"),
        (subtitles, Class::Place, "abs_alt 9"),
        (card, Class::Person, "FN A. Person"),
        (card, Class::Person, "TEL 5550"),
        (card, Class::Place, "ADR ;;Street 5"),
        (mail, Class::Person, "From a person"),
        (mail, Class::Identifier, "Received by there"),
        (mail, Class::Software, "X-Mailer Mail 5"),
        (mail, Class::Text, "Subject hi"),
        (json, Class::Text, "title IMG_1.jpg"),
        (json, Class::Place, "latitude 10.5"),
        (json, Class::Person, "name Person"),
        (json, Class::Time, "creationTime 1663958472"),
        (track, Class::Person, "creator Maker 30 SN 1234"),
        (track, Class::Place, "lat 10.5"),
        (track, Class::Person, "name Walk"),
        (table, Class::Place, "lat"),
        (table, Class::Person, "name"),
        (beside, Class::Place, "10,5N"),
        (beside, Class::Serial, "0421"),
    ] {
        tells(text, class, value);
    }
    // When a subtitle shows is nobody's hour, and the address of a vocabulary nobody's address.
    assert!(!told(subtitles).iter().any(|finding| finding.class == Class::Time));
    assert!(!told(track).iter().any(|finding| finding.value.contains("topografix")));
}

#[test]
fn plain_prose_and_numbers_of_no_meaning_tell_nothing() {
    for text in [
        "We saw it all.\nSeen at five, by two of us.",
        "version 1.2.3 costs 12.50 or 1,000",
        "a/b and c-d: so",
        "3.14159 alone",
    ] {
        assert!(told(text).is_empty(), "{text} {:?}", told(text));
    }
    let many: String = (0..9000).map(|n| format!("35.{n:05}, 51.40456\n")).collect();
    assert!(told(&many).len() < 50);
}

#[test]
fn tracks_and_sidecars_are_texts_and_other_markup_is_none() {
    let track = b"\xef\xbb\xbf<?xml version=\"1.0\"?>\n<!-- x --><gpx/>".to_vec();
    assert_eq!(sniff(&track).unwrap(), Format::Text);
    for other in ["<?xml version=\"1.0\"?><html/>", "<office:document/>", "<gpx2/>"] {
        assert!(sniff(&other.as_bytes().to_vec()).is_err(), "{other}");
    }
}

#[test]
fn a_text_in_an_archive_goes_with_what_it_tells_and_the_rest_stays() {
    let file = zip(&[("a/IMG_1.jpg", &jpeg()), ("a/IMG_1.jpg.json", br#"{"latitude":10.5,"people":"Layla"}"#)]);
    let report = inspect(&file, &mut limits()).unwrap();
    assert!(report.findings.iter().any(|own| own.class == Class::Place && own.value == "latitude 10.5" && !own.stays));
    assert!(
        report
            .findings
            .iter()
            .any(|own| own.field == "text that an archive leaves out" && own.value == "a/IMG_1.jpg.json")
    );
    let copy = stripped(&file);
    let names: Vec<String> = unzip(&copy).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["001.jpg"]);
    assert!(strip(&file, &limits()).unwrap().receipt.copy.hidden.is_empty());
    let error = strip(&zip(&[("a.txt", b"words")]), &limits()).unwrap_err();
    assert_eq!(error.reason, Reason::Nested);
}

#[test]
fn a_text_under_the_name_of_something_else_is_refused_as_that() {
    for name in ["photo.jpg", "a/PHOTO.JPEG", "film.mp4", "x.heif", "scan.pdf", "report.docx"] {
        assert_eq!(Format::Text.may_be_called(name).unwrap_err().reason, Reason::Misnamed, "{name}");
        assert_eq!(
            strip(&zip(&[(name, b"words"), ("b.jpg", &jpeg())]), &limits()).unwrap_err().reason,
            Reason::Misnamed
        );
    }
    for name in ["notes.txt", "track.gpx", "a.jpg.json", "no ending", ""] {
        assert!(Format::Text.may_be_called(name).is_ok(), "{name}");
    }
    assert!(Format::Jpeg.may_be_called("photo.png").is_ok());
}

#[test]
fn the_desk_tool_refuses_a_text_under_the_name_of_a_photo() {
    let folder = std::env::temp_dir().join(format!("panah-named-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let [file, out] = ["photo.jpg", "copy.txt"].map(|name| folder.join(name));
    std::fs::write(&file, b"words").unwrap();
    for words in [
        vec!["inspect"],
        vec!["strip", "--level", "exact", "-o", out.to_str().unwrap()],
        vec!["strip", "--level", "exact", "-O", folder.to_str().unwrap()],
    ] {
        let mut panah = std::process::Command::new(env!("CARGO_BIN_EXE_panah"));
        let said = panah.args(&words).arg(&file).output().unwrap();
        assert!(!said.status.success() && String::from_utf8_lossy(&said.stderr).contains("misnamed"), "{words:?}");
    }
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
    std::fs::remove_dir_all(&folder).unwrap();
}
