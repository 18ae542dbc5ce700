//! What the verbs of evidence take.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::prelude::*;
use panah::evidence::commitment::Domain;
use panah::evidence::words::Language;
use panah::policy::Level;

/// What `panah --help` prints of them.
pub const USAGE: &str = "
panah bundle  FILE... -o OUT.zip [--level exact|unlinkable] [--auto] [--keep place,time,device] [--place WORDS] [--time WORDS]
              [--language en|fa] [--json]           safe copies with their manifest and what opens it; prints the code
panah seal    BUNDLE.zip -o OUT.age (-r age1...)... | --words  [--part-size BYTES] [--json]
                                                    sealed for each key, or under words that are drawn and printed
panah unseal  FILE.age|PART... -i KEYS | --words-file FILE  -o OUT.zip [--json]
panah open    FILE|PART... [-i KEYS | --words-file FILE] -O NEWDIR [--code WORDS] [--json]
                                                    checks all of a bundle, then unpacks it into a folder that is not there yet
panah verify  BUNDLE.zip|FILE.age... [-i KEYS | --words-file FILE] [--code WORDS] [--json]
panah verify  COPY... --manifest MANIFEST [--code WORDS] [--json]
panah verify  ORIGINAL... --manifest MANIFEST --opening OPENING [--code WORDS] [--json]
panah check   FILE [--told WORDS|DIGEST] [-P RW...|-p minisign.pub [-x FILE.minisig]] [--json]
                                                    whether a room or another file that was handed on is the one that was published:
                                                    its digest and its words, to be compared by phone, and who signed it
panah stamp-request FILE -o OUT.tsq [--json]        a query of RFC 3161 for FILE, and its digest for ots
  each with [--log FILE.csv|FILE.json [--by NAME] [--note WORDS]]: adds what was done to a custody log
";

/// The verbs by their words.
pub const VERBS: [&str; 7] = ["bundle", "seal", "unseal", "open", "verify", "check", "stamp-request"];

/// What to do, and what is noted of it.
pub struct Command {
    /// What.
    pub verb: Verb,
    /// Whether the answer is JSON.
    pub json: bool,
    /// The custody log.
    pub log: Option<PathBuf>,
    /// Who does it, for the log.
    pub by: String,
    /// A note, for the log.
    pub note: String,
}

/// What to do.
pub enum Verb {
    Bundle(Bundle),
    Seal(Seal),
    Unseal(Unseal),
    Open(Open),
    Verify(Verify),
    Check(Check),
    Stamp { file: PathBuf, out: PathBuf },
}

impl Verb {
    /// Its word.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Bundle(_) => "bundle",
            Self::Seal(_) => "seal",
            Self::Unseal(_) => "unseal",
            Self::Open(_) => "open",
            Self::Verify(_) => "verify",
            Self::Check(_) => "check",
            Self::Stamp { .. } => "stamp-request",
        }
    }
}

pub struct Bundle {
    pub files: Vec<PathBuf>,
    pub out: PathBuf,
    pub level: Level,
    pub auto: bool,
    pub keep: Vec<Domain>,
    pub claims: Vec<(Domain, String)>,
    pub language: Language,
}

pub struct Seal {
    pub file: PathBuf,
    pub out: PathBuf,
    pub recipients: Vec<String>,
    pub words: bool,
    pub part_size: Option<u64>,
}

/// What opens a sealed file.
pub struct Key {
    pub keys: Option<PathBuf>,
    pub words: Option<PathBuf>,
}

pub struct Unseal {
    pub files: Vec<PathBuf>,
    pub key: Key,
    pub out: PathBuf,
}

pub struct Open {
    pub files: Vec<PathBuf>,
    pub key: Key,
    pub folder: PathBuf,
    pub code: Option<String>,
}

pub struct Verify {
    pub files: Vec<PathBuf>,
    pub key: Key,
    pub manifest: Option<PathBuf>,
    pub opening: Option<PathBuf>,
    pub code: Option<String>,
}

