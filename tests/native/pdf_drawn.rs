//! PDF: what no page shows goes, or is told of every time.

use crate::make::archive;
use crate::make::checks;

use archive::{CANARY, pdf_of, stream};
use checks::{has, limits, reveals, stripped};
use panah::inspect::inspect;
use panah::report::Class;

/// The resources of a page: a font whose letters are as wide as half its size, a form, a picture and more.
const RESOURCES: &str = "<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 32/Widths 5 0 R>>>>\
    /XObject<</Form 6 0 R/Pic 7 0 R>>/ExtGState<</Clear<</ca 0>>/Mix<</BM/Difference>>>>\
    /Properties<</Off 8 0 R/Any<</Type/OCMD/OCGs[8 0 R]>>>>/ColorSpace<</Ink[/Separation/InkOfMine/DeviceGray 9 0 R]>>>>";

/// A PDF whose page draws `contents`, one stream each; `more` is what else its page says, `form` what its form draws.
fn file(contents: &[&str], more: &str, form: &str) -> Vec<u8> {
    let numbers: String = (0..contents.len()).map(|index| format!("{} 0 R ", index + 10)).collect();
    let page = format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents[{numbers}]/Resources 4 0 R{more}>>");
    let size = "/Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray";
    let mut bodies = vec![
        b"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[8 0 R]/D<</OFF[8 0 R]>>>>>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        page.into_bytes(),
        RESOURCES.as_bytes().to_vec(),
        format!("[{}]", "500 ".repeat(95)).into_bytes(),
        stream("/Type/XObject/Subtype/Form/BBox[0 0 200 200]/Resources 4 0 R", form.as_bytes()),
        stream(size, CANARY.get(..4).unwrap().as_bytes()),
        b"<</Type/OCG/Name(mine)>>".to_vec(),
        stream("/FunctionType 4/Domain[0 1]/Range[0 1]", format!("%{CANARY}\n{{1 exch sub}}").as_bytes()),
    ];
    bodies.extend(contents.iter().map(|content| stream("", content.as_bytes())));
    pdf_of(&bodies, "")
}

fn drawn(content: &str) -> Vec<u8> {
    file(&[content], "", "")
}

/// The words of what stays without being seen.
fn unseen(pdf: &[u8]) -> Vec<String> {
    let report = inspect(&pdf.to_vec(), &mut limits()).unwrap();
    report.findings.into_iter().filter(|own| own.class == Class::HiddenKept).map(|own| own.value).collect()
}

const SHOWN: &str = "BT /F 10 Tf 20 180 Td (Shown) Tj ET ";

#[test]
fn what_is_read_over_the_end_of_a_stream_is_read_as_one() {
    for parts in [
        ["BT /F 10 Tf 20 180 Td [(Sho) 20", "(wn)] TJ ET"],
        ["BT /F 10 Tf 20 180 Td /P <</Lang ", "(en)/MCID 1>> BDC [(Sho) 20 (wn)] TJ EMC ET"],
        ["BT /F 10 Tf 20 180 Td [(Sho) 20 (wn)", "] TJ ET"],
        ["BT /F 10 Tf 20", "180 Td [(Sho) 20 (wn)] TJ ET"],
    ] {
        let copy = stripped(&file(&parts, "", ""));
        assert!(has(&copy, "BT\n/N1 10 Tf\n20 180 Td\n[(Sho) 20 (wn)] TJ\nET\n"), "{parts:?}");
        assert_eq!(stripped(&copy), copy, "{parts:?}");
    }
}

