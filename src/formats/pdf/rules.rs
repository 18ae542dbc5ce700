//! What may stay in a PDF: allow-lists where who, when and scripts are kept, and keys that go wherever they stand.

use lopdf::Dictionary;

use super::plain::PLAIN;

/// A kind of resources that operators take by name (7.8.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Resource {
    Font,
    XObject,
    ExtGState,
    ColorSpace,
    Pattern,
    Shading,
}

impl Resource {
    /// Its key in a dictionary of resources.
    pub(super) const fn key(self) -> &'static [u8] {
        match self {
            Self::Font => b"Font",
            Self::XObject => b"XObject",
            Self::ExtGState => b"ExtGState",
            Self::ColorSpace => b"ColorSpace",
            Self::Pattern => b"Pattern",
            Self::Shading => b"Shading",
        }
    }

    fn of(key: &[u8]) -> Option<Self> {
        let all = [Self::Font, Self::XObject, Self::ExtGState, Self::ColorSpace, Self::Pattern, Self::Shading];
        all.into_iter().find(|own| own.key() == key)
    }
}

/// What a dictionary is for, which says what may stay in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The root (7.7.2).
    Catalog,
    /// A page or a node of their tree (7.7.3).
    Page,
    /// An annotation or a field of a form (12.5.2, 12.7.3).
    Annotation,
    /// What a link does (12.6).
    Action,
    /// The form (12.7.2).
    Form,
    /// The outline, and its entries (12.3.3).
    Outlines,
    Outline,
    /// A picture (8.9.5).
    Image,
    /// What is drawn: a page's content, a form, a tile (7.8.2, 8.10, 8.7.3).
    Content,
    /// All that the content of a page is made of.
    Contents,
    /// Resources by kind (7.8.3).
    Resources,
    /// Resources of one kind by name.
    Named(Resource),
    /// Which letters glyphs stand for (9.10.3).
    Letters,
    /// Which glyphs codes stand for (9.7.5).
    Coding,
    /// The colours of an indexed space, the glyphs of a font by number (8.6.6.3, 9.7.4.3).
    Table,
    /// The inks of a colour space: what they are called, and by that what they are like (8.6.6.5).
    Inks,
    /// Glyphs of a font by name (9.6.5).
    Glyphs,
    /// Appearances of an annotation, and of one those that its states have (12.5.5).
    Appearances,
    States,
    /// How a field that has no appearance yet will look (12.5.6.19).
    Look,
    /// How pages are numbered (12.4.2).
    Labels,
    /// Words and names of a document's own: those that are shown, and those that readers find fonts and glyphs by.
    Own,
    /// A font program (9.9).
    Program,
    /// What pictures in JBIG2 share (7.4.7).
    Globals,
    /// Anything else that pages need.
    Plain,
    /// Nothing that may stay: attachments, signatures, media.
    Gone,
}

