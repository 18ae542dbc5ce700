//! The coded picture itself: Huffman-coded, quantised DCT coefficients (ITU-T T.81, annexes F and G), read and written
//! again without a change but where a cover lies, or handed over to be turned into pixels.

pub(crate) mod bits;
pub(crate) mod block;
pub(crate) mod frame;
mod huffman;
mod pass;
mod picture;
pub(crate) mod progressive;
mod stray;
pub(crate) mod tables;
pub(crate) mod used;
pub(crate) mod walk;

pub(crate) use bits::Stray;
pub(crate) use block::Block;
pub(crate) use frame::{Component, Frame};
pub(crate) use picture::{ICC, Picture, Visit};
pub(crate) use stray::{Followed, Follower};
pub(crate) use tables::Quantisers;
