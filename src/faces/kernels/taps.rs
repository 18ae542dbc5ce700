//! Taps: the numbers of a convolution, in the order in which kernels read them.

/// A convolution of whole numbers. No input of its range makes a sum that leaves 32 bits.
#[derive(Clone, Debug)]
pub struct Dense {
    /// `[out / 8][in / 2][8][2]`; of the first convolution `[out / 8][row 3][tap / 2][8][2]`.
    pub weights: Vec<i16>,
    /// One for each output channel, padded to a multiple of eight.
    pub bias: Vec<i32>,
}

/// A convolution of each channel by itself.
#[derive(Clone, Debug)]
pub struct Depthwise {
    /// `[channels / 4][kx 3][ky 3][4]`.
    pub weights: Vec<f32>,
    /// One for each channel, padded to a multiple of eight.
    pub bias: Vec<f32>,
}
