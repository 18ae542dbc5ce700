//! What colours are made of, in 16-bit fixed point (ITU-T T.871, 7). Whole parts are added apart, so that the rest fits in 16
//! bits and vector units multiply it fast.

/// Of the red difference in red: 1.402 - 1.
pub(super) const RED: i32 = 26345;
/// Of the blue difference in blue: 1.772 - 2.
pub(super) const BLUE: i32 = -14942;
/// Of the red difference in green: 1 - 0.71414.
pub(super) const GREEN_OF_RED: i32 = 18734;
/// What of the blue difference is taken from green: 0.34414.
pub(super) const GREEN_OF_BLUE: i32 = 22554;