/// A file that was published.
pub struct Check {
    pub file: PathBuf,
    /// The words or the digest that were told.
    pub told: Option<String>,
    pub signer: Option<Signer>,
    /// Where the signature is, if not beside the file.
    pub signature: Option<PathBuf>,
}

/// A public key of minisign.
pub enum Signer {
    Key(String),
    File(PathBuf),
}

/// Reads the words of a line behind the verb; nothing where help is asked for. Errors: what was not understood, without the words of the line.
pub fn read(verb: &str, mut line: lexopt::Parser) -> Result<Option<Command>, lexopt::Error> {
    let mut files: Vec<PathBuf> = Vec::new();
    let mut given: Vec<&str> = Vec::new();
    let (mut out, mut folder, mut level) = (None, None, Level::default());
    let (mut keep, mut claims, mut language) = (Vec::new(), Vec::new(), Language::En);
    let (mut recipients, mut part_size) = (Vec::new(), None);
    let mut key = Key { keys: None, words: None };
    let (mut manifest, mut opening, mut code) = (None, None, None);
    let (mut told, mut signer, mut signature) = (None, None, None);
    let (mut json, mut log, mut by, mut note) = (false, None, String::new(), String::new());
    while let Some(arg) = line.next()? {
        let mut took = |name| given.push(name);
        let path = |value: OsString| Some(PathBuf::from(value));
        match arg {
            Short('h') | Long("help") => return Ok(None),
            Long("json") => json = true,
            Long("log") => log = path(line.value()?),
            Long("by") => by = line.value()?.string()?,
            Long("note") => note = line.value()?.string()?,
            Short('o') | Long("output") => (out, _) = (path(line.value()?), took("-o")),
            Short('O') => (folder, _) = (path(line.value()?), took("-O")),
            Short('i') | Long("identity") => (key.keys, _) = (path(line.value()?), took("-i")),
            Long("words-file") => (key.words, _) = (path(line.value()?), took("-i")),
            Short('r') | Long("recipient") => (recipients.push(line.value()?.string()?), took("-r")).0,
            Long("words") => took("--words"),
            Long("part-size") => (part_size, _) = (Some(line.value()?.parse()?), took("--part-size")),
            Long("manifest") => (manifest, _) = (path(line.value()?), took("--manifest")),
            Long("opening") => (opening, _) = (path(line.value()?), took("--opening")),
            Long("code") => (code, _) = (Some(line.value()?.string()?), took("--code")),
            Long("told") => (told, _) = (Some(line.value()?.string()?), took("--told")),
            Short('P') => (signer, _) = (Some(Signer::Key(line.value()?.string()?)), took("-P")),
            Short('p') => (signer, _) = (Some(Signer::File(PathBuf::from(line.value()?))), took("-p")),
            Short('x') => (signature, _) = (path(line.value()?), took("-x")),
            Long("auto") => took("--auto"),
            Long("level") => {
                level = line.value()?.parse_with(|word| word.parse().map_err(|()| "a level is exact or unlinkable"))?;
                took("--level");
            }
            Long("keep") => (keep, _) = (line.value()?.parse_with(kept)?, took("--keep")),
            Long("place") => (claims.push((Domain::ClaimedPlace, line.value()?.string()?)), took("--place")).0,
            Long("time") => (claims.push((Domain::ClaimedTime, line.value()?.string()?)), took("--time")).0,
            Long("language") => (language, _) = (line.value()?.parse_with(language_of)?, took("--language")),
            Value(word) => files.push(PathBuf::from(word)),
            _ => return Err("an option that does not exist".into()),
        }
    }
    let allowed: &[&str] = match verb {
        "bundle" => &["-o", "--level", "--auto", "--keep", "--place", "--time", "--language"],
        "seal" => &["-o", "-r", "--words", "--part-size"],
        "unseal" => &["-i", "-o"],
        "open" => &["-i", "-O", "--code"],
        "verify" => &["-i", "--code", "--manifest", "--opening"],
        "check" => &["--told", "-P", "-p", "-x"],
        _ => &["-o"],
    };
    if given.iter().any(|option| !allowed.contains(option)) {
        return Err("an option that this command does not take".into());
    }
    if key.keys.is_some() && key.words.is_some() {
        return Err("either -i or --words-file".into());
    }
    if given.contains(&"-P") && given.contains(&"-p") {
        return Err("either -P or -p".into());
    }
    if files.is_empty() {
        return Err("a file is missing".into());
    }
    let has = |option: &str| given.contains(&option);
    let needs_out = || out.clone().ok_or("-o OUT is missing");
    let only = |files: &[PathBuf]| match files {
        [one] => Ok(one.clone()),
        _ => Err("exactly one file is needed"),
    };
    let verb = match verb {
        "bundle" => {
            Verb::Bundle(Bundle { out: needs_out()?, files, level, auto: has("--auto"), keep, claims, language })
        }
        "seal" if recipients.is_empty() != has("--words") => {
            return Err("seal takes either -r, once or more, or --words".into());
        }
        "seal" => {
            Verb::Seal(Seal { file: only(&files)?, out: needs_out()?, recipients, words: has("--words"), part_size })
        }
        "unseal" if !has("-i") => return Err("-i KEYS or --words-file FILE is missing".into()),
        "unseal" => Verb::Unseal(Unseal { files, key, out: needs_out()? }),
        "open" => Verb::Open(Open { files, key, folder: folder.ok_or("-O NEWDIR is missing")?, code }),
        "verify" if opening.is_some() && manifest.is_none() => return Err("--opening needs --manifest".into()),
        "verify" => Verb::Verify(Verify { files, key, manifest, opening, code }),
        "check" if signature.is_some() && signer.is_none() => return Err("-x needs -P or -p".into()),
        "check" => Verb::Check(Check { file: only(&files)?, told, signer, signature }),
        _ => Verb::Stamp { file: only(&files)?, out: needs_out()? },
    };
    Ok(Some(Command { verb, json, log, by, note }))
}

