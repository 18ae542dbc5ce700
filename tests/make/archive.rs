//! Small archives and documents made by code, with a canary in every place where one could hide.

use crc32fast::hash;

/// What must never be in a copy, in any coding.
pub const CANARY: &str = "CANARYc4n4ry";

/// A ZIP archive with the times, extra fields and comments that archivers write.
pub fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (index, (name, bytes)) in members.iter().enumerate() {
        let packed = if index % 2 == 0 { None } else { Some(miniz_oxide::deflate::compress_to_vec(bytes, 3)) };
        let method: u16 = if packed.is_some() { 8 } else { 0 };
        let stored = packed.as_deref().unwrap_or(bytes);
        let extra = [b"UT\x0c\0".as_slice(), &CANARY.as_bytes()[..12]].concat();
        let mut fields = Vec::new();
        fields.extend(20u16.to_le_bytes());
        fields.extend(0u16.to_le_bytes());
        fields.extend(method.to_le_bytes());
        fields.extend([0x11, 0x52, 0x53, 0x5a]);
        fields.extend(hash(bytes).to_le_bytes());
        fields.extend((stored.len() as u32).to_le_bytes());
        fields.extend((bytes.len() as u32).to_le_bytes());
        fields.extend((name.len() as u16).to_le_bytes());
        fields.extend((extra.len() as u16).to_le_bytes());
        directory.extend([b"PK\x01\x02\x14\x03".as_slice(), &fields].concat());
        directory.extend((CANARY.len() as u16).to_le_bytes());
        directory.extend([0; 8]);
        directory.extend((out.len() as u32).to_le_bytes());
        directory.extend([name.as_bytes(), &extra, CANARY.as_bytes()].concat());
        out.extend([b"PK\x03\x04".as_slice(), &fields, name.as_bytes(), &extra, stored].concat());
    }
    let (at, size, count) = (out.len() as u32, directory.len() as u32, members.len() as u16);
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    out.extend([size.to_le_bytes(), at.to_le_bytes()].concat());
    out.extend((CANARY.len() as u16).to_le_bytes());
    out.extend(CANARY.as_bytes());
    out
}

/// The members of an archive, by name, inflated. For archives that the crate wrote.
pub fn unzip(archive: &[u8]) -> Vec<(String, Vec<u8>)> {
    use panah::formats::zip::{directory, member};
    use panah::limits::Limits;
    let archive = archive.to_vec();
    let all = directory::read(&archive, &mut Limits::default()).unwrap();
    let read = |m: &directory::Member| member::read(&archive, m, &mut Limits::default()).unwrap();
    all.members.iter().map(|m| (m.name.clone(), read(m))).collect()
}

/// The text of one member.
pub fn part(bytes: &[u8], name: &str) -> String {
    let all = unzip(bytes);
    String::from_utf8(all.iter().find(|(own, _)| own == name).expect(name).1.clone()).unwrap()
}

