//! Twins of documents: two files that differ in the value of one attribute, or in a text that no page shows, give equal copies, but for
//! values that the page shows.

use std::collections::BTreeSet;

use crate::make::{archive, checks};
use crate::office::office;

use archive::{docx, epub, odt, part, svg, unzip, zip};
use checks::{limits, stripped};
use panah::error::Result;
use panah::source::Source as _;
use panah::strip::strip;

/// What two people are called, as one word and as more.
const WORDS: [[&str; 2]; 2] = [["LaylaOfAhvaz5", "OmidOfShiraz7"], ["Layla of Ahvaz", "Omid of Shiraz"]];

fn attempt(file: &[u8]) -> Result<Vec<u8>> {
    let file = file.to_vec();
    let safe = strip(&file, &limits())?;
    let output = safe.parts.over(&file);
    let mut bytes = vec![0; output.len() as usize];
    output.read_at(0, &mut bytes)?;
    Ok(bytes)
}

/// Where the values of attributes stand in a text, with the names of their elements and their own.
fn values(text: &str) -> Vec<(String, std::ops::Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find('<').map(|start| at + start) {
        let end = start + text[start..].find('>').unwrap();
        let tag = &text[start + 1..end];
        at = end;
        if tag.starts_with(['/', '?', '!']) {
            continue;
        }
        let name = tag.split([' ', '/']).next().unwrap();
        let mut from = start;
        while let Some(mark) = text[from..end].find("=\"").map(|mark| from + mark) {
            let close = mark + 2 + text[mark + 2..].find('"').unwrap();
            let own = text[..mark].rsplit([' ', '\n']).next().unwrap();
            if !own.starts_with("xmlns") {
                found.push((format!("{name} {own}"), mark + 2..close));
            }
            from = close;
        }
    }
    found
}

/// The attributes, as `element attribute`, whose values come through, of `text` in a file that `make` makes with it.
fn through(text: &str, make: &dyn Fn(&str) -> Vec<u8>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (name, span) in values(text) {
        for words in WORDS {
            let twins = words.map(|word| attempt(&make(&[&text[..span.start], word, &text[span.end..]].concat())));
            match twins {
                [Ok(one), Ok(other)] if one != other => {
                    found.insert(name.clone());
                }
                [Ok(_), Ok(_)] | [Err(_), Err(_)] => {}
                _ => panic!("{name}: one of two twins is refused"),
            }
        }
    }
    found
}

