//! What may stay in a PDF: allow-lists where who, when and scripts are kept, and keys that go wherever they stand.

use lopdf::Dictionary;

use super::plain::PLAIN;

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
    /// The outline and its entries (12.3.3).
    Outline,
    /// The structure tree (14.7.2).
    Structure,
    /// A picture (8.9.5).
    Image,
    /// What is drawn: a page's content, a form, a tile (7.8.2, 8.10, 8.7.3).
    Content,
    /// One of several streams that make the content of a page.
    Part,
    /// Resources by kind (7.8.3).
    Resources,
    /// Resources of one kind by name.
    Named,
    /// Which letters glyphs stand for (9.10.3).
    Letters,
    /// What the inks of a colour space are like, by name (8.6.6.5).
    Inks,
    /// Contents by name: appearances of an annotation (12.5.5), glyphs of a font (9.6.5).
    Drawings,
    /// Property lists by name (14.6.2).
    Properties,
    /// A property list, or which layers something belongs to (8.11.2.2).
    Marks,
    /// The layers (8.11.4.2).
    Layers,
    /// Which layers are on, and in what order they are shown (8.11.4.3).
    Layering,
    /// The order in which layers are shown, with words between them.
    Order,
    /// A layer (8.11.2.1).
    Layer,
    /// What a layer is for (8.11.4.4).
    Usage,
    /// A font program (9.9).
    Program,
    /// What pictures in JBIG2 share (7.4.7).
    Globals,
    /// Anything else that pages need.
    Plain,
    /// Nothing that may stay: attachments, signatures, media.
    Gone,
}

/// The keys that may stay; nothing where only [`UNWANTED`] ones go.
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
            b"StructTreeRoot",
            b"MarkInfo",
            b"OCProperties",
        ],
        Role::Page => &[
            b"Type",
            b"Parent",
            b"Kids",
            b"Count",
            b"Resources",
            b"MediaBox",
            b"CropBox",
            b"BleedBox",
            b"TrimBox",
            b"ArtBox",
            b"Contents",
            b"Rotate",
            b"Group",
            b"Annots",
            b"StructParents",
            b"Tabs",
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
            b"OC",
            b"StructParent",
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
        Role::Structure => &[
            b"Type",
            b"S",
            b"P",
            b"K",
            b"Pg",
            b"A",
            b"ActualText",
            b"E",
            b"ParentTree",
            b"ParentTreeNextKey",
            b"Nums",
            b"Kids",
            b"Limits",
            b"MCID",
            b"Obj",
            b"Stm",
            b"O",
        ],
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
            b"OC",
            b"StructParent",
        ],
        Role::Content | Role::Part => &[
            b"Type",
            b"Subtype",
            b"FormType",
            b"BBox",
            b"Matrix",
            b"Resources",
            b"Group",
            b"StructParent",
            b"StructParents",
            b"OC",
            b"PatternType",
            b"PaintType",
            b"TilingType",
            b"XStep",
            b"YStep",
            b"Filter",
            b"DecodeParms",
        ],
        Role::Resources => {
            &[b"Font", b"XObject", b"ExtGState", b"ColorSpace", b"Pattern", b"Shading", b"Properties", b"ProcSet"]
        }
        Role::Marks => &[b"Type", b"OCGs", b"P", b"VE", b"MCID", b"ActualText"],
        Role::Layers => &[b"OCGs", b"D", b"Configs"],
        Role::Layering => {
            &[b"BaseState", b"ON", b"OFF", b"Intent", b"AS", b"Order", b"ListMode", b"RBGroups", b"Locked"]
        }
        Role::Layer => &[b"Type", b"Name", b"Intent", b"Usage"],
        Role::Usage => &[b"Print", b"View", b"Export", b"Zoom"],
        Role::Plain => PLAIN,
        Role::Letters => &[b"Filter"],
        Role::Program => &[b"Filter", b"DecodeParms", b"Subtype", b"Length1", b"Length2", b"Length3"],
        Role::Globals => &[b"Filter", b"DecodeParms"],
        Role::Named | Role::Inks | Role::Drawings | Role::Properties | Role::Order => return None,
        Role::Gone => &[],
    })
}

/// Keys that go wherever they stand: metadata, private data, edit times, scripts, thumbnails, outside files.
pub(super) const UNWANTED: [&[u8]; 19] = [
    b"Metadata",
    b"PieceInfo",
    b"LastModified",
    b"Thumb",
    b"AA",
    b"AF",
    b"OPI",
    b"JS",
    b"JavaScript",
    b"EF",
    b"Private",
    b"Creator",
    b"CreatorInfo",
    b"Measure",
    b"PtData",
    b"GPTS",
    b"Alternates",
    b"CreationDate",
    b"ModDate",
];

/// What the value of `key` in a dictionary of `role` is for.
pub(super) fn below(role: Role, key: &[u8]) -> Role {
    match (role, key) {
        (Role::Catalog, b"Pages") | (Role::Page, b"Kids" | b"Parent") | (Role::Annotation, b"P") => Role::Page,
        (Role::Structure, b"Pg") => Role::Page,
        (Role::Catalog, b"AcroForm") => Role::Form,
        (Role::Catalog, b"Outlines") | (Role::Outline, b"First" | b"Next" | b"Prev" | b"Last" | b"Parent") => {
            Role::Outline
        }
        (Role::Page, b"Contents") => Role::Content,
        (Role::Annotation, b"AP") | (Role::Drawings, _) | (Role::Plain, b"CharProcs") => Role::Drawings,
        (_, b"Resources") | (Role::Form | Role::Annotation, b"DR") => Role::Resources,
        (Role::Resources, b"Properties") => Role::Properties,
        (Role::Resources, b"Font" | b"XObject" | b"ExtGState" | b"ColorSpace" | b"Pattern" | b"Shading") => Role::Named,
        (Role::Plain, b"ToUnicode") => Role::Letters,
        (Role::Plain, b"FontFile" | b"FontFile2" | b"FontFile3") => Role::Program,
        (Role::Plain, b"JBIG2Globals") => Role::Globals,
        (Role::Plain, b"Colorants") => Role::Inks,
        (Role::Properties, _) => Role::Marks,
        (Role::Catalog, b"OCProperties") => Role::Layers,
        (Role::Layers, b"OCGs") => Role::Layer,
        (Role::Layers, b"D" | b"Configs") => Role::Layering,
        (Role::Layering, b"Order") => Role::Order,
        (Role::Layer, b"Usage") => Role::Usage,
        (Role::Catalog, b"StructTreeRoot") => Role::Structure,
        (Role::Structure, b"K" | b"P" | b"ParentTree" | b"Nums" | b"Kids") => Role::Structure,
        (Role::Page, b"Annots") | (Role::Form, b"Fields") | (Role::Annotation, b"Kids" | b"Parent") => Role::Annotation,
        (Role::Annotation | Role::Outline, b"A") => Role::Action,
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
        (b"StructElem" | b"StructTreeRoot" | b"OBJR" | b"MCR", _) => Role::Structure,
        (b"Annot", _) => annotation(dictionary),
        (b"OCG", _) => Role::Layer,
        (b"OCMD", _) => Role::Marks,
        (_, b"Image") => Role::Image,
        (_, b"Form") if role != Role::Part && dictionary.has(b"BBox") => Role::Content,
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
