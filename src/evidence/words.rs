//! Words that stand for numbers from 0 to 2047, in two languages, so that they can be read out, written down and sent as text.
//!
//! English: the list of BIP 39 (MIT), with seven of its words replaced that sound like another one. Persian: common words of three or
//! four letters out of the lexicon of hazm (MIT), no two of which sound the same; it needs the review of a native speaker.

use std::collections::HashMap;
use std::sync::OnceLock;

/// How many words a list has.
pub const COUNT: usize = 2048;

/// The language of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    En,
    /// Persian.
    Fa,
}

impl Language {
    /// Both.
    pub const ALL: [Self; 2] = [Self::En, Self::Fa];

    const fn text(self) -> &'static str {
        match self {
            Self::En => include_str!("words/english.txt"),
            Self::Fa => include_str!("words/persian.txt"),
        }
    }

    /// Its words in the order of their numbers.
    pub fn words(self) -> &'static [&'static str] {
        static LISTS: [OnceLock<Vec<&'static str>>; 2] = [OnceLock::new(), OnceLock::new()];
        let [en, fa] = &LISTS;
        let list = if self == Self::En { en } else { fa };
        list.get_or_init(|| self.text().lines().collect())
    }

    /// The word of a number.
    pub fn word(self, number: u16) -> &'static str {
        self.words().get(usize::from(number)).copied().unwrap_or_default()
    }
}

/// What of a word counts: its first four letters, in small letters, with the letters of a Persian keyboard for those of an Arabic one,
/// and without marks of vowels.
pub fn key(word: &str) -> String {
    let letters =
        word.chars().filter(|letter| !matches!(letter, '\u{200c}' | '\u{200d}' | '\u{640}' | '\u{64b}'..='\u{652}'));
    let plain = letters.flat_map(char::to_lowercase).map(|letter| match letter {
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        'أ' | 'إ' => 'ا',
        'ة' => 'ه',
        other => other,
    });
    plain.take(4).collect()
}

/// The number of a word of either list, by as many of its letters as count. Nothing where it is of none.
pub fn number(word: &str) -> Option<u16> {
    static NUMBERS: OnceLock<HashMap<String, u16>> = OnceLock::new();
    let numbers = NUMBERS.get_or_init(|| {
        let all = Language::ALL.into_iter().flat_map(|language| (0..).zip(language.words()));
        all.map(|(number, word)| (key(word), number)).collect()
    });
    let found = *numbers.get(&key(word))?;
    // What follows the letters that count has to be of the word, too: a slip of the tongue is no abbreviation.
    let whole = |language: Language| {
        let (own, said) = (language.word(found), word.to_lowercase());
        key(own) == key(word) && (said.chars().count() <= 4 || own == said || plain(own) == plain(&said))
    };
    Language::ALL.into_iter().any(whole).then_some(found)
}

fn plain(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    letters.chunks(4).map(|four| key(&four.iter().collect::<String>())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    /// English letters by how they are said, roughly: words that sound alike have one key, and so have some that do not.
    fn english_sound(word: &str) -> String {
        let mut word = word.to_owned();
        for (from, to) in [
            ("wr", "r"),
            ("kn", "n"),
            ("gn", "n"),
            ("wh", "w"),
            ("ight", "ite"),
            ("eigh", "ay"),
            ("ough", "o"),
            ("ph", "f"),
            ("ck", "k"),
            ("ea", "ee"),
            ("ie", "ee"),
            ("ei", "ee"),
            ("ai", "ay"),
            ("oa", "o"),
            ("ce", "se"),
            ("ci", "si"),
            ("mb", "m"),
        ] {
            word = word.replace(from, to);
        }
        let mut out = String::new();
        for letter in word.chars() {
            let letter = if letter == 'c' || letter == 'q' { 'k' } else { letter };
            if !out.ends_with(letter) || "aeiou".contains(letter) {
                out.push(letter);
            }
        }
        out
    }

    /// Persian letters by how they are said: several stand for one sound.
    fn persian_sound(word: &str) -> String {
        let sound = |letter| match letter {
            'ذ' | 'ض' | 'ظ' => 'ز',
            'ص' | 'ث' => 'س',
            'ط' => 'ت',
            'غ' => 'ق',
            'ح' => 'ه',
            'ع' | 'آ' => 'ا',
            other => other,
        };
        word.chars().map(sound).collect()
    }

    #[test]
    fn each_list_has_2048_words_of_which_no_two_begin_or_sound_alike() {
        for language in Language::ALL {
            let words = language.words();
            assert_eq!(words.len(), COUNT, "{language:?}");
            assert!(words.is_sorted(), "{language:?}");
            let keys: HashSet<_> = words.iter().map(|word| key(word)).collect();
            assert_eq!(keys.len(), COUNT, "{language:?}: four letters tell them apart");
        }
        let sounds: HashSet<_> = Language::Fa.words().iter().map(|word| persian_sound(word)).collect();
        assert_eq!(sounds.len(), COUNT, "Persian words that sound alike");
        let mut sounds: HashMap<String, &str> = HashMap::new();
        for word in Language::En.words() {
            let before = sounds.insert(english_sound(word), word);
            assert_eq!(before, None, "{word} sounds like it");
        }
        // The words of BIP 39 that were replaced: the rule sees why.
        for [kept, gone] in [["pair", "pear"], ["peace", "piece"], ["right", "write"], ["coast", "cost"]] {
            assert!(Language::En.words().contains(&kept) && !Language::En.words().contains(&gone));
        }
    }

    #[test]
    fn words_are_of_plain_letters_and_short() {
        for word in Language::En.words() {
            assert!((3..=8).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_lowercase()), "{word}");
        }
        for word in Language::Fa.words() {
            assert!((3..=4).contains(&word.chars().count()), "{word}");
            assert!(word.chars().all(|letter| "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیآ".contains(letter)), "{word}");
        }
    }

    #[test]
    fn every_word_is_read_as_its_number_and_by_its_first_four_letters() {
        for language in Language::ALL {
            for (expected, word) in (0..).zip(language.words()) {
                assert_eq!(number(word), Some(expected), "{word}");
                let four: String = word.chars().take(4).collect();
                assert_eq!(number(&four), Some(expected), "{word}");
            }
        }
        assert_eq!(number("Abandon"), Some(0));
        assert_eq!(number("abandoned"), None);
        assert_eq!(number(""), None);
        // As an Arabic keyboard writes it.
        assert_eq!(number("سنگي"), number("سنگی"));
    }
}