#[test]
fn what_no_page_shows_goes_with_what_it_alone_needs() {
    let cases = [
        ("off the page", "BT /F 10 Tf 20 900 Td (c4n4ry) Tj ET", ""),
        ("outside the crop box", "BT /F 10 Tf 20 20 Td (c4n4ry) Tj ET", "/CropBox[0 100 200 200]"),
        ("under a rectangle", "BT /F 10 Tf 20 20 Td (c4n4ry) Tj ET 1 0 0 rg 10 10 90 30 re f", ""),
        ("under a path that is one", "BT /F 10 Tf 20 20 Td (c4n4ry) Tj ET 10 10 m 100 10 l 100 40 l 10 40 l h f*", ""),
        ("under a picture", "BT /F 10 Tf 20 20 Td (c4n4ry) Tj ET q 90 0 0 30 10 10 cm /Pic Do Q", ""),
        ("under what a form draws", "BT /F 10 Tf 20 20 Td (c4n4ry) Tj ET /Form Do", ""),
        ("clipped away", "q 0 0 9 9 re W n BT /F 10 Tf 20 20 Td (c4n4ry) Tj ET Q", ""),
        ("clipped to nothing", "q 0 0 0 0 re W n BT /F 10 Tf 20 20 Td (c4n4ry) Tj ET Q", ""),
        ("transparent", "q /Clear gs BT /F 10 Tf 20 20 Td (c4n4ry) Tj ET Q", ""),
        ("white on white", "1 g BT /F 10 Tf 20 20 Td (c4n4ry) Tj ET", ""),
        ("no ink on white", "0 0 0 0 k BT /F 10 Tf 20 20 Td [(c4n) 2 (4ry)] TJ ET", ""),
        ("in a layer that is off", "/OC /Off BDC BT /F 10 Tf 20 20 Td (c4n4ry) ' ET EMC", ""),
        ("in layers that are off", "/OC /Any BDC BT /F 10 Tf 20 20 Td 1 2 (c4n4ry) \" ET EMC", ""),
    ];
    for (how, content, more) in cases {
        let form = "0 0 100 100 re f";
        let bare = file(&[SHOWN], more, form);
        let source = file(&[&format!("{SHOWN}{content}")], more, form);
        let copy = stripped(&source);
        assert!(!has(&copy, "c4n") && has(&copy, "(Shown) Tj"), "{how}");
        assert!(reveals(&source, Class::HiddenText) && !reveals(&bare, Class::HiddenText), "{how}");
        assert!(unseen(&copy).is_empty(), "{how}");
        assert_eq!(stripped(&copy), copy, "{how}");
    }
}

/// A PDF of one page that draws `content` in the font `F`, whose dictionary is `font`; more objects follow.
fn set_in(font: &str, content: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>";
    let mut bodies = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        page.as_bytes().to_vec(),
        stream("", content.as_bytes()),
        font.as_bytes().to_vec(),
    ];
    bodies.extend_from_slice(more);
    pdf_of(&bodies, "")
}

#[test]
fn where_words_are_is_known_of_the_fonts_that_every_reader_has() {
    // In Helvetica the word is 26 wide, in Courier 54, and letters may reach a little beside their place.
    let content = |wide: &str| format!("BT /F 10 Tf 20 20 Td (illicitly) Tj ET 1 0 0 rg 10 10 {wide} 30 re f");
    let font = |name: &str, more: &str| format!("<</Type/Font/Subtype/Type1/BaseFont/{name}{more}>>");
    for (name, wide, more, stays) in [
        ("Helvetica", "40", "", false),
        ("Helvetica", "36", "", true),
        ("Courier", "70", "/Encoding/WinAnsiEncoding", false),
        ("Courier", "47", "", true),
        ("Times-BoldItalic", "60", "/Encoding<</Differences[200/a]>>", false),
        ("Helvetica", "60", "/Encoding<</Differences[105/W]>>", true),
        ("Symbol", "60", "", true),
    ] {
        let copy = stripped(&set_in(&font(name, more), &content(wide), &[]));
        assert_eq!(has(&copy, "illicitly"), stays, "{name} {wide} {more}");
        assert_eq!(stripped(&copy), copy, "{name} {wide} {more}");
    }
}

#[test]
fn hidden_words_of_two_bytes_a_letter_are_named() {
    let font = "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>";
    let below = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)\
        /Supplement 0>>/DW 500>>";
    let letters =
        b"1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0003> <0009> <0061> endbfrange";
    let more = [below.to_vec(), stream("", letters)];
    let source = set_in(font, "BT /F 10 Tf 3 Tr 20 20 Td <0005000300040004> Tj [<00080009>] TJ ET", &more);
    assert_eq!(unseen(&source), ["cabb", "fg"]);
    assert_eq!(unseen(&stripped(&source)), ["cabb", "fg"]);
}

#[test]
fn words_without_a_font_are_not_shown_and_go() {
    assert!(!has(&stripped(&drawn("BT 20 20 Td (c4n4ry) Tj ET")), "c4n"));
}

#[test]
fn what_can_be_seen_stays() {
    for content in [
        "1 0 0 rg 10 10 90 30 re f 0 g BT /F 10 Tf 20 20 Td (Words) Tj ET",
        "0 g 10 10 90 30 re f 1 g BT /F 10 Tf 20 20 Td (Words) Tj ET",
        "BT /F 10 Tf 20 20 Td (Words) Tj ET 10 10 30 30 re f",
        "BT /F 10 Tf 20 20 Td (Words) Tj ET 10 10 90 30 re 20 15 60 20 re f*",
        "BT /F 10 Tf 20 20 Td (Words) Tj ET q /Clear gs 10 10 90 30 re f Q",
        "BT /F 10 Tf 20 20 Td (Words) Tj ET q /Mix gs 10 10 90 30 re f Q",
        "BT /F 10 Tf 20 20 Td (Words) Tj ET q 0 0 m 9 0 l 0 9 l W n 10 10 90 30 re f Q",
        "BT /F 10 Tf 20 20 Td (Words) Tj ET 10 10 m 100 10 l 100 40 l h f",
        "BT /F 10 Tf 20 20 Td (Words) Tj ET /Ink cs 1 scn 10 10 90 30 re f",
        "BT /F 10 Tf 20 20 Td (Words) Tj ET /OC /Off BDC 10 10 90 30 re f EMC",
        "BT /F 10 Tf 20 20 Td (Words) Tj (and more than there is under it) Tj ET 10 10 45 30 re f",
    ] {
        let copy = stripped(&drawn(content));
        assert!(has(&copy, "(Words) Tj"), "{content}");
        assert_eq!(stripped(&copy), copy, "{content}");
    }
}

