//! What may stay in WordprocessingML (ISO/IEC 29500-1, clause 17).

use crate::formats::style_names::is_common;
use crate::formats::xml::{Element, Verdict};
use crate::report::Class;

use super::fields;
use super::hidden;
use super::markup::Markup;
use super::names::Names;

/// The children of the settings part that change how a page looks (17.15.1).
const SETTINGS: [&str; 25] = [
    "mirrorMargins",
    "alignBordersAndEdges",
    "bordersDoNotSurroundHeader",
    "bordersDoNotSurroundFooter",
    "gutterAtTop",
    "defaultTabStop",
    "autoHyphenation",
    "consecutiveHyphenLimit",
    "hyphenationZone",
    "doNotHyphenateCaps",
    "evenAndOddHeaders",
    "bookFoldRevPrinting",
    "bookFoldPrinting",
    "bookFoldPrintingSheets",
    "characterSpacingControl",
    "strictFirstAndLastChars",
    "footnotePr",
    "endnotePr",
    "compat",
    "clrSchemeMapping",
    "displayBackgroundShape",
    "noPunctuationKerning",
    "mathPr",
    "settings",
    "doNotShadeFormData",
];

/// The settings by which a page looks as an older program drew it (MS-DOCX, 2.5.2).
const COMPATIBLE: [&str; 7] = [
    "compatibilityMode",
    "overrideTableStyleFontSizeAndJustification",
    "enableOpenTypeFeatures",
    "doNotFlipMirrorIndents",
    "differentiateMultirowTableHeaders",
    "useWord2013TrackBottomHyphenation",
    "allowHyphenationAtTrackBottom",
];

