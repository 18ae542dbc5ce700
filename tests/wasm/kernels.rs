//! The kernels that this processor runs, WebAssembly's or the desk tool's, against their scalar twins, on random rows.

use panah::faces::kernels::{self, Dense, Depthwise, scalar};
use panah::faces::rows::stride;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test;

/// Numbers that are the same every time (xorshift32).
struct Noise(u32);

impl Noise {
    fn next(&mut self) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0
    }

    /// From -1 to 1, times `size`.
    fn floats(&mut self, count: usize, size: f32) -> Vec<f32> {
        (0..count).map(|_| (self.next() as f32 / 2f32.powi(31) - 1.0) * size).collect()
    }

    /// From `-below` to `below`; `below` itself and the least of all come as well.
    fn whole(&mut self, count: usize, below: i16) -> Vec<i16> {
        let mut one = || match self.next() % 16 {
            0 => below,
            1 => -below,
            _ => (i64::from(self.next() % (2 * below as u32 + 1)) - i64::from(below)) as i16,
        };
        (0..count).map(|_| one()).collect()
    }

    fn wide(&mut self, count: usize) -> Vec<i32> {
        (0..count).map(|_| self.next() as i32 >> 2).collect()
    }
}

/// Fails unless both are equal to the last bit.
fn same<T: PartialEq>(vector: &[T], scalar: &[T]) {
    assert!(vector == scalar, "a kernel differs from its twin");
}

const WIDTHS: [usize; 10] = [1, 2, 3, 4, 5, 7, 16, 31, 64, 97];

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn the_stem_is_its_scalar_twin() {
    let mut noise = Noise(1);
    for width in WIDTHS {
        for channels in [8, 16, 24] {
            let rows: [Vec<i16>; 3] = std::array::from_fn(|_| noise.whole(width.next_multiple_of(4) * 6 + 4, 255));
            let dense = Dense { weights: noise.whole(channels * 30, i16::MAX), bias: noise.wide(channels) };
            let factors = noise.floats(channels, 1e-3);
            let mut outs = [0, 1].map(|_| vec![0; channels * stride(width)]);
            let [one, other] = &mut outs;
            kernels::stem(rows.each_ref().map(|row| &row[..]), &dense, &factors, one, stride(width), width);
            scalar::stem(rows.each_ref().map(|row| &row[..]), &dense, &factors, other, stride(width), width);
            same(one, other);
            assert!(one.contains(&i16::MAX) && one.iter().all(|number| *number >= 0));
        }
    }
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn the_pointwise_kernel_is_its_scalar_twin() {
    let mut noise = Noise(2);
    for width in WIDTHS {
        for (inputs, outputs) in [(4, 8), (16, 16), (16, 32), (32, 64), (64, 64), (64, 8)] {
            let row = noise.whole(inputs * stride(width), i16::MAX);
            let dense = Dense { weights: noise.whole(inputs * outputs, 700), bias: noise.wide(outputs) };
            let mut outs = [0, 1].map(|_| vec![0.0; outputs * stride(width)]);
            let [one, other] = &mut outs;
            kernels::pointwise(&row, &dense, one, stride(width), width);
            scalar::pointwise(&row, &dense, other, stride(width), width);
            same(one, other);
        }
    }
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn the_depthwise_kernels_are_their_scalar_twins() {
    let mut noise = Noise(3);
    for width in WIDTHS {
        for channels in [8, 16, 64] {
            let rows: [Vec<f32>; 3] = std::array::from_fn(|_| noise.floats(channels * stride(width), 2e9));
            let taps = Depthwise { weights: noise.floats(channels * 9, 1e-5), bias: noise.floats(channels, 2000.0) };
            let mut outs = [0, 1].map(|_| vec![0.0; channels * stride(width)]);
            let [one, other] = &mut outs;
            kernels::depthwise(rows.each_ref().map(|row| &row[..]), &taps, one, stride(width), width);
            scalar::depthwise(rows.each_ref().map(|row| &row[..]), &taps, other, stride(width), width);
            same(one, other);
            let mut outs = [0, 1].map(|_| vec![0; channels * stride(width)]);
            let [one, other] = &mut outs;
            kernels::depthwise_relu(rows.each_ref().map(|row| &row[..]), &taps, one, stride(width), width);
            scalar::depthwise_relu(rows.each_ref().map(|row| &row[..]), &taps, other, stride(width), width);
            same(one, other);
        }
    }
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn the_greatest_of_four_pixels_is_its_scalar_twin() {
    let pixels = [[1, -2, 0, 45], [5, -1, 0, 90], [3, -3, 1, 45], [2, -5, i16::MAX, i16::MIN]];
    for turn in 0..4 {
        let of = |i: usize| pixels[(i + turn) % 4];
        let (above, below) = ([of(0), of(1)], [of(2), of(3)]);
        same(&kernels::greatest(&above, &below), &scalar::greatest(&above, &below));
        assert_eq!(scalar::greatest(&above, &below), [5, -1, i16::MAX, 90]);
    }
}
