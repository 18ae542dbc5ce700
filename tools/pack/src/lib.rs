//! Unpacks LZMA in a page, a piece at a time so that the page stays free. The page calls `reserve`, writes the pack to where that
//! points, and calls `next` until nothing is left; each piece is then at `piece`. A module in streams it writes there in the same
//! way, and calls `join`; a short text, and calls `text`. The memory is never given back: the page lets go of the whole instance.

mod streams;
mod text;

use std::cell::RefCell;

use lzma_rust2::{LzmaReader, Read};

/// The most memory that a pack may ask for, in KiB: its dictionary is as long as what it holds.
const MEMORY: u32 = 64 << 10;

/// The longest text, in bytes.
const TEXT: usize = 1 << 20;

enum State {
    Reserved(Vec<u8>),
    Open(Box<LzmaReader<&'static [u8]>>),
}

thread_local! {
    static STATE: RefCell<State> = const { RefCell::new(State::Reserved(Vec::new())) };
    static PIECE: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Where the page may write a pack of `length` bytes.
#[unsafe(no_mangle)]
pub extern "C" fn reserve(length: usize) -> *mut u8 {
    let mut bytes = vec![0; length];
    let place = bytes.as_mut_ptr();
    STATE.set(State::Reserved(bytes));
    place
}

/// Unpacks up to `most` bytes more. Returns how many; 0 at the end, -1 for what is no pack.
#[unsafe(no_mangle)]
pub extern "C" fn next(most: usize) -> i32 {
    STATE.with_borrow_mut(|state| {
        if let State::Reserved(bytes) = state {
            match LzmaReader::new_mem_limit(std::mem::take(bytes).leak() as &[u8], MEMORY, None) {
                Ok(reader) => *state = State::Open(Box::new(reader)),
                Err(_) => return -1,
            }
        }
        let State::Open(reader) = state else { return -1 };
        PIECE.with_borrow_mut(|piece| {
            piece.resize(most, 0);
            reader.read(piece).map_or(-1, |count| i32::try_from(count).unwrap_or(-1))
        })
    })
}

/// Joins the module in streams that was written to `reserve`'s place. Returns its length, and -1 for what is none.
#[unsafe(no_mangle)]
pub extern "C" fn join() -> i32 {
    let State::Reserved(split) = STATE.replace(State::Reserved(Vec::new())) else { return -1 };
    let Some(module) = streams::join(&split) else { return -1 };
    let length = i32::try_from(module.len()).unwrap_or(-1);
    PIECE.set(module);
    length
}

/// Unpacks the short text that was written to `reserve`'s place after a first of `prime` bytes, which is known at both ends. Returns its
/// length, and -1 for what is none.
#[unsafe(no_mangle)]
pub extern "C" fn text(prime: usize) -> i32 {
    let State::Reserved(bytes) = STATE.replace(State::Reserved(Vec::new())) else { return -1 };
    let Some(text) = bytes.split_at_checked(prime).and_then(|(prime, packed)| text::unpack(packed, prime, TEXT)) else {
        return -1;
    };
    let length = i32::try_from(text.len()).unwrap_or(-1);
    PIECE.set(text);
    length
}

/// Where the last piece, the module or the text, is.
#[unsafe(no_mangle)]
pub extern "C" fn piece() -> *const u8 {
    PIECE.with_borrow(|piece| piece.as_ptr())
}
