//! PDF: what draws stays, and nothing that does not.

use crate::make::archive;
use crate::make::checks;

use archive::{CANARY, pdf, pdf_of, stream};
use checks::{has, limits, reveals, stripped};
use panah::error::ErrorKind;
use panah::report::Class;
use panah::strip::strip;

/// A font of which one letter has a width, half its size.
const RESOURCES: &str = "<</Font<</N1<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 97/Widths[500]>>>>>>";

/// A PDF whose page draws `contents`, one stream each.
fn page(contents: &[&str]) -> Vec<u8> {
    let numbers: String = (0..contents.len()).map(|index| format!("{} 0 R ", index + 4)).collect();
    let mut bodies = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents[{numbers}]/Resources {RESOURCES}>>")
            .into_bytes(),
    ];
    bodies.extend(contents.iter().map(|content| stream("", content.as_bytes())));
    pdf_of(&bodies, "")
}

#[test]
fn a_page_keeps_its_bytes_where_all_of_them_draw() {
    let drawn = "q 1 0 0 1 0 0 cm\nBT /N1 4 Tf (a%b\\)c) Tj [<61> -3 (b)]TJ ET Q";
    assert!(has(&stripped(&page(&[drawn])), drawn));
}

#[test]
fn a_resource_has_the_same_new_name_in_its_page_and_in_its_list() {
    let copy = stripped(&pdf());
    for word in [
        "/N1 gs\n/N2 12 Tf",
        "/ExtGState<</N1<</LW 1>>>>",
        "/BaseFont/AAAAAA+Helvetica/Subtype/Type1/ToUnicode",
        "1 beginbfchar\n<53> <0053>\nendbfchar",
        "/DA<2f4e3120392054660a>",
    ] {
        assert!(has(&copy, word), "{word} in {}", String::from_utf8_lossy(&copy));
    }
}

#[test]
fn invisible_text_is_told_every_time() {
    let copy = stripped(&page(&["BT /N1 9 Tf 3 Tr (under) Tj ET"]));
    assert!(has(&copy, "under") && reveals(&copy, Class::HiddenKept));
    assert!(!reveals(&stripped(&page(&["q 3 Tr Q BT /N1 9 Tf (over) Tj ET"])), Class::HiddenKept));
}

#[test]
fn a_locked_document_is_refused() {
    let text =
        String::from_utf8_lossy(&pdf()).replace("/Info 11 0 R", "/Encrypt<</Filter/Standard/V 1/R 2/O(a)/U(a)/P 0>>");
    assert_eq!(strip(&text.into_bytes(), &limits()).unwrap_err().kind(), ErrorKind::Refused);
}

#[test]
fn resources_that_are_not_there_take_no_names_from_those_that_are() {
    let page =
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 5 0 R/Resources<</Font<</First 9 0 R/Second 4 0 R>>>>>>";
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page,
        "<</Type/Font/Subtype/Type1>>",
        "<</Length 36>>\nstream\nBT /First 9 Tf /Second 9 Tf (a) Tj ET\nendstream",
    ];
    let mut file = String::from("%PDF-1.4\n");
    for (number, object) in (1..).zip(objects) {
        file += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    file += "trailer\n<</Root 1 0 R/Size 6>>\nstartxref\n0\n%%EOF\n";
    let copy = stripped(file.as_bytes());
    assert!(has(&copy, "/N1 ") && !has(&copy, "First"), "{}", String::from_utf8_lossy(&copy));
    assert_eq!(stripped(&copy), copy);
}

/// What the deflated streams of a PDF hold.
fn inflated(pdf: &[u8]) -> Vec<Vec<u8>> {
    let starts = pdf.windows(10).enumerate().filter(|(_, own)| own == b">>\nstream\n").map(|(at, _)| at + 10);
    starts
        .filter_map(|start| {
            let length = pdf[start..].windows(10).position(|own| own == b"\nendstream")?;
            miniz_oxide::inflate::decompress_to_vec_zlib(&pdf[start..start + length]).ok()
        })
        .collect()
}

