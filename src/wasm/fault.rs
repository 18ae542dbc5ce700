//! Errors as the page sees them: `{kind, reason, next, at}`, and never more.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

use crate::error::{Error, Reason};

/// An error on its way out of the core.
pub struct Fault(Error);

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

impl From<Fault> for JsValue {
    fn from(Fault(error): Fault) -> Self {
        let object = Object::new();
        let at = error.at.map_or(JsValue::NULL, |at| JsValue::from_f64(at as f64));
        let reason = error.reason;
        let words = [("kind", reason.kind().code()), ("reason", reason.code()), ("next", reason.next())];
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
