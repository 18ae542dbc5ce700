//! The desk tool's verbs of evidence, as a person calls them, and stock tools beside them.

use crate::make;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use panah::evidence::age::Identity;
use panah::seed::Seed;
use serde_json::Value;

/// A folder of a test's own that is gone when it ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("panah-evidence-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str, bytes: &[u8]) -> String {
        fs::write(self.0.join(name), bytes).unwrap();
        self.at(name)
    }

    fn at(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().into()
    }

    /// Everything in it, hidden files as well.
    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(&self.0).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn panah(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_panah")).args(words).output().unwrap()
}

fn done(words: &[&str]) -> Value {
    let output = panah(words);
    assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap_or(Value::Null)
}

/// The reason of a failure, which JSON and the words both give.
fn refused(words: &[&str]) -> (String, Value) {
    let output = panah(&[words, &["--json"]].concat());
    assert_eq!(output.status.code(), Some(1), "{words:?}");
    // Of several files, those before it had their answers.
    let lines = String::from_utf8(output.stdout).unwrap();
    let said: Value = serde_json::from_str(lines.lines().last().unwrap()).unwrap();
    let reason = said["error"]["reason"].as_str().unwrap().to_owned();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains(&format!("({reason}")), "{told}");
    assert!(!told.contains("secret") && !told.contains("CANARY"), "{told}");
    (reason, said["error"]["place"].clone())
}

/// Runs a stock tool; nothing where it is not here.
fn stock(program: &str, args: &[&str], folder: &Path) -> Option<bool> {
    let run = Command::new(program).args(args).current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null()).status();
    if run.is_err() {
        println!("skipped: {program} is not here");
    }
    run.ok().map(|status| status.success())
}

fn key(folder: &Folder, number: u8) -> (String, String) {
    let key = Identity::draw(&mut Seed::new([number; 32]));
    (key.recipient().to_string(), folder.file(&format!("key{number}.txt"), key.secret().as_bytes()))
}

