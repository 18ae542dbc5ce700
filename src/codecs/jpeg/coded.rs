//! The coded picture itself: Huffman-coded, quantised DCT coefficients (ITU-T T.81, annexes F and G), read and written
//! again without a change but where a cover lies, or handed over to be turned into pixels.

pub mod bits;
pub mod block;
pub mod frame;
mod huffman;
mod pass;
mod picture;
pub mod progressive;
mod stray;
pub mod tables;
pub mod walk;

pub use bits::Stray;
pub use block::Block;
pub use frame::{Component, Frame};
pub use picture::{ICC, Picture, Visit};
pub use stray::Follower;
pub use tables::Quantisers;
