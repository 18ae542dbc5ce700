//! The command line: words in, a command out.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use lexopt::prelude::*;

use crate::evidence::args as evidence;
use panah::pixels::cover::Cover;
use panah::pixels::look::Look;
use panah::pixels::outline::Outline;
use panah::policy::Level;

/// What `panah --help` prints.
pub const USAGE: &str = "\
panah inspect FILE [--json]                         what it holds
panah strip   FILE -o OUT [--level exact|unlinkable] [--json]
                                                    a safe copy; --json prints its receipt; unlinkable unless said otherwise
panah strip   FILE... -O DIR [--level exact|unlinkable] [--json]
                                                    safe copies under new random names; a line for each says which is whose
panah faces   FILE [--threshold T] --json           {\"width\",\"height\",\"faces\":[[x1,y1,x2,y2,score],...]} in upright pixels
panah cover   FILE -o OUT [--level exact|unlinkable] [--auto [--threshold T]] [--region x,y,w,h]... [--ellipse x,y,w,h]...
              [--person x,y,w,h]... [--polygon x,y,x,y,x,y,...]... [--brush width,x,y,...]... [--inverse]
              [--look solid|pattern|soft] [--json]
                                                    a safe copy with every face (--auto) and every shape covered; a person's
                                                    box is that of the head; --inverse covers all but the shapes
panah digest  FILE...                               lines that sha256sum -c accepts

--level exact leaves the coded media as it is: it tells the family of the phone, often the model, and can be matched to its
original. Never for the public.
--seed HEX (64 digits) makes strip and cover repeatable, for tests: never use it for a copy that leaves.
Exit status: 0 done, 1 refused or failed (one line says what, where and what to do), 2 not understood. Of several files a bad
one never stops the others. With --json a failure is also a line of JSON in place of the answer, with its reason.
";

/// The score from which a face is found unless said otherwise.
pub const THRESHOLD: f32 = 0.40;

/// What to do.
pub enum Command {
    Inspect {
        file: PathBuf,
        json: bool,
    },
    Strip {
        file: PathBuf,
        out: PathBuf,
        level: Level,
        json: bool,
        seed: Option<[u8; 32]>,
    },
    StripAll {
        files: Vec<PathBuf>,
        folder: PathBuf,
        level: Level,
        json: bool,
    },
    Faces {
        file: PathBuf,
        threshold: f32,
    },
    Cover {
        file: PathBuf,
        out: PathBuf,
        level: Level,
        auto: bool,
        look: Look,
        covers: Vec<Cover>,
        threshold: f32,
        json: bool,
        seed: Option<[u8; 32]>,
    },
    Digest {
        files: Vec<PathBuf>,
    },
}

impl Command {
    /// Whether the answer is to be JSON, and with it what is told of a failure.
    pub const fn json(&self) -> bool {
        match self {
            Self::Inspect { json, .. }
            | Self::Strip { json, .. }
            | Self::StripAll { json, .. }
            | Self::Cover { json, .. } => *json,
            Self::Faces { .. } => true,
            Self::Digest { .. } => false,
        }
    }
}

/// A command, or the wish for help.
pub enum Parsed {
    Run(Command),
    Evidence(evidence::Command),
    Help,
}

/// Reads the process's arguments. Errors: what was not understood, without the words of the line.
pub fn parse() -> Result<Parsed, lexopt::Error> {
    read(lexopt::Parser::from_env())
}

/// The verb of evidence that a line starts with.
fn evidence_verb(line: &mut lexopt::Parser) -> Option<&'static str> {
    let mut raw = line.try_raw_args()?;
    let verb = evidence::VERBS.into_iter().find(|verb| raw.peek() == Some(OsStr::new(verb)))?;
    raw.next();
    Some(verb)
}