/// A JPEG of one grey pixel with a comment.
pub fn jpeg() -> Vec<u8> {
    let mut plain = Vec::new();
    let encoder = jpeg_encoder::Encoder::new(&mut plain, 90);
    encoder.encode(&[128; 64], 8, 8, jpeg_encoder::ColorType::Luma).unwrap();
    let comment = [b"\xff\xfe\0\x0e".as_slice(), CANARY.as_bytes()].concat();
    [&plain[..2], &comment, &plain[2..]].concat()
}

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// A text document with canaries in properties, comments, changes, identifiers, settings, macros and links.
pub fn docx() -> Vec<u8> {
    let types = format!(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/><Default Extension=\"bin\" ContentType=\"{CANARY}\"/>\
         <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/>\
         <Override PartName=\"/word/comments.xml\" ContentType=\"{CT}comments+xml\"/>\
         <Override PartName=\"/word/settings.xml\" ContentType=\"{CT}settings+xml\"/>\
         <Override PartName=\"/word/{CANARY}.xml\" ContentType=\"{CT}styles+xml\"/></Types>"
    );
    let root =
        relationships(&[("rId1", "officeDocument", "word/document.xml", false), ("rId2", "custom", CANARY, false)]);
    let rels = relationships(&[
        ("rId1", "settings", "settings.xml", false),
        ("rId2", "comments", "comments.xml", false),
        (CANARY, "styles", "CANARYc4n4ry.xml", false),
        ("rId3", "image", "media/CANARYc4n4ry.jpeg", false),
        ("rId4", "hyperlink", "https://example.org/", true),
        ("rId5", "hyperlink", "file:///home/CANARYc4n4ry/a.docx", true),
        ("rId6", "image", "http://tracker.example/CANARYc4n4ry.png", true),
        ("rId7", "attachedTemplate", "file:///C:/CANARYc4n4ry.dotm", true),
    ]);
    let document = format!(
        "<?xml version=\"1.0\"?><!-- {CANARY} --><?{CANARY} x?><w:document xmlns:w=\"{W}\" xmlns:r=\"{R}\" \
         xmlns:un=\"urn:{CANARY}\" un:x=\"{CANARY}\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><w:body><w:p w:rsidR=\"00AB12CD\"><w:pPr><w:pStyle w:val=\"{CANARY}\"/><w:divId w:val=\"7\"/></w:pPr>\
         <w:r><w:t xml:space=\"preserve\">Seen at five &amp; six </w:t></w:r>\
         <w:ins w:id=\"1\" w:author=\"{CANARY}\" w:date=\"2024-01-01T00:00:00Z\"><w:r><w:t>added</w:t></w:r></w:ins>\
         <w:del w:id=\"2\" w:author=\"{CANARY}\"><w:r><w:delText>{CANARY}</w:delText></w:r></w:del>\
         <w:commentRangeStart w:id=\"3\"/><un:secret>{CANARY}</un:secret>\
         <w:sdt><w:sdtPr><w:alias w:val=\"{CANARY}\"/></w:sdtPr><w:sdtContent><w:r><w:t>held</w:t></w:r></w:sdtContent></w:sdt>\
         <w:hyperlink r:id=\"rId4\"><w:r><w:t>web</w:t></w:r></w:hyperlink>\
         <w:hyperlink r:id=\"rId5\"><w:r><w:t>disk</w:t></w:r></w:hyperlink>\
         <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>INCLUDE</w:instrText></w:r>\
         <w:r><w:instrText>PICTURE http://{CANARY}</w:instrText></w:r><w:r><w:t>{CANARY}</w:t></w:r>\
         <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>result</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>\
         <w:bookmarkStart w:id=\"4\" w:name=\"{CANARY}\"/><w:fldSimple w:instr=\"PAGEREF {CANARY} \\h\"><w:r><w:t>7</w:t></w:r></w:fldSimple>\
         <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PA</w:instrText></w:r>\
         <w:r><w:instrText>GE \\@ {CANARY}</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>\
         <w:fldSimple w:instr=\"TOC \\t &quot;{CANARY},1,heading 1,2&quot; \\c {CANARY}\"/><w:fldSimple w:instr=\"SEQ {CANARY}\"/><w:r><w:drawing><wp:docPr id=\"1\" name=\"{CANARY}\" descr=\"{CANARY}\"/><a:blip r:embed=\"rId3\" r:link=\"rId6\"/></w:drawing></w:r>\
         </w:p></w:body></w:document>"
    );
    let styles = format!(
        "<w:styles xmlns:w=\"{W}\"><w:style w:type=\"paragraph\" w:styleId=\"{CANARY}\"><w:name w:val=\"{CANARY}\"/>\
         <w:aliases w:val=\"{CANARY}\"/><w:basedOn w:val=\"berschrift1\"/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>"
    );
    let settings = format!(
        "<w:settings xmlns:w=\"{W}\" xmlns:r=\"{R}\"><w:attachedTemplate r:id=\"rId7\"/><w:rsids><w:rsid w:val=\"{CANARY}\"/></w:rsids>\
         <w:defaultTabStop w:val=\"708\"/><w:compat><w:compatSetting w:name=\"{CANARY}\" w:val=\"1\"/></w:compat><w:docVars><w:docVar w:name=\"{CANARY}\"/></w:docVars></w:settings>"
    );
    let properties = format!("<cp:coreProperties>{CANARY}</cp:coreProperties>");
    zip(&[
        ("docProps/core.xml", properties.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", root.as_bytes()),
        ("word/_rels/document.xml.rels", rels.as_bytes()),
        ("word/settings.xml", settings.as_bytes()),
        ("word/CANARYc4n4ry.xml", styles.as_bytes()),
        ("word/comments.xml", CANARY.as_bytes()),
        ("word/vbaProject.bin", CANARY.as_bytes()),
        ("word/media/CANARYc4n4ry.jpeg", &jpeg()),
        ("customXml/item1.xml", CANARY.as_bytes()),
    ])
}

/// A relationships part.
pub fn relationships(all: &[(&str, &str, &str, bool)]) -> String {
    let mut out = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">".to_owned();
    for (id, kind, target, external) in all {
        let mode = if *external { " TargetMode=\"External\"" } else { "" };
        out += &format!("<Relationship Id=\"{id}\" Type=\"{R}/{kind}\" Target=\"{target}\"{mode}/>");
    }
    out + "</Relationships>"
}

/// An OpenDocument text with canaries in metadata, annotations, changes, scripts, links and picture names.
pub fn odt() -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" \
         xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" \
         xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:rs=\"http://openoffice.org/2009/office\" office:version=\"1.3\"><office:scripts><office:script>{CANARY}</office:script></office:scripts>\
         <office:body><office:text><text:tracked-changes>{CANARY}</text:tracked-changes><text:p rs:rsid=\"{CANARY}\">Seen at five\
         <office:annotation><dc:creator>{CANARY}</dc:creator></office:annotation><svg:title>C:\\{CANARY}.jpg</svg:title><text:date text:date-value=\"{CANARY}\"> then</text:date><text:author-name text:fixed=\"false\"> shown</text:author-name>\
         <text:a xlink:href=\"file:///home/{CANARY}\">disk</text:a><text:a xlink:href=\"https://example.org/\">web</text:a>\
         <text:bookmark text:name=\"{CANARY}\"/><text:a xlink:href=\"#{CANARY}\">place</text:a><text:span text:style-name=\"{CANARY}\" text:class-names=\"{CANARY} P1\"/><draw:custom-shape draw:name=\"{CANARY}\" draw:fill-gradient-name=\"{CANARY}\"/>\
         <text:sequence text:name=\"{CANARY}\" text:formula=\"ooow:{CANARY}+1\"/><text:list xml:id=\"list{CANARY}\"/><draw:frame draw:name=\"{CANARY}\"><draw:image xlink:href=\"Pictures/{CANARY}.jpg\"/></draw:frame>\
         <draw:frame><draw:image xlink:href=\"http://tracker.example/{CANARY}\"/></draw:frame></text:p></office:text></office:body>\
         </office:document-content>"
    );
    let styles = format!(
        "<office:document-styles xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\">\
         <office:styles><style:style style:name=\"{CANARY}\" style:display-name=\"{CANARY}\" style:parent-style-name=\"Heading_20_1\"/>\
         <style:style style:name=\"Heading_20_1\" style:display-name=\"Heading 1\"/><draw:gradient draw:name=\"{CANARY}\" draw:display-name=\"{CANARY}\"/>\
         </office:styles></office:document-styles>"
    );
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
        ("styles.xml", styles.as_bytes()),
        ("meta.xml", CANARY.as_bytes()),
        ("settings.xml", CANARY.as_bytes()),
        ("Thumbnails/thumbnail.png", CANARY.as_bytes()),
        ("Pictures/CANARYc4n4ry.jpg", &jpeg()),
        ("Pictures/unused.jpg", &jpeg()),
        ("Basic/Standard/CANARYc4n4ry.xml", CANARY.as_bytes()),
        ("META-INF/manifest.xml", b"<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>"),
    ])
}

