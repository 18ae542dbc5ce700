//! Decoder configuration records (ISO/IEC 14496-15 §5.3.3.1 and §8.3.3.1), written anew from the parameter sets in them that a
//! picture refers to.

use super::coding::Coding;
use super::set::Set;
use super::sets::Sets;

/// What a decoder has to know before the first sample.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Record {
    /// The coding.
    pub coding: Coding,
    /// How many bytes a unit's length takes.
    pub width: u8,
    /// What is known of the parameter sets.
    pub sets: Sets,
}

impl Record {
    /// The record of a stream between start codes, which says nothing itself.
    pub(crate) fn bare(coding: Coding, sets: Sets) -> Self {
        Self { coding, width: 4, sets }
    }

    /// The body of its box.
    pub(crate) fn write(&self) -> Vec<u8> {
        let main = self.sets.main().map(|set| set.traits.as_slice()).unwrap_or_default();
        let width = (self.width - 1) & 3;
        match self.coding {
            Coding::Avc => self.avc(main, width),
            Coding::Hevc(_) => self.hevc(main, width),
        }
    }

    fn avc(&self, main: &[u8], width: u8) -> Vec<u8> {
        let [profile, constraints, level, chroma, luma, other] = main.first_chunk().copied().unwrap_or_default();
        let kept: Vec<&Set> = self.sets.kept().into_iter().map(|(set, _)| set).collect();
        let list = |sequences: bool, most: usize| {
            let sets = kept.iter().filter(|set| set.key.is_sequence() == sequences).take(most);
            let units: Vec<u8> = sets.clone().flat_map(|set| behind_length(&set.bytes)).collect();
            (sets.count() as u8, units)
        };
        let (sequences, pictures) = (list(true, 31), list(false, 255));
        let mut out = vec![1, profile, constraints, level, 0xfc | width, 0xe0 | sequences.0];
        out.extend(sequences.1);
        out.push(pictures.0);
        out.extend(pictures.1);
        if matches!(profile, 100 | 110 | 122 | 144 | 244) {
            out.extend([0xfc | chroma, 0xf8 | luma, 0xf8 | other, 0]);
        }
        out
    }

    fn hevc(&self, main: &[u8], width: u8) -> Vec<u8> {
        let (levels, [chroma, luma, other, layers]) = match main.split_first_chunk::<12>() {
            Some((levels, rest)) => (*levels, rest.first_chunk().copied().unwrap_or_default()),
            None => Default::default(),
        };
        let mut out = vec![1];
        out.extend(levels);
        // No smallest part, no hint at work side by side, no frame rate.
        out.extend([0xf0, 0, 0xfc, 0xfc | chroma, 0xf8 | luma, 0xf8 | other, 0, 0, layers | width, 0]);
        let kept = self.sets.kept();
        for kind in 32..=34 {
            let own = kept.iter().filter(|(set, _)| set.bytes.first() == Some(&(kind << 1)));
            let Some((_, alone)) = own.clone().next() else { continue };
            out.extend([u8::from(*alone) << 7 | kind]);
            out.extend((own.clone().count() as u16).to_be_bytes());
            own.for_each(|(set, _)| out.extend(behind_length(&set.bytes)));
            if let Some(arrays) = out.get_mut(22) {
                *arrays += 1;
            }
        }
        out
    }
}

fn behind_length(unit: &[u8]) -> Vec<u8> {
    [&(unit.len() as u16).to_be_bytes(), unit].concat()
}