/// A font of one glyph in the Compact Font Format, with a notice.
fn compact_font() -> Vec<u8> {
    let list = |item: &[u8]| [&[0, 1, 1, 1, item.len() as u8 + 1][..], item].concat();
    let build = |glyphs: u8| {
        let mut font = [&[1, 0, 4, 1][..], &list(b"QWERTY+Serif"), &list(&[248, 27, 1, 28, 0, glyphs, 17])].concat();
        font.extend([&list(CANARY.as_bytes())[..], &[0, 0]].concat());
        (font.len() as u8, font)
    };
    let font = build(build(0).0).1;
    [font, list(b"\x0e"), CANARY.as_bytes().to_vec()].concat()
}

#[test]
fn a_font_that_cannot_be_read_is_refused_and_one_that_can_tells_nothing() {
    let font = |dict: &str, program: &[u8]| {
        let bodies = [
            b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 7 0 R/Resources<</Font<</F1 4 0 R>>>>>>".to_vec(),
            b"<</Type/Font/Subtype/Type1/FontDescriptor 5 0 R>>".to_vec(),
            b"<</Type/FontDescriptor/FontName/QWERTY+Serif/FontFile3 6 0 R>>".to_vec(),
            stream(&format!("/Subtype/Type1C{dict}"), program),
            stream("", b"BT /F1 9 Tf (a) Tj ET"),
        ];
        pdf_of(&bodies, "")
    };
    let copy = stripped(&font("", &compact_font()));
    assert!(has(&copy, "AAAAAA+xxxxx") && !has(&copy, "QWERTY"), "{}", String::from_utf8_lossy(&copy));
    assert_eq!(stripped(&copy), copy);
    let streams = inflated(&copy);
    assert!(streams.iter().any(|own| has(own, "AAAAAA+xxxxx")) && !streams.iter().any(|own| has(own, CANARY)));
    for filter in ["/Filter/FlateDecode", "/Filter/Crypt", "/Filter/Unknown"] {
        let refused = strip(&font(filter, &compact_font()), &limits());
        assert_eq!(refused.err().map(|error| error.kind()), Some(ErrorKind::Refused), "{filter}");
    }
    let refused = strip(&font("", b"no font at all"), &limits());
    assert_eq!(refused.err().map(|error| error.kind()), Some(ErrorKind::Refused));
}

/// A PDF whose page has a picture of two by two pixels, and one more object behind it.
fn picture(dict: &str, bytes: &[u8], more: &[u8]) -> Vec<u8> {
    let size = "/Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceRGB";
    let bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 6 0 R/Resources<</XObject<</N1 4 0 R>>>>>>".to_vec(),
        stream(&format!("{size}{dict}"), bytes),
        more.to_vec(),
        stream("", b"9 0 0 9 0 0 cm /N1 Do"),
    ];
    pdf_of(&bodies, "")
}

#[test]
fn nothing_lies_behind_the_end_of_a_picture_however_it_is_coded() {
    let deflate = |bytes: &[u8]| miniz_oxide::deflate::compress_to_vec_zlib(bytes, 6);
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into_bytes();
    let with = |bytes: &[u8]| [bytes, CANARY.as_bytes()].concat();
    let runs = [&[11][..], &[7; 12], &[128]].concat();
    // Rows of six bytes, each with how it is predicted in front of it.
    let rows = "/DecodeParms<</Predictor 12/Colors 3/Columns 2>>";
    for (dict, bytes) in [
        ("", with(&[7; 12])),
        ("/Filter/FlateDecode", with(&deflate(&[7; 12]))),
        ("/Filter/FlateDecode", deflate(&with(&[7; 12]))),
        ("/Filter[/FlateDecode]", deflate(&with(&[7; 12]))),
        (&format!("/Filter/FlateDecode{rows}"), deflate(&with(&[2; 14]))),
        ("/Filter 5 0 R", deflate(&with(&[7; 12]))),
        ("/Filter/RunLengthDecode", with(&runs)),
        ("/Filter/ASCIIHexDecode", with(&with(b"070707070707070707070707>"))),
        ("/Filter/AHx", with(&[hex(&with(&[7; 12])), b">".to_vec()].concat())),
        (
            "/Filter[/ASCIIHexDecode/FlateDecode]",
            with(&[hex(&with(&deflate(&with(&[7; 12])))), b">".to_vec()].concat()),
        ),
        ("/Filter[/FlateDecode/RunLengthDecode]", deflate(&with(&runs))),
    ] {
        let file = picture(dict, &bytes, b"/FlateDecode");
        let copy = stripped(&file);
        assert!(has(&copy, "/Width 2") && !has(&copy, CANARY), "{dict} in {}", String::from_utf8_lossy(&copy));
        assert!(reveals(&file, Class::Unknown), "{dict}");
        assert_eq!(stripped(&copy), copy, "{dict}");
        for bytes in inflated(&copy) {
            assert!(!has(&bytes, CANARY) && bytes.len() <= 25, "{dict}: {bytes:?}");
        }
    }
    let refused = strip(&picture("/Filter/Crypt", b"", b"null"), &limits());
    assert_eq!(refused.err().map(|error| error.kind()), Some(ErrorKind::Refused));
}

