//! Evidence: what ties safe copies to what they were made of, for those alone who are given the openings; the bundle that carries
//! both; the seal around it; and a code short enough to be said on the telephone.
//!
//! Nothing here opens a file or asks the system for randomness: sources are handed in, what is written goes to a function that is
//! handed in, and every secret is drawn from a seed that is handed in.

pub mod age;
pub mod answer;
pub mod bundle;
pub mod check;
pub mod code;
pub mod codes;
pub mod commitment;
pub mod fault;
pub mod given;
pub mod item;
pub mod joined;
pub mod manifest;
pub mod opening;
pub mod parts;
pub mod signature;
pub mod stamp;
pub mod tiles;
pub mod told;
pub mod words;
