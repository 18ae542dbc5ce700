//! What may stay in VML, the drawings of older documents (ISO/IEC 29500-4, clause 19).

use crate::formats::value::{is_plain, is_typeface};
use crate::formats::words::knows;
use crate::formats::xml::{Element, Verdict};
use crate::report::Class;

use super::markup::Markup;
use super::names::Names;
use super::slide::CROPPED;

/// The properties of a shape's style (19.1.2.19) that say where it is, how large, and how its letters look.
const PROPERTIES: &str = "
    antialias direction display flip font font-family font-size font-style font-variant font-weight height layout-flow left
    line-height margin margin-bottom margin-left margin-right margin-top mso-fit-shape-to-text mso-fit-text-to-shape
    mso-height-percent mso-height-relative mso-layout-flow-alt mso-left-percent mso-next-textbox mso-position-horizontal
    mso-position-horizontal-relative mso-position-vertical mso-position-vertical-relative mso-rotate mso-text-scale
    mso-top-percent mso-width-percent mso-width-relative mso-wrap-distance-bottom mso-wrap-distance-left
    mso-wrap-distance-right mso-wrap-distance-top mso-wrap-edited mso-wrap-style position rotation text-align
    text-decoration top v-rotate-letters v-same-letter-heights v-text-align v-text-anchor v-text-kern v-text-reverse
    v-text-spacing v-text-spacing-mode vertical-align visibility white-space width z-index
";

/// The properties whose values are names of typefaces.
const TYPEFACES: [&str; 2] = ["font", "font-family"];

/// What becomes of an element of VML.
pub(super) fn element(markup: &mut Markup<'_>, element: &mut Element<'_>, dangling: bool) -> Verdict {
    match element.local {
        "OLEObject" | "signatureline" | "clippath" | "ink" => markup.drop(Class::Unknown, "OOXML embedded object"),
        "imagedata" if dangling => Verdict::Drop,
        _ => {
            let sides = ["cropleft", "croptop", "cropright", "cropbottom"];
            if sides
                .iter()
                .any(|side| element.get("", side).is_some_and(|own| !own.trim_matches(['0', '.', 'f']).is_empty()))
            {
                markup.find(Class::HiddenKept, CROPPED, "");
            }
            markup.take(
                element,
                "o",
                &["gfxdata", "title", "href", "althref", "relid"],
                Class::Text,
                "VML description",
            );
            markup.take(
                element,
                "",
                &["alt", "title", "href", "src", "gfxdata", "target"],
                Class::Text,
                "VML description",
            );
            element.remove(|a| a.space == "o" && a.local == "spid");
            if let Some(own) = element.get("", "style").map(str::to_owned) {
                let new = style(&own, markup);
                element.set("", "style", &new);
            }
            for name in ["id", "type", "idref"] {
                if name != "type" || element.get("", name).is_some_and(|own| own.starts_with('#')) {
                    markup.rename(element, ("", name), shape, "VML shape's name");
                }
            }
            Verdict::Keep
        }
    }
}

/// A style with the properties that are known, each with a value that is a single word.
fn style(own: &str, markup: &mut Markup<'_>) -> String {
    let mut kept = Vec::new();
    for declaration in own.split(';').map(str::trim).filter(|declaration| !declaration.is_empty()) {
        let (property, value) = declaration.split_once(':').unwrap_or((declaration, ""));
        let (property, value) = (property.trim(), value.trim());
        let known = PROPERTIES.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case(property));
        if property.eq_ignore_ascii_case("mso-next-textbox") {
            kept.push(format!("{property}:{}", shape(markup.names, value)));
        } else if known && if TYPEFACES.contains(&property) { is_typeface(value) } else { is_plain(value, knows) } {
            kept.push(format!("{property}:{value}"));
        } else {
            markup.find(Class::Unknown, "OOXML attribute that is not known here", declaration);
        }
    }
    kept.join(";")
}

/// The new name of a shape, or of what refers to one.
fn shape(names: &mut Names, own: &str) -> String {
    match own.strip_prefix('#') {
        Some(own) => format!("#{}", names.shapes.name(own)),
        None => names.shapes.name(own),
    }
}
