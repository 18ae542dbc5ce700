//! What a page, a slide or a drawing holds without showing it: gone where it looks the same without, else told with its words.

use crate::make::{archive, checks};
use crate::office::office;

use archive::part;
use checks::{limits, stripped};
use panah::report::Class;
use panah::strip::strip;

/// What the copy of `file` says of what stays in it without being seen.
fn kept(file: &[u8]) -> Vec<(String, String)> {
    let safe = strip(&file.to_vec(), &limits()).unwrap();
    assert_eq!(safe.receipt.copy.hidden.get(&Class::HiddenKept).copied().unwrap_or_default() as usize, safe.kept.len());
    safe.kept.into_iter().map(|own| (own.field.into_owned(), own.value)).collect()
}

fn drawing(inside: &str) -> Vec<u8> {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\">{inside}</svg>").into_bytes()
}

#[test]
fn what_a_drawing_never_shows_goes() {
    for hidden in [
        "<text display=\"none\">words</text>",
        "<g style=\"display : none\"><text>words</text></g>",
        "<text visibility=\"hidden\">words</text>",
        "<text opacity=\"0\">words</text>",
        "<g opacity=\"0.0\"><g><text>words</text></g></g>",
        "<text x=\"-9999\">words</text>",
        "<image x=\"20\" y=\"0\" width=\"5\" height=\"5\"/>",
        "<defs><text>words</text></defs>",
        "<defs><g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><text>words</text></g></defs>",
        "<symbol id=\"a\"><text>words</text></symbol>",
        "<linearGradient id=\"a\"/>",
        "<text display=\"none\" fill=\"url(#a)\">words</text><linearGradient id=\"a\"/>",
    ] {
        let file = drawing(&format!("{hidden}<path d=\"M0 0h9\"/>"));
        let copy = String::from_utf8(stripped(&file)).unwrap();
        assert!(
            copy.ends_with("viewBox=\"0 0 10 10\"><path d=\"M0 0h9\"/></svg>") || copy.contains("<defs></defs><path"),
            "{copy}"
        );
        assert!(kept(&file).is_empty(), "{hidden}");
        assert_eq!(stripped(copy.as_bytes()), copy.as_bytes());
    }
}

#[test]
fn what_a_drawing_shows_or_may_show_stays() {
    for shown in [
        "<defs><g id=\"n1\"><text>words</text></g></defs><use href=\"#n1\"/>",
        "<defs><g><text id=\"n1\">words</text></g></defs><use href=\"#n1\"/>",
        "<g display=\"none\"><text id=\"n1\">words</text></g><use href=\"#n1\"/>",
        "<rect fill=\"url(#n1)\"/><linearGradient id=\"n1\" href=\"#n2\"/><linearGradient id=\"n2\"/>",
        "<text display=\"none\">words<set attributeName=\"display\" to=\"inline\"/></text>",
        "<text visibility=\"hidden\">wo<tspan visibility=\"visible\">rds</tspan></text>",
        "<style>.n1{display:inline}</style><text class=\"n1\" display=\"none\">words</text>",
        "<g transform=\"translate(9999 0)\"><text x=\"-9999\">words</text></g>",
        "<defs><style>rect{fill:red}</style></defs><rect width=\"4\"/>",
        "<text opacity=\"0.5\">words</text>",
    ] {
        let copy = String::from_utf8(stripped(&drawing(shown))).unwrap();
        assert!(copy.contains(shown), "{shown} in {copy}");
    }
    let file = drawing("<text display=\"none\">words<set attributeName=\"display\" to=\"inline\"/></text>");
    assert_eq!(kept(&file), [("SVG part that is hidden at first".to_owned(), String::new())]);
}