/// The keys that may stay; nothing where keys are names.
pub(super) const fn allowed(role: Role) -> Option<&'static [&'static [u8]]> {
    Some(match role {
        Role::Catalog => &[
            b"Type",
            b"Pages",
            b"PageLabels",
            b"ViewerPreferences",
            b"PageLayout",
            b"PageMode",
            b"Outlines",
            b"AcroForm",
        ],
        Role::Page => &[
            b"Type",
            b"Parent",
            b"Kids",
            b"Count",
            b"Resources",
            b"MediaBox",
            b"CropBox",
            b"Contents",
            b"Rotate",
            b"Group",
            b"Annots",
            b"UserUnit",
            b"Trans",
            b"Dur",
        ],
        Role::Annotation => &[
            b"Type",
            b"Subtype",
            b"Rect",
            b"AP",
            b"AS",
            b"F",
            b"Border",
            b"BS",
            b"BE",
            b"C",
            b"CA",
            b"QuadPoints",
            b"L",
            b"Vertices",
            b"InkList",
            b"IC",
            b"LE",
            b"RD",
            b"DA",
            b"DR",
            b"Q",
            b"A",
            b"Dest",
            b"H",
            b"MK",
            b"P",
            b"FT",
            b"T",
            b"Kids",
            b"Parent",
            b"V",
            b"DV",
            b"Ff",
            b"MaxLen",
            b"Opt",
            b"I",
            b"TI",
            b"Contents",
            b"CL",
            b"Rotate",
        ],
        Role::Action => &[b"Type", b"S", b"D", b"N"],
        Role::Form => &[b"Fields", b"DR", b"DA", b"Q", b"NeedAppearances"],
        Role::Outline => {
            &[b"Type", b"Title", b"Parent", b"Prev", b"Next", b"First", b"Last", b"Count", b"Dest", b"A", b"C", b"F"]
        }
        Role::Image => &[
            b"Type",
            b"Subtype",
            b"Width",
            b"Height",
            b"ColorSpace",
            b"BitsPerComponent",
            b"ImageMask",
            b"Mask",
            b"SMask",
            b"Decode",
            b"Interpolate",
            b"Intent",
            b"DecodeParms",
            b"Filter",
            b"SMaskInData",
            b"Matte",
        ],
        Role::Content | Role::Contents => &[
            b"Type",
            b"Subtype",
            b"BBox",
            b"Matrix",
            b"Resources",
            b"Group",
            b"PatternType",
            b"PaintType",
            b"TilingType",
            b"XStep",
            b"YStep",
            b"Filter",
            b"DecodeParms",
        ],
        Role::Resources => &[b"Font", b"XObject", b"ExtGState", b"ColorSpace", b"Pattern", b"Shading"],
        Role::Appearances => &[b"N", b"R", b"D"],
        Role::Look => &[b"R", b"BC", b"BG", b"CA", b"RC", b"AC", b"TP"],
        Role::Labels => &[b"Nums", b"Kids", b"Limits", b"Type", b"S", b"St"],
        Role::Outlines => &[b"Type", b"First", b"Last", b"Count"],
        Role::Coding => &[b"Type", b"CMapName", b"CIDSystemInfo", b"WMode", b"UseCMap", b"Filter"],
        Role::Plain => PLAIN,
        Role::Letters => &[b"Filter"],
        Role::Program => &[b"Filter", b"DecodeParms", b"Subtype", b"Length1", b"Length2", b"Length3"],
        Role::Globals | Role::Table => &[b"Filter", b"DecodeParms"],
        Role::Named(_) | Role::Inks | Role::Glyphs | Role::States => return None,
        Role::Own | Role::Gone => &[],
    })
}

/// What the value of `key` in a dictionary of `role` is for.
pub(super) fn below(role: Role, key: &[u8]) -> Role {
    match (role, key) {
        (Role::Catalog, b"Pages") | (Role::Page, b"Kids" | b"Parent") | (Role::Annotation, b"P") => Role::Page,
        (Role::Catalog, b"AcroForm") => Role::Form,
        (Role::Catalog, b"PageLabels") | (Role::Labels, _) => Role::Labels,
        (Role::Catalog, b"Outlines") => Role::Outlines,
        (Role::Outlines, b"First" | b"Last") | (Role::Outline, b"First" | b"Next" | b"Prev" | b"Last") => Role::Outline,
        // An entry is reached before those below it, so that what it is is known.
        (Role::Outline, b"Parent") => Role::Outline,
        (Role::Annotation, b"AP") => Role::Appearances,
        (Role::Annotation, b"MK") => Role::Look,
        (Role::Appearances | Role::States, _) => Role::States,
        (Role::Plain, b"CharProcs") => Role::Glyphs,
        (_, b"Resources") | (Role::Form | Role::Annotation, b"DR") => Role::Resources,
        (Role::Resources, key) => Resource::of(key).map_or(Role::Gone, Role::Named),
        (Role::Plain, b"ToUnicode") => Role::Letters,
        (Role::Coding, b"UseCMap") => Role::Coding,
        (Role::Plain, b"FontFile" | b"FontFile2" | b"FontFile3") => Role::Program,
        (Role::Plain, b"JBIG2Globals") => Role::Globals,
        (Role::Plain, b"CIDToGIDMap") => Role::Table,
        (Role::Plain, b"Colorants" | b"Components") => Role::Inks,
        (Role::Page, b"Annots") | (Role::Form, b"Fields") | (Role::Annotation, b"Kids" | b"Parent") => Role::Annotation,
        (Role::Annotation | Role::Outline, b"A") => Role::Action,
        (Role::Annotation, b"V" | b"DV" | b"Opt" | b"Contents" | b"DA" | b"T")
        | (Role::Form, b"DA")
        | (Role::Outline, b"Title")
        | (Role::Look, b"CA" | b"RC" | b"AC")
        | (Role::Coding, b"CMapName")
        | (Role::Plain, b"BaseFont" | b"FontName" | b"FontFamily" | b"Differences" | b"Registry" | b"Ordering") => {
            Role::Own
        }
        _ => Role::Plain,
    }
}

