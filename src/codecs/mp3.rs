//! MPEG audio frames (ISO/IEC 11172-3, 13818-3; the common extension "2.5"): their headers, and what of a layer III frame no
//! granule uses.

pub(crate) mod header;
pub(crate) mod reservoir;
mod side;
