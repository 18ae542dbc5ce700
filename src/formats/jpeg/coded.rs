//! The coded picture itself: Huffman-coded, quantised DCT coefficients (ITU-T T.81, annexes F and G), read and written
//! again without a change but where a cover lies, or handed over to be turned into pixels.

mod bits;
mod block;
mod covers;
mod frame;
mod huffman;
mod pass;
mod picture;
mod progressive;
mod rewrite;
mod stray;
mod tables;
mod walk;

pub use bits::Stray;
pub use block::Block;
pub use frame::{Component, Frame};
pub use picture::{Picture, Visit};
pub use rewrite::covered;
pub use stray::Follower;
pub use tables::Quantisers;
