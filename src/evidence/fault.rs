//! Faults: what is wrong with a piece of evidence, named so closely that a person knows which part of it to mistrust.

use crate::error::{Error, Reason};

macro_rules! faults {
    ($($(#[doc = $doc:literal])* $name:ident, $code:literal, $sentence:literal, $next:ident;)*) => {
        /// What is wrong with a piece of evidence.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Fault {
            $($(#[doc = $doc])* $name,)*
        }

        impl Fault {
            /// Every fault.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The stable identifier of it.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// It in English.
            pub const fn sentence(self) -> &'static str {
                match self { $(Self::$name => $sentence,)* }
            }

            /// What a person can do about it.
            pub const fn next(self) -> Next {
                match self { $(Self::$name => Next::$next,)* }
            }
        }
    };
}

/// What a person can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Have it sent once more.
    Again,
    /// Choose another file.
    Choose,
    /// Use another key or passphrase.
    Key,
    /// Read the code once more.
    Code,
    /// Bring the parts that are missing, and those of one bundle alone.
    Parts,
    /// Choose another size.
    Size,
    /// Trust none of it, and ask who sent it over another channel.
    Mistrust,
    /// Use a newer version of this program.
    Newer,
}

impl Next {
    /// The stable identifier of it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Again => "again",
            Self::Choose => "choose",
            Self::Key => "key",
            Self::Code => "code",
            Self::Parts => "parts",
            Self::Size => "size",
            Self::Mistrust => "mistrust",
            Self::Newer => "newer",
        }
    }

    /// It in English.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Again => "Ask for it once more: it was damaged on its way.",
            Self::Choose => "Choose another file.",
            Self::Key => "Use the key or passphrase that it was sealed for.",
            Self::Code => "Read the code once more, word by word.",
            Self::Parts => "Bring every part of one bundle, and no other file.",
            Self::Size => "Choose a larger size for the parts.",
            Self::Mistrust => "Do not rely on it; ask whoever sent it over another channel.",
            Self::Newer => "Use a newer version of this program.",
        }
    }
}

faults! {
    /// It does not start as an age file does.
    NotSealed, "not-sealed", "This is not a sealed file.", Choose;
    /// The header of the seal breaks the format's rules.
    SealHeader, "seal-header", "The head of the sealed file is damaged or forged.", Again;
    /// None of the keys or passphrases that were given opens it.
    WrongKey, "wrong-key", "It was sealed for another key or passphrase.", Key;
    /// The header's code of authentication is wrong.
    SealForged, "seal-forged", "The head of the sealed file was changed after it was sealed.", Mistrust;
    /// It ends before its last chunk.
    SealCut, "seal-cut", "The sealed file is cut off.", Again;
    /// A chunk does not authenticate.
    SealDamaged, "seal-damaged", "The sealed file was changed after it was sealed.", Again;
    /// A recipient or an identity is none.
    NotAKey, "not-a-key", "This is not a key of age.", Key;
    /// A stored zip of another shape than a bundle's.
    NotABundle, "not-a-bundle", "This is not a bundle.", Choose;
    /// A member of a bundle has a name that no bundle has: a path that leads outside is one.
    StrayMember, "stray-member", "The bundle holds a file that does not belong in one.", Mistrust;
    /// Two members have one name.
    DuplicateMember, "duplicate-member", "The bundle holds two files of the same name.", Mistrust;
    /// A member that must be there is not.
    MissingMember, "missing-member", "A file of the bundle is missing.", Mistrust;
    /// A member is not what its checksum or digest says.
    DamagedMember, "damaged-member", "A file of the bundle was changed.", Again;
    /// Bytes around the members are not as a bundle's are.
    DamagedBundle, "damaged-bundle", "The bundle was changed outside of its files.", Again;
    /// The manifest is no manifest of version 1.
    ManifestBroken, "manifest-broken", "The manifest is not one, or is damaged.", Mistrust;
    /// A manifest of a later version.
    ManifestVersion, "manifest-version", "The manifest is of a version that is not known here.", Newer;
    /// A copy that is not the one that the manifest speaks of.
    Swapped, "swapped", "This is not the copy that the manifest speaks of.", Mistrust;
    /// An opening that does not open the commitment.
    OpeningOther, "opening-other", "The opening does not fit what was committed to.", Mistrust;
    /// An original that is not the one that was committed to.
    OriginalOther, "original-other", "This is not the original that was committed to.", Mistrust;
    /// Words that are in no list, a number of them that is not twelve, or numbers out of range.
    CodeUnknown, "code-unknown", "The code has a word or a number that is none of a code's.", Code;
    /// The last word does not fit the others.
    CodeMistaken, "code-mistaken", "The code has a mistake: a word is wrong, or two are exchanged.", Code;
    /// A sound code of something else.
    CodeOther, "code-other", "The code is of another bundle.", Mistrust;
    /// A published file that is another than the one whose digest or words were told.
    FileOther, "file-other", "This is not the file whose words or digest you were told.", Mistrust;
    /// A signature of another file, or by another key.
    SignatureOther, "signature-other", "The signature is not of this file by this key.", Mistrust;
    /// A signature that is none.
    NotASignature, "not-a-signature", "This is not a signature of minisign.", Choose;
    /// A public key of minisign that is none.
    NotASigner, "not-a-signer", "This is not a public key of minisign.", Choose;
    /// A part that is none.
    NotAPart, "not-a-part", "This is not a part of a sealed file.", Parts;
    /// Parts of a size that makes them too small or too many.
    PartSize, "part-size", "Parts of this size would be too small or too many.", Size;
    /// Parts of more than one bundle.
    PartsMixed, "parts-mixed", "These are parts of more than one bundle.", Parts;
    /// Some parts are not there.
    PartsMissing, "parts-missing", "Parts are missing.", Parts;
    /// A part is not what its own digest says.
    PartDamaged, "part-damaged", "A part was damaged.", Again;
    /// The proof is not of this shape of picture, or breaks its own rules.
    ProofBroken, "proof-broken", "The proof of the picture is damaged or forged.", Mistrust;
    /// Tiles outside of the covers are not those that were committed to.
    TilesOther, "tiles-other", "The picture outside of its covers is not what was committed to.", Mistrust;
}

