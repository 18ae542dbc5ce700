//! Containers, one module a format. Each gives one function, `inspect`, whose report's segments tile the file.

pub mod css;
pub mod epub;
pub mod gif;
pub mod jpeg;
pub mod nested;
pub mod odf;
pub mod ooxml;
#[cfg(feature = "documents")]
pub mod pdf;
pub mod png;
pub mod svg;
pub mod text;
pub mod webp;
pub mod whole;
pub mod xml;
pub mod zip;
