//! Policies: the allow-list of what may stay in a file.

use serde::{Deserialize, Serialize};

use crate::report::Role;

/// Which roles may stay. What is not listed goes; what cannot go refuses the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Policy {
    /// The roles that may stay.
    pub keep: &'static [Role],
}

impl Policy {
    /// The coded media and what is needed to read it, and nothing else.
    pub const EXACT: Self = Self { keep: &[Role::Structure, Role::Media] };

    /// Whether a segment of `role` may stay.
    pub fn keeps(&self, role: Role) -> bool {
        self.keep.contains(&role)
    }
}

/// What a person asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Level {
    /// Decoded, covered, resampled and encoded anew, so that the copy cannot be matched to the original by its bytes.
    #[default]
    Unlinkable,
    /// The coded media bit for bit but for pixels that show nothing; everything else gone. How it is coded reveals the family of
    /// the phone, often the model: never for the public.
    Exact,
}

impl std::str::FromStr for Level {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        match word {
            "unlinkable" => Ok(Self::Unlinkable),
            "exact" => Ok(Self::Exact),
            _ => Err(()),
        }
    }
}
