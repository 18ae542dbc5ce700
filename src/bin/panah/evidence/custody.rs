//! The custody log: who did what to which bytes, and when, with the fields that the Berkeley Protocol asks of a chain of custody
//! (OHCHR and Human Rights Center 2022, VI.D): identifier, date and time, person, action, digest, result, tool, note. No file name is
//! noted: a digest names bytes better, and tells less.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use panah::digest::Digest;
use panah::error::{Error, Reason};
use panah::evidence::fault::{Failure, Result};
use serde::{Deserialize, Serialize};

use super::args::Command;
use crate::output::Draft;

/// The most bytes of a log.
const LONGEST: u64 = 64 << 20;

/// What was done to what.
#[derive(Serialize, Deserialize, Clone, PartialEq, Debug)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Its number in the log, from 1.
    id: u64,
    /// In UTC, by this machine's clock: `2026-01-31T09:05:00Z`.
    time: String,
    by: String,
    action: String,
    /// What was taken: SHA-256 and length in bytes, several with a space between.
    sha256_in: String,
    bytes_in: String,
    /// What was written.
    sha256_out: String,
    bytes_out: String,
    /// `done`, or the identifier of what was wrong.
    result: String,
    tool: String,
    note: String,
}

/// A row in the making.
pub struct Step {
    row: Row,
}

fn listed(list: &mut String, value: &impl ToString) {
    if !list.is_empty() {
        list.push(' ');
    }
    list.push_str(&value.to_string());
}

impl Step {
    /// The row of a command that begins.
    pub fn of(command: &Command) -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        let row = Row {
            id: 0,
            time: utc(now),
            by: command.by.clone(),
            action: command.verb.word().into(),
            sha256_in: String::new(),
            bytes_in: String::new(),
            sha256_out: String::new(),
            bytes_out: String::new(),
            result: String::new(),
            tool: format!("panah {}", env!("CARGO_PKG_VERSION")),
            note: command.note.clone(),
        };
        Self { row }
    }

    /// Notes what was taken.
    pub fn took(&mut self, digest: Digest, len: u64) {
        listed(&mut self.row.sha256_in, &digest);
        listed(&mut self.row.bytes_in, &len);
    }

    /// Notes what was written.
    pub fn gave(&mut self, digest: Digest, len: u64) {
        listed(&mut self.row.sha256_out, &digest);
        listed(&mut self.row.bytes_out, &len);
    }

    /// The row, with what came of it.
    pub fn ended(mut self, done: &Result<()>) -> Row {
        self.row.result = match done {
            Ok(()) => "done".into(),
            Err(Failure::Evidence(fault, _)) => fault.code().into(),
            Err(Failure::Bytes(error)) => error.reason.code().into(),
        };
        self.row
    }
}

/// A log that can be read, and be written anew with one row more.
pub struct Log {
    path: PathBuf,
    rows: Vec<Row>,
    csv: bool,
}

const BROKEN: Error = Error::new(Reason::Broken, "the custody log is not one of this program's");

impl Log {
    /// Opens a log, or begins one where there is none: CSV (RFC 4180) or a list in JSON, as its name ends.
    ///
    /// Errors: `refused` for another ending, `malformed` for a file that is no such log, `read`.
    pub fn open(path: &Path) -> Result<Self> {
        let csv = match path.extension().and_then(|ending| ending.to_str()) {
            Some("csv") => true,
            Some("json") => false,
            _ => return Err(Error::new(Reason::Misuse, "a custody log ends in .csv or .json").into()),
        };
        let unread = |_| Error::new(Reason::Unreadable, "the custody log cannot be read");
        let rows = match path.try_exists().map_err(unread)? {
            false => Vec::new(),
            true if path.metadata().map_err(unread)?.len() > LONGEST => return Err(BROKEN.into()),
            true => {
                let text = fs::read_to_string(path).map_err(unread)?;
                if csv { from_csv(&text).ok_or(BROKEN)? } else { serde_json::from_str(&text).map_err(|_| BROKEN)? }
            }
        };
        Ok(Self { path: path.into(), rows, csv })
    }