/// What a dictionary is for, by what it says of itself, or else by where it stands.
pub(super) fn refine(role: Role, dictionary: &Dictionary) -> Role {
    let name = |key: &[u8]| dictionary.get(key).and_then(|value| value.as_name()).unwrap_or_default();
    match (name(b"Type"), name(b"Subtype")) {
        (
            b"Filespec" | b"F" | b"EmbeddedFile" | b"Sig" | b"DocTimeStamp" | b"Metadata" | b"Rendition"
            | b"Collection",
            _,
        )
        | (b"MediaClip" | b"SigRef" | b"TransformParams" | b"Measure" | b"PtData" | b"Thread" | b"Bead", _) => {
            Role::Gone
        }
        (b"Catalog", _) => Role::Catalog,
        (b"Page" | b"Pages", _) => Role::Page,
        (b"StructElem" | b"StructTreeRoot" | b"OBJR" | b"MCR" | b"OCG" | b"OCMD", _) => Role::Gone,
        (b"Annot", _) => annotation(dictionary),
        (_, b"Image") => Role::Image,
        (_, b"Form") if dictionary.has(b"BBox") => Role::Content,
        (_, b"PS") | (b"Halftone", _) => Role::Gone,
        _ if role == Role::Plain && (name(b"Type") == b"CMap" || dictionary.has(b"CMapName")) => Role::Coding,
        _ if dictionary.get(b"PatternType").and_then(|kind| kind.as_i64()).is_ok_and(|kind| kind == 1) => Role::Content,
        _ if role == Role::Annotation || is_annotation(name(b"Subtype")) => annotation(dictionary),
        (b"Action", _) => action(dictionary),
        _ if role == Role::Action => action(dictionary),
        _ if matches!(
            name(b"S"),
            b"JavaScript" | b"Launch" | b"SubmitForm" | b"ImportData" | b"Rendition" | b"URI" | b"GoToR" | b"GoToE"
        ) =>
        {
            Role::Gone
        }
        _ => role,
    }
}

fn is_annotation(subtype: &[u8]) -> bool {
    matches!(subtype, b"Widget" | b"Link" | b"Popup" | b"FileAttachment")
}

/// Annotations that show something stay; notes, what pops up, and what carries files or media go.
fn annotation(dictionary: &Dictionary) -> Role {
    match dictionary.get(b"Subtype").and_then(|value| value.as_name()).unwrap_or_default() {
        b"" | b"Link" | b"Widget" | b"FreeText" | b"Line" | b"Square" | b"Circle" | b"Polygon" | b"PolyLine"
        | b"Highlight" | b"Underline" | b"Squiggly" | b"StrikeOut" | b"Stamp" | b"Caret" | b"Ink" | b"Watermark"
        | b"Redact" => Role::Annotation,
        _ => Role::Gone,
    }
}

/// Going to a place in the document may stay. What leads out of it reveals whom somebody reads.
fn action(dictionary: &Dictionary) -> Role {
    match dictionary.get(b"S").and_then(|value| value.as_name()).unwrap_or_default() {
        b"GoTo" | b"Named" => Role::Action,
        _ => Role::Gone,
    }
}
