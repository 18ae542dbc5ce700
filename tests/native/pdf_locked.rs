//! PDF: what opens without a password is copied, whatever it is encrypted with; what does not open says so.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::make::archive;
use crate::make::checks;

use archive::{pdf_of, stream};
use checks::{has, limits, stripped};
use lopdf::encryption::crypt_filters::{Aes128CryptFilter, Aes256CryptFilter, CryptFilter};
use lopdf::{Document, EncryptionState, EncryptionVersion, Permissions};
use panah::error::Reason;
use panah::strip::strip;

/// A page with a short content, or one that is a long stream.
fn plain(long: bool) -> Vec<u8> {
    let words = if long { "BT /N1 9 Tf (Seen) Tj ET ".repeat(2000) } else { "BT /N1 9 Tf (Seen) Tj ET".into() };
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R\
                /Resources<</Font<</N1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>";
    let bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        page.as_bytes().to_vec(),
        stream("", words.as_bytes()),
    ];
    pdf_of(&bodies, "")
}

/// The same encrypted: in each way that the standard has (7.6).
fn locked(long: bool, password: &str) -> Vec<Vec<u8>> {
    let source = Document::load_mem(&plain(long)).unwrap();
    let (owner_password, user_password, permissions) = ("owner", password, Permissions::PRINTABLE);
    let filter = |own: Arc<dyn CryptFilter>| BTreeMap::from([(b"StdCF".to_vec(), own)]);
    let name = || b"StdCF".to_vec();
    let document = &source;
    #[expect(deprecated, reason = "files have it")]
    let ways = [
        EncryptionVersion::V1 { document, owner_password, user_password, permissions },
        EncryptionVersion::V2 { document, owner_password, user_password, key_length: 128, permissions },
        EncryptionVersion::V4 {
            document,
            encrypt_metadata: true,
            crypt_filters: filter(Arc::new(Aes128CryptFilter)),
            stream_filter: name(),
            string_filter: name(),
            owner_password,
            user_password,
            permissions,
        },
        EncryptionVersion::R5 {
            encrypt_metadata: true,
            crypt_filters: filter(Arc::new(Aes256CryptFilter)),
            file_encryption_key: &[7; 32],
            stream_filter: name(),
            string_filter: name(),
            owner_password,
            user_password,
            permissions,
        },
        EncryptionVersion::V5 {
            encrypt_metadata: true,
            crypt_filters: filter(Arc::new(Aes256CryptFilter)),
            file_encryption_key: &[7; 32],
            stream_filter: name(),
            string_filter: name(),
            owner_password,
            user_password,
            permissions,
        },
    ];
    let write = |way| {
        let mut document = source.clone();
        document.encrypt(&EncryptionState::try_from(way).unwrap()).unwrap();
        let mut out = Vec::new();
        document.save_to(&mut out).unwrap();
        assert!(!has(&out, "Seen"));
        out
    };
    ways.into_iter().map(write).collect()
}

#[test]
fn what_opens_without_a_password_leaves_as_if_it_had_never_been_encrypted() {
    for long in [false, true] {
        let copy = stripped(&plain(long));
        for (way, file) in locked(long, "").into_iter().enumerate() {
            assert_eq!(stripped(&file), copy, "{way}");
        }
    }
}

#[test]
fn what_needs_a_password_says_so() {
    for file in locked(false, "secret") {
        assert_eq!(strip(&file, &limits()).err().map(|error| error.reason), Some(Reason::Password));
    }
}
