//! Documents: every carrier is gone, what is seen is still there, and nothing that is broken brings the house down.

use crate::make::archive;
use crate::make::checks;

use archive::{CANARY, docx, epub, jpeg, odt, part, pdf, svg, unzip, zip};
use checks::{has, limits, stripped};
use panah::error::{ErrorKind, Reason};
use panah::format::Format;
use panah::inspect::inspect;
use panah::sniff::sniff;
use panah::strip::strip;

fn all() -> [(Format, Vec<u8>); 6] {
    [
        (Format::Docx, docx()),
        (Format::Odt, odt()),
        (Format::Epub, epub()),
        (Format::Pdf, pdf()),
        (Format::Svg, svg()),
        (Format::Zip, zip(&[("CANARYc4n4ry.jpg", &jpeg()), ("b/doc.docx", &docx()), ("c.txt", b"Seen at five")])),
    ]
}

#[test]
fn formats_are_told_by_their_bytes() {
    for (format, bytes) in all() {
        assert_eq!(sniff(&bytes).unwrap(), format);
    }
}

#[test]
fn no_canary_is_left_anywhere() {
    for (format, bytes) in all() {
        assert!(has(&bytes, CANARY), "{format:?}");
        assert!(!has(&stripped(&bytes), CANARY), "{format:?}");
    }
}

#[test]
fn what_is_seen_stays() {
    for (format, bytes) in all() {
        assert!(has(&stripped(&bytes), "Seen"), "{format:?}");
    }
}

#[test]
fn a_stripped_copy_has_nothing_to_tell_and_strips_to_itself() {
    for (format, bytes) in all() {
        let copy = stripped(&bytes);
        let report = inspect(&copy, &mut limits()).unwrap();
        assert_eq!(report.format, format);
        assert!(report.findings.is_empty(), "{format:?} {:?}", report.findings);
        assert_eq!(stripped(&copy), copy, "{format:?}");
    }
}

#[test]
fn what_goes_is_told() {
    for (format, bytes) in all() {
        let told = inspect(&bytes, &mut limits()).unwrap().findings;
        assert!(told.iter().any(|finding| finding.value.contains(CANARY)), "{format:?}");
    }
}

#[test]
fn changes_are_accepted_and_links_out_become_their_words() {
    let members = unzip(&stripped(&docx()));
    let document = members.iter().find(|(name, _)| name == "word/document.xml").unwrap();
    let text = String::from_utf8(document.1.clone()).unwrap();
    for word in
        ["Seen at five &amp; six ", "added", "held", "web", "disk", "result", "_b1 ", " PAGE ", "r:embed=\"rId2\""]
    {
        assert!(text.contains(word), "{word} in {text}");
    }
    for word in ["<w:ins ", "w:del", "rsid", "rId5", "rId6", "hyperlink", "sdt", "\"separate\"", "PA<"] {
        assert!(!text.contains(word), "{word} in {text}");
    }
    let names: Vec<&str> = members.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "[Content_Types].xml",
            "_rels/.rels",
            "word/_rels/document.xml.rels",
            "word/document.xml",
            "word/media/image1.jpg",
            "word/part1.xml",
            "word/settings.xml"
        ]
    );
}

#[test]
fn what_names_a_style_names_it_still() {
    let text = part(&stripped(&docx()), "word/part1.xml");
    let document = part(&stripped(&docx()), "word/document.xml");
    assert!(document.contains("<w:pStyle w:val=\"s1\"/>"), "{document}");
    assert!(document.contains("\\t &quot;heading 1,2&quot;"), "{document}");
    for word in [
        "w:styleId=\"s1\"><w:name w:val=\"s1\"/><w:basedOn w:val=\"s2\"/>",
        "w:styleId=\"s2\"><w:name w:val=\"heading 1\"/>",
    ] {
        assert!(text.contains(word), "{word} in {text}");
    }
    let (content, styles) = (part(&stripped(&odt()), "content.xml"), part(&stripped(&odt()), "styles.xml"));
    for word in
        ["text:style-name=\"s1\" text:class-names=\"s1 P1\"", "draw:fill-gradient-name=\"s1\"", "ooow:n1+1", "\"#n1\""]
    {
        assert!(content.contains(word), "{word} in {content}");
    }
    for word in
        ["style:name=\"s1\" style:parent", "style:display-name=\"Heading 1\"", "<draw:gradient draw:name=\"s1\"/>"]
    {
        assert!(styles.contains(word), "{word} in {styles}");
    }
}

#[test]
fn the_first_member_of_a_book_and_an_open_document_is_its_type() {
    for bytes in [odt(), epub()] {
        assert_eq!(stripped(&bytes)[30..38], *b"mimetype");
    }
}

