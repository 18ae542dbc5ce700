//! Tests that need a browser: the core as wasm, reading a `Blob` in a worker. Run by `tests/wasm/run.mjs`.
#![cfg(target_arch = "wasm32")]

#[cfg(target_feature = "simd128")]
mod jpeg;
#[cfg(target_feature = "simd128")]
mod kernels;
mod film;

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

#[wasm_bindgen_test]
fn a_digest_in_the_browser_is_the_published_one() {
    let digest = panah::watched::digest(&b"abc".as_slice()).expect("bytes in memory can be read");
    assert_eq!(digest.to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
