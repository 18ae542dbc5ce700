//! Gif.

use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::report::Report;
use crate::source::Source;

/// Reports what the file holds.
pub fn inspect(_source: &dyn Source, _limits: &mut Limits) -> Result<Report> {
    Err(Error::refused("not built yet"))
}
