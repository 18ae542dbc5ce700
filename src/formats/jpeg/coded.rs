//! The coded picture itself: Huffman-coded, quantised DCT coefficients (ITU-T T.81, annexes F and G), read and written
//! again without a change but where a cover lies.

mod bits;
mod block;
mod covers;
mod frame;
mod huffman;
mod progressive;
mod rewrite;
mod stray;
mod tables;
mod walk;

pub use rewrite::covered;
pub use stray::Follower;