#[test]
fn what_points_to_a_place_in_a_book_points_to_it_still() {
    let copy = stripped(&epub());
    let names: Vec<String> = unzip(&copy).into_iter().map(|(name, _)| name).collect();
    let wanted = [
        "mimetype",
        "META-INF/container.xml",
        "OPS/package.opf",
        "OPS/f00001.xhtml",
        "OPS/f00002.jpg",
        "OPS/f00003.css",
    ];
    assert_eq!(names, wanted);
    let (chapter, sheet) = (part(&copy, "OPS/f00001.xhtml"), part(&copy, "OPS/f00003.css"));
    for word in [
        "<img src=\"f00002.jpg\" alt=\"\"/>",
        "<h1 id=\"n1\" class=\"n1 n2\" style=\"color:red\">",
        "<a href=\"#n1\">there</a>held",
    ] {
        assert!(chapter.contains(word), "{word} in {chapter}");
    }
    assert_eq!(sheet, ".n1 > p{color:red}h1#n1{background:url(f00002.jpg)}p{background:none}");
    assert!(part(&copy, "OPS/package.opf").contains("<reference type=\"text\" href=\"f00001.xhtml#n1\"/>"));
}

#[test]
fn a_chapters_title_stays_where_a_heading_says_the_same() {
    let book = |title: &str| {
        let bytes = epub();
        let parts: Vec<(String, Vec<u8>)> = unzip(&bytes)
            .into_iter()
            .map(|(name, bytes)| match String::from_utf8(bytes) {
                Ok(text) => (name, text.replace("<title>One", &format!("<title>{title}")).into_bytes()),
                Err(bytes) => (name, bytes.into_bytes()),
            })
            .collect();
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        let copy = stripped(&zip(&parts));
        let chapter = unzip(&copy).into_iter().find(|(name, _)| name.ends_with("xhtml")).unwrap().1;
        String::from_utf8(chapter).unwrap()
    };
    assert!(book("\n Two ").contains("<title>\n Two </title>"));
    assert!(book("Three").contains("<title>Untitled</title>"));
}

#[test]
fn an_old_document_is_refused_as_such() {
    let compound = [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], [0; 504].as_slice()].concat();
    let error = sniff(&compound).unwrap_err();
    assert_eq!((error.kind(), error.reason), (ErrorKind::Refused, Reason::OldOffice));
}

#[test]
fn every_member_has_the_same_time() {
    let copy = stripped(&docx());
    let times: Vec<&[u8]> =
        copy.windows(4).zip(copy.windows(14)).filter(|(a, _)| *a == b"PK\x03\x04").map(|(_, b)| &b[10..14]).collect();
    assert!(times.iter().all(|when| *when == [0, 0, 0x21, 0]));
}

#[test]
fn text_stays_as_it_is_and_what_is_not_text_is_not_taken_for_it() {
    for text in ["Seen at five\r\n".as_bytes(), "\u{feff}دیدم".as_bytes(), &[0xff, 0xfe, b'a', 0, b'\n', 0]] {
        assert_eq!(sniff(&text.to_vec()).unwrap(), Format::Text);
        assert_eq!(stripped(text), text);
    }
    for other in [&b"a\0b"[..], b"\xc3(", b"<html>", b"{\\rtf1", &[0xff, 0xfe, 0, 0xd8, b'a', 0], b"ab\xe2\x82"] {
        assert!(strip(&other.to_vec(), &limits()).is_err(), "{other:?}");
    }
}

#[test]
fn an_archive_with_a_file_of_no_known_format_is_refused() {
    let error = strip(&zip(&[("a.txt", b"text"), ("b.bin", b"\0\x01\x02")]), &limits()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Refused);
}

#[test]
fn an_archive_that_grows_without_end_is_refused_at_once() {
    let bomb = zip(&[("a", b""), ("b.txt", &vec![b'a'; 80 << 20])]);
    assert_eq!(strip(&bomb, &limits()).unwrap_err().kind(), ErrorKind::Limit);
}

#[test]
fn members_that_share_bytes_and_locked_ones_are_refused() {
    let plain = zip(&[("a.txt", b"one one one"), ("b.txt", b"two")]);
    let directory = plain.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    let mut locked = plain.clone();
    locked[directory + 8] |= 1;
    assert_eq!(strip(&locked, &limits()).unwrap_err().kind(), ErrorKind::Refused);
    let second = directory + plain[directory + 4..].windows(4).position(|four| four == b"PK\x01\x02").unwrap() + 4;
    let mut shared = plain.clone();
    shared.copy_within(directory + 42..directory + 46, second + 42);
    assert!(strip(&shared, &limits()).is_err());
}

