//! The rules of a vocabulary: what of a document may stay, element by element.

/// What becomes of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It stays, with the attributes that are left.
    Keep,
    /// It stays, unless nothing in it does.
    Filled,
    /// It goes with all that is in it.
    Drop,
    /// Its tags go; what is in it stays.
    Unwrap,
}

/// An attribute. Its value has its references resolved.
#[derive(Clone, Debug)]
pub(crate) struct Attribute {
    /// The short name that the rules give its namespace; empty for none.
    pub space: &'static str,
    /// The name without its prefix.
    pub local: String,
    /// The value.
    pub value: String,
    pub(super) prefix: String,
}

/// The name of an element: its namespace's short name and its name without the prefix.
pub(crate) type Name = (&'static str, String);

/// A start tag.
#[derive(Debug)]
pub(crate) struct Element<'a> {
    /// The short name that the rules give its namespace.
    pub space: &'static str,
    /// The name without its prefix.
    pub local: &'a str,
    /// The elements around it, outermost first, whether they stay or are unwrapped.
    pub parents: &'a [Name],
    /// The attributes of namespaces that may stay, without namespace declarations.
    pub attributes: Vec<Attribute>,
    /// The prefixes in scope that have short names, with those, where an attribute speaks of prefixes.
    pub prefixes: Vec<(String, &'static str)>,
}

impl Element<'_> {
    /// Whether it is `space:local`.
    pub(crate) fn is(&self, space: &str, local: &str) -> bool {
        self.space == space && self.local == local
    }

    /// Whether it lies directly in `space:local`.
    pub(crate) fn in_(&self, space: &str, local: &str) -> bool {
        self.parents.last().is_some_and(|(s, l)| *s == space && l == local)
    }

    /// The value of an attribute.
    pub(crate) fn get(&self, space: &str, local: &str) -> Option<&str> {
        self.attributes.iter().find(|a| a.space == space && a.local == local).map(|a| a.value.as_str())
    }

    /// Gives an attribute that is there another value.
    pub(crate) fn set(&mut self, space: &str, local: &str, value: &str) {
        self.attributes
            .iter_mut()
            .filter(|a| a.space == space && a.local == local)
            .for_each(|a| value.clone_into(&mut a.value));
    }

    /// Takes attributes out.
    pub(crate) fn remove(&mut self, unwanted: impl Fn(&Attribute) -> bool) {
        self.attributes.retain(|attribute| !unwanted(attribute));
    }
}

/// What a vocabulary lets stay.
pub(crate) trait Rules {
    /// The short name of a namespace, or nothing where all that is in it goes. The empty one is asked for like any other.
    fn space(&self, uri: &str) -> Option<&'static str>;

    /// What becomes of an element. Its attributes may be changed.
    fn element(&mut self, element: &mut Element<'_>) -> Verdict;

    /// Text on its way out, all of it between two tags, references and all; `parents` are the elements around it.
    fn text(&mut self, _parents: &[Name], _text: &mut String) {}

    /// Whether a document type may stay, by what stands between `<!DOCTYPE` and `>`.
    fn doctype(&self, _words: &str) -> bool {
        false
    }

    /// Told of everything that the rewriting itself leaves out: comments, processing instructions, unknown elements.
    fn gone(&mut self, _what: &'static str, _value: &str) {}
}