fn read(mut line: lexopt::Parser) -> Result<Parsed, lexopt::Error> {
    if let Some(verb) = evidence_verb(&mut line) {
        return Ok(evidence::read(verb, line)?.map_or(Parsed::Help, Parsed::Evidence));
    }
    let mut words: Vec<OsString> = Vec::new();
    let (mut out, mut folder, mut level, mut threshold, mut seed) = (None, None, None, None, None);
    let (mut json, mut auto, mut inverse) = (false, false, false);
    let (mut look, mut outlines) = (Look::default(), Vec::new());
    let mut given = Vec::new();
    while let Some(arg) = line.next()? {
        match arg {
            Short('h') | Long("help") => return Ok(Parsed::Help),
            Short('o') | Long("output") => (out, _) = (Some(PathBuf::from(line.value()?)), given.push("-o")),
            Short('O') => (folder, _) = (Some(PathBuf::from(line.value()?)), given.push("-O")),
            Long("level") => (level, _) = (Some(line.value()?.parse_with(level_of)?), given.push("--level")),
            Long("threshold") => (threshold, _) = (Some(line.value()?.parse_with(share)?), given.push("--threshold")),
            Long("seed") => (seed, _) = (Some(line.value()?.parse_with(seed_of)?), given.push("--seed")),
            Long(name @ ("region" | "ellipse" | "person" | "polygon" | "brush")) => {
                let name = name.to_owned();
                let numbers = line.value()?.parse_with(numbers)?;
                (outlines.push(outline(&name, &numbers)?), given.push("--region")).0
            }
            Long("look") => (look, _) = (line.value()?.parse_with(look_of)?, given.push("--look")),
            Long("inverse") => (inverse, _) = (true, given.push("--inverse")),
            Long("json") => json = true,
            Long("auto") => (auto, _) = (true, given.push("--auto")),
            Value(word) => words.push(word),
            _ => return Err("an option that does not exist".into()),
        }
    }
    let mut words = words.into_iter();
    let command = words.next().ok_or("a command is missing")?;
    let mut files: Vec<PathBuf> = words.map(PathBuf::from).collect();
    let command = command.to_str().unwrap_or_default().to_owned();
    let allowed: &[&str] = match command.as_str() {
        "strip" if folder.is_some() => &["-O", "--level"],
        "strip" => &["-o", "--level", "--seed"],
        "cover" => &["-o", "--level", "--seed", "--auto", "--region", "--threshold", "--look", "--inverse"],
        "faces" => &["--threshold"],
        _ => &[],
    };
    if given.iter().any(|option| !allowed.contains(option)) {
        return Err("an option that this command does not take".into());
    }
    if command == "digest" {
        if files.is_empty() || json {
            return Err("digest takes one or more files, and no options".into());
        }
        return Ok(Parsed::Run(Command::Digest { files }));
    }
    let level = level.unwrap_or_default();
    if let Some(folder) = folder {
        if files.is_empty() {
            return Err("strip takes one or more files with -O DIR".into());
        }
        return Ok(Parsed::Run(Command::StripAll { files, folder, level, json }));
    }
    let file = files.pop().filter(|_| files.is_empty()).ok_or("exactly one file is needed")?;
    let threshold = threshold.unwrap_or(THRESHOLD);
    let needs_out = || out.clone().ok_or("-o OUT is missing");
    Ok(Parsed::Run(match command.as_str() {
        "inspect" => Command::Inspect { file, json },
        "strip" => Command::Strip { file, out: needs_out()?, level, json, seed },
        "faces" => Command::Faces { file, threshold },
        "cover" if !auto && outlines.is_empty() => return Err("cover needs --auto or a shape".into()),
        "cover" if inverse && outlines.is_empty() => return Err("--inverse needs a shape".into()),
        "cover" => {
            let covers = outlines.into_iter().map(|outline| Cover { outline, look, inverse }).collect();
            Command::Cover { file, out: needs_out()?, level, auto, look, covers, threshold, json, seed }
        }
        _ => return Err("a command that does not exist".into()),
    }))
}

fn level_of(word: &str) -> Result<Level, &'static str> {
    word.parse().map_err(|()| "a level is exact or unlinkable")
}

