//! Errors as the page sees them: `{kind, reason, next, at}`, and never more.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

use crate::error::{Error, Reason};
#[cfg(feature = "evidence")]
use crate::evidence::fault as evidence;

/// An error on its way out of the core.
pub enum Fault {
    /// Of the road.
    Road(Error),
    /// Of the evidence, whose faults have words of their own.
    #[cfg(feature = "evidence")]
    Evidence(evidence::Fault),
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::Road(error)
    }
}

#[cfg(feature = "evidence")]
impl From<evidence::Failure> for Fault {
    fn from(failure: evidence::Failure) -> Self {
        match failure {
            evidence::Failure::Bytes(error) => Self::Road(error),
            evidence::Failure::Evidence(fault, _) => Self::Evidence(fault),
        }
    }
}

impl From<Fault> for JsValue {
    fn from(fault: Fault) -> Self {
        let object = Object::new();
        let (words, at) = match fault {
            Fault::Road(Error { reason, at }) => ([reason.kind().code(), reason.code(), reason.next()], at),
            #[cfg(feature = "evidence")]
            Fault::Evidence(fault) => (["evidence", fault.code(), fault.next().code()], None),
        };
        let at = at.map_or(JsValue::NULL, |at| JsValue::from_f64(at as f64));
        let [kind, reason, next] = words;
        let words = [("kind", kind), ("reason", reason), ("next", next)];
        for (name, value) in words.map(|(name, word)| (name, word.into())).into_iter().chain([("at", at)]) {
            // Setting a property of a new plain object cannot fail.
            let _ = Reflect::set(&object, &name.into(), &value);
        }
        object.into()
    }
}

/// A value as JSON.
pub fn json(value: &impl serde::Serialize) -> Result<String, Fault> {
    serde_json::to_string(value).map_err(|_| Error::new(Reason::Internal, "the answer cannot be written").into())
}
