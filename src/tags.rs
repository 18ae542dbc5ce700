//! Metadata payloads that containers share.
