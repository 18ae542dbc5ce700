//! The WebAssembly kernels against their scalar twins, on random rows.

use panah::faces::kernels::{scalar, simd128};
use panah::faces::rows::stride;
use wasm_bindgen_test::wasm_bindgen_test;

/// Numbers from -1 to 1 that are the same every time (xorshift32).
struct Noise(u32);

impl Noise {
    fn fill(&mut self, count: usize) -> Vec<f32> {
        std::iter::repeat_with(|| {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 17;
            self.0 ^= self.0 << 5;
            self.0 as f32 / 2f32.powi(31) - 1.0
        })
        .take(count)
        .collect()
    }
}

/// Fails unless both are equal to the last bit.
fn same(vector: &[f32], scalar: &[f32]) {
    assert!(vector == scalar, "a kernel differs from its twin");
}

const WIDTHS: [usize; 10] = [1, 2, 3, 4, 5, 7, 16, 31, 64, 97];

#[wasm_bindgen_test]
fn the_stem_is_its_scalar_twin() {
    let mut noise = Noise(1);
    for width in WIDTHS {
        for channels in [8, 16, 24] {
            let rows: [Vec<f32>; 3] = std::array::from_fn(|_| noise.fill(width.next_multiple_of(4) * 6 + 3));
            let (weights, bias) = (noise.fill(channels * 27), noise.fill(channels));
            let mut outs = [0, 1].map(|_| vec![0.0; channels * stride(width)]);
            let [one, other] = &mut outs;
            simd128::stem(&rows[0], &rows[1], &rows[2], &weights, &bias, one, stride(width), width);
            scalar::stem(&rows[0], &rows[1], &rows[2], &weights, &bias, other, stride(width), width);
            same(one, other);
        }
    }
}

#[wasm_bindgen_test]
fn the_pointwise_kernel_is_its_scalar_twin() {
    let mut noise = Noise(2);
    for width in WIDTHS {
        for (inputs, outputs) in [(4, 8), (16, 16), (16, 32), (32, 64), (64, 64), (64, 8)] {
            let row = noise.fill(inputs * stride(width));
            let (weights, bias) = (noise.fill(inputs * outputs), noise.fill(outputs));
            let mut outs = [0, 1].map(|_| vec![0.0; outputs * stride(width)]);
            let [one, other] = &mut outs;
            simd128::pointwise(&row, &weights, &bias, one, stride(width), width);
            scalar::pointwise(&row, &weights, &bias, other, stride(width), width);
            same(one, other);
        }
    }
}

#[wasm_bindgen_test]
fn the_depthwise_kernel_is_its_scalar_twin() {
    let mut noise = Noise(3);
    for width in WIDTHS {
        for (channels, relu) in [(4, true), (8, false), (16, true), (64, true)] {
            let rows: [Vec<f32>; 3] = std::array::from_fn(|_| noise.fill(channels * stride(width)));
            let (weights, bias) = (noise.fill(channels * 9), noise.fill(channels));
            let mut outs = [0, 1].map(|_| vec![0.0; channels * stride(width)]);
            let [one, other] = &mut outs;
            simd128::depthwise(&rows[0], &rows[1], &rows[2], &weights, &bias, relu, one, stride(width), width);
            scalar::depthwise(&rows[0], &rows[1], &rows[2], &weights, &bias, relu, other, stride(width), width);
            same(one, other);
        }
    }
}

#[wasm_bindgen_test]
fn the_greatest_of_four_pixels_is_its_scalar_twin() {
    let pixels =
        [[1.0, -2.0, 0.0, 4.5], [0.5, -1.0, -0.0, 9.0], [3.0, -3.0, 1e-9, 4.5], [2.0, -0.5, f32::MAX, f32::MIN]];
    for turn in 0..4 {
        let of = std::array::from_fn(|i| &pixels[(i + turn) % 4]);
        same(&simd128::greatest(of), &scalar::greatest(of));
    }
}
