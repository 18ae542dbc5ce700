//! How pixels and channels are taken together.

/// Pixels computed at once.
pub const BLOCK: usize = 4;

/// Output channels computed at once by `pointwise` and `stem`: their numbers of channels are multiples of it.
pub const GROUP: usize = 8;

/// Channels of a plane.
pub const PLANE: usize = 4;
