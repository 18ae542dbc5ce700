//! Which cells of a table are hidden with their row or column (OpenDocument 1.3 part 3, 19.771), so that their words can be named.

use crate::formats::xml::Element;

/// What is known of the table that is being written.
#[derive(Default)]
pub(super) struct Cells {
    row: bool,
    /// The columns from the first that is hidden to the one behind the last, and how many there were so far.
    columns: Vec<[u64; 2]>,
    count: u64,
    /// The next cell of the row.
    next: u64,
    /// Whether the cell is hidden.
    pub hidden: bool,
}

impl Cells {
    /// An element begins.
    pub(super) fn element(&mut self, element: &Element<'_>) {
        if element.space != "table" {
            return;
        }
        let hidden = element.get("table", "visibility").is_some_and(|own| own != "visible");
        let times = element.get("table", "number-columns-repeated").and_then(|own| own.parse().ok()).unwrap_or(1);
        match element.local {
            "table" => *self = Self::default(),
            "table-column" => {
                let from = self.count;
                self.count = from.saturating_add(times);
                if hidden {
                    self.columns.push([from, self.count]);
                }
            }
            "table-row" => (self.row, self.next) = (hidden, 0),
            "table-cell" | "covered-table-cell" => {
                let from = self.next;
                self.next = from.saturating_add(times);
                let within = |[first, behind]: &[u64; 2]| *first < self.next && from < *behind;
                self.hidden = self.row || self.columns.iter().any(within);
            }
            _ => {}
        }
    }
}