#[test]
fn from_a_photo_to_a_sealed_bundle_and_back_and_stock_tools_agree_at_each_step() {
    let folder = Folder::new("journey");
    let (recipient, identity) = key(&folder, 1);
    let (_, other) = key(&folder, 2);
    let original = folder.file("secret.jpg", &make::evidence::photo());
    let text = folder.file("secret.png", &make::png());
    let (bundle, sealed) = (folder.at("b.zip"), folder.at("b.age"));
    let log = folder.at("log.csv");
    let made = done(&[
        "bundle",
        &original,
        &text,
        "-o",
        &bundle,
        "--level",
        "exact",
        "--keep",
        "device,place",
        "--time",
        "in the morning",
        "--language",
        "fa",
        "--json",
        "--log",
        &log,
        "--by",
        "one",
    ]);
    let code = made["code"]["english"].as_str().unwrap().to_owned();
    let persian = made["code"]["persian"].as_str().unwrap().to_owned();
    assert_eq!(code.split(' ').count(), 12);
    done(&["seal", &bundle, "-r", &recipient, "-o", &sealed, "--json", "--log", &log, "--by", "one"]);
    assert!(!make::holds(&fs::read(&sealed).unwrap(), b"manifest"));

    // age opens it, and what it gives is the bundle.
    let plain = folder.at("stock.zip");
    if stock("age", &["-d", "-i", &identity, "-o", &plain, &sealed], &folder.0) == Some(true) {
        assert!(fs::read(&plain).unwrap() == fs::read(&bundle).unwrap());
    }
    let unsealed = folder.at("u.zip");
    done(&["unseal", &sealed, "-i", &identity, "-o", &unsealed, "--log", &log]);
    assert!(fs::read(&unsealed).unwrap() == fs::read(&bundle).unwrap());

    let opened = folder.at("opened");
    done(&["open", &sealed, "-i", &identity, "-O", &opened, "--code", &persian, "--json", "--log", &log]);
    let bag = Path::new(&opened);
    for list in ["manifest-sha256.txt", "tagmanifest-sha256.txt"] {
        assert_ne!(stock("sha256sum", &["--strict", "-c", list], bag), Some(false), "{list}");
    }
    if stock("bagit.py", &["--help"], bag) == Some(true) {
        assert_eq!(stock("bagit.py", &["--validate", "."], bag), Some(true), "bagit");
    }

    let verified = done(&["verify", &sealed, "-i", &identity, "--code", &code, "--json", "--log", &log]);
    assert_eq!(verified["code_was_compared"], true);
    let tiles = &verified["items"][0]["tiles"];
    assert!(tiles["all"].as_u64() > Some(0) && tiles["covered"] == 0, "{verified}");

    // From the copy and its manifest alone, and from the original with the opening.
    let (manifest, opening) = (format!("{opened}/data/manifest.json"), format!("{opened}/data/opening.json"));
    let copy = format!("{opened}/{}", made["copies"][0].as_str().unwrap());
    assert_eq!(done(&["verify", &copy, "--manifest", &manifest, "--json"])["items"][0]["copy"], "unchanged");
    let tied = done(&["verify", &original, "--manifest", &manifest, "--opening", &opening, "--json"]);
    assert_eq!(tied["items"][0]["copy"], "original");
    assert_eq!(tied["items"][0]["opened"].as_array().unwrap().len(), 4, "{tied}");
    // The copy has the same coded picture as the original, and the opening tells so.
    let tied = done(&["verify", &copy, "--manifest", &manifest, "--opening", &opening, "--json"]);
    assert_eq!(tied["items"][0]["copy"], "same coded media as the original");

    // What is wrong is named, and leaves nothing.
    let before = folder.names();
    assert_eq!(refused(&["open", &sealed, "-i", &other, "-O", &folder.at("no")]).0, "wrong-key");
    assert_eq!(refused(&["unseal", &sealed, "-i", &other, "-o", &folder.at("no")]).0, "wrong-key");
    assert_eq!(refused(&["verify", &sealed]).0, "wrong-key");
    assert_eq!(refused(&["verify", &text, "--manifest", &manifest]).0, "swapped");
    let another = folder.file("z.jpg", &make::jpeg::picture(64, 64, false));
    assert_eq!(refused(&["verify", &another, "--manifest", &manifest, "--opening", &opening]).0, "original-other");
    fs::remove_file(&another).unwrap();
    let mut words: Vec<&str> = code.split(' ').collect();
    words.swap(0, 1);
    if words[0] != words[1] {
        assert_eq!(refused(&["verify", &bundle, "--code", &words.join(" ")]).0, "code-mistaken");
    }
    assert_eq!(refused(&["seal", &original, "-r", &recipient, "-o", &folder.at("no")]).0, "not-a-bundle");
    assert_eq!(refused(&["seal", &bundle, "-r", "age1xyz", "-o", &folder.at("no")]).0, "not-a-key");
    assert_eq!(refused(&["open", &bundle, "-O", &opened]).0, "overwrites");
    assert_eq!(refused(&["open", &bundle, "-O", &folder.at("no"), "--code", &words[..3].join(" ")]).0, "code-unknown");
    let mut damaged = fs::read(&sealed).unwrap();
    let last = damaged.len() - 100;
    damaged[last] ^= 1;
    let damaged = folder.file("damaged.age", &damaged);
    assert_eq!(refused(&["open", &damaged, "-i", &identity, "-O", &folder.at("no")]).0, "seal-damaged");
    assert_eq!(refused(&["unseal", &damaged, "-i", &identity, "-o", &folder.at("no")]).0, "seal-damaged");
    fs::remove_file(&damaged).unwrap();
    assert_eq!(folder.names(), before);

    let log = fs::read_to_string(&log).unwrap();
    assert_eq!(log.lines().count(), 6, "{log}");
    assert!(!log.contains("secret") && log.contains("\"bundle\"") && log.contains("\"done\""), "{log}");
}

