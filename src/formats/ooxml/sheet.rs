//! What may stay in SpreadsheetML (ISO/IEC 29500-1, clause 18).

use crate::formats::style_names::is_common;
use crate::formats::xml::{Element, Verdict, plain};
use crate::report::Class;

use super::hidden::HIDDEN_CELLS;
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
            // What has no height or width is not seen either.
            let size = if element.local == "row" { "ht" } else { "width" };
            let none = element.get("", size).is_some_and(|own| own.parse::<f32>().is_ok_and(|own| own == 0.0));
            let hidden = none || is_on(element.get("", "hidden"));
            let [first, last] = ["min", "max"].map(|name| element.get("", name).and_then(|own| own.parse().ok()));
            match (element.local, first, last) {
                ("row", ..) => markup.hidden.row = hidden,
                (_, Some(first), Some(last)) if hidden => markup.hidden.columns.push([first, last]),
                _ => {}
            }
            if hidden {
                markup.find(Class::HiddenKept, HIDDEN_CELLS, "");
            }
            Verdict::Keep
        }
        "si" => {
            markup.hidden.strings += 1;
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
            let place = element.get("", "r").unwrap_or_default();
            markup.hidden.cell(place, element.get("", "t") == Some("s"));
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

/// Words of cells on their way out, in a sheet or among the strings that sheets share: says which are in hidden rows or columns.
pub(super) fn text(markup: &mut Markup<'_>, local: &str, text: &str) {
    let shared = markup.kind.content_type.ends_with(STRINGS);
    let hidden = match (local, shared) {
        ("v", _) if markup.hidden.in_cell && markup.hidden.shared => {
            markup.names.hidden_strings.extend(text.trim().parse::<u32>());
            false
        }
        ("t", true) => {
            markup.hidden.strings.checked_sub(1).is_some_and(|own| markup.names.hidden_strings.contains(&own))
        }
        ("v" | "t", false) => markup.hidden.in_cell,
        _ => false,
    };
    if hidden && !text.trim().is_empty() {
        markup.unseen(HIDDEN_CELLS, &plain(text).unwrap_or_default());
    }
}

/// How the type of the part ends that has the strings which cells share.
pub(super) const STRINGS: &str = ".sharedStrings+xml";

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