/// A book with canaries in its metadata, its chapters and its style sheet.
pub fn epub() -> Vec<u8> {
    let container = "<container><rootfiles><rootfile full-path=\"OPS/a.opf\"/></rootfiles></container>";
    let opf = format!(
        "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\"><metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
         <dc:title>{CANARY}</dc:title><dc:creator>{CANARY}</dc:creator><dc:identifier>{CANARY}</dc:identifier><dc:language>fa</dc:language>\
         </metadata><manifest><item id=\"{CANARY}\" href=\"{CANARY}.xhtml\" media-type=\"application/xhtml+xml\"/>\
         <item id=\"s\" href=\"s.css\" media-type=\"text/css\"/><item id=\"f\" href=\"f.otf\" media-type=\"font/otf\"/>\
         <item id=\"p\" href=\"p{CANARY}.jpg\" media-type=\"image/jpeg\"/></manifest><spine><itemref idref=\"{CANARY}\"/></spine>\
         <guide><reference type=\"text\" title=\"{CANARY}\" href=\"{CANARY}.xhtml#{CANARY}\"/></guide></package>"
    );
    let chapter = format!(
        "<!DOCTYPE html><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>One</title><meta name=\"generator\" content=\"{CANARY}\"/>\
         <script>{CANARY}</script></head><body onload=\"{CANARY}\"><!-- {CANARY} --><p data-x=\"{CANARY}\">Seen at five</p>\
         <img src=\"http://tracker.example/{CANARY}\"/><img src=\"p{CANARY}.jpg\" alt=\"{CANARY}\" title=\"{CANARY}\"/><h1 id=\"{CANARY}\" class=\"{CANARY} b\" style=\"color:red;-x-{CANARY}:1\">Two</h1>\
         <a href=\"#{CANARY}\">there</a><{CANARY}>held</{CANARY}></body></html>"
    );
    let sheet = format!(
        "/* {CANARY} */ .{CANARY} > p, me {{ color: red; x-{CANARY}: 1 }} @font-face {{ font-family: {CANARY} }} h1#{CANARY}{{background:url(p{CANARY}.jpg)}} p {{ background: url(http://{CANARY}/) }} @import '{CANARY}';"
    );
    zip(&[
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", container.as_bytes()),
        ("OPS/a.opf", opf.as_bytes()),
        ("OPS/CANARYc4n4ry.xhtml", chapter.as_bytes()),
        ("OPS/s.css", sheet.as_bytes()),
        ("OPS/f.otf", CANARY.as_bytes()),
        ("OPS/pCANARYc4n4ry.jpg", &jpeg()),
        ("OPS/.DS_Store", CANARY.as_bytes()),
    ])
}

