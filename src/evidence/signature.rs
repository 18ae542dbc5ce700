//! Signatures of minisign over a file that was published.

use minisign_verify::{PublicKey, Signature};

use super::fault::{Fault, Result};
use crate::source::Source;
use crate::span::Span;
use crate::watched::chunks;

/// The most bytes that a signature has here.
const LONGEST: u64 = 64 << 10;

/// Checks that the key signed `source`. `key` is the line of a public key, or the whole file that holds it; `signature` is the text of a
/// `.minisig`. Returns what the signer wrote beside it, which is signed as well.
///
/// Errors: `not-a-signer`, `not-a-signature`, `signature-other`, `read`.
pub fn signed(source: &dyn Source, signature: &str, key: &str) -> Result<String> {
    let key = PublicKey::from_base64(key.trim()).or_else(|_| PublicKey::decode(key)).map_err(|_| Fault::NotASigner)?;
    let signature = Signature::decode(signature).map_err(|_| Fault::NotASignature)?;
    let mut verifier = key.verify_stream(&signature).map_err(|_| Fault::SignatureOther)?;
    chunks(source, Span::new(0, source.len()), |bytes| {
        verifier.update(bytes);
        Ok(())
    })?;
    verifier.finalize().map_err(|_| Fault::SignatureOther)?;
    Ok(signature.trusted_comment().to_owned())
}

/// The text of `source` where that is a signature of minisign. Errors: `read`.
pub fn read(source: &dyn Source) -> Result<Option<String>> {
    if source.len() > LONGEST {
        return Ok(None);
    }
    let mut bytes = vec![0; source.len() as usize];
    source.read_at(0, &mut bytes)?;
    Ok(String::from_utf8(bytes).ok().filter(|text| Signature::decode(text).is_ok()))
}
