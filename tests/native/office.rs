//! Office documents, part by part: what is shown stays and is named anew, what no vocabulary has goes.

use crate::make::archive;
use crate::make::checks;

use archive::{CANARY, part, unzip, zip};
use checks::{has, limits, reveals, stripped};
use panah::report::Class;
use panah::strip::strip;

/// A package of `root/` with a main part of `content_type` and the other parts `parts` (name, content type, bytes), all of
/// them led to by relationships `rels` (identifier, kind, target, external) of the main part.
pub fn office(main: (&str, &str, &str), parts: &[(&str, &str, &str)], rels: &[(&str, &str, &str, bool)]) -> Vec<u8> {
    let (path, content_type, body) = main;
    let (folder, file) = path.rsplit_once('/').unwrap();
    let root = archive::relationships(&[("rId1", "officeDocument", path, false)]);
    let own = archive::relationships(rels);
    let mut types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">".to_owned();
    for (name, kind, _) in parts.iter().chain(&[(path, content_type, body)]) {
        types += &format!(
            "<Override PartName=\"/{name}\" ContentType=\"application/vnd.openxmlformats-officedocument.{kind}+xml\"/>"
        );
    }
    types += "</Types>";
    let rels_name = format!("{folder}/_rels/{file}.rels");
    let mut members: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", root.as_bytes()),
        (path, body.as_bytes()),
        (&rels_name, own.as_bytes()),
    ];
    members.extend(parts.iter().map(|(name, _, bytes)| (*name, bytes.as_bytes())));
    zip(&members)
}

const X: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const P: &str = "http://schemas.openxmlformats.org/presentationml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

#[test]
fn links_of_a_sheet_go_and_what_stays_unseen_is_told_every_time() {
    let book = format!(
        "<workbook xmlns=\"{X}\" xmlns:r=\"{R}\"><sheets><sheet name=\"Seen\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let sheet = format!(
        "<worksheet xmlns=\"{X}\" xmlns:r=\"{R}\"><sheetData><row r=\"1\" hidden=\"1\"><c r=\"A1\"><v>5</v></c></row></sheetData>\
         <dataValidations count=\"1\"><dataValidation prompt=\"Choose\" sqref=\"A1\"/></dataValidations>\
         <hyperlinks><hyperlink ref=\"A1\" r:id=\"rId9\" location=\"{CANARY}\" display=\"{CANARY}\"/></hyperlinks></worksheet>"
    );
    let file = office(
        ("xl/workbook.xml", "spreadsheetml.sheet.main", &book),
        &[("xl/sheet1.xml", "spreadsheetml.worksheet", &sheet)],
        &[("rId1", "worksheet", "sheet1.xml", false)],
    );
    let copy = stripped(&file);
    assert!(!has(&copy, CANARY));
    assert!(!part(&copy, "xl/sheet1.xml").contains("hyperlink"));
    assert!(reveals(&file, Class::HiddenKept) && reveals(&copy, Class::HiddenKept));
    assert_eq!(stripped(&copy), copy);
}

/// The words that a copy says it still holds unseen, once that is stripped again.
fn unseen(file: &[u8]) -> Vec<String> {
    let words = |file: &[u8]| {
        let found = panah::inspect::inspect(&file.to_vec(), &mut limits()).unwrap().findings;
        let kept = found.into_iter().filter(|own| own.class == Class::HiddenKept && !own.value.is_empty());
        kept.map(|own| own.value).collect::<Vec<_>>()
    };
    let copy = stripped(file);
    assert_eq!(words(&copy), words(file));
    assert_eq!(stripped(&copy), copy);
    words(&copy)
}

