//! What may stay in PresentationML (ISO/IEC 29500-1, clause 19) and in DrawingML (clauses 20 and 21).

use crate::formats::xml::{Element, Verdict};
use crate::report::Class;

use super::markup::Markup;

/// The identifier of a field that is nobody's (20.1.10.27).
const NOBODY: &str = "{00000000-0000-0000-0000-000000000000}";

/// Attributes that name points of diagrams (21.4.3).
const POINTS: [&str; 6] = ["modelId", "srcId", "destId", "parTransId", "sibTransId", "presAssocID"];

/// What becomes of an element of the `p` namespace; `dangling` when it led to a relationship that is gone.
pub(super) fn element(markup: &mut Markup<'_>, element: &mut Element<'_>, dangling: bool) -> Verdict {
    match element.local {
        "custDataLst" | "smartTags" | "modifyVerifier" | "embeddedFontLst" | "controls" | "custShowLst"
        | "photoAlbum" => markup.drop(Class::Settings, "OOXML part that is gone"),
        "creationId" | "sectionLst" | "modId" | "cmAuthorLst" => markup.drop(Class::Identifier, "OOXML identifier"),
        "oleObj" | "contentPart" | "snd" | "media" if dangling => markup.drop(Class::Unknown, "OOXML embedded object"),
        "sldId" | "sldMasterId" | "sldLayoutId" | "notesMasterId" | "handoutMasterId" if dangling => Verdict::Drop,
        "sld" if element.get("", "show").is_some_and(|show| matches!(show, "0" | "false")) => {
            markup.find(Class::HiddenKept, "OOXML hidden slide", "");
            Verdict::Keep
        }
        "cSld" => {
            markup.take(element, "", &["name"], Class::Text, "OOXML slide's name");
            Verdict::Keep
        }
        "notesMasterIdLst" => Verdict::Filled,
        "cNvPr" => {
            element.remove(|a| a.local == "userDrawn");
            Verdict::Keep
        }
        _ => Verdict::Keep,
    }
}

/// What becomes of an element of DrawingML, charts and diagrams.
pub(super) fn drawing(markup: &mut Markup<'_>, element: &mut Element<'_>, dangling: bool) -> Verdict {
    match element.local {
        "hlinkClick" | "hlinkHover" | "hlinkMouseOver" => {
            let action = element.get("", "action").unwrap_or_default().to_ascii_lowercase();
            let plain = action.is_empty()
                || action.starts_with("ppaction://hlinksldjump")
                || action.starts_with("ppaction://hlinkshowjump")
                || action.starts_with("ppaction://noaction");
            if dangling || !plain {
                return markup.drop(Class::Text, "OOXML link");
            }
            element.remove(|a| a.space.is_empty() && matches!(a.local.as_str(), "tooltip" | "invalidUrl" | "tgtFrame"));
            Verdict::Keep
        }
        "snd" | "audioFile" | "videoFile" | "quickTimeFile" | "wavAudioFile" | "externalData" | "userShapes"
            if dangling =>
        {
            markup.drop(Class::Unknown, "OOXML embedded object")
        }
        "creationId" | "predDERef" | "compatExt" | "printSettings" => {
            markup.drop(Class::Identifier, "OOXML identifier")
        }
        "dataModelExt" => {
            let Some(id) = element.get("", "relId").and_then(|was| markup.drawing_of(was)).map(str::to_owned) else {
                return Verdict::Drop;
            };
            element.set("", "relId", &id);
            Verdict::Keep
        }
        "fld" => {
            markup.neutral(element, "", "id", NOBODY, "OOXML identifier");
            Verdict::Keep
        }
        "tblStyle" => {
            markup.neutral(element, "", "styleName", "Style", "OOXML style's name");
            Verdict::Keep
        }
        "custClr" => {
            markup.take(element, "", &["name"], Class::Text, "OOXML colour's name");
            Verdict::Keep
        }
        "pt" | "cxn" | "sp" | "presOf" | "presAssoc" | "prSet" => {
            for name in POINTS {
                if element.get("", name) != Some("0") {
                    markup.rename(element, ("", name), |names, own| names.points.name(own), "OOXML identifier");
                }
            }
            Verdict::Keep
        }
        "theme" | "clrScheme" | "fontScheme" | "fmtScheme" => {
            markup.neutral(element, "", "name", "Office", "OOXML theme name");
            Verdict::Keep
        }
        _ => Verdict::Keep,
    }
}
