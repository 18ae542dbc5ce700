//! What is true of the core and of the desk tool, in one program: files that are made here, and what must come of them.

#[path = "../make/mod.rs"]
mod make;

mod aac;
mod age;
mod bmp;
mod corpus;
mod covers;
mod cut;
mod desk;
mod documents;
mod essence;
mod evidence;
mod evidence_check;
mod evidence_desk;
mod faces;
mod film;
mod formats;
mod gif;
mod golden;
mod guards;
mod heif;
mod hostile;
mod jpeg;
mod jpeg_covers;
mod jpeg_pixels;
mod jxl;
#[path = "../wasm/kernels.rs"]
mod kernels;
mod large;
mod movie;
mod office;
mod pdf;
mod pdf_drawn;
mod pdf_locked;
mod pdf_long;
mod png;
mod proof;
mod reasons;
mod rubbed;
mod stills;
mod streams;
mod tags;
mod text;
mod tiff;
mod tiling;
mod trim;
mod twins;
mod twins_of_matroska;
mod twins_of_stills;
mod twins_of_streams;
mod unlinkable;
mod unseen;
mod values;
mod webp;
