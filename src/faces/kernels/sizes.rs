//! How pixels and channels are taken together.

/// Pixels computed at once.
pub const BLOCK: usize = 4;

/// Output channels computed at once by `pointwise` and `stem`: their numbers of channels are multiples of it.
pub const GROUP: usize = 8;

/// Channels of a plane.
pub const PLANE: usize = 4;

/// Input channels multiplied and added at once: weights of two channels stand beside each other.
pub const PAIR: usize = 2;

/// Taps of a row of the first convolution: three pixels of three channels, and one whose weight is zero.
pub const TAPS: usize = 10;

/// The greatest number that a row of 16 bits holds. It stands for a layer's range.
pub const TOP: f32 = 32767.0;