#[test]
fn names_in_a_drawing_are_counted_through_wherever_they_stand() {
    let cases = [
        (
            "<g id=\"Me\"/><use href=\"#Me\" fill=\"url('#You')\"/><a href=\"https://me/\"><path id=\"You\"/></a>",
            "<g id=\"n1\"/><use href=\"#n1\" fill=\"url(#n2)\"/><path id=\"n2\"/>",
        ),
        (
            "<g class=\"me  you\"/><style><![CDATA[/* me */.you > #me, div{ Fill : url(#them); me: 1 } me{x:1}]]></style>",
            "<g class=\"n1 n2\"/><style>.n2 &gt; #n1{fill:url(#n3)}</style>",
        ),
        (
            "<style>g &gt; .me:hover{fill:red}@media print and (min-width:9px){g{fill:blue}}@media me{g{fill:red}}</style>",
            "<style>g &gt; .n1:hover{fill:red}@media print and (min-width:9px){g{fill:blue}}</style>",
        ),
        (
            "<set begin=\"me.click+1s;me\" end=\"3s\"/><path style=\"stroke:url(#me);-inkscape-me:1;content:'me'\"/>",
            "<set begin=\"n1.click+1s\" end=\"3s\"/><path style=\"stroke:url(#n1)\"/>",
        ),
        (
            "<filter id=\"me\"><feBlend in=\"SourceAlpha\" in2=\"you\" result=\"you\"/></filter><rect filter=\"url(#me)\"/>",
            "<filter id=\"n1\"><feBlend in=\"SourceAlpha\" in2=\"n2\" result=\"n2\"/></filter><rect filter=\"url(#n1)\"/>",
        ),
    ];
    for (before, after) in cases {
        let whole = |inside: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inside}</svg>");
        let copy = String::from_utf8(stripped(whole(before).as_bytes())).unwrap();
        assert!(copy.ends_with(&whole(after)), "{copy}");
        assert_eq!(stripped(copy.as_bytes()), copy.as_bytes());
    }
}

#[test]
fn documents_with_entities_of_their_own_are_refused() {
    let laughs = b"<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY a \"aaaa\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&a;</svg>";
    assert_eq!(strip(&laughs.to_vec(), &limits()).unwrap_err().kind(), ErrorKind::Refused);
}

#[test]
fn documents_of_a_vocabulary_that_only_looks_like_a_known_one_are_refused() {
    let foreign = b"<svg xmlns=\"http://www.w.org/2000/svg\"><path d=\"M0 0h9\"/></svg>";
    assert_eq!(strip(&foreign.to_vec(), &limits()).unwrap_err().kind(), ErrorKind::Refused);
}

#[test]
fn elements_that_nest_without_end_are_refused() {
    let deep = format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{}", "<g>".repeat(100_000));
    assert!(strip(&deep.into_bytes(), &limits()).is_err());
}

#[test]
fn a_file_cut_off_anywhere_is_an_error_or_a_copy_that_passes() {
    for (_, bytes) in all() {
        let step = (bytes.len() / 150).max(1);
        for end in (0..bytes.len()).step_by(step) {
            let _ = strip(&bytes[..end].to_vec(), &limits());
        }
    }
}

#[test]
fn changed_bytes_never_bring_the_house_down() {
    let mut state = 0x9e37_79b9_7f4a_7c15u64;
    for (format, bytes) in all() {
        for _ in 0..150 {
            let mut changed = bytes.clone();
            for _ in 0..3 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let at = (state >> 33) as usize % changed.len();
                changed[at] = [0, 1, 0xff, (state >> 20) as u8][(state >> 60) as usize & 3];
            }
            if let Ok(safe) = strip(&changed, &limits()) {
                assert_eq!(safe.receipt.copy.format, sniff(&changed).unwrap_or(format));
            }
        }
    }
}

#[test]
fn the_corpus_strips_to_copies_that_have_nothing_to_tell() {
    let shared = std::env::var("PANAH_SHARED").unwrap_or_else(|_| "../shared".into());
    let Ok(folder) = std::fs::read_dir(format!("{shared}/corpus")) else {
        println!("skipped: there is no corpus at {shared}");
        return;
    };
    for path in folder.flatten().map(|entry| entry.path()) {
        let extension = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        if ["docx", "xlsx", "pptx", "odt", "ods", "odp", "epub", "pdf"].contains(&extension.as_str()) {
            let bytes = std::fs::read(&path).unwrap();
            let copy = stripped(&bytes);
            assert_eq!(stripped(&copy), copy, "{}", path.display());
        }
    }
}