fn kept(words: &str) -> Result<Vec<Domain>, &'static str> {
    let domain = |word| match word {
        "place" => Ok(Domain::Place),
        "time" => Ok(Domain::Time),
        "device" => Ok(Domain::Device),
        _ => Err("what is kept is place, time or device"),
    };
    words.split(',').map(domain).collect()
}

fn language_of(word: &str) -> Result<Language, &'static str> {
    match word {
        "en" => Ok(Language::En),
        "fa" => Ok(Language::Fa),
        _ => Err("a language is en or fa"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(words: &str) -> Result<Option<Command>, lexopt::Error> {
        let (verb, rest) = words.split_once(' ').unwrap_or((words, ""));
        read(verb, lexopt::Parser::from_args(rest.split_whitespace()))
    }

    #[test]
    fn what_is_not_understood_is_an_error() {
        for words in [
            "bundle -o b",
            "bundle a",
            "bundle a -o b --keep name",
            "bundle a -o b --language xx",
            "bundle a -o b -r age1",
            "seal a -o b",
            "seal a -o b -r age1 --words",
            "seal a c -o b --words",
            "seal a -o b --words --part-size x",
            "unseal a -o b",
            "unseal a -i k --words-file w -o b",
            "open a",
            "verify",
            "verify a --opening b",
            "verify a -o b",
            "stamp-request a",
            "check",
            "check a b",
            "check a -P RW -p b",
            "check a -x b",
            "check a -o b",
        ] {
            assert!(line(words).is_err(), "{words}");
        }
        for words in [
            "bundle a b -o c --keep place,time --json --log l.csv --by me",
            "seal a -o b -r age1 -r age1",
            "unseal a b -i k -o c",
            "open a -O d",
            "verify a b --code x",
            "stamp-request a -o b",
            "check a --told x -P RW -x b --json",
            "check a -p b",
        ] {
            assert!(line(words).is_ok(), "{words}");
        }
    }
}
