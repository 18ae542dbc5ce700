//! Panah: a sealed room for photos, videos and voice notes. Raw files go in; only safe copies leave.
//!
//! What does a file hold that it does not show?
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let photo = std::fs::read("tests/data/astronaut.jpg")?;
//! let report = panah::inspect(&photo, &mut panah::Limits::default())?;
//! for finding in &report.findings {
//!     println!("{:?}: {} ({})", finding.class, finding.value, finding.field);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! The same file without it. The coded picture stays bit for bit; an error means that there is no copy.
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let mut photo = std::fs::read("tests/data/astronaut.jpg")?;
//! # photo.splice(2..2, *b"\xff\xfe\x00\x0fwho took this");
//! let limits = panah::Limits::default();
//! let copy = panah::strip(&photo, &limits)?;
//! println!("{}", copy.receipt.copy.sha256);
//! let bytes = copy.bytes(&photo)?;
//! # assert_eq!(copy.receipt.copy.removed.get(&panah::Class::Text), Some(&1));
//! # assert!(panah::inspect(&bytes, &mut limits.clone())?.findings.is_empty());
//! # assert!(!bytes.windows(13).any(|words| words == b"who took this"));
//! # Ok(())
//! # }
//! ```
//!
//! A copy that cannot be matched to its original by its bytes either, with a face covered:
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use panah::{Cover, Level, Limits, Look, Outline};
//!
//! # let photo = std::fs::read("tests/data/astronaut.jpg")?;
//! let face = Outline::Ellipse { x: 170.0, y: 50.0, width: 100.0, height: 140.0 };
//! let cover = Cover { outline: face, look: Look::Solid, inverse: false };
//! let mut seed = [0; 32];
//! getrandom::fill(&mut seed)?;
//! let copy = panah::make(&photo, Level::Unlinkable, &[cover], seed, &Limits::default())?;
//! # let bytes = copy.bytes(&photo)?;
//! # assert_eq!((copy.receipt.copy.covered, copy.receipt.copy.len), (1, bytes.len() as u64));
//! # Ok(())
//! # }
//! ```
//!
//! What stands at the root is for everybody. The modules are hidden from these pages: they are public for the project's own desk
//! tool, tests and measurements, and change without notice. They stand in layers, from the ground up, and each knows only those
//! below it: `ARCHITECTURE.md` draws the house, and `tools/layers.mjs` holds it to that.

#![cfg_attr(not(any(target_arch = "wasm32", target_arch = "x86_64")), forbid(unsafe_code))]
#![deny(unsafe_code)]
#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable, clippy::todo)
)]
#![warn(unreachable_pub)]

// What others use.
pub use digest::Digest;
pub use error::{Error, ErrorKind, Reason, Result};
pub use format::{Format, Kind};
pub use inspect::inspect;
pub use kept::{Kept, Way};
pub use limits::Limits;
pub use made::{FilmFacts, Trimmed};
pub use make::make;
pub use parts::{Part, Parts};
pub use pixels::cover::Cover;
pub use pixels::look::Look;
pub use pixels::outline::Outline;
pub use policy::Level;
pub use receipt::{Copied, Receipt, Received};
pub use report::{Class, Finding, Orientation, Picture, Report, Role, Segment, Tracks};
pub use source::Source;
#[cfg(not(target_arch = "wasm32"))]
pub use source::native::NativeFile;
pub use span::Span;
pub use strip::{SafeCopy, strip};

// Values: bytes, spans, bounds, errors, digests, randomness.
pub(crate) mod reason;
#[doc(hidden)]
pub mod error;
#[doc(hidden)]
pub mod limits;
#[doc(hidden)]
pub mod span;
pub(crate) mod order;
#[doc(hidden)]
pub mod digest;
#[doc(hidden)]
pub mod seed;
#[doc(hidden)]
pub mod source;
pub(crate) mod reader;
#[doc(hidden)]
pub mod watched;

// Reports: what a file may be, what it holds, what may stay of it, and what comes of that, as plain data.
#[doc(hidden)]
pub mod format;
#[doc(hidden)]
pub mod report;
#[doc(hidden)]
pub mod policy;
#[doc(hidden)]
pub mod kept;
#[doc(hidden)]
pub mod parts;
#[doc(hidden)]
pub mod plan;
#[doc(hidden)]
pub mod pack;
#[doc(hidden)]
pub mod made;
#[doc(hidden)]
pub mod receipt;

// Payloads: what lies inside samples, and metadata that containers share.
pub(crate) mod codecs;
#[doc(hidden)]
pub mod tags;

// Containers, one module a format.
#[doc(hidden)]
pub mod formats;

// Media: pixels, sound, faces, films.
#[doc(hidden)]
pub mod pixels;
#[doc(hidden)]
pub mod sound;
#[doc(hidden)]
pub mod faces;
#[doc(hidden)]
pub mod film;

// The road of a file, one module a stage.
#[doc(hidden)]
pub mod road;
#[doc(hidden)]
pub mod sniff;
#[doc(hidden)]
pub mod inspect;
#[doc(hidden)]
pub mod apply;
#[doc(hidden)]
pub mod verify;
#[doc(hidden)]
pub mod essence;
#[doc(hidden)]
pub mod strip;
pub(crate) mod unlinkable;
pub(crate) mod cover_exact;
#[doc(hidden)]
pub mod make;

// What ties copies to what they were made of, and carries both.
#[cfg(feature = "evidence")]
#[doc(hidden)]
pub mod evidence;

// The doors, beside `src/bin`.
// What JavaScript reaches, the compiler cannot see.
#[cfg(target_arch = "wasm32")]
#[allow(unreachable_pub)]
mod wasm;

#[cfg(test)]
mod types;