#[test]
fn a_bundle_with_another_code_than_was_noted_is_not_the_one_that_was_sent() {
    let folder = Folder::new("code");
    let original = folder.file("a.png", &make::png());
    let [one, two] = ["one.zip", "two.zip"].map(|name| folder.at(name));
    let made = done(&["bundle", &original, "-o", &one, "--json"]);
    done(&["bundle", &original, "-o", &two, "--json"]);
    let noted = made["code"]["digits"].as_str().unwrap();
    assert_eq!(done(&["verify", &one, "--code", noted, "--json"])["code_was_compared"], true);
    assert_eq!(refused(&["verify", &two, "--code", noted]).0, "code-other");
    // Several: the one that fails is told by its number.
    let json = folder.at("log.json");
    let (reason, place) = refused(&["verify", &one, &two, "--code", noted, "--log", &json]);
    assert_eq!((reason.as_str(), &place["number"]), ("code-other", &Value::from(2)));
    let log: Value = serde_json::from_slice(&fs::read(&json).unwrap()).unwrap();
    assert_eq!(log[0]["result"], "code-other");
    assert_eq!(log[0]["sha256_in"].as_str().unwrap().split(' ').count(), 2);
}

#[test]
fn a_seal_under_words_opens_with_them_and_parts_join_in_any_order() {
    let folder = Folder::new("parts");
    let original = folder.file("a.png", &make::png());
    let (bundle, sealed) = (folder.at("b.zip"), folder.at("b.age"));
    done(&["bundle", &original, "-o", &bundle, "--json"]);
    let said = done(&["seal", &bundle, "--words", "-o", &sealed, "--part-size", "4000", "--json"]);
    let count = said["parts"].as_u64().unwrap() as usize;
    assert!(count > 2);
    assert_eq!(said["words"].as_str().unwrap().split('-').count(), 8);
    let words = folder.file("words.txt", said["words"].as_str().unwrap().as_bytes());
    let part = |number: usize| format!("{sealed}.{number:05}");
    let mut files: Vec<String> = (1..=count).map(part).collect();
    files.reverse();
    let mut line: Vec<&str> = vec!["unseal", "--words-file", &words, "-o"];
    let out = folder.at("u.zip");
    line.push(&out);
    line.extend(files.iter().map(String::as_str));
    done(&line);
    assert!(fs::read(&out).unwrap() == fs::read(&bundle).unwrap());
    fs::remove_file(&out).unwrap();
    let (reason, place) = refused(&line[..line.len() - 1]);
    assert_eq!((reason.as_str(), &place["numbers"]), ("parts-missing", &serde_json::json!([1])));
    assert!(!Path::new(&out).exists());
    assert_eq!(refused(&["seal", &bundle, "--words", "-o", &sealed, "--part-size", "100"]).0, "part-size");
}

#[test]
fn a_request_for_a_timestamp_is_one_that_openssl_reads() {
    let folder = Folder::new("stamp");
    let file = folder.file("sealed.age", b"anything");
    let out = folder.at("q.tsq");
    let said = done(&["stamp-request", &file, "-o", &out, "--json"]);
    assert_eq!(said["sha256"], panah::digest::Digest::of(&[b"anything"]).to_string());
    let read = Command::new("openssl").args(["ts", "-query", "-in", &out, "-text"]).output();
    let Ok(read) = read else { return println!("skipped: openssl is not here") };
    let text = String::from_utf8_lossy(&read.stdout).into_owned();
    assert!(read.status.success() && text.contains("Hash Algorithm: sha256"), "{text}");
    assert!(text.contains("Version: 1") && text.contains("Certificate required: yes"), "{text}");
}

/// Two public keys of minisign, and what the first signed: the bytes `a room\n`. Nobody has the secret ones any more.
const SIGNER: &str = "RWSURKrr3BL6T1mUTB4jhXRvgXS4UjESVmbsLtvmxC5G7oZEgWb8sXqC";
const STRANGER: &str = "RWTLMKtvffYigMw3osY7QqUy4SCv3UDfNtzDBTOuV2c6sVv8iccyTsF3";
const SIGNATURE: &str = "untrusted comment: signature from minisign secret key
RUSURKrr3BL6T3HBnU7tnm3CrfduoNNteD1WJVXgXiYG7hwwQpi6yqRAiytWd3tlUMB83sBJUBOaMeS5UP3gJyArHP5QT138nQk=
trusted comment: room of a test
5ERNk9VmeHePmmkTsJqNzO6Bx3JN/T2y50g5S93zYkCYExw5/3cfyVrdyf4dYPoW37ArlhwB+6qGWdbw3GrjAQ==
";

