//! The namespaces of OpenDocument whose markup may stay, with the short names that the rules use.

const ROOT: &str = "urn:oasis:names:tc:opendocument:xmlns:";

const OWN: [(&str, &str); 18] = [
    ("office:1.0", "office"),
    ("style:1.0", "style"),
    ("text:1.0", "text"),
    ("table:1.0", "table"),
    ("drawing:1.0", "draw"),
    ("xsl-fo-compatible:1.0", "fo"),
    ("datastyle:1.0", "number"),
    ("presentation:1.0", "presentation"),
    ("svg-compatible:1.0", "svg"),
    ("chart:1.0", "chart"),
    ("dr3d:1.0", "dr3d"),
    ("animation:1.0", "anim"),
    ("smil-compatible:1.0", "smil"),
    ("config:1.0", "config"),
    ("form:1.0", "form"),
    ("script:1.0", "script"),
    ("of:1.2", "of"),
    ("database:1.0", "db"),
];

const OTHERS: [(&str, &str); 6] = [
    ("http://www.w3.org/1999/xlink", "xlink"),
    ("http://www.w3.org/1998/Math/MathML", "math"),
    ("urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0", "loext"),
    ("urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0", "calcext"),
    ("urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0", "field"),
    ("http://openoffice.org/2004/calc", "oooc"),
];

/// The short name of a namespace, or nothing where its markup goes. No namespace at all is known as the empty one.
pub(super) fn short(uri: &str) -> Option<&'static str> {
    if uri.is_empty() {
        return Some("");
    }
    let own = uri.strip_prefix(ROOT).and_then(|rest| OWN.iter().find(|(known, _)| *known == rest));
    own.or_else(|| OTHERS.iter().find(|(known, _)| *known == uri)).map(|(_, short)| *short)
}