#[test]
fn words_of_hidden_rows_and_columns_are_named() {
    let book = format!(
        "<workbook xmlns=\"{X}\" xmlns:r=\"{R}\"><sheets><sheet name=\"Seen\" sheetId=\"1\" r:id=\"rId2\"/></sheets></workbook>"
    );
    let cell = |place: &str, kind: &str, inside: &str| format!("<c r=\"{place}\" t=\"{kind}\">{inside}</c>");
    let sheet = format!(
        "<worksheet xmlns=\"{X}\"><cols><col min=\"2\" max=\"3\" hidden=\"1\"/><col min=\"28\" max=\"28\" width=\"0\"/></cols>\
         <sheetData><row r=\"1\">{}{}{}{}</row><row r=\"2\" hidden=\"1\">{}{}</row><row r=\"3\" ht=\"0\">{}</row>\
         <row r=\"4\">{}</row></sheetData></worksheet>",
        cell("A1", "s", "<v>0</v>"),
        cell("B1", "s", "<v>1</v>"),
        cell("D1", "str", "<v>Open</v>"),
        cell("AB1", "inlineStr", "<is><t>Layla</t></is>"),
        cell("A2", "s", "<v>3</v>"),
        cell("D2", "n", "<v>4700</v>"),
        cell("A3", "str", "<v>Omid</v>"),
        cell("D4", "s", "<v>2</v>"),
    );
    let strings = format!(
        "<sst xmlns=\"{X}\"><si><t>Zero</t></si><si><t>One</t></si><si><t>Two</t></si><si><r><t>Thr</t></r><r><t>ee</t></r></si></sst>"
    );
    // The strings come before the sheet that says which of them are hidden.
    let file = office(
        ("xl/workbook.xml", "spreadsheetml.sheet.main", &book),
        &[
            ("xl/sharedStrings.xml", "spreadsheetml.sharedStrings", &strings),
            ("xl/sheet1.xml", "spreadsheetml.worksheet", &sheet),
        ],
        &[("rId1", "sharedStrings", "sharedStrings.xml", false), ("rId2", "worksheet", "sheet1.xml", false)],
    );
    assert_eq!(unseen(&file), ["Layla", "4700", "Omid", "One", "Thr", "ee"]);
}

#[test]
fn words_of_hidden_rows_and_columns_of_an_open_document_are_named() {
    let cell = |words: &str, more: &str| {
        format!("<table:table-cell office:value-type=\"string\"{more}><text:p>{words}</text:p></table:table-cell>")
    };
    let hidden = "table:visibility=\"collapse\"";
    let table = format!(
        "<table:table table:name=\"A\"><table:table-column table:number-columns-repeated=\"2\"/><table:table-column {hidden}/>\
         <table:table-row>{}{}</table:table-row><table:table-row {hidden}>{}</table:table-row>\
         <table:table-row>{}<table:covered-table-cell/>{}{}</table:table-row></table:table>",
        cell("One", ""),
        cell("Two", ""),
        cell("Layla", ""),
        cell("Three", ""),
        cell("Omid", ""),
        cell("Four", " table:number-columns-repeated=\"3\""),
    );
    let second = format!(
        "<table:table table:name=\"B\"><table:table-column/><table:table-row>{}{}{}</table:table-row></table:table>",
        cell("a", ""),
        cell("b", ""),
        cell("c", "")
    );
    let root = "urn:oasis:names:tc:opendocument:xmlns:";
    let content = format!(
        "<office:document-content xmlns:office=\"{root}office:1.0\" xmlns:text=\"{root}text:1.0\" xmlns:table=\"{root}table:1.0\" \
         office:version=\"1.3\"><office:body><office:spreadsheet>{table}{second}</office:spreadsheet></office:body></office:document-content>"
    );
    let kind = b"application/vnd.oasis.opendocument.spreadsheet";
    let file = zip(&[("mimetype", kind), ("content.xml", content.as_bytes())]);
    assert_eq!(unseen(&file), ["Layla", "Omid"]);
}