fn share(word: &str) -> Result<f32, &'static str> {
    word.parse().ok().filter(|value| (0.0..=1.0).contains(value)).ok_or("a threshold lies between 0 and 1")
}

fn look_of(word: &str) -> Result<Look, &'static str> {
    match word {
        "solid" => Ok(Look::Solid),
        "pattern" => Ok(Look::Pattern),
        "soft" => Ok(Look::Soft),
        _ => Err("a look is solid, pattern or soft"),
    }
}

fn numbers(word: &str) -> Result<Vec<f32>, &'static str> {
    let numbers: Option<Vec<f32>> =
        word.split(',').map(|number| number.trim().parse().ok().filter(|v: &f32| v.is_finite())).collect();
    numbers.ok_or("a shape is a list of numbers, in pixels")
}

/// The shape that an option of this name gives by its numbers.
fn outline(name: &str, numbers: &[f32]) -> Result<Outline, &'static str> {
    let points = |numbers: &[f32]| numbers.chunks_exact(2).map(|pair| [pair[0], pair[1]]).collect();
    match (name, numbers) {
        ("region", &[x, y, width, height]) if width > 0.0 && height > 0.0 => Ok(Outline::Box { x, y, width, height }),
        ("ellipse", &[x, y, width, height]) if width > 0.0 && height > 0.0 => {
            Ok(Outline::Ellipse { x, y, width, height })
        }
        ("person", &[x, y, width, height]) if width > 0.0 && height > 0.0 => {
            Ok(Outline::Person { x, y, width, height })
        }
        ("polygon", corners) if corners.len() >= 6 && corners.len() % 2 == 0 => {
            Ok(Outline::Polygon { points: points(corners) })
        }
        ("brush", &[width, ref line @ ..]) if width > 0.0 && line.len() >= 2 && line.len() % 2 == 0 => {
            Ok(Outline::Brush { points: points(line), width })
        }
        ("polygon", _) => Err("a polygon is x,y of three corners or more, in pixels"),
        ("brush", _) => Err("a brush is its width, then x,y of each point, in pixels"),
        _ => Err("a region is x,y,width,height in pixels"),
    }
}

fn seed_of(word: &str) -> Result<[u8; 32], &'static str> {
    let wrong = "a seed is 64 hexadecimal digits";
    let mut seed = [0; 32];
    if word.len() != 64 || !word.is_ascii() {
        return Err(wrong);
    }
    for (byte, at) in seed.iter_mut().zip((0..).step_by(2)) {
        *byte = u8::from_str_radix(&word[at..at + 2], 16).map_err(|_| wrong)?;
    }
    Ok(seed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(words: &str) -> Result<Parsed, lexopt::Error> {
        read(lexopt::Parser::from_args(words.split_whitespace()))
    }

    #[test]
    fn the_default_level_is_unlinkable() {
        let Ok(Parsed::Run(Command::Strip { level, .. })) = line("strip a.jpg -o b.jpg") else { panic!() };
        assert_eq!(level, Level::Unlinkable);
    }

    #[test]
    fn what_is_not_understood_is_an_error() {
        for words in [
            "",
            "strip",
            "strip a",
            "strip a b -o c",
            "strip -O d",
            "strip a -O d -o b",
            "cover a -O d --auto",
            "inspect a -o b",
            "cover a -o b",
            "digest",
            "dance a",
            "strip a -o b --level x",
            "cover a -o b --region 1,2,3",
            "cover a -o b --region 1,2,0,4",
            "cover a -o b --region 1,2,NaN,4",
            "cover a -o b --brush 9,1",
            "cover a -o b --polygon 1,2,3,4",
            "cover a -o b --auto --inverse",
            "cover a -o b --auto --look blur",
            "faces a --threshold 2",
            "strip a -o b --seed 12",
        ] {
            assert!(line(words).is_err(), "{words}");
        }
    }
}