/// A drawing with canaries in everything that does not draw.
pub fn svg() -> Vec<u8> {
    format!(
        "<?xml version=\"1.0\"?><!-- {CANARY} --><svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
         xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" inkscape:version=\"{CANARY}\" onload=\"{CANARY}\" viewBox=\"0 0 9 9\">\
         <title>{CANARY}</title><metadata>{CANARY}</metadata><script>{CANARY}</script><style>/* {CANARY} */ path{{fill:url(http://{CANARY})}}</style>\
         <foreignObject>{CANARY}</foreignObject><g id=\"{CANARY}\" class=\"{CANARY} b\" style=\"fill:red;-x-{CANARY}:1\"/>\
         <path d=\"M0 0h9\" data-name=\"{CANARY}\" fill=\"url(#{CANARY})\"/><image xlink:href=\"http://{CANARY}\"/>\
         <use href=\"#a\"/><text x=\"1\">Seen</text></svg>"
    )
    .into_bytes()
}

/// A PDF of two revisions with canaries in properties, metadata, annotations, scripts, attachments, a deleted page,
/// and in what is not drawn of its content.
pub fn pdf() -> Vec<u8> {
    let image = jpeg();
    let bodies: Vec<Vec<u8>> = vec![
        format!(
            "<</Type/Catalog/Pages 2 0 R/Metadata 6 0 R/OpenAction<</S/JavaScript/JS({CANARY})>>/Lang({CANARY})/OCProperties<</OCGs[12 0 R]/D<</Name({CANARY})/Order[({CANARY})12 0 R]>>>>\
             /AcroForm<</Fields[13 0 R]/DA(%{CANARY}\n/{CANARY} 9 Tf)/DR<</Font<</{CANARY} 3 0 R>>>>>>/StructTreeRoot<</Type/StructTreeRoot/RoleMap<</{CANARY}/P>>/ClassMap<</{CANARY}<<>>>>/K<</Type/StructElem/S/{CANARY}/C/{CANARY}>>>>/ViewerPreferences<</{CANARY} true/DisplayDocTitle true>>/Dests<</{CANARY}[3 0 R/Fit]>>/Names<</EmbeddedFiles<</Names[(a) 9 0 R]>>>>>>"
        )
        .into_bytes(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99.5 99]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>/ExtGState<</{CANARY}<</LW 1/X({CANARY})>>>>/Font<</F<</Type/Font/Subtype/Type1/BaseFont/QWERTY+Helvetica/ToUnicode 17 0 R/Name/{CANARY}/X({CANARY})>>>>>>\
             /LastModified(D:2024)/PieceInfo<</X({CANARY})>>/Annots[7 0 R 8 0 R 13 0 R 14 0 R 15 0 R]/AA<</O<</S/JavaScript/JS({CANARY})>>>>>>"
        )
        .into_bytes(),
        stream("", format!("%{CANARY}\n/Artifact<</Owner({CANARY})>>BDC q 9 0 0 9 0 0 cm/I Do Q BT/{CANARY} gs/F 12 Tf(Seen at five)Tj ET EMC/X({CANARY})DP").as_bytes()),
        stream("/Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode", &image),
        stream("/Type/Metadata/Subtype/XML", CANARY.as_bytes()),
        format!("<</Type/Annot/Subtype/Highlight/Rect[0 0 9 9]/QuadPoints[0 0 9 0 0 9 9 9]/T({CANARY})/M(D:2024)/Contents({CANARY})/NM({CANARY})>>").into_bytes(),
        format!("<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F({CANARY})>>>>").into_bytes(),
        format!("<</Type/Filespec/F({CANARY})/EF<</F 6 0 R>>>>").into_bytes(),
        format!("<</Type/Page/Parent 2 0 R/X({CANARY})>>").into_bytes(),
        format!("<</Author({CANARY})/Producer({CANARY})/CreationDate(D:20240101)>>").into_bytes(),
        format!("<</Type/OCG/Name({CANARY})/Usage<</CreatorInfo<</Creator({CANARY})>>>>>>").into_bytes(),
        format!("<</Type/Annot/Subtype/Widget/FT/Tx/T({CANARY})/TU({CANARY})/V(Seen)/Rect[0 0 9 9]/AP<</N 16 0 R>>>>").into_bytes(),
        format!("<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://{CANARY}.example/)>>>>").into_bytes(),
        format!("<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/Dest/{CANARY}>>").into_bytes(),
        stream("/Subtype/Form/BBox[0 0 9 9]", format!("/Tx BMC {CANARY} q Q EMC").as_bytes()),
        stream(&format!("/CMapName/{CANARY}"), format!("%{CANARY}\n/CMapName /{CANARY} def 1 beginbfchar <53> <0053> endbfchar").as_bytes()),
    ];
    pdf_of(&bodies, "/Info 11 0 R")
}

/// A stream with its dictionary.
pub fn stream(dict: &str, bytes: &[u8]) -> Vec<u8> {
    [format!("<<{dict}/Length {}>>\nstream\n", bytes.len()).as_bytes(), bytes, b"\nendstream"].concat()
}

/// A PDF of objects, the first of which is the catalog.
pub fn pdf_of(bodies: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut offsets = Vec::new();
    for (index, body) in bodies.iter().enumerate() {
        offsets.push(out.len());
        out.extend([format!("{} 0 obj\n", index + 1).as_bytes(), body, b"\nendobj\n"].concat());
    }
    let start = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", bodies.len() + 1).bytes());
    offsets.iter().for_each(|offset| out.extend(format!("{offset:010} 00000 n \n").bytes()));
    let id = "<00112233445566778899aabbccddeeff>";
    out.extend(
        format!(
            "trailer\n<</Size {}/Root 1 0 R{trailer}/ID[{id}{id}]>>\nstartxref\n{start}\n%%EOF\n",
            bodies.len() + 1
        )
        .bytes(),
    );
    out
}
