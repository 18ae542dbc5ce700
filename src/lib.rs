//! Panah: a sealed room for photos, videos and voice notes. Raw files go in; only safe copies leave.
//!
//! The ground floor is bytes, bounds and errors. The road is what a file goes through, one module a stage. The rooms
//! beside the road know one thing each: containers, the metadata they share, pixels, faces, films, sound.

#![cfg_attr(not(target_arch = "wasm32"), forbid(unsafe_code))]
#![deny(unsafe_code)]

// The ground floor.
pub mod error;
pub mod limits;
pub mod reader;
pub mod source;
pub mod span;

// The road of a file.
pub mod format;
pub mod inspect;
pub mod report;
pub mod policy;
pub mod plan;
pub mod apply;
pub mod parts;
pub mod pack;
pub mod verify;
pub mod digest;
pub mod essence;
pub mod receipt;
pub mod strip;
pub mod make;
pub mod remake;
pub mod retouch;
pub mod seed;

// Beside the road.
pub mod codecs;
pub mod faces;
pub mod film;
pub mod formats;
pub mod pixels;
pub mod sound;
pub mod tags;

#[cfg(target_arch = "wasm32")]
mod wasm;
