//! What the vocabulary of one namespace is made of.

/// The words of one namespace, each list with spaces between them.
pub(super) struct Vocabulary {
    /// Elements.
    pub elements: &'static str,
    /// Those of them that hold text.
    pub texts: &'static str,
    /// Attributes whose values are single words. Those of other namespaces have that one's short name before them.
    pub tokens: &'static str,
    /// Attributes whose values may be anything, of one element (`element/attribute`) or of all.
    pub strings: &'static str,
}
