//! Shapes that are drawn by formulas (part 3 of the standard, 10.5.10 and 19.171): their equations stay, under neutral names
//! and with nothing in them but numbers and what the standard calls by a word.

use crate::formats::renamed::Renamed;
use crate::formats::xml::Element;

/// The elements of a shape's geometry.
const ELEMENTS: [&str; 3] = ["enhanced-geometry", "equation", "handle"];

/// The attributes of those that formulas, or references to them, may stand in.
const FORMULAS: [&str; 13] = [
    "formula",
    "enhanced-path",
    "text-areas",
    "glue-points",
    "modifiers",
    "handle-position",
    "handle-polar",
    "handle-range-x-minimum",
    "handle-range-x-maximum",
    "handle-range-y-minimum",
    "handle-range-y-maximum",
    "handle-radius-range-minimum",
    "handle-radius-range-maximum",
];

/// The words of formulas; commands of paths have one letter.
const WORDS: [&str; 24] = [
    "pi",
    "left",
    "top",
    "right",
    "bottom",
    "xstretch",
    "ystretch",
    "hasstroke",
    "hasfill",
    "width",
    "height",
    "logwidth",
    "logheight",
    "abs",
    "sqrt",
    "sin",
    "cos",
    "tan",
    "atan",
    "atan2",
    "min",
    "max",
    "if",
    "e",
];

/// The new names of equations; programs count theirs through, from `f0` on.
pub(super) struct Equations(Renamed);

impl Equations {
    /// No names yet.
    pub(super) fn new() -> Self {
        Self(Renamed::new("g"))
    }

    /// Gives the equations of a shape their new names, and takes out formulas that hold other words. True when it changed.
    pub(super) fn rename(&mut self, element: &mut Element<'_>) -> bool {
        if element.space != "draw" || !ELEMENTS.contains(&element.local) {
            return false;
        }
        let mut changed = false;
        let equation = element.local == "equation";
        element.attributes.retain_mut(|attribute| {
            let new = match attribute.local.as_str() {
                _ if attribute.space != "draw" => return true,
                "name" if equation => Some(self.name(&attribute.value)),
                name if FORMULAS.contains(&name) => self.formula(&attribute.value),
                _ => return true,
            };
            let stays = new.is_some();
            let new = new.unwrap_or_default();
            changed |= new != attribute.value;
            attribute.value = new;
            stays
        });
        changed
    }

    fn name(&mut self, own: &str) -> String {
        let digits = own.strip_prefix('f').unwrap_or_default();
        let counted = (1..=5).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        if counted { own.to_owned() } else { self.0.name(own) }
    }

    /// A formula or path with the new names; nothing where it holds what none has.
    fn formula(&mut self, own: &str) -> Option<String> {
        let mut out = String::with_capacity(own.len());
        let mut rest = own;
        while let Some(first) = rest.chars().next() {
            let word = |rest: &str| rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
            let length = match first {
                '?' => 1 + word(rest.get(1..)?),
                '0'..='9' | 'A'..='Z' | 'a'..='z' => word(rest),
                '$' | '.' | ',' | '+' | '-' | '*' | '/' | '(' | ')' | ' ' | '\t' | '\n' | '\r' => 1,
                _ => return None,
            };
            let (token, after) = rest.split_at_checked(length)?;
            match first {
                '?' => {
                    out.push('?');
                    out.push_str(&self.name(token.get(1..)?));
                }
                '0'..='9' if token.bytes().any(|byte| !byte.is_ascii_digit() && !matches!(byte, b'e' | b'E')) => {
                    return None;
                }
                'A'..='Z' | 'a'..='z' if !is_known(token) => return None,
                _ => out.push_str(token),
            }
            rest = after;
        }
        Some(out)
    }
}

/// Whether a word is the standard's, or commands of a path, which may stand together.
fn is_known(word: &str) -> bool {
    WORDS.contains(&word) || (word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::Equations;

    #[test]
    fn formulas_keep_what_draws_and_nothing_else() {
        let mut equations = Equations::new();
        for (before, after) in [
            ("$0 -14510", Some("$0 -14510")),
            ("18520-?f0 ", Some("18520-?f0 ")),
            ("M 4870 ?f1 C 8680 ?reza 1.5e3 ?f1 NZ", Some("M 4870 ?f1 C 8680 ?g1 1.5e3 ?f1 NZ")),
            ("if(?reza,sin(pi/2)*logwidth,0)", Some("if(?g1,sin(pi/2)*logwidth,0)")),
            ("1+reza", None),
            ("1reza", None),
            ("\"reza\"", None),
            ("", Some("")),
        ] {
            assert_eq!(equations.formula(before).as_deref(), after, "{before}");
        }
        assert_eq!(
            (equations.name("f12"), equations.name("reza"), equations.name("fr")),
            ("f12".into(), "g1".into(), "g2".into())
        );
    }
}
