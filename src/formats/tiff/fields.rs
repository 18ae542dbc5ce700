//! Fields in one form (TIFF 6.0): what readers ask for in a picture of its kind, and nothing that is so by default.

use super::file::{Form, size};
use super::page::{Field, Page, Shape};
use super::tags;

impl Page {
    /// Leaves of the fields what readers ask for in a picture of this kind, as short numbers; what is so by default goes.
    pub(super) fn reduce(&mut self, form: Form) {
        let values = |field: &Field| -> Vec<u64> {
            field.bytes.chunks_exact(size(field.kind).max(1) as usize).map(|value| form.join(value)).collect()
        };
        let meaning = self.fields.iter().find(|field| field.tag == tags::PHOTOMETRIC).map(values);
        let meaning = meaning.and_then(|values| values.first().copied());
        let inks = self.fields.iter().any(|field| field.tag == tags::INKS && values(field) == [2]);
        let Shape { compression, bits, .. } = &self.shape;
        let colours = match meaning {
            Some(0 | 1 | 3 | 4 | 32803) => 1,
            Some(2 | 6 | 8..=10) => 3,
            Some(5) if !inks => 4,
            _ => bits.len(),
        };
        let luma = meaning == Some(6);
        self.fields.retain_mut(|field| {
            let all = values(field);
            let first = all.first().copied().unwrap_or(0);
            let wanted = match field.tag {
                tags::PHOTOMETRIC => vec![first],
                tags::FILL_ORDER if first == 2 => vec![2],
                tags::T4_OPTIONS if *compression == 3 && first & 7 > 0 => vec![first & 7],
                tags::T6_OPTIONS if *compression == 4 && first & 2 > 0 => vec![2],
                tags::PREDICTOR if !matches!(compression, 1 | 6 | 7) && matches!(first, 2 | 3 | 34892..=34895) => {
                    vec![first]
                }
                tags::INKS if meaning == Some(5) && first == 2 => vec![2],
                tags::POSITIONING if luma && first == 2 => vec![2],
                tags::EXTRA => {
                    let known = |value: Option<&u64>| value.copied().filter(|value| *value <= 2).unwrap_or(0);
                    (0..bits.len().saturating_sub(colours)).map(|at| known(all.get(at))).collect()
                }
                tags::FORMAT if all.iter().any(|&own| matches!(own, 2..=6)) => {
                    all.iter().map(|&own| if own <= 6 { own.max(1) } else { 1 }).collect()
                }
                tags::COLOURS => return meaning == Some(3),
                tags::COEFFICIENTS if luma => return coefficients(field, form),
                tags::REFERENCE if luma => return reference(field, form),
                tags::FILL_ORDER
                | tags::T4_OPTIONS
                | tags::T6_OPTIONS
                | tags::PREDICTOR
                | tags::INKS
                | tags::POSITIONING
                | tags::FORMAT
                | tags::COEFFICIENTS
                | tags::REFERENCE => Vec::new(),
                _ => return true,
            };
            field.kind = 3;
            field.bytes = wanted.iter().flat_map(|&value| form.split(value, 2)).collect();
            !wanted.is_empty()
        });
    }
}

/// The fractions of a field, in thousandths; nothing of fields of another kind.
fn thousandths(field: &Field, form: Form) -> Vec<u64> {
    let fraction = |both: &[u8]| {
        let (over, under) = both.split_at(both.len() / 2);
        form.join(over).saturating_mul(1000).checked_div(form.join(under)).unwrap_or(0)
    };
    if field.kind == 5 { field.bytes.chunks_exact(8).map(fraction).collect() } else { Vec::new() }
}

/// Writes whole numbers over `under` into a field.
fn fractions(field: &mut Field, form: Form, over: &[u64], under: u64) -> bool {
    field.kind = 5;
    field.bytes = over.iter().flat_map(|&over| [form.split(over, 4), form.split(under, 4)].concat()).collect();
    true
}

/// How brightness is made of red, green and blue: as in the standard for films that is nearest. That of BT.601 is the default and goes.
fn coefficients(field: &mut Field, form: Form) -> bool {
    let own = thousandths(field, form);
    let far = |known: &[u64; 3]| known.iter().zip(&own).map(|(known, own)| (known / 10).abs_diff(*own)).max();
    match [[2990, 5870, 1140], [2126, 7152, 722], [2627, 6780, 593]].into_iter().min_by_key(far) {
        Some(known) if own.len() == 3 && known[0] != 2990 => fractions(field, form, &known, 10_000),
        _ => false,
    }
}

/// What black and white are: as in films. The full range is the default and goes.
fn reference(field: &mut Field, form: Form) -> bool {
    let own = thousandths(field, form);
    own.first().is_some_and(|black| (8000..32_000).contains(black))
        && fractions(field, form, &[15, 235, 128, 240, 128, 240], 1)
}
