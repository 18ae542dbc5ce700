// The languages: one row for each, in the order of the list. What is said stands in `<tag>.ftl`.

/**
 * @typedef {object} Language
 * @property {string} tag  BCP 47.
 * @property {string} name  In the language itself.
 * @property {'ltr' | 'rtl'} dir
 * @property {'latn' | 'arab' | 'arabext'} digits  The numbering system (Unicode CLDR) of numbers that are shown.
 * @property {'persian'} [calendar]  Of dates (Unicode CLDR), where it is not the Gregorian one.
 * @property {string} [like]  For one that browsers do not know, or know wrongly: a language that counts in the same plurals and writes numbers in the same way.
 * @property {readonly string[]} [also]  Other tags that mean it; a region or a script can mean another language.
 * @property {boolean} review  Whether it still needs the review of a native speaker.
 */

/** @type {readonly Language[]} */
export const LANGUAGES = [
  { tag: 'en', name: 'English', dir: 'ltr', digits: 'latn', review: false },
  { tag: 'fa', name: 'فارسی', dir: 'rtl', digits: 'arabext', calendar: 'persian', also: ['prs', 'pes'], review: true },
  { tag: 'ar', name: 'العربية', dir: 'rtl', digits: 'arab', also: ['arb', 'apc', 'acm', 'arz'], review: true },
  { tag: 'ckb', name: 'کوردیی ناوەندی', dir: 'rtl', digits: 'arab', like: 'ps', also: ['ku-Arab', 'ku-IQ', 'ku-IR', 'sdh'], review: true },
  { tag: 'kmr', name: 'Kurdî (Kurmancî)', dir: 'ltr', digits: 'latn', like: 'tr', also: ['ku'], review: true },
  { tag: 'az', name: 'Azərbaycanca', dir: 'ltr', digits: 'latn', also: ['azj'], review: true },
  { tag: 'az-Arab', name: 'تۆرکجه', dir: 'rtl', digits: 'arabext', calendar: 'persian', like: 'ps', also: ['az-IR', 'azb'], review: true },
  { tag: 'tr', name: 'Türkçe', dir: 'ltr', digits: 'latn', review: true },
  { tag: 'ur', name: 'اردو', dir: 'rtl', digits: 'latn', review: true },
  { tag: 'ps', name: 'پښتو', dir: 'rtl', digits: 'arabext', calendar: 'persian', also: ['pbu', 'pbt', 'pst'], review: true },
  { tag: 'fr', name: 'Français', dir: 'ltr', digits: 'latn', review: true },
  { tag: 'es', name: 'Español', dir: 'ltr', digits: 'latn', review: true },
];
