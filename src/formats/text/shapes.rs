//! Words of a text that reveal by their shape what they are: days, hours, places, addresses, numbers of telephones and devices.

use crate::report::Class;

/// What a word would reveal, and what to call it.
pub(super) type Named = (Class, &'static str);

pub(super) const PLACE: Named = (Class::Place, "coordinates in a text");
pub(super) const DATE: Named = (Class::Time, "date in a text");
const TIME: Named = (Class::Time, "time of day in a text");
pub(super) const TELEPHONE: Named = (Class::Person, "telephone number in a text");
const MAIL: Named = (Class::Person, "mail address in a text");
const WEB: Named = (Class::Identifier, "web address in a text");
const ACCOUNT: Named = (Class::Identifier, "account name in a text");
const NUMBER: Named = (Class::Identifier, "identifier in a text");

/// The names of months: Gregorian, as mail and people write them, and of the Iranian calendar.
const MONTHS: &str = "jan feb mar apr may jun jul aug sep oct nov dec فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند";

/// A digit of any of the scripts that programs and people write here, in ASCII; every other letter as it is.
pub(super) fn ascii(c: char) -> char {
    let digit = match c {
        '۰'..='۹' => u32::from(c) - u32::from('۰'),
        '٠'..='٩' => u32::from(c) - u32::from('٠'),
        _ => return c,
    };
    char::from_digit(digit, 10).unwrap_or(c)
}

/// Whether a word is the name of a month.
pub(super) fn is_month(word: &str) -> bool {
    let lower = word.to_lowercase();
    let start = lower.get(..3).filter(|_| word.is_ascii());
    MONTHS.split(' ').any(|month| month == lower || start == Some(month) && lower.len() <= 9)
}

/// Numbers of at most five digits between the marks of a word, with how long each is; nothing where one is longer or none.
fn groups(word: &str, marks: &[char]) -> Option<Vec<(u32, usize)>> {
    let number = |own: &str| {
        let plain = (1..=5).contains(&own.len()) && own.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| own.parse().ok()).flatten().map(|number| (number, own.len()))
    };
    word.split(marks).map(number).collect()
}

/// Whether a word is a day, a month and a year, in any order that is written.
fn is_date(word: &str) -> bool {
    let day = |(a, n): (u32, usize), (b, m): (u32, usize)| {
        n <= 2 && m <= 2 && a > 0 && b > 0 && a.min(b) <= 12 && a.max(b) <= 31
    };
    let marked = ['-', '/', '.', ':'].into_iter().filter(|mark| word.contains(*mark)).any(|mark| {
        match groups(word, &[mark]).as_deref() {
            Some(&[(_, 4), month, of]) => day(month, of),
            Some(&[of, month, (_, 4)]) => day(month, of),
            Some(&[of, month, (_, 2)]) => mark == '/' && day(month, of),
            _ => false,
        }
    });
    let number = |span: std::ops::Range<usize>| word.get(span).and_then(|own| own.parse::<u32>().ok());
    let whole = word.len() == 8 && word.bytes().all(|b| b.is_ascii_digit());
    let at_once = whole
        && matches!(
            (number(0..4), number(4..6), number(6..8)),
            (Some(1300..=1499 | 1900..=2099), Some(1..=12), Some(1..=31))
        );
    marked || at_once
}

/// Whether a word is an hour and its minutes, with seconds and what is left of them or without.
fn is_time(word: &str) -> bool {
    let whole = word.split_once(['Z', '+', '.', ',']).map_or(word, |(whole, _)| whole);
    matches!(groups(whole, &[':']).as_deref(), Some(&[(0..=23, 1 | 2), (0..=59, 2), ref rest @ ..])
        if matches!(rest, [] | [(0..=60, 2)]))
}

/// A number of degrees with so many digits behind its point that it is no price and no length.
pub(super) fn degrees(word: &str) -> Option<f64> {
    let (whole, part) = word.trim_start_matches(['-', '+']).split_once('.')?;
    let fine = (1..=3).contains(&whole.len())
        && part.len() >= 4
        && [whole, part].iter().all(|own| own.bytes().all(|b| b.is_ascii_digit()));
    word.parse().ok().filter(|number: &f64| fine && number.abs() <= 180.0)
}

/// Whether a word is made of so many hexadecimal digits in each group between marks.
fn is_hexadecimal(word: &str, mark: char, lengths: &[usize]) -> bool {
    let groups: Vec<&str> = word.split(mark).collect();
    groups.len() == lengths.len()
        && groups.iter().zip(lengths).all(|(own, len)| own.len() == *len && own.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// What a word would reveal by its shape. Its digits are ASCII.
pub(super) fn of(word: &str) -> Option<Named> {
    // Most words of a text have none of this.
    let web = word.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www."));
    if !web && !word.bytes().any(|b| b.is_ascii_digit() || matches!(b, b'@' | b':')) {
        return None;
    }
    let lower = word.to_ascii_lowercase();
    if lower.contains("://") || lower.starts_with("www.") {
        return Some(WEB);
    }
    if lower.starts_with("geo:")
        || word
            .split('°')
            .skip(1)
            .any(|next| next.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'N' | 'S' | 'E' | 'W')))
    {
        return Some(PLACE);
    }
    if let Some((before, after)) = word.split_once('@') {
        let account = after.len() >= 3 && after.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'));
        return match (before.is_empty(), account, after.contains('.')) {
            (false, true, true) => Some(MAIL),
            (true, true, _) => Some(ACCOUNT),
            _ => None,
        };
    }
    if is_hexadecimal(word, '-', &[8, 4, 4, 4, 12])
        || [':', '-'].iter().any(|mark| is_hexadecimal(word, *mark, &[2; 6]))
    {
        return Some(NUMBER);
    }
    if matches!(groups(word, &['.']).as_deref(), Some([(0..=255, _), (0..=255, _), (0..=255, _), (0..=255, _)])) {
        return Some(NUMBER);
    }
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    if digits == 0 {
        return None;
    }
    let long = (14..=16).contains(&word.len()) && digits == word.len();
    if long || word.len() >= 24 && digits > 2 && word.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Some(NUMBER);
    }
    let (day, hour) = word.split_once(['T', 't', '_']).unwrap_or((word, ""));
    match () {
        () if is_date(day) || is_date(hour) => Some(DATE),
        () if is_time(word) => Some(TIME),
        () => None,
    }
}

/// How many bytes at the start of a line are the number of a telephone: behind a plus or a nought, or in the groups of North America.
pub(super) fn telephone(line: &str) -> Option<usize> {
    let run = line
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')' | '+' | '.')))
        .unwrap_or(line.len());
    let run = line.get(..run.min(32))?.trim_end_matches(|c: char| !c.is_ascii_digit());
    let digits = run.bytes().filter(u8::is_ascii_digit).count();
    let groups: Vec<usize> = run.split(|c: char| !c.is_ascii_digit()).map(str::len).filter(|len| *len > 0).collect();
    let starts = |with: &str| run.trim_start_matches('(').starts_with(with);
    let first = run.split(' ').next().unwrap_or_default();
    let known = starts("+") && (8..=15).contains(&digits)
        || starts("0") && (9..=15).contains(&digits) && !run.contains('.') && !is_date(first)
        || groups == [3, 3, 4];
    (known && run.matches('+').count() <= 1).then_some(run.len())
}
