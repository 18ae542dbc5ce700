//! The desk tool.
fn main() {}
