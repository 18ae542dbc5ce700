//! What may stay in PresentationML (ISO/IEC 29500-1, clause 19) and in DrawingML (clauses 20 and 21).

use crate::formats::xml::{Element, Verdict};
use crate::report::Class;

use super::hidden;
use super::markup::Markup;
use super::names::Names;

const IDENTIFIER: &str = "OOXML identifier";
pub(super) const CROPPED: &str = "OOXML picture with parts that are cut off";

/// The identifier of a field that is nobody's (20.1.10.27).
const NOBODY: &str = "{00000000-0000-0000-0000-000000000000}";

/// Attributes that name points of diagrams (21.4.3).
const POINTS: [&str; 7] = ["modelId", "srcId", "destId", "parTransId", "sibTransId", "presAssocID", "cxnId"];

/// Attributes that name nodes of a layout (21.4.2).
const NODES: [&str; 3] = ["forName", "refForName", "presName"];

/// What becomes of an element of the `p` namespace; `dangling` when it led to a relationship that is gone.
pub(super) fn element(markup: &mut Markup<'_>, element: &mut Element<'_>, dangling: bool) -> Verdict {
    match element.local {
        "custDataLst" | "smartTags" | "modifyVerifier" | "embeddedFontLst" | "controls" | "custShowLst"
        | "photoAlbum" => markup.drop(Class::Settings, "OOXML part that is gone"),
        "creationId" | "sectionLst" | "modId" | "cmAuthorLst" => markup.drop(Class::Identifier, "OOXML identifier"),
        "oleObj" | "contentPart" | "snd" | "media" if dangling => markup.drop(Class::Unknown, "OOXML embedded object"),
        "sldId" | "sldMasterId" | "sldLayoutId" | "notesMasterId" | "handoutMasterId" if dangling => Verdict::Drop,
        "sld" | "sldLayout" | "sldMaster" | "handoutMaster" => {
            let off = element.get("", "show").is_some_and(|show| matches!(show, "0" | "false"));
            markup.names.unshown = off.then_some(hidden::HIDDEN_SLIDE);
            if off {
                markup.find(Class::HiddenKept, hidden::HIDDEN_SLIDE, "");
            }
            Verdict::Keep
        }
        "sldId" => {
            markup.rename(element, ("", "id"), Names::slide, IDENTIFIER);
            Verdict::Keep
        }
        "sldMasterId" | "sldLayoutId" => {
            markup.rename(element, ("", "id"), Names::master, IDENTIFIER);
            Verdict::Keep
        }
        "sldSz" => {
            markup.names.size = pair(element, ["cx", "cy"]);
            Verdict::Keep
        }
        "sp" | "graphicFrame" | "pic" | "cxnSp" => {
            markup.hidden.shape = None;
            Verdict::Keep
        }
        "spTgt" | "bldP" | "bldGraphic" | "bldDgm" | "bldOleChart" => {
            markup.rename(element, ("", "spid"), |names, own| names.ids.name(own), IDENTIFIER);
            Verdict::Keep
        }
        "cSld" => {
            markup.take(element, "", &["name"], Class::Text, "OOXML slide's name");
            Verdict::Keep
        }
        "notesMasterIdLst" => Verdict::Filled,
        "cNvPr" => {
            if matches!(element.get("", "hidden"), Some("1" | "true")) {
                markup.hidden.shape = Some(hidden::HIDDEN_SHAPE);
                markup.find(Class::HiddenKept, hidden::HIDDEN_SHAPE, "");
            }
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
            markup.rename(element, ("", "styleId"), Names::table, IDENTIFIER);
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
            node(markup, element, &NODES);
            Verdict::Keep
        }
        "layoutNode" => {
            node(markup, element, &["name"]);
            Verdict::Keep
        }
        "constr" | "rule" => {
            node(markup, element, &NODES);
            Verdict::Keep
        }
        "off" if on_slide(element) => {
            markup.hidden.at = pair(element, ["x", "y"]);
            Verdict::Keep
        }
        "ext" if on_slide(element) => {
            markup.hidden.extend(pair(element, ["cx", "cy"]), markup.names.size);
            Verdict::Keep
        }
        "r" => {
            markup.hidden.run = None;
            Verdict::Keep
        }
        "rPr" => {
            if element
                .get("", "sz")
                .and_then(|size| size.strip_suffix("00"))
                .is_some_and(|points| points.len() == 1 && points < "3")
            {
                markup.hidden.run = Some(hidden::TINY);
            }
            Verdict::Keep
        }
        "srcRect" => {
            let sides = ["l", "t", "r", "b"];
            if sides.iter().any(|side| {
                element
                    .get("", side)
                    .is_some_and(|own| !own.starts_with('-') && !own.trim_matches(['0', '%', '.']).is_empty())
            }) {
                markup.find(Class::HiddenKept, CROPPED, "");
            }
            Verdict::Keep
        }
        "stCxn" | "endCxn" => {
            markup.rename(element, ("", "id"), |names, own| names.ids.name(own), IDENTIFIER);
            Verdict::Keep
        }
        "axId" | "crossAx" => {
            markup.rename(element, ("", "val"), |names, own| names.ids.name(own), IDENTIFIER);
            Verdict::Keep
        }
        "tblStyleLst" => {
            markup.rename(element, ("", "def"), Names::table, IDENTIFIER);
            Verdict::Keep
        }
        "theme" | "clrScheme" | "fontScheme" | "fmtScheme" => {
            markup.neutral(element, "", "name", "Office", "OOXML theme name");
            Verdict::Keep
        }
        _ => Verdict::Keep,
    }
}

/// Gives the nodes of a layout that attributes name their new names.
fn node(markup: &mut Markup<'_>, element: &mut Element<'_>, attributes: &[&str]) {
    for name in attributes {
        markup.rename(element, ("", name), |names, own| names.nodes.name(own), IDENTIFIER);
    }
}

/// Whether a place is that of a shape which lies on the slide itself, and in no group (19.3.1.43).
fn on_slide(element: &Element<'_>) -> bool {
    let in_group = element.parents.iter().any(|(_, name)| name == "grpSp");
    element.in_("a", "xfrm")
        && !in_group
        && element.parents.iter().any(|(space, name)| *space == "p" && name == "spTree")
}

/// Two numbers of an element.
fn pair(element: &Element<'_>, names: [&str; 2]) -> [i64; 2] {
    names.map(|name| element.get("", name).and_then(|own| own.parse().ok()).unwrap_or_default())
}