/// Elements that name a style (17.7).
const STYLES: [&str; 9] =
    ["pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "numStyleLink", "styleLink", "defaultTableStyle"];

const STYLE: &str = "OOXML style's name";
const PLACE: &str = "OOXML bookmark's name";

/// Whether an element of the settings part may stay; those inside one that stays do.
pub(super) fn setting(element: &Element<'_>) -> bool {
    element.parents.len() > 1 || SETTINGS.contains(&element.local)
}

/// What becomes of an element of the `w` namespace; `dangling` when it led to a relationship that is gone.
pub(super) fn element(markup: &mut Markup<'_>, element: &mut Element<'_>, dangling: bool) -> Verdict {
    if element.attributes.iter().any(|a| a.space == "w" && a.local.starts_with("rsid")) {
        markup.find(Class::Identifier, "OOXML w:rsid", "");
        element.remove(|a| a.space == "w" && a.local.starts_with("rsid"));
    }
    let name = element.local;
    if markup.fields.drops(element) {
        return markup.drop(Class::Text, "OOXML field");
    }
    match name {
        // Tracked changes are accepted (17.13.5).
        "ins" | "moveTo" => {
            author(markup, element);
            Verdict::Unwrap
        }
        "del" | "moveFrom" => {
            author(markup, element);
            Verdict::Drop
        }
        _ if name.ends_with("Change") || name.starts_with("moveFromRange") || name.starts_with("moveToRange") => {
            author(markup, element);
            Verdict::Drop
        }
        _ if name.starts_with("customXml") && name.contains("Range") => Verdict::Drop,
        "cellIns" | "cellDel" | "cellMerge" | "numberingChange" => markup.drop(Class::Person, "OOXML tracked change"),
        "commentRangeStart" | "commentRangeEnd" | "commentReference" | "annotationRef" => {
            markup.drop(Class::Person, "OOXML comment")
        }
        "permStart" | "permEnd" => markup.drop(Class::Person, "OOXML editing permission"),
        "rsid" | "rsids" | "nsid" | "tmpl" | "docVars" | "divId" | "proofErr" | "lastRenderedPageBreak" => {
            markup.drop(Class::Identifier, "OOXML identifier")
        }
        // Content controls become what they hold; their properties name data, tags and people (17.5.2).
        "sdt" | "sdtContent" | "smartTag" | "customXml" => Verdict::Unwrap,
        "sdtPr" | "sdtEndPr" | "smartTagPr" | "customXmlPr" | "dataBinding" => {
            markup.drop(Class::Settings, "OOXML content control")
        }
        "embedRegular" | "embedBold" | "embedItalic" | "embedBoldItalic" | "control" | "altChunk" | "subDoc"
        | "attachedTemplate" | "mailMerge" | "printerSettings" | "saveThroughXslt" | "documentProtection" | "src"
        | "entryMacro" | "exitMacro" | "movie" => markup.drop(Class::Settings, "OOXML part that is gone"),
        "hyperlink" if dangling || element.get("w", "anchor").is_none() => Verdict::Unwrap,
        "hyperlink" => {
            markup.take(element, "w", &["tooltip", "tgtFrame", "docLocation"], Class::Text, "OOXML link's tooltip");
            markup.rename(element, ("w", "anchor"), |names, own| names.places.name(own), PLACE);
            Verdict::Keep
        }
        "bookmarkStart" if element.get("w", "name") == Some("_GoBack") => {
            markup.drop(Class::Time, "OOXML place of the last edit")
        }
        "bookmarkStart" => {
            markup.rename(element, ("w", "id"), |names, own| names.ids.name(own), "OOXML identifier");
            markup.rename(element, ("w", "name"), |names, own| names.places.name(own), PLACE);
            Verdict::Keep
        }
        "fldSimple" => {
            let own = element.get("w", "instr").unwrap_or_default().to_owned();
            if !fields::is_known(&own) {
                markup.find(Class::Text, "OOXML field", &own);
                return Verdict::Unwrap;
            }
            let neutral = fields::neutral(&own, &mut markup.names.places);
            if !fields::says_the_same(&neutral, &own) {
                markup.find(Class::Text, "OOXML field", &own);
            }
            element.set("w", "instr", &neutral);
            Verdict::Keep
        }
        "tblCaption" | "tblDescription" => markup.drop(Class::Text, "OOXML object description"),
        "latentStyles" | "aliases" => markup.drop(Class::Settings, "OOXML names of styles"),
        "name" if element.in_("w", "abstractNum") => markup.drop(Class::Text, "OOXML list's name"),
        "style" => {
            markup.rename(element, ("w", "styleId"), |names, own| names.styles.name(own), STYLE);
            markup.names.style = element.get("w", "styleId").unwrap_or_default().to_owned();
            Verdict::Keep
        }
        "name" if element.in_("w", "style") => {
            let shown =
                |names: &mut Names, own: &str| if is_common(own) { own.to_owned() } else { names.style.clone() };
            markup.rename(element, ("w", "val"), shown, STYLE);
            Verdict::Keep
        }
        _ if STYLES.contains(&name) => {
            markup.rename(element, ("w", "val"), |names, own| names.styles.name(own), STYLE);
            Verdict::Keep
        }
        "lvl" => {
            element.remove(|a| a.space == "w" && a.local == "tplc");
            Verdict::Keep
        }
        "compatSetting" if !element.get("w", "name").is_some_and(|own| COMPATIBLE.contains(&own)) => {
            markup.drop(Class::Settings, "OOXML settings")
        }
        "autoHyphenation" => {
            markup.hyphenates = is_on(element.get("w", "val"));
            if markup.hyphenates { Verdict::Keep } else { markup.drop(Class::Settings, "OOXML settings") }
        }
        "consecutiveHyphenLimit" | "hyphenationZone" | "doNotHyphenateCaps" if !markup.hyphenates => {
            markup.drop(Class::Settings, "OOXML settings")
        }
        "bookmarkEnd" => {
            markup.rename(element, ("w", "id"), |names, own| names.ids.name(own), "OOXML identifier");
            Verdict::Keep
        }
        "r" => {
            markup.hidden.run = None;
            Verdict::Keep
        }
        "p" => {
            markup.hidden.shaded = element.parents.iter().any(|(_, name)| name == "tc") && markup.hidden.cell;
            Verdict::Keep
        }
        "tc" => {
            (markup.hidden.cell, markup.hidden.shaded) = (false, false);
            Verdict::Keep
        }
        "shd" | "highlight" => {
            let paper = matches!(element.get("w", "fill"), Some("auto" | "FFFFFF"));
            markup.hidden.shade(!paper, element.in_("w", "tcPr"));
            Verdict::Keep
        }
        "color" if element.in_("w", "rPr") && element.get("w", "val") == Some("FFFFFF") => {
            markup.hidden.whiten();
            Verdict::Keep
        }
        "sz" if element.in_("w", "rPr") && element.get("w", "val").is_some_and(hidden::is_tiny) => {
            markup.hidden.run = Some(hidden::TINY);
            Verdict::Keep
        }
        "listEntry" => {
            let own = element.get("w", "val").unwrap_or_default().to_owned();
            markup.unseen("OOXML entries to choose from", &own);
            Verdict::Keep
        }
        "fldData" => markup.drop(Class::Unknown, "OOXML field"),
        "helpText" | "statusText" if element.in_("w", "ffData") => markup.drop(Class::Text, "OOXML form's help"),
        "name" if element.in_("w", "ffData") => {
            markup.neutral(element, "w", "val", "", "OOXML form field's name");
            Verdict::Keep
        }
        "vanish" if is_on(element.get("w", "val")) && element.parents.iter().any(|(_, name)| name == "r") => {
            markup.hidden.run = Some(hidden::VANISHED);
            Verdict::Keep
        }
        _ => {
            markup.take(element, "w", &["author", "initials", "userId"], Class::Person, "OOXML author");
            if element.local != "date" {
                markup.take(element, "w", &["date"], Class::Time, "OOXML date of a change");
            }
            Verdict::Keep
        }
    }
}

/// Whether a property that is there is on (17.17.4).
fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off"))
}

/// Says who made a change, and when.
fn author(markup: &mut Markup<'_>, element: &Element<'_>) {
    let author = element.get("w", "author").unwrap_or_default().to_owned();
    let date = element.get("w", "date").unwrap_or_default().to_owned();
    markup.find(Class::Person, "OOXML tracked change", &format!("{author} {date}"));
}

/// What becomes of an element of the 2010 extension of WordprocessingML: effects on text stay.
pub(super) fn extension(element: &Element<'_>) -> Verdict {
    let unwanted = ["docId", "conflictIns", "conflictDel", "conflictMode", "checkbox", "entityPicker", "contentPart"];
    if unwanted.contains(&element.local) { Verdict::Drop } else { Verdict::Keep }
}