/// The same of every part of markup in an archive.
fn through_archive(file: &[u8]) -> BTreeSet<String> {
    let members = unzip(file);
    let mut found = BTreeSet::new();
    for (index, (name, bytes)) in members.iter().enumerate() {
        let Ok(text) = std::str::from_utf8(bytes).map(str::to_owned) else { continue };
        if !text.starts_with('<') || name.contains("rels") || name.starts_with('[') || name.contains("META-INF") {
            continue;
        }
        let make = |text: &str| {
            let swapped = members.iter().enumerate();
            let parts: Vec<(&str, &[u8])> = swapped
                .map(|(at, (name, bytes))| {
                    (name.as_str(), if at == index { text.as_bytes() } else { bytes.as_slice() })
                })
                .collect();
            zip(&parts)
        };
        found.extend(through(&text, &make));
    }
    found
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const A: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const P: &str = "http://schemas.openxmlformats.org/presentationml/2006/main";
const X: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

#[test]
fn values_of_a_text_document_have_a_grammar() {
    let document = format!(
        "<w:document xmlns:w=\"{W}\" xmlns:a=\"{A}\" xmlns:v=\"urn:schemas-microsoft-com:vml\"><w:body><w:p><w:pPr><w:pStyle w:val=\"Mine\"/>\
         <w:pBdr><w:top w:val=\"single\" w:sz=\"4\" w:space=\"1\" w:color=\"auto\"/></w:pBdr><w:ind w:left=\"720\" w:firstLine=\"5\"/>\
         <w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"D9D9D9\" w:themeFill=\"background1\"/></w:pPr><w:bookmarkStart w:id=\"7\" w:name=\"x\"/>\
         <w:r><w:rPr><w:rFonts w:ascii=\"Arial\" w:asciiTheme=\"minorHAnsi\"/><w:sz w:val=\"24\"/><w:lang w:val=\"en-US\" w:bidi=\"fa-IR\"/></w:rPr>\
         <w:t xml:space=\"preserve\">Seen </w:t></w:r><w:bookmarkEnd w:id=\"7\"/><w:r><w:pict><v:shape id=\"a\" style=\"width:5pt\" fillcolor=\"#ff0000\" adj=\"1,2\"/></w:pict></w:r></w:p>\
         <w:tbl><w:tblPr><w:tblLook w:val=\"04A0\" w:firstRow=\"1\"/></w:tblPr></w:tbl><w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\" w:orient=\"landscape\"/></w:sectPr></w:body></w:document>"
    );
    let theme = format!(
        "<a:theme xmlns:a=\"{A}\" name=\"Mine\"><a:themeElements><a:clrScheme name=\"Mine\"><a:dk1><a:sysClr val=\"windowText\" lastClr=\"000000\"/></a:dk1>\
         <a:accent1><a:srgbClr val=\"4F81BD\"/></a:accent1></a:clrScheme><a:fontScheme name=\"Mine\"><a:majorFont><a:latin typeface=\"Cambria\" panose=\"02040503050406030204\"/>\
         <a:font script=\"Arab\" typeface=\"Arial\"/></a:majorFont></a:fontScheme></a:themeElements></a:theme>"
    );
    let settings = format!(
        "<w:settings xmlns:w=\"{W}\"><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"708\"/><w:autoHyphenation w:val=\"0\"/><w:hyphenationZone w:val=\"425\"/>\
         <w:drawingGridHorizontalSpacing w:val=\"110\"/><w:themeFontLang w:val=\"fa-IR\"/><w:decimalSymbol w:val=\",\"/><w:listSeparator w:val=\";\"/>\
         <w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>"
    );
    let fonts =
        format!("<w:fonts xmlns:w=\"{W}\"><w:font w:name=\"Arial\"><w:sig w:usb0=\"E0002AFF\"/></w:font></w:fonts>");
    let file = office(
        ("word/document.xml", "wordprocessingml.document.main", &document),
        &[
            ("word/theme/theme1.xml", "theme", &theme),
            ("word/settings.xml", "wordprocessingml.settings", &settings),
            ("word/fontTable.xml", "wordprocessingml.fontTable", &fonts),
        ],
        &[
            ("rId1", "theme", "theme/theme1.xml", false),
            ("rId2", "settings", "settings.xml", false),
            ("rId3", "fontTable", "fontTable.xml", false),
        ],
    );
    // The typefaces that letters are drawn in.
    let shown = ["w:rFonts w:ascii", "a:latin typeface", "a:font typeface"];
    assert_eq!(through_archive(&file), set(&shown));
    let copy = stripped(&file);
    let (document, settings) = (part(&copy, "word/document.xml"), part(&copy, "word/settings.xml"));
    for stays in [
        "w:fill=\"D9D9D9\"",
        "w:val=\"04A0\"",
        "fillcolor=\"#ff0000\"",
        "w:orient=\"landscape\"",
        "w:asciiTheme=\"minorHAnsi\"",
        "w:id=\"1\"",
    ] {
        assert!(document.contains(stays), "{stays} in {document}");
    }
    for gone in ["zoom", "Zone", "Hyphenation", "Grid", "themeFontLang", "decimalSymbol", "listSeparator"] {
        assert!(!settings.contains(gone), "{gone} in {settings}");
    }
    assert!(settings.contains("w:name=\"compatibilityMode\"") && settings.contains("w:val=\"15\""), "{settings}");
    assert!(!unzip(&copy).iter().any(|(name, _)| name.contains("fontTable")));
    assert!(!part(&copy, "word/theme/theme1.xml").contains("panose"));
}

#[test]
fn what_lines_are_hyphenated_by_stays_where_they_are() {
    let settings =
        format!("<w:settings xmlns:w=\"{W}\"><w:autoHyphenation/><w:hyphenationZone w:val=\"425\"/></w:settings>");
    let document = format!("<w:document xmlns:w=\"{W}\"><w:body/></w:document>");
    let file = office(
        ("word/document.xml", "wordprocessingml.document.main", &document),
        &[("word/settings.xml", "wordprocessingml.settings", &settings)],
        &[("rId1", "settings", "settings.xml", false)],
    );
    assert!(
        part(&stripped(&file), "word/settings.xml").contains("<w:autoHyphenation/><w:hyphenationZone w:val=\"425\"/>")
    );
}

#[test]
fn values_of_a_workbook_have_a_grammar() {
    let book = format!(
        "<workbook xmlns=\"{X}\" xmlns:r=\"{R}\"><bookViews><workbookView activeTab=\"0\" tabRatio=\"600\"/></bookViews>\
         <sheets><sheet name=\"Seen\" sheetId=\"1\" r:id=\"rId1\"/></sheets><calcPr calcMode=\"auto\" iterateDelta=\"0.001\"/></workbook>"
    );
    let sheet = format!(
        "<worksheet xmlns=\"{X}\"><dimension ref=\"A1:B2\"/><sheetViews><sheetView workbookViewId=\"0\" zoomScale=\"85\"><selection activeCell=\"B7\" sqref=\"B7\"/></sheetView></sheetViews>\
         <sheetFormatPr defaultRowHeight=\"14.550000000000001\"/><cols><col min=\"1\" max=\"2\" width=\"9.140625\" customWidth=\"1\"/></cols>\
         <sheetData><row r=\"1\" spans=\"1:2\"><c r=\"A1\" s=\"0\" t=\"inlineStr\"><is><t>Seen</t></is></c></row></sheetData>\
         <conditionalFormatting sqref=\"A1:A2 B1\"><cfRule type=\"cellIs\" priority=\"1\" operator=\"equal\"><formula>1</formula></cfRule></conditionalFormatting>\
         <pageMargins left=\"0.7\" right=\"0.7\"/><pageSetup orientation=\"portrait\" horizontalDpi=\"600\"/></worksheet>"
    );
    let styles = format!(
        "<styleSheet xmlns=\"{X}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"0.0 &quot;seen&quot;\"/></numFmts>\
         <fonts count=\"1\"><font><sz val=\"11\"/><color theme=\"1\" tint=\"-0.249977111117893\"/><name val=\"Calibri\"/><family val=\"2\"/><scheme val=\"minor\"/></font></fonts>\
         <fills count=\"1\"><fill><patternFill patternType=\"gray125\"><fgColor rgb=\"FFFFFF00\"/></patternFill></fill></fills></styleSheet>"
    );
    let file = office(
        ("xl/workbook.xml", "spreadsheetml.sheet.main", &book),
        &[("xl/sheet1.xml", "spreadsheetml.worksheet", &sheet), ("xl/styles.xml", "spreadsheetml.styles", &styles)],
        &[("rId1", "worksheet", "sheet1.xml", false), ("rId2", "styles", "styles.xml", false)],
    );
    assert_eq!(through_archive(&file), set(&["name val", "numFmt formatCode", "sheet name"]));
    let copy = stripped(&file);
    let (sheet, styles) = (part(&copy, "xl/sheet1.xml"), part(&copy, "xl/styles.xml"));
    assert!(sheet.contains("14.550000000000001") && sheet.contains("sqref=\"A1:A2 B1\""), "{sheet}");
    assert!(!sheet.contains("B7") && !sheet.contains("zoomScale") && !sheet.contains("Dpi"), "{sheet}");
    assert!(
        styles.contains("-0.249977111117893") && styles.contains("gray125") && styles.contains("FFFFFF00"),
        "{styles}"
    );
}

#[test]
fn values_of_a_presentation_have_a_grammar_and_identifiers_are_counted_anew() {
    let show = format!(
        "<p:presentation xmlns:p=\"{P}\" xmlns:r=\"{R}\" serverZoom=\"1\"><p:sldIdLst><p:sldId id=\"256\" r:id=\"rId1\"/></p:sldIdLst>\
         <p:sldSz cx=\"9144000\" cy=\"6858000\" type=\"screen4x3\"/></p:presentation>"
    );
    let style = "{ECCD06DE-70C8-044F-BEE9-1B757B2564B7}";
    let slide = format!(
        "<p:sld xmlns:p=\"{P}\" xmlns:a=\"{A}\"><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1731837423\" name=\"\"/></p:nvGrpSpPr>\
         <p:sp><p:nvSpPr><p:cNvPr id=\"1731837424\" name=\"Mine\"/></p:nvSpPr><p:spPr><a:xfrm rot=\"5400000\"><a:off x=\"9\" y=\"9\"/><a:ext cx=\"9\" cy=\"9\"/></a:xfrm>\
         <a:prstGeom prst=\"flowChartMagneticDisk\"><a:avLst><a:gd name=\"adj1\" fmla=\"val 50000\"/></a:avLst></a:prstGeom></p:spPr>\
         <p:txBody><a:p><a:pPr algn=\"ctr\"><a:buChar char=\"•\"/></a:pPr><a:r><a:rPr lang=\"en-US\" sz=\"1800\" dirty=\"0\"/><a:t>Seen</a:t></a:r></a:p></p:txBody></p:sp>\
         <p:graphicFrame><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\"><a:tbl><a:tblPr firstRow=\"1\">\
         <a:tableStyleId>{style}</a:tableStyleId></a:tblPr></a:tbl></a:graphicData></a:graphic></p:graphicFrame></p:spTree></p:cSld>\
         <p:timing><p:tnLst><p:par><p:cTn id=\"1\" dur=\"indefinite\" restart=\"never\" nodeType=\"tmRoot\"/></p:par></p:tnLst><p:bldLst><p:bldP spid=\"1731837424\" grpId=\"0\"/></p:bldLst></p:timing></p:sld>"
    );
    let tables = format!(
        "<a:tblStyleLst xmlns:a=\"{A}\" def=\"{{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}}\"><a:tblStyle styleId=\"{style}\" styleName=\"Mine\"/></a:tblStyleLst>"
    );
    let file = office(
        ("ppt/presentation.xml", "presentationml.presentation.main", &show),
        &[
            ("ppt/slide1.xml", "presentationml.slide", &slide),
            ("ppt/tableStyles.xml", "presentationml.tableStyles", &tables),
        ],
        &[("rId1", "slide", "slide1.xml", false), ("rId2", "tableStyles", "tableStyles.xml", false)],
    );
    assert_eq!(through_archive(&file), set(&[]));
    let copy = stripped(&file);
    let (slide, tables) = (part(&copy, "ppt/slide1.xml"), part(&copy, "ppt/tableStyles.xml"));
    for stays in [
        "prst=\"flowChartMagneticDisk\"",
        "fmla=\"val 50000\"",
        "char=\"•\"",
        "<p:cNvPr id=\"2\" name=\"Object\"/>",
        "spid=\"2\"",
        "/drawingml/2006/table\"",
        "dur=\"indefinite\"",
    ] {
        assert!(slide.contains(stays), "{stays} in {slide}");
    }
    let counted = "{00000000-0000-0000-0000-000000000001}";
    assert!(slide.contains(counted) && tables.contains(counted) && tables.contains("{5C22544A-"), "{slide} {tables}");
    assert!(!slide.contains("1731837") && !slide.contains("ECCD06DE") && !tables.contains("ECCD06DE"));
    assert_eq!(stripped(&copy), copy);
}

#[test]
fn values_of_an_open_document_have_a_grammar() {
    let root = "urn:oasis:names:tc:opendocument:xmlns:";
    let content = format!(
        "<office:document-content xmlns:office=\"{root}office:1.0\" xmlns:text=\"{root}text:1.0\" xmlns:fo=\"{root}xsl-fo-compatible:1.0\" \
         xmlns:style=\"{root}style:1.0\" xmlns:table=\"{root}table:1.0\" xmlns:draw=\"{root}drawing:1.0\" xmlns:svg=\"{root}svg-compatible:1.0\" office:version=\"1.3\">\
         <office:font-face-decls><style:font-face style:name=\"Arial1\" svg:font-family=\"Arial\" style:font-pitch=\"variable\"/></office:font-face-decls>\
         <office:automatic-styles><style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Mine\"><style:paragraph-properties fo:border=\"0.05pt solid #000000\" \
         style:shadow=\"none\" fo:margin-left=\"1.25cm\"/><style:text-properties style:font-name=\"Arial1\" fo:language=\"fa\" fo:country=\"IR\" style:text-underline-style=\"solid\"/></style:style></office:automatic-styles>\
         <office:body><office:text><text:p text:style-name=\"P1\">Seen</text:p><draw:path svg:width=\"2cm\" svg:viewBox=\"0 0 21 29\" svg:d=\"M0 0l2 2z\" draw:transform=\"rotate (0.5) translate (1cm 2cm)\"/>\
         <table:table table:name=\"Mine\"><table:table-cell office:value-type=\"string\" office:string-value=\"words\" table:formula=\"of:=[.A1]\" table:number-columns-spanned=\"2\"/></table:table>\
         </office:text></office:body></office:document-content>"
    );
    let file = zip(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", content.as_bytes())]);
    let shown = ["style:font-face svg:font-family"];
    assert_eq!(through_archive(&file), set(&shown));
    let copy = part(&stripped(&file), "content.xml");
    for stays in [
        "0.05pt solid #000000",
        "rotate (0.5) translate (1cm 2cm)",
        "M0 0l2 2z",
        "text-underline-style=\"solid\"",
        "of:=[.A1]",
        "font-face style:name=\"f1\"",
        "style:font-name=\"f1\"",
    ] {
        assert!(copy.contains(stays), "{stays} in {copy}");
    }
}

#[test]
fn values_of_drawings_books_and_what_is_full_of_marks_have_a_grammar() {
    assert_eq!(through_archive(&docx()), set(&[]));
    assert_eq!(through_archive(&odt()), set(&[]));
    assert_eq!(through_archive(&epub()), set(&[]));
    let drawn = String::from_utf8(svg()).unwrap();
    assert_eq!(through(&drawn, &|text| text.as_bytes().to_vec()), set(&[]));
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\" version=\"1.1\"><rect x=\"1\" width=\"4mm\" fill=\"lightgoldenrodyellow\" \
                   transform=\"matrix(1 0 0 1 -3.5e-2 4)\" style=\"fill:red;font-family:Arial\"/><path d=\"M0 0h4v4\" stroke-linejoin=\"round\"/>\
                   <text font-family=\"Arial\" xml:lang=\"fa\">Seen</text></svg>";
    let shown = set(&["text font-family"]);
    assert_eq!(through(drawing, &|text| text.as_bytes().to_vec()), shown);
    let copy = String::from_utf8(stripped(drawing.as_bytes())).unwrap();
    assert!(copy.ends_with(drawing.split_once('>').unwrap().1), "{copy}");
    for (before, after) in [
        ("<path d=\"M0 0h4 Layla\"/>", "<path d=\"M0 0h4 \"/>"),
        ("<rect x=\"1.12345678901234\"/>", "<rect x=\"1.123456789\"/>"),
        ("<style>rect{fill:Layla;stroke:blue}</style>", "<style>rect{stroke:blue}</style>"),
    ] {
        let whole = |inside: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inside}</svg>");
        let copy = String::from_utf8(stripped(whole(before).as_bytes())).unwrap();
        assert!(copy.ends_with(&whole(after)), "{copy}");
    }
}