    /// Writes it with one row more. Errors: `write`.
    pub fn add(mut self, row: Row) -> Result<()> {
        let id = self.rows.last().map_or(1, |last| last.id + 1);
        self.rows.push(Row { id, ..row });
        let internal = Error::new(Reason::Internal, "the custody log cannot be written");
        let text = if self.csv {
            to_csv(&self.rows)
        } else {
            serde_json::to_string_pretty(&self.rows).map_err(|_| internal)? + "\n"
        };
        let mut draft = Draft::new(self.path.parent().unwrap_or(Path::new("")))?;
        draft.write(text.as_bytes())?;
        Ok(draft.keep(&[], &self.path)?)
    }
}

const FIELDS: [&str; 11] =
    ["id", "time", "by", "action", "sha256_in", "bytes_in", "sha256_out", "bytes_out", "result", "tool", "note"];

impl Row {
    fn cells(&self) -> [String; 11] {
        let Self { id, time, by, action, sha256_in, bytes_in, sha256_out, bytes_out, result, tool, note } =
            self.clone();
        [id.to_string(), time, by, action, sha256_in, bytes_in, sha256_out, bytes_out, result, tool, note]
    }

    fn of(cells: Vec<String>) -> Option<Self> {
        let [id, time, by, action, sha256_in, bytes_in, sha256_out, bytes_out, result, tool, note] =
            cells.try_into().ok()?;
        let id = id.parse().ok()?;
        Some(Self { id, time, by, action, sha256_in, bytes_in, sha256_out, bytes_out, result, tool, note })
    }
}

/// Rows as RFC 4180 has them, each cell in quotes; one that a spreadsheet would take for a formula has a space in front.
fn to_csv(rows: &[Row]) -> String {
    let cell = |cell: &String| {
        let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        format!("\"{}{}\"", if formula { " " } else { "" }, cell.replace('"', "\"\""))
    };
    let line = |cells: [String; 11]| cells.each_ref().map(cell).join(",") + "\r\n";
    let head = line(FIELDS.map(String::from));
    rows.iter().fold(head, |text, row| text + &line(row.cells()))
}

fn from_csv(text: &str) -> Option<Vec<Row>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut rest = text;
    let mut cells = Vec::new();
    while !rest.is_empty() {
        rest = rest.strip_prefix('"')?;
        let mut cell = String::new();
        loop {
            let at = rest.find('"')?;
            let (inside, behind) = (rest.get(..at)?, rest.get(at + 1..)?);
            cell.push_str(inside);
            rest = behind;
            match rest.strip_prefix('"') {
                Some(more) => (cell.push('"'), rest = more).0,
                None => break,
            }
        }
        cells.push(cell);
        rest = match rest.strip_prefix(',') {
            Some(more) => more,
            None => {
                rows.push(std::mem::take(&mut cells));
                rest.strip_prefix("\r\n")?
            }
        };
    }
    let (head, rows) = rows.split_first()?;
    (head == &FIELDS).then(|| rows.iter().cloned().map(Row::of).collect())?
}

/// Seconds since 1970 as RFC 3339 has them (days to a date after Hinnant 2013, civil_from_days).
fn utc(seconds: u64) -> String {
    let (days, second) = ((seconds / 86_400) as i64 + 719_468, seconds % 86_400);
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let of_year = day - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    let date = of_year - (153 * shifted + 2) / 5 + 1;
    format!("{year:04}-{month:02}-{date:02}T{:02}:{:02}:{:02}Z", second / 3600, second / 60 % 60, second % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_those_of_the_calendar() {
        for (seconds, time) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_399, "2000-02-28T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_709_251_199, "2024-02-29T23:59:59Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
        ] {
            assert_eq!(utc(seconds), time);
        }
    }

    #[test]
    fn a_log_is_read_as_it_was_written_and_no_cell_is_a_formula() {
        let row = Row {
            id: 1,
            time: utc(0),
            by: "a \"b\", c".into(),
            action: "seal".into(),
            sha256_in: String::new(),
            bytes_in: "1 2".into(),
            sha256_out: String::new(),
            bytes_out: String::new(),
            result: "done".into(),
            tool: "panah".into(),
            note: "two\r\nlines".into(),
        };
        let text = to_csv(&[row.clone(), row.clone()]);
        assert_eq!(from_csv(&text), Some(vec![row.clone(), row.clone()]));
        assert!(to_csv(&[Row { note: "=1+1".into(), ..row }]).contains("\" =1+1\""));
        for wrong in ["", "a,b\r\n", "\"id\"\r\n", &text[1..], &text[..text.len() - 2]] {
            assert_eq!(from_csv(wrong), None);
        }
    }
}
