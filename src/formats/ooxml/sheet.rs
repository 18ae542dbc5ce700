//! What may stay in SpreadsheetML (ISO/IEC 29500-1, clause 18).

use crate::formats::style_names::is_common;
use crate::formats::xml::{Element, Verdict};
use crate::report::Class;

use super::markup::Markup;
use super::names::Names;

/// The elements that hold formulas.
pub(super) const FORMULAS: [&str; 7] =
    ["f", "formula", "formula1", "formula2", "calculatedColumnFormula", "totalsRowFormula", "definedName"];

/// What becomes of an element of the `x` namespace; `dangling` when it led to a relationship that is gone.
pub(super) fn element(markup: &mut Markup<'_>, element: &mut Element<'_>, dangling: bool) -> Verdict {
    match element.local {
        "fileVersion" | "fileRecoveryPr" | "webPublishing" | "webPublishObjects" | "webPublishItems"
        | "revisionPtr" => markup.drop(Class::Software, "OOXML program version"),
        "fileSharing"
        | "customWorkbookViews"
        | "customSheetViews"
        | "protectedRanges"
        | "workbookProtection"
        | "sheetProtection" => markup.drop(Class::Person, "OOXML users and protection"),
        "externalReferences" | "pivotCaches" | "smartTagPr" | "smartTagTypes" | "smartTags" | "functionGroups"
        | "customProperties" | "cellWatches" | "oleObjects" | "controls" | "legacyDrawing" | "legacyDrawingHF"
        | "dataConsolidate" | "scenarios" | "picture" | "drawingHF" | "oleSize" => {
            markup.drop(Class::Unknown, "OOXML part that is gone")
        }
        "hyperlinks" => Verdict::Filled,
        "hyperlink" if dangling || element.get("", "location").is_none() => Verdict::Drop,
        "hyperlink" => {
            markup.take(element, "", &["tooltip", "display"], Class::Text, "OOXML link's tooltip");
            markup.formula(element, "location");
            Verdict::Keep
        }
        "dataValidation" => {
            for name in ["promptTitle", "prompt", "errorTitle", "error"] {
                if let Some(value) = element.get("", name).map(str::to_owned) {
                    markup.find(Class::HiddenKept, "OOXML words that show when a cell is chosen", &value);
                }
            }
            Verdict::Keep
        }
        "row" | "col" => {
            if is_on(element.get("", "hidden")) {
                markup.find(Class::HiddenKept, "OOXML hidden rows or columns", "");
            }
            Verdict::Keep
        }
        "tablePart" | "drawing" | "sheet" if dangling => Verdict::Drop,
        "sheet" => {
            let name = element.get("", "name").unwrap_or_default().to_owned();
            if matches!(element.get("", "state"), Some("hidden" | "veryHidden")) {
                markup.find(Class::HiddenKept, "OOXML hidden sheet", &name);
            }
            Verdict::Keep
        }
        "workbookPr" => {
            element.remove(|a| a.space.is_empty() && a.local != "date1904");
            Verdict::Keep
        }
        "calcPr" => {
            element.remove(|a| a.local == "calcId");
            Verdict::Keep
        }
        "workbookView" => {
            let place = ["xWindow", "yWindow", "windowWidth", "windowHeight"];
            element.remove(|a| place.contains(&a.local.as_str()));
            Verdict::Keep
        }
        "sheetPr" => {
            element.remove(|a| a.local == "codeName");
            Verdict::Keep
        }
        "c" => {
            // Metadata of cells lies in a part that is gone.
            element.remove(|a| a.space.is_empty() && matches!(a.local.as_str(), "cm" | "vm"));
            Verdict::Keep
        }
        "definedName" => {
            let own = element.get("", "name").filter(|name| !name.starts_with("_xlnm.")).map(str::to_owned);
            match own.map(|own| (markup.names.named.name(&own), own)) {
                Some((Some(new), own)) if new != own => {
                    markup.find(Class::Text, "OOXML defined name", &own);
                    element.set("", "name", &new);
                }
                Some((None, own)) => markup.find(Class::HiddenKept, "OOXML defined name", &own),
                _ => {}
            }
            markup.take(
                element,
                "",
                &["comment", "description", "help", "statusBar"],
                Class::Text,
                "OOXML name's comment",
            );
            Verdict::Keep
        }
        "cellStyle" | "tableStyle" | "tableStyleInfo" => {
            markup.rename(element, ("", "name"), style, "OOXML style's name");
            Verdict::Keep
        }
        "tableStyles" => {
            for name in ["defaultTableStyle", "defaultPivotStyle"] {
                markup.rename(element, ("", name), style, "OOXML style's name");
            }
            Verdict::Keep
        }
        "table" | "tableColumn" => {
            let own = element.get("", "displayName").map(str::to_owned);
            match own.map(|own| (markup.names.named.name(&own), own)) {
                Some((Some(new), own)) => {
                    if new != own {
                        markup.find(Class::Text, "OOXML table's name", &own);
                    }
                    element.set("", "displayName", &new);
                    element.set("", "name", &new);
                }
                Some((None, own)) if !is_common(&own) => markup.find(Class::HiddenKept, "OOXML table's name", &own),
                _ => {}
            }
            let outside = ["tableType", "queryTableFieldId", "connectionId", "comment", "uniqueName"];
            element.remove(|a| outside.contains(&a.local.as_str()));
            Verdict::Keep
        }
        _ => Verdict::Keep,
    }
}

/// The new name of a style: those of tables that programs bring along have one word and a number.
fn style(names: &mut Names, own: &str) -> String {
    let bare = own.trim_end_matches(|c: char| c.is_ascii_digit());
    let plain = ["Light", "Medium", "Dark"].iter().filter_map(|shade| bare.strip_suffix(shade));
    if plain.into_iter().any(|kind| matches!(kind, "TableStyle" | "PivotStyle")) {
        own.to_owned()
    } else {
        names.shown(own)
    }
}

/// Whether an attribute says yes.
fn is_on(value: Option<&str>) -> bool {
    matches!(value, Some("1" | "true" | "on"))
}

/// Whether a formula names another file: `[1]Sheet1!A1`, `'C:\folder\[file.xlsx]Sheet'!A1`, `cmd|...`.
pub(super) fn reaches_out(formula: &str) -> bool {
    let numbered = formula.split('[').skip(1).any(|rest| {
        let inside = rest.split(']').next().unwrap_or_default();
        !inside.is_empty() && inside.bytes().all(|b| b.is_ascii_digit())
    });
    let upper = formula.to_ascii_uppercase();
    numbered || upper.contains(".XL") || upper.contains("WEBSERVICE(") || upper.contains("|'") || upper.contains("RTD(")
}
