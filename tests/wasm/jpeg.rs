//! JPEG's vector kernels against their scalar twins, on random blocks.

use panah::pixels::jpeg::{colour, idct, simd128};
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
}

#[wasm_bindgen_test]
fn the_transform_is_its_scalar_twin() {
    let mut noise = Noise(4);
    for round in 0..5000 {
        // From one coefficient to all, from small ones to those that no picture has.
        let (kept, reach) = (1 + round % 64, 1 + (1 << (round % 12)));
        let block = std::array::from_fn(|at| match at < kept {
            true => (noise.next() % (2 * reach + 1)) as i16 - reach as i16,
            false => 0,
        });
        let quantisers = std::array::from_fn(|_| 1 + (noise.next() % 255) as u16);
        let mut outs = [[0; 11 * 7 + 8]; 2];
        let [one, other] = &mut outs;
        simd128::full(&block, &quantisers, one, 11);
        idct::full(&block, &quantisers, other, 11);
        assert_eq!(one, other, "round {round}");
    }
}

#[wasm_bindgen_test]
fn colours_are_converted_as_by_the_scalar_twin() {
    let mut noise = Noise(5);
    for _ in 0..20_000 {
        let [y, cb, cr]: [[u8; 16]; 3] = std::array::from_fn(|_| std::array::from_fn(|_| (noise.next() >> 9) as u8));
        let mut outs = [[[0; 3]; 16]; 2];
        let [one, other] = &mut outs;
        simd128::rgb(&y, &cb, &cr, one);
        colour::block(&y, &cb, &cr, other);
        assert_eq!(one, other);
    }
}
