//! Panah: a sealed room for photos, videos and voice notes. Raw files go in; only safe copies leave.
//!
//! The modules stand in layers, from the ground up, and each knows only those below it: `ARCHITECTURE.md` draws the house,
//! and `tools/layers.mjs` holds it to that.

#![cfg_attr(not(target_arch = "wasm32"), forbid(unsafe_code))]
#![deny(unsafe_code)]
#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable, clippy::todo)
)]
#![warn(unreachable_pub)]

// Values: bytes, spans, bounds, errors, digests, randomness.
pub mod reason;
pub mod error;
pub mod limits;
pub mod span;
pub mod order;
pub mod digest;
pub mod seed;
pub mod source;
pub mod reader;
pub mod watched;

// Reports: what a file may be, what it holds, what may stay of it, and what comes of that, as plain data.
pub mod format;
pub mod report;
pub mod policy;
pub mod parts;
pub mod plan;
pub mod pack;
pub mod made;
pub mod receipt;

// Payloads: what lies inside samples, and metadata that containers share.
pub mod codecs;
pub mod tags;

// Containers, one module a format.
pub mod formats;

// Media: pixels, sound, faces, films.
pub mod pixels;
pub mod sound;
pub mod faces;
pub mod film;

// The road of a file, one module a stage.
pub mod road;
pub mod sniff;
pub mod inspect;
pub mod apply;
pub mod verify;
pub mod essence;
pub mod strip;
pub mod remake;
pub mod retouch;
pub mod make;

// The doors, beside `src/bin`.
// What JavaScript reaches, the compiler cannot see.
#[cfg(target_arch = "wasm32")]
#[allow(unreachable_pub)]
mod wasm;

#[cfg(test)]
mod types;
