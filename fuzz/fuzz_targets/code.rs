//! The words and numbers of a code: what is read is one code in every form of it.
#![no_main]

use panah::evidence::code::Code;
use panah::evidence::words::Language;

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(code) = Code::read(text) {
        for form in [code.words(Language::En), code.words(Language::Fa), code.digits()] {
            assert_eq!(Code::read(&form), Ok(code));
        }
    }
});