#[test]
fn a_picture_of_which_a_part_is_cut_off_is_told() {
    let image = |more: &str| drawing(&format!("<image width=\"9\" height=\"9\" {more}/>"));
    let cut = [("SVG picture with parts that are cut off".to_owned(), String::new())];
    for more in ["x=\"5\"", "y=\"-1\"", "clip-path=\"url(#a)\"", "preserveAspectRatio=\"xMidYMid slice\""] {
        assert_eq!(kept(&image(more)), cut, "{more}");
    }
    assert!(kept(&image("x=\"1\"")).is_empty());
    let content = |clip: &str| {
        let root = "urn:oasis:names:tc:opendocument:xmlns:";
        let text = format!(
            "<office:document-content xmlns:office=\"{root}office:1.0\" xmlns:style=\"{root}style:1.0\" xmlns:fo=\"{root}xsl-fo-compatible:1.0\">\
             <office:automatic-styles><style:style style:name=\"gr1\" style:family=\"graphic\"><style:graphic-properties fo:clip=\"{clip}\"/></style:style></office:automatic-styles></office:document-content>"
        );
        archive::zip(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", text.as_bytes())])
    };
    assert_eq!(kept(&content("rect(0cm, 4cm, 0cm, 0cm)"))[0].0, "ODF picture with parts that are cut off");
    assert!(kept(&content("rect(0cm, 0cm, 0cm, 0cm)")).is_empty());
    for (rect, told) in [("b=\"55000\"", true), ("l=\"0\" r=\"0\"", false), ("t=\"-500\"", false)] {
        let file = document(&format!("<w:drawing><a:srcRect xmlns:a=\"{A}\" {rect}/></w:drawing>"));
        let told: Vec<String> =
            told.then(|| "OOXML picture with parts that are cut off".to_owned()).into_iter().collect();
        assert_eq!(kept(&file).into_iter().map(|(field, _)| field).collect::<Vec<_>>(), told, "{rect}");
    }
}

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const A: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const P: &str = "http://schemas.openxmlformats.org/presentationml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

#[test]
fn a_drawing_in_a_book_says_what_is_hidden_and_has_no_words_that_are_not_drawn() {
    let book = |inside: &str| {
        let container = "<container><rootfiles><rootfile full-path=\"a.opf\"/></rootfiles></container>";
        let opf = "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\"><metadata/><manifest>\
            <item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/></manifest><spine><itemref idref=\"a\"/></spine></package>";
        let chapter = format!(
            "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title/></head><body><svg xmlns=\"http://www.w3.org/2000/svg\">\
             <text>Seen <tspan>at</tspan> five</text>{inside}</svg></body></html>"
        );
        archive::zip(&[
            ("mimetype", b"application/epub+zip"),
            ("META-INF/container.xml", container.as_bytes()),
            ("a.opf", opf.as_bytes()),
            ("a.xhtml", chapter.as_bytes()),
        ])
    };
    let bare = stripped(&book("<g/>"));
    assert!(kept(&bare).is_empty());
    let chapter = archive::unzip(&bare).into_iter().find(|(name, _)| name.ends_with(".xhtml")).unwrap().1;
    assert!(String::from_utf8(chapter).unwrap().contains("<text>Seen <tspan>at</tspan> five</text>"));
    assert_eq!(stripped(&book("<g>Layla</g>")), stripped(&book("<g></g>")));
    for off in ["display=\"none\"", "style=\"opacity:0\"", "visibility=\"hidden\""] {
        let copy = stripped(&book(&format!("<g {off}><text>Layla</text></g>")));
        assert_eq!(kept(&copy).len(), 1, "{off}");
        assert_eq!(stripped(&copy), copy, "{off}");
    }
}

/// A document of one run that is made of `inside`.
fn document(inside: &str) -> Vec<u8> {
    let body = format!(
        "<w:document xmlns:w=\"{W}\"><w:body><w:p><w:r>{inside}</w:r></w:p><w:p><w:r><w:t>Seen</w:t></w:r></w:p></w:body></w:document>"
    );
    office(("word/document.xml", "wordprocessingml.document.main", &body), &[], &[])
}

#[test]
fn words_of_a_text_document_that_nobody_sees_are_told() {
    for (properties, field) in [
        ("<w:vanish/>", "OOXML hidden text"),
        ("<w:color w:val=\"FFFFFF\"/>", "OOXML text in the colour of the paper"),
        ("<w:sz w:val=\"2\"/>", "OOXML text too small to be read"),
    ] {
        let file = document(&format!("<w:rPr>{properties}</w:rPr><w:t>under</w:t>"));
        assert_eq!(kept(&file), [(field.to_owned(), "under".to_owned())]);
        assert!(part(&stripped(&file), "word/document.xml").contains("under"));
    }
    for properties in [
        "<w:vanish w:val=\"0\"/>",
        "<w:color w:val=\"FF0000\"/>",
        "<w:sz w:val=\"24\"/>",
        "<w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" w:fill=\"000000\"/>",
    ] {
        assert!(kept(&document(&format!("<w:rPr>{properties}</w:rPr><w:t>seen</w:t>"))).is_empty(), "{properties}");
    }
}

/// A presentation of one slide with a shape at a place, and another that is seen.
fn slide(of_slide: &str, of_shape: &str, place: [i64; 4], size: &str) -> Vec<u8> {
    let show = format!(
        "<p:presentation xmlns:p=\"{P}\" xmlns:r=\"{R}\"><p:sldIdLst><p:sldId id=\"256\" r:id=\"rId1\"/></p:sldIdLst><p:sldSz cx=\"9000\" cy=\"6000\"/></p:presentation>"
    );
    let [x, y, cx, cy] = place;
    let shape = |own: &str, [x, y, cx, cy]: [i64; 4], size: &str, words: &str| {
        format!(
            "<p:sp><p:nvSpPr><p:cNvPr id=\"1\" name=\"Object\" {own}/></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{cx}\" cy=\"{cy}\"/></a:xfrm></p:spPr>\
             <p:txBody><a:p><a:r><a:rPr sz=\"{size}\"/><a:t>{words}</a:t></a:r></a:p></p:txBody></p:sp>"
        )
    };
    let slide = format!(
        "<p:sld xmlns:p=\"{P}\" xmlns:a=\"{A}\" {of_slide}><p:cSld><p:spTree>{}{}</p:spTree></p:cSld></p:sld>",
        shape(of_shape, [x, y, cx, cy], size, "under"),
        shape("", [10, 10, 10, 10], "1800", "Seen")
    );
    office(
        ("ppt/presentation.xml", "presentationml.presentation.main", &show),
        &[("ppt/slide1.xml", "presentationml.slide", &slide)],
        &[("rId1", "slide", "slide1.xml", false)],
    )
}

#[test]
fn words_of_a_presentation_that_nobody_sees_are_told() {
    const SEEN: [i64; 4] = [10, 10, 100, 100];
    let told = |file: &[u8]| kept(file).into_iter().filter(|(_, words)| !words.is_empty()).collect::<Vec<_>>();
    for (file, field) in [
        (slide("", "", [-200, 10, 100, 100], "1800"), "OOXML text beside the slide"),
        (slide("", "", [9000, 10, 100, 100], "1800"), "OOXML text beside the slide"),
        (slide("", "", [10, 6000, 100, 100], "1800"), "OOXML text beside the slide"),
        (slide("", "hidden=\"1\"", SEEN, "1800"), "OOXML hidden shape"),
        (slide("", "", SEEN, "100"), "OOXML text too small to be read"),
    ] {
        assert_eq!(told(&file), [(field.to_owned(), "under".to_owned())]);
    }
    let hidden = told(&slide("show=\"0\"", "", SEEN, "1800"));
    assert_eq!(hidden, ["under", "Seen"].map(|words| ("OOXML hidden slide".to_owned(), words.to_owned())));
    assert!(kept(&slide("", "", SEEN, "1800")).is_empty());
    assert!(kept(&slide("", "", [-50, 10, 100, 100], "1800")).is_empty());
}