#[test]
fn what_pictures_in_jbig2_share_has_no_comments() {
    let segment = |kind: u8, data: &[u8]| [&[0, 0, 0, 9, kind, 0, 1, 0, 0, 0, data.len() as u8][..], data].concat();
    let globals = [segment(0, b"dictionary"), segment(62, CANARY.as_bytes())].concat();
    let own = [segment(62, CANARY.as_bytes()), segment(48, &[0; 19])].concat();
    let file = picture("/Filter/JBIG2Decode/DecodeParms<</JBIG2Globals 5 0 R>>", &own, &stream("", &globals));
    let copy = stripped(&file);
    assert!(!has(&copy, CANARY) && has(&copy, "/JBIG2Globals 6 0 R"), "{}", String::from_utf8_lossy(&copy));
    assert_eq!(stripped(&copy), copy);
}

#[test]
fn what_the_table_lists_and_is_not_there_is_no_copy() {
    let bodies = |contents: &str| {
        let page = format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents {contents}>>").into_bytes();
        let drawing = b"<</Length 6 0 R>>\nstream\n0 0 m\nendstream".to_vec();
        vec![
            b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
            page,
            drawing,
            b"null".to_vec(),
            b"5".to_vec(),
        ]
    };
    let whole = pdf_of(&bodies("4 0 R"), "");
    assert!(has(&stripped(&whole), "0 0 m"));
    // Nothing was ever there: null (7.3.10).
    stripped(&pdf_of(&bodies("9 0 R"), ""));
    for lost in ["4 0 obj", "6 0 obj"] {
        let at = whole.windows(7).position(|own| own == lost.as_bytes()).unwrap();
        let mut broken = whole.clone();
        broken[at] = b'x';
        assert_eq!(strip(&broken, &limits()).unwrap_err().kind(), ErrorKind::Malformed, "{lost}");
    }
}

#[test]
fn the_word_that_ends_a_file_is_no_revision_where_it_is_drawn() {
    let copy = stripped(&page(&["BT /N1 9 Tf (startxref) Tj ET"]));
    assert!(!reveals(&copy, Class::Provenance));
    assert!(has(&copy, "startxref"));
    let revised = [page(&["0 0 m"]), b"\nstartxref\n0\n%%EOF\n".to_vec()].concat();
    assert!(reveals(&revised, Class::Provenance));
}

#[test]
fn a_page_that_is_something_else_is_no_copy_without_a_page() {
    let file = |page: &str| {
        let objects = [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
            page,
        ];
        pdf_of(&objects.map(|own| own.as_bytes().to_vec()), "")
    };
    let kind = |page: &str| strip(&file(page), &limits()).err().map(|error| error.kind());
    assert_eq!(kind("<</Type/Filespec/F(a)>>"), Some(ErrorKind::Malformed));
    assert_eq!(kind("<</Parent 2 0 R/MediaBox[0 0 9 9]>>"), None);
    let objects = [
        "<</Pages 2 0 R/S/JavaScript>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    ];
    let script = pdf_of(&objects.map(|own| own.as_bytes().to_vec()), "");
    assert_eq!(strip(&script, &limits()).err().map(|error| error.kind()), Some(ErrorKind::Malformed));
}