#[test]
fn what_may_be_hidden_and_stays_is_told_with_its_words_every_time() {
    for content in [
        "BT /F 10 Tf 3 Tr 20 20 Td (Words) Tj ET",
        "q /Mix gs 0 0 1 1 re f Q 1 g BT /F 10 Tf 20 20 Td (Words) Tj ET",
        "0.95 g BT /F 10 Tf 20 20 Td (Words) Tj ET",
        "BT /F 10 Tf 20 20 Td (Words) Tj ET 10 18 90 9 re f",
        "BT /F 1 Tf 20 20 Td (Words) Tj ET",
        "BT /Nowhere 9 Tf 20 20 Td (Words) Tj ET",
    ] {
        let source = drawn(content);
        assert_eq!(unseen(&source), ["Words"], "{content}");
        assert_eq!(unseen(&stripped(&source)), ["Words"], "{content}");
    }
    for content in [
        "q 0 0 50 50 re W n 100 0 0 100 0 0 cm /Pic Do Q",
        "q 100 0 0 100 0 0 cm /Pic Do Q 20 20 30 30 re f",
        "q 400 0 0 100 0 0 cm /Pic Do Q",
    ] {
        assert_eq!(unseen(&stripped(&drawn(content))), [""], "{content}");
    }
    assert!(unseen(&drawn("20 20 30 30 re f q 100 0 0 100 0 0 cm /Pic Do Q")).is_empty());
}

#[test]
fn a_form_keeps_what_any_page_shows_of_it() {
    let form = "BT /F 10 Tf 20 20 Td (c4n4ry) Tj ET";
    let over = "/Form Do 1 0 0 rg 10 10 90 30 re f ";
    assert!(!has(&stripped(&file(&[over], "", form)), "c4n"));
    let again = format!("{over} q 1 0 0 1 0 100 cm /Form Do Q");
    assert!(has(&stripped(&file(&[&again], "", form)), "c4n"));
    assert!(!has(&stripped(&file(&[SHOWN], "", form)), "c4n"));
    // A form that draws itself.
    let copy = stripped(&file(&["/Form Do"], "", &format!("/Form Do {form}")));
    assert!(has(&copy, "c4n"));
    assert_eq!(stripped(&copy), copy);
}

#[test]
fn resources_that_nothing_draws_go_and_the_others_have_one_row_of_names() {
    let copy = stripped(&drawn("/Ink cs 0.5 scn 0 0 9 9 re f"));
    for word in ["/Font", "/XObject", "/ExtGState", "/Properties", "InkOfMine", "/Ink", "OCProperties", CANARY] {
        assert!(!has(&copy, word), "{word} in {}", String::from_utf8_lossy(&copy));
    }
    assert!(has(&copy, "/N1[/Separation /N2 /DeviceGray") && has(&copy, "{ 1 exch sub }"));
}

#[test]
fn names_that_are_not_of_the_standard_and_words_where_none_belong_go() {
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Tabs/CanaryA/Trans<</S/CanaryB>>\
                /Annots[<</Type/Annot/Subtype/Square/Rect[0 0 9 9]/BS<</S/CanaryC/W(CanaryD)>>>>]>>";
    let bodies = [
        b"<</Type/Catalog/Pages 2 0 R/PageMode/CanaryE/PageLabels<</Nums[0<</S/D/P(CanaryF)>>]>>\
          /Outlines<</Title(CanaryG)/Count 0>>/ViewerPreferences<</Direction/CanaryH>>>>"
            .to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        page.as_bytes().to_vec(),
    ];
    let copy = stripped(&pdf_of(&bodies, ""));
    assert!(!has(&copy, "Canary"), "{}", String::from_utf8_lossy(&copy));
    assert!(has(&copy, "/PageLabels<</Nums[0 <</S/D>>]>>") && has(&copy, "/Subtype/Square"));
    assert_eq!(stripped(&copy), copy);
}
