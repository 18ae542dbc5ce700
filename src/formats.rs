//! Containers, one module a format. Each gives one function, `inspect`, whose report's segments tile the file.

pub mod gif;
pub mod jpeg;
pub mod nested;
pub mod odf;
pub mod ooxml;
pub mod png;
pub mod webp;
pub mod xml;
pub mod zip;