/// Where something is wrong, as far as that may be said.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// In all of it.
    #[default]
    Whole,
    /// In the item of this number, from 1.
    Item(usize),
    /// In the member of this name. Bundles hold names that were drawn at random and fixed ones, and no others come this far.
    Member(String),
    /// In the word, part, file or chunk of this number, from 1.
    Number(usize),
    /// In these of several.
    Numbers(Vec<usize>),
    /// In the commitment of this name.
    Field(String),
}

/// What failed: a fault and where it showed, or something with the bytes themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The bytes cannot be had, or ask for too much.
    Bytes(Error),
    /// A fault of the evidence.
    Evidence(Fault, Place),
}

/// A result whose failure is a [`Failure`].
pub type Result<T> = std::result::Result<T, Failure>;

impl Failure {
    /// The fault, where it is one.
    pub const fn fault(&self) -> Option<Fault> {
        match self {
            Self::Evidence(fault, _) => Some(*fault),
            Self::Bytes(_) => None,
        }
    }

    /// The same at `place`, where none is known yet.
    #[must_use]
    pub fn within(self, place: Place) -> Self {
        match self {
            Self::Evidence(fault, Place::Whole) => Self::Evidence(fault, place),
            other => other,
        }
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::Evidence(fault, Place::Whole)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Bytes(error)
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Bytes(error) => error.fmt(f),
            Self::Evidence(fault, _) => f.write_str(fault.code()),
        }
    }
}

impl std::error::Error for Failure {}

/// An error of ours. It never comes of what a file holds.
pub(crate) const fn internal(what: &'static str) -> Failure {
    Failure::Bytes(Error::new(Reason::Internal, what))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_fault_has_a_code_of_its_own_and_a_whole_sentence() {
        let codes: BTreeSet<_> = Fault::ALL.iter().map(|fault| fault.code()).collect();
        assert_eq!(codes.len(), Fault::ALL.len());
        for fault in Fault::ALL {
            assert!(fault.sentence().ends_with('.') && fault.next().sentence().ends_with('.'), "{fault:?}");
            assert!(fault.code().bytes().all(|byte| byte == b'-' || byte.is_ascii_lowercase()), "{fault:?}");
        }
    }
}
