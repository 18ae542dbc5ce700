//! Formulas of sheets (ISO/IEC 29500-1, 18.17; OpenDocument 1.3, part 4, 5), read only so far as to separate names from all else: ranges and tables that
//! people named get new names, and so do the formulas that use them.

use std::collections::HashSet;

use crate::formats::renamed::Renamed;

/// The names of ranges and tables in a workbook. Letters of either case are the same in them.
pub(crate) struct Named {
    ranges: HashSet<String>,
    tables: HashSet<String>,
    new_ranges: Renamed,
    new_tables: Renamed,
}

/// How names begin that programs know by what they are called.
const BUILT_IN: [&str; 2] = ["_xlnm.", "__Anonymous"];

impl Default for Named {
    /// No names yet.
    fn default() -> Self {
        Self {
            ranges: HashSet::new(),
            tables: HashSet::new(),
            new_ranges: Renamed::new("Name"),
            new_tables: Renamed::new("Table"),
        }
    }
}

impl Named {
    /// There is a range of this name.
    pub(crate) fn range(&mut self, name: &str) {
        if !BUILT_IN.iter().any(|own| name.starts_with(own)) {
            self.ranges.insert(name.to_lowercase());
        }
    }

    /// There is a table of this name.
    pub(crate) fn table(&mut self, name: &str) {
        self.tables.insert(name.to_lowercase());
    }

    /// What a range or table is called now; nothing for words that name none.
    pub(crate) fn name(&mut self, own: &str) -> Option<String> {
        let key = own.to_lowercase();
        if self.tables.contains(&key) {
            Some(self.new_tables.name(&key))
        } else if self.ranges.contains(&key) {
            Some(self.new_ranges.name(&key))
        } else {
            None
        }
    }

    /// A formula with the new names.
    pub(crate) fn formula(&mut self, formula: &str) -> String {
        let mut out = String::with_capacity(formula.len());
        let mut rest = formula;
        while let Some(first) = rest.chars().next() {
            let length = match first {
                '"' => quoted(rest, '"'),
                '\'' => quoted(rest, '\''),
                '[' => bracketed(rest),
                '#' => {
                    1 + run(rest.get(1..).unwrap_or_default(), |c| {
                        c.is_ascii_alphanumeric() || matches!(c, '/' | '!' | '?')
                    })
                }
                // A number goes on with its exponent, a cell's row with nothing.
                '0'..='9' => run(rest, is_word),
                first if is_word(first) => run(rest, is_word),
                first => first.len_utf8(),
            };
            let (token, after) = rest.split_at(length.min(rest.len()));
            // What comes before an exclamation mark is a sheet, before a bracket a function.
            let renamed = match after.chars().next() {
                Some('!' | '(') => None,
                _ if first.is_ascii_digit() || !is_word(first) => None,
                _ => self.name(token),
            };
            out.push_str(renamed.as_deref().unwrap_or(token));
            rest = after;
        }
        out
    }
}

/// Whether a letter may stand in a name.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | '\\' | '?') || !c.is_ascii()
}

/// How many bytes at the start of `rest` are such letters.
fn run(rest: &str, is: impl Fn(char) -> bool) -> usize {
    rest.find(|c| !is(c)).unwrap_or(rest.len())
}

/// How long a quotation is, whose quotes count as letters where two stand together.
fn quoted(rest: &str, quote: char) -> usize {
    let mut letters = rest.char_indices().skip(1).peekable();
    while let Some((at, c)) = letters.next() {
        if c != quote {
            continue;
        }
        if letters.next_if(|(_, next)| *next == quote).is_none() {
            return at + quote.len_utf8();
        }
    }
    rest.len()
}

/// How long the columns of a table are in their brackets, in which an apostrophe stands before a bracket that is none.
fn bracketed(rest: &str) -> usize {
    let (mut open, mut escaped) = (0u32, false);
    for (at, c) in rest.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\'' => escaped = true,
            '[' => open += 1,
            ']' if open == 1 => return at + 1,
            ']' => open -= 1,
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::Named;

    #[test]
    fn names_are_new_and_all_else_is_as_it_was() {
        let mut named = Named::default();
        ["Reza", "بودجه", "E5rate", "Rate", "my.sum"].into_iter().for_each(|name| named.range(name));
        named.table("People");
        named.range("_xlnm.Print_Area");
        for (before, after) in [
            ("Reza+reza", "Name1+Name1"),
            ("SUM(بودجه,A1)", "SUM(Name2,A1)"),
            ("RATE(1,2)+Rate", "RATE(1,2)+Name3"),
            ("\"Reza\"&Reza&\"a\"\"Reza\"", "\"Reza\"&Name1&\"a\"\"Reza\""),
            ("'Reza'!A1+'it''s Reza'!A1+Reza!A1", "'Reza'!A1+'it''s Reza'!A1+Reza!A1"),
            ("Sheet1!Reza", "Sheet1!Name1"),
            ("People[Reza]+People[[#This Row],[a'[Reza]]", "Table1[Reza]+Table1[[#This Row],[a'[Reza]]"),
            ("1E5rate+2*my.sum", "1E5rate+2*Name4"),
            ("#REF!Reza", "#REF!Reza"),
            ("_xlnm.Print_Area", "_xlnm.Print_Area"),
            ("\"open", "\"open"),
        ] {
            assert_eq!(named.formula(before), after);
        }
    }
}