/// A workbook of two sheets, of which the second has a `state`.
fn workbook(state: &str) -> Vec<u8> {
    let book = format!(
        "<workbook xmlns=\"{X}\" xmlns:r=\"{R}\"><sheets><sheet name=\"Seen\" sheetId=\"1\" r:id=\"rId1\"/>\
         <sheet name=\"Salaries\" sheetId=\"2\" state=\"{state}\" r:id=\"rId2\"/></sheets></workbook>"
    );
    let sheet = format!(
        "<worksheet xmlns=\"{X}\"><sheetData><row r=\"1\"><c r=\"A1\"><v>5</v></c></row></sheetData></worksheet>"
    );
    let kind = "spreadsheetml.worksheet";
    office(
        ("xl/workbook.xml", "spreadsheetml.sheet.main", &book),
        &[("xl/sheet1.xml", kind, &sheet), ("xl/sheet2.xml", kind, &sheet)],
        &[("rId1", "worksheet", "sheet1.xml", false), ("rId2", "worksheet", "sheet2.xml", false)],
    )
}

#[test]
fn the_receipt_counts_the_hidden_parts_that_stay_in_the_copy_and_never_names_them() {
    for (state, kept) in [("hidden", 1), ("veryHidden", 1), ("visible", 0)] {
        let safe = strip(&workbook(state), &limits()).unwrap();
        assert_eq!(safe.receipt.copy.hidden, (0..kept).map(|_| (Class::HiddenKept, kept)).collect(), "{state}");
        assert!(!safe.receipt.copy.removed.contains_key(&Class::HiddenKept));
        assert_eq!(safe.kept.len(), kept as usize);
        assert!(safe.kept.iter().all(|part| part.field == "OOXML hidden sheet" && part.value == "Salaries"));
        assert!(!serde_json::to_string(&safe.receipt).unwrap().contains("Salaries"));
    }
}

