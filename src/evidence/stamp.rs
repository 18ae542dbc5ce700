//! Asking for a timestamp: a query of RFC 3161 in DER, which any authority answers. Whoever receives a bundle asks; nothing here
//! speaks to a network.

use crate::digest::Digest;
use crate::seed::Seed;

/// SHA-256, as AlgorithmIdentifier has it: OID 2.16.840.1.101.3.4.2.1 and NULL (RFC 5754, 2).
const SHA256: &[u8] = &[0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00];

/// A value of DER (X.690) of less than 128 bytes.
fn der(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let len = parts.iter().map(|part| part.len()).sum::<usize>();
    [&[tag, len as u8], parts.concat().as_slice()].concat()
}

/// A TimeStampReq (RFC 3161, 2.4.1) for `digest`: version 1, a nonce of 63 bits drawn from `seed`, and the wish for the authority's
/// certificate.
pub fn query(digest: &Digest, seed: &mut Seed) -> Vec<u8> {
    let imprint = der(0x30, &[SHA256, &der(0x04, &[&digest.0])]);
    let block = seed.block();
    let random: [u8; 8] = std::array::from_fn(|at| block[at]);
    // Positive, and its first byte is not zero, so that DER has one form of it.
    let nonce = (u64::from_be_bytes(random) & (u64::MAX >> 1) | 1 << 62).to_be_bytes();
    der(0x30, &[&[0x02, 0x01, 0x01], &imprint, &der(0x02, &[&nonce]), &[0x01, 0x01, 0xff]])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_the_standards_der() {
        let query = query(&Digest([0xab; 32]), &mut Seed::new([1; 32]));
        assert_eq!(query.len(), usize::from(query[1]) + 2);
        let head = [&[0x30, 0x43, 2, 1, 1, 0x30, 0x31][..], SHA256, &[4, 32], &[0xab; 32], &[2, 8]].concat();
        assert!(query.starts_with(&[0x30]) && query[2..].starts_with(&head[2..]), "{query:02x?}");
        assert!((0x40..0x80).contains(&query[head.len()]));
        assert!(query.ends_with(&[1, 1, 0xff]));
    }
}