#[test]
fn a_file_that_was_handed_on_is_the_one_that_was_published_or_another() {
    let folder = Folder::new("published");
    let [file, other] =
        [("a.html", "a room\n"), ("b.html", "a roon\n")].map(|(name, text)| folder.file(name, text.as_bytes()));
    let own = panah::digest::Digest::of(&[b"a room\n"]);
    let said = done(&["check", &file, "--json"]);
    assert_eq!(
        (&said["sha256"], &said["as_told"], &said["signed"]),
        (&own.to_string().into(), &false.into(), &Value::Null)
    );
    // The words are bits of a digest: the first has eleven.
    let bits = panah::digest::Digest::of(&[b"panah/file/v1\0", &own.0]).0;
    let first = (u16::from(bits[0]) << 3 | u16::from(bits[1]) >> 5) + 1;
    let digits = said["words"]["digits"].as_str().unwrap();
    assert!(digits.starts_with(&format!("{first:04} ")), "{digits}");
    let spaced = own.to_string().to_uppercase().replace("A", "A ");
    for told in
        [digits, said["words"]["english"].as_str().unwrap(), said["words"]["persian"].as_str().unwrap(), &spaced]
    {
        assert_eq!(done(&["check", &file, "--told", told, "--json"])["as_told"], true);
        assert_eq!(refused(&["check", &other, "--told", told]).0, "file-other");
    }
    assert_eq!(refused(&["check", &file, "--told", &digits[..50]]).0, "code-unknown");
    assert_eq!(
        refused(&[
            "check",
            &file,
            "--told",
            &digits.replacen(&digits[..4], "0001", 1).replacen("0001", if first == 1 { "0002" } else { "0001" }, 1)
        ])
        .0,
        "code-mistaken"
    );
}

#[test]
fn a_signature_is_of_one_file_by_one_key() {
    let folder = Folder::new("signed");
    let [file, other] =
        [("a.html", "a room\n"), ("b.html", "a roon\n")].map(|(name, text)| folder.file(name, text.as_bytes()));
    let signature = folder.file("a.html.minisig", SIGNATURE.as_bytes());
    let key = folder.file("a.pub", format!("untrusted comment: a key\n{SIGNER}\n").as_bytes());
    assert_eq!(done(&["check", &file, "-P", SIGNER, "--json"])["signed"], "room of a test");
    assert_eq!(done(&["check", &file, "-p", &key, "-x", &signature, "--json"])["signed"], "room of a test");
    assert_eq!(refused(&["check", &file, "-P", STRANGER]).0, "signature-other");
    assert_eq!(refused(&["check", &other, "-P", SIGNER, "-x", &signature]).0, "signature-other");
    assert_eq!(refused(&["check", &other, "-P", SIGNER]).0, "unreadable", "there is none beside it");
    // What was written beside the signature is signed as well.
    let said = folder.file("said.minisig", SIGNATURE.replace("room of a test", "room of a tesT").as_bytes());
    assert_eq!(refused(&["check", &file, "-P", SIGNER, "-x", &said]).0, "signature-other");
    for (name, bytes) in [("empty", b"".as_slice()), ("no-text", &[0xff; 100]), ("cut", &SIGNATURE.as_bytes()[..150])] {
        let wrong = folder.file(name, bytes);
        assert_eq!(refused(&["check", &file, "-P", SIGNER, "-x", &wrong]).0, "not-a-signature", "{name}");
        assert_eq!(refused(&["check", &file, "-p", &wrong]).0, "not-a-signer", "{name}");
    }
    assert_eq!(refused(&["check", &file, "-P", "RW"]).0, "not-a-signer");
    // What was told and who signed: one does not stand in for the other.
    assert_eq!(
        refused(&["check", &file, "-P", STRANGER, "--told", &panah::digest::Digest::of(&[b"a room\n"]).to_string()]).0,
        "signature-other"
    );
    assert_eq!(refused(&["check", &file, "-P", SIGNER, "--told", &"0".repeat(64)]).0, "file-other");
}