#[test]
fn the_desk_tool_says_which_hidden_parts_stay() {
    let folder = std::env::temp_dir().join(format!("panah-kept-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for (state, told) in [("hidden", true), ("visible", false)] {
        let [file, out] = ["book.xlsx", "copy.xlsx"].map(|name| folder.join(name));
        std::fs::write(&file, workbook(state)).unwrap();
        let mut panah = std::process::Command::new(env!("CARGO_BIN_EXE_panah"));
        let words = panah.args(["strip", "--level", "exact", "--json", "-o"]).args([&out, &file]).output().unwrap();
        let said = String::from_utf8(words.stderr).unwrap();
        assert_eq!(said.contains("hidden or telling parts stay in the copy (OOXML hidden sheet)"), told, "{said}");
        let receipt = String::from_utf8(words.stdout).unwrap();
        assert_eq!(receipt.contains("\"hidden-kept\""), told, "{receipt}");
        assert!(!said.contains("Salaries") && !receipt.contains("Salaries"));
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn ranges_and_tables_have_new_names_wherever_formulas_use_them() {
    let book = format!(
        "<workbook xmlns=\"{X}\" xmlns:r=\"{R}\"><sheets><sheet name=\"Seen\" sheetId=\"1\" r:id=\"rId1\"/></sheets>\
         <definedNames><definedName name=\"{CANARY}\">Seen!$A$1</definedName><definedName name=\"_xlnm.Print_Area\">Seen!$A$1:$B$2</definedName>\
         </definedNames></workbook>"
    );
    let list = format!("{CANARY}2");
    let sheet = format!(
        "<worksheet xmlns=\"{X}\" xmlns:r=\"{R}\"><sheetData><row r=\"1\"><c r=\"A1\"><f>SUM({list}[Seen])&amp;\"{{}}\"&lt;{CANARY}</f></c></row></sheetData>\
         <dataValidations count=\"1\"><dataValidation sqref=\"A1\"><formula1>{CANARY}</formula1></dataValidation></dataValidations>\
         <hyperlinks><hyperlink ref=\"A1\" location=\"{CANARY}\"/></hyperlinks><tableParts count=\"1\"><tablePart r:id=\"rId1\"/></tableParts></worksheet>"
    );
    let table = format!(
        "<table xmlns=\"{X}\" id=\"1\" name=\"{list}\" displayName=\"{list}\" ref=\"A1:A2\"><tableColumns count=\"1\"><tableColumn id=\"1\" name=\"Seen\">\
         <calculatedColumnFormula>{CANARY}*{list}[Seen]</calculatedColumnFormula></tableColumn></tableColumns></table>"
    );
    let rels = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" \
                Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/table\" Target=\"/xl/tables/table1.xml\"/></Relationships>";
    let mut members = unzip(&office(
        ("xl/workbook.xml", "spreadsheetml.sheet.main", &book),
        &[
            ("xl/sheet1.xml", "spreadsheetml.worksheet", &sheet),
            ("xl/tables/table1.xml", "spreadsheetml.table", &table),
        ],
        &[("rId1", "worksheet", "sheet1.xml", false)],
    ));
    members.push(("xl/_rels/sheet1.xml.rels".to_owned(), rels.as_bytes().to_vec()));
    let members: Vec<(&str, &[u8])> = members.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let copy = stripped(&zip(&members));
    let (book, sheet, table) =
        (part(&copy, "xl/workbook.xml"), part(&copy, "xl/sheet1.xml"), part(&copy, "xl/tables/table1.xml"));
    assert!(![&book, &sheet, &table].iter().any(|part| part.contains(CANARY)), "{book}{sheet}{table}");
    assert!(book.contains("<definedName name=\"Name1\">") && book.contains("_xlnm.Print_Area"), "{book}");
    assert!(sheet.contains("<f>SUM(Table1[Seen])&amp;\"{}\"&lt;Name1</f>"), "{sheet}");
    assert!(sheet.contains("<formula1>Name1<") && sheet.contains("location=\"Name1\""), "{sheet}");
    assert!(
        table.contains("name=\"Table1\" displayName=\"Table1\"") && table.contains(">Name1*Table1[Seen]<"),
        "{table}"
    );
    assert_eq!(stripped(&copy), copy);
}

#[test]
fn what_an_open_document_does_not_show_goes_or_is_told() {
    let odf = "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
               xmlns:p=\"urn:oasis:names:tc:opendocument:xmlns:presentation:1.0\"";
    let content = format!(
        "<text:p {odf}><text:a xlink:href=\"https://me/\" xlink:title=\"me\">words</text:a><text:sender-city>Five</text:sender-city>\
         <p:notes>me</p:notes><text:novelty>me</text:novelty><text:hidden-text text:string-value=\"under\"/></text:p>"
    );
    let members =
        [("mimetype", "application/vnd.oasis.opendocument.text".as_bytes()), ("content.xml", content.as_bytes())];
    let copy = stripped(&zip(&members));
    let text = part(&copy, "content.xml");
    assert!(text.contains("wordsFive") && !text.contains("me/") && !text.contains(">me<"), "{text}");
    assert!(reveals(&copy, Class::HiddenKept));
}

#[test]
fn ranges_of_an_open_document_have_new_names_and_shapes_keep_their_equations() {
    let spaces = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
                  xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
                  xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
    let content = format!(
        "<office:body {spaces}><table:content-validation table:condition=\"of:cell-content-is-in-list({CANARY})\"/>\
         <table:table-cell table:formula=\"of:=SUM({CANARY};[.A1])&amp;&quot;{CANARY}&quot;\"/><text:a xlink:href=\"#{CANARY}\">Seen</text:a>\
         <table:named-range table:name=\"{CANARY}\" table:cell-range-address=\"$Seen.$A$1\"/>\
         <draw:enhanced-geometry draw:enhanced-path=\"M 0 ?f0 L ?{CANARY} 0 N\"><draw:equation draw:name=\"f0\" draw:formula=\"$0 -1\"/>\
         <draw:equation draw:name=\"{CANARY}\" draw:formula=\"?f0 *2\"/><draw:equation draw:name=\"f1\" draw:formula=\"{CANARY}\"/></draw:enhanced-geometry>\
         </office:body>"
    );
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    let copy = stripped(&zip(&[("mimetype", kind.as_bytes()), ("content.xml", content.as_bytes())]));
    let text = part(&copy, "content.xml");
    for word in [
        "is-in-list(Name1)",
        "\"of:=SUM(Name1;[.A1])&amp;",
        "\"#Name1\"",
        "table:name=\"Name1\"",
        "\"M 0 ?f0 L ?g1 0 N\"",
        "draw:name=\"g1\" draw:formula=\"?f0 *2\"",
        "<draw:equation draw:name=\"f1\"/>",
    ] {
        assert!(text.contains(word), "{word} in {text}");
    }
    // What is a word of a formula is shown.
    assert_eq!(text.matches(CANARY).count(), 1, "{text}");
    assert_eq!(stripped(&copy), copy);
}

#[test]
fn a_chart_in_a_table_of_an_open_document_stays_with_its_numbers() {
    let spaces = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" \
                  xmlns:chart=\"urn:oasis:names:tc:opendocument:xmlns:chart:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
    let kind = "application/vnd.oasis.opendocument";
    let manifest = format!(
        "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">\
         <m:file-entry m:full-path=\"Object 1/\" m:media-type=\"{kind}.chart\"/></m:manifest>"
    );
    let content = format!("<office:body {spaces}><draw:object xlink:href=\"./Object 1\"/></office:body>");
    let chart = format!(
        "<office:chart {spaces}><chart:chart xlink:href=\"..\"><chart:series chart:values-cell-range-address=\"A.B1:A.B3\"/>\
         </chart:chart></office:chart>"
    );
    let elsewhere = chart.replace("\"..\"", &format!("\"https://example.org/{CANARY}\""));
    for (chart, stays) in [(chart, true), (elsewhere, false)] {
        let copy = stripped(&zip(&[
            ("mimetype", format!("{kind}.spreadsheet").as_bytes()),
            ("META-INF/manifest.xml", manifest.as_bytes()),
            ("content.xml", content.as_bytes()),
            ("Object 1/content.xml", chart.as_bytes()),
        ]));
        let text = part(&copy, "Object 1/content.xml");
        assert_eq!(text.contains("A.B1:A.B3"), stays, "{text}");
        assert!(!has(&copy, CANARY));
    }
}

#[test]
fn a_speakers_notes_go_and_are_told() {
    let show = format!(
        "<p:presentation xmlns:p=\"{P}\" xmlns:r=\"{R}\"><p:notesMasterIdLst><p:notesMasterId r:id=\"rId2\"/></p:notesMasterIdLst>\
         <p:sldIdLst><p:sldId id=\"256\" r:id=\"rId1\"/></p:sldIdLst></p:presentation>"
    );
    let slide = format!("<p:sld xmlns:p=\"{P}\"/>");
    let file = office(
        ("ppt/presentation.xml", "presentationml.presentation.main", &show),
        &[
            ("ppt/slide1.xml", "presentationml.slide", &slide),
            ("ppt/notesSlides/notesSlide1.xml", "presentationml.notesSlide", &format!("<a>{CANARY}</a>")),
        ],
        &[("rId1", "slide", "slide1.xml", false), ("rId2", "notesMaster", "notesSlides/notesSlide1.xml", false)],
    );
    let copy = stripped(&file);
    assert!(reveals(&file, Class::HiddenText) && !has(&copy, CANARY));
    assert!(!part(&copy, "ppt/presentation.xml").contains("notes"));
}

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const A: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const V: &str = "urn:schemas-microsoft-com:vml";
const DGM: &str = "http://schemas.openxmlformats.org/drawingml/2006/diagram";
const DSP: &str = "http://schemas.microsoft.com/office/drawing/2008/diagram";

#[test]
fn what_no_vocabulary_has_goes_and_is_told() {
    let hidden = [
        "<w:secret w:val=\"1\"><w:t>CANARYc4n4ry</w:t></w:secret>",
        "<w:p w:secret=\"CANARYc4n4ry\"/>",
        "<w:p secret=\"CANARYc4n4ry\"/>",
        "<w:p xml:base=\"http://CANARYc4n4ry/\"/>",
        "CANARYc4n4ry",
        "<w:p><![CDATA[CANARYc4n4ry]]></w:p>",
        "<w:p><w:pPr><w:jc w:val=\"left and CANARYc4n4ry\"/></w:pPr></w:p>",
        "<w:p><w:pPr><w:ind w:left=\"12&#10;CANARYc4n4ry\"/></w:pPr></w:p>",
        "<w:tbl><w:tblPr><w:tblW w:w=\"http://example.org/CANARYc4n4ry\" w:type=\"a/CANARYc4n4ry é\"/></w:tblPr></w:tbl>",
        "<w:pict><v:shape style=\"width:5pt;mso-secret:CANARYc4n4ry;height:5 CANARYc4n4ry\"/></w:pict>",
        "<secret xmlns=\"\">CANARYc4n4ry</secret>",
    ];
    for hidden in hidden {
        let document = format!(
            "<w:document xmlns:w=\"{W}\" xmlns:v=\"{V}\"><w:body><w:p><w:r><w:t>Seen</w:t></w:r></w:p>{hidden}</w:body></w:document>"
        );
        let file = office(("word/document.xml", "wordprocessingml.document.main", &document), &[], &[]);
        let copy = stripped(&file);
        let kept = part(&copy, "word/document.xml");
        assert!(reveals(&file, Class::Unknown), "{hidden}");
        assert!(kept.contains("<w:t>Seen</w:t>"), "{kept}");
        assert!(!kept.contains("c4n4ry") && !kept.contains("secret"), "{kept}");
        assert!(!hidden.contains("shape") || kept.contains("style=\"width:5pt\""), "{kept}");
        assert_eq!(stripped(&copy), copy);
    }
}

#[test]
fn a_diagram_finds_its_drawing_once_relationships_have_new_names() {
    let document = format!(
        "<w:document xmlns:w=\"{W}\" xmlns:a=\"{A}\" xmlns:dgm=\"{DGM}\" xmlns:r=\"{R}\"><w:body><w:p><w:r><w:drawing><a:graphic>\
         <a:graphicData uri=\"{DGM}\"><dgm:relIds r:dm=\"rId7\"/></a:graphicData></a:graphic></w:drawing></w:r></w:p></w:body></w:document>"
    );
    let data = |id: &str| {
        format!(
            "<dgm:dataModel xmlns:dgm=\"{DGM}\" xmlns:a=\"{A}\"><dgm:extLst><a:ext uri=\"{DSP}\">\
             <dsp:dataModelExt xmlns:dsp=\"{DSP}\" relId=\"{id}\" minVer=\"{DGM}\"/></a:ext></dgm:extLst></dgm:dataModel>"
        )
    };
    let drawing = format!("<dsp:drawing xmlns:dsp=\"{DSP}\"/>");
    let copy = |id: &str| {
        let file = office(
            ("word/document.xml", "wordprocessingml.document.main", &document),
            &[
                ("word/data.xml", "drawingml.diagramData", &data(id)),
                ("word/drawn.xml", "drawingml.diagramLayout", &drawing),
            ],
            &[("rId7", "diagramData", "data.xml", false), ("rId9", "diagramDrawing", "drawn.xml", false)],
        );
        let copy = stripped(&file);
        assert_eq!(stripped(&copy), copy);
        unzip(&copy).into_iter().map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned()).collect::<String>()
    };
    assert!(copy("rId9").contains("relId=\"rId2\""));
    assert!(!copy(CANARY).contains("dataModelExt"));
}

#[test]
fn every_word_that_a_standard_has_for_text_is_found() {
    // A table's numbers, a formula, a chart's label and a slide's animation, as programs write them.
    let sheet = format!(
        "<worksheet xmlns=\"{X}\"><sheetData><row r=\"1\" spans=\"1:2\"><c r=\"A1\" t=\"str\"><f t=\"shared\" ref=\"A1:A2\" si=\"0\">B1&amp;\" m\"</f><v>5 m</v></c>\
         <c r=\"B1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">five </t></is></c></row></sheetData>\
         <mergeCells count=\"1\"><mergeCell ref=\"A1:A2\"/></mergeCells><conditionalFormatting sqref=\"A1:A2 B1\"><cfRule type=\"containsText\" priority=\"1\" operator=\"containsText\" text=\"of two\"><formula>NOT(ISERROR(SEARCH(\"of two\",A1)))</formula></cfRule></conditionalFormatting>\
         <headerFooter><oddHeader>&amp;CSeen by all</oddHeader></headerFooter></worksheet>"
    );
    let book = format!(
        "<workbook xmlns=\"{X}\" xmlns:r=\"{R}\"><sheets><sheet name=\"What was seen\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let file = office(
        ("xl/workbook.xml", "spreadsheetml.sheet.main", &book),
        &[("xl/sheet1.xml", "spreadsheetml.worksheet", &sheet)],
        &[("rId1", "worksheet", "sheet1.xml", false)],
    );
    let copy = stripped(&file);
    assert_eq!(part(&copy, "xl/sheet1.xml").split_once('\n').unwrap().1, sheet);
    assert_eq!(part(&copy, "xl/workbook.xml").split_once('\n').unwrap().1, book);
}

#[test]
fn what_no_vocabulary_of_an_open_document_has_goes_and_is_told() {
    let hidden = [
        "<text:p text:secret=\"CANARYc4n4ry\"/>",
        "<text:p secret=\"CANARYc4n4ry\"/>",
        "<text:p xlink:secret=\"CANARYc4n4ry\"/>",
        "<text:p text:outline-level=\"1 and CANARYc4n4ry\"/>",
        "<text:p xml:base=\"CANARYc4n4ry\"/>",
        "<text:list>CANARYc4n4ry</text:list>",
        "CANARYc4n4ry",
        "<text:list><![CDATA[CANARYc4n4ry]]></text:list>",
        "<text:secret>CANARYc4n4ry</text:secret>",
    ];
    let root = "urn:oasis:names:tc:opendocument:xmlns:";
    for hidden in hidden {
        let content = format!(
            "<office:document-content xmlns:office=\"{root}office:1.0\" xmlns:text=\"{root}text:1.0\" xmlns:fo=\"{root}xsl-fo-compatible:1.0\" \
             xmlns:style=\"{root}style:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" office:version=\"1.3\"><office:automatic-styles>\
             <style:style style:name=\"P1\" style:family=\"paragraph\"><style:paragraph-properties fo:border=\"0.05pt solid #000000\"/></style:style>\
             </office:automatic-styles><office:body><office:text><text:p text:style-name=\"P1\">Seen</text:p>{hidden}</office:text></office:body></office:document-content>"
        );
        let file =
            zip(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", content.as_bytes())]);
        let copy = stripped(&file);
        let kept = part(&copy, "content.xml");
        assert!(reveals(&file, Class::Unknown), "{hidden}");
        assert!(kept.contains("<text:p text:style-name=\"P1\">Seen</text:p>"), "{kept}");
        assert!(kept.contains("fo:border=\"0.05pt solid #000000\""), "{kept}");
        assert!(!kept.contains("c4n4ry") && !kept.contains("secret"), "{kept}");
        assert_eq!(stripped(&copy), copy);
    }
}
