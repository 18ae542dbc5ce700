//! The words that values of markup are made of: those of the vocabularies themselves, and what their standards list beside them as
//! values. Names that are written in one word are told apart by their large letters.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::odf::vocabulary as odf;
use super::ooxml::vocabulary as ooxml;
use super::style_names;
use super::svg::names;

/// Words of enumerations (ISO/IEC 29500-1 and -4, ISO/IEC 26300, CSS, SVG), of colours, units, scripts and shapes, that no vocabulary has.
const VALUES: &str = "
    abbr abjad abscissa accounting acknowledgements acknowledgments acronym adobe aes air aiueo alice all almond
    along alternate always ancst angles annotations annote another antique ants any anywhere app appear apples aqua
    aquamarine arab arabic arch arched arcs arithmetic armenian armn around arrow arrows aside asst asterisk atan
    atop attachment averaged avg avoid away axial azure baby backmatter baht bal balanced balloons banner bats bdi
    beginning beige bend bending beneath beng bent beside bgcolor bib biblioentry big biggest billions birds bisque
    bitmap bkpt blanched blink blocks blush bodymatter bold bolder bolt both bottle bounding bow brace bracket braid
    breadth brick bridgehead brief brown browser btn buddhist bug bul bulb bullseye burly burn butt butterfly cabins
    cadet cake call can candy cans card cardinal cascade catalog ccw celtic central certificate champagne chartreuse
    charts checkerboard checkered cher chevron chicago chiffon chilly chinese chocolate chord chosung christmas chs
    cht circles circular cite classical clean clips clocks clockwise clone cloud cluster clustered cnv collapse
    collapsing collate colon colophon com comm compact compass compatibility compatible computed con conclusion
    condensed cones confetti conn connsite consolidation consonants contain continuous contrasting controls convex
    cool coords coral corn cornflower cornsilk correct cos counter counters counting coupon crazy cream create
    creatures crimson crisp css cube cuboid cup curly cursive cursor curved cyan cycle cylinder cyrl daisies darken
    darkolivegreen darkseagreen darkslateblue darkslategray darkslategrey dashed dashes days dbl dec decagon
    decision deco decorative dedication deepskyblue defer deflate dependents des deva devp dfn diag dialog diam
    diamonds differentiate digital dilate disabled disc discrete disk displayed distinct distribute distributed div
    divide division divot dmnd dmy dodecagon dodge dodger dollar donut dos dot dotted dpcm dppx drab drawingml
    drawings drum dst dummy duplicate dym earth ease eclipsing eggs elbow elem ellipsis ellipsoid embossed emd emph
    enclosed ends english engrave engraved entr entrance envelopes epigraph epilogue equ erode errata ethi evenly
    exact exclusion exp expanded exponential extension extract extreme fallback fancy fans fantasy fast favor fax
    fields figcaption film firebrick firecrackers fish flags flex flight float floral flowers fly folded fontwork
    foreground foreign forest foreword forms four fractal fraktur free freeze freezing french frontmatter frozen
    ftrs fuchsia funky funnel gainsboro ganada gear gems general gengou geometric geor georgian get ghost
    gingerbread glass glossary glyphs gold goldenrod gouraud gram grav grays greater greek gregorian grek grey
    groove gujr guru hagaki hair half halftitlepage handmade handouts hanja hans hant hard hash hats hdrs heart
    hearts heavy hebr hebrew heebie heptagon heroic hex hexagon hgroup hijri hindi hiragana hlinkshowjump
    hlinksldjump hold holly home honeydew hot house hqprint hsla hspace http hundred hundreds hybrid hypnotic ice
    identity ideograph illusions important inactive inch indefinite indian indices indigo inflate inherit init
    initial insects interlocking internal interp into introduction inverse inward iroha irregular iso isolate
    isometric isosceles italic items iterative ivory japan javascript jeebies jewish jis jpan jpeg jpn jump junction
    just kana kashida katakana kbd khaki khmr khz knda knotwork kor korea korean lace lady landscape laoo large
    larger largest laser lastslideviewed latn lavender lawn leaf ledger legal legibility lemon less letters lighten
    lighter lightgoldenrodyellow lightning lights lightseagreen lightskyblue lightslategray lightslategrey
    lightsteelblue lime linen lining loa loi lot lte ltr luminosity magenta magnetic magnify mailing maple marg
    maroon marquee match mathml matte maximized maze mdy med mediumseagreen mediumslateblue mediumspringgreen
    mediumvioletred meet melt menu meta microsoft middle midnight millions mint mirrored misty mixed mlym moccasin
    moderately modern modulate mong mongolian mono months moon moons morning mosaic most movie mso muffins mult
    multiply music muted myd nar narrower native natural navajo navy ncx near neq never new newer nil noaction noise
    non northwest noshade notched nothing nowrap nums oblique oclc octagon officeart old older olive once online ooo
    ooxml open openxmlformats optimize orange orchid ordinal organization organizational orthographic orya out
    outward ovals overwrite paced pacifier packages pad pair pale palevioletred palms pansy papaya papyrus
    parallelogram paren party peach pencils pentagon people percentile peru phong pin pink pins pixel pixelated
    place placeholders plaid plaque plastic plate plum png poinsettias poly polynomial portrait postage pour powder
    power ppaction ppt preamble preced precedents preparation presentationml previous prim primary prior process
    prod product prologue puff pumpkin punched purl purple pyra pyramids qna quadrants quality quarters query quotes
    radio rating rattle read real rearnote rearnotes rebeccapurple records rectangular reflect relationship relaxed
    rem remove rendition replace request reset rest restored restrict results reversed revert rgba ribbon riblet
    ridge ring rings rnd roc roll roman room root rose roses rosy rout royal rsa rtc rtf running russian saddle
    safari saka salmon samp sandy sans saturate saturation sawtooth scallops scared schemas scripted sdt sea seal
    seattle sec seek self separate separating sepia serif sesame shadowed shared sharks shell shimmer shingle
    shorebird sided sideways sienna sigma signs silver simplified sin sinh sizing skw sky skyrocket slate slides
    slip slow smaller smiley smoke smoking snake sng snip snow snowflake snowflakes sombrero sorter southwest
    sparkle spell speller sphere spin spiral spiralin spreadsheetml spring sqrt squares stagger stamp star stars
    static stdev stdevp stealth steel stem storage stra straight streamers stripe striped struck struct submit
    successive sum summing sun sunrise super superior svgx swirligig swiss swoosh syrc tabular taiwan taiwanese taml
    tan tape tbls tbody teacup teal teardrop teeth telu ten tendency terminator tfoot thaa thai than thead then thin
    third this thistle thousand thousands tibt tie timed tiny today tomato tomorrow toolbar toothed torn trace
    tracked tracks traditional traffic transitional translate translucent trapezoid trees trellis tri trillions
    triple ttb turn turquoise twip twisted txt uigh ultra unchecked uncover und under underscore undrawn unknown
    unscaled unset unsorted upr url urn utf uturn valign variance varp venn very viet vietnamese viewport vine
    violet vmax vmin void vowels vspace wait warm watermarks wave waving wavy wbr weave weaving wheat whip wide
    wider win wire wood woodwork wordprocessing words workspace wrapping www xhtml xlit xml xor ydm years yellow
    yesterday yiii yin ymd yoil zag zany zig zodiac
";

static WORDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let drawings = [names::ELEMENTS, names::ATTRIBUTES, names::PRESENTATION, names::PROPERTIES, &style_names::WORDS];
    let drawings = drawings.into_iter().flatten().copied();
    let lists = ooxml::lists().chain(odf::lists()).chain(drawings).chain([VALUES]);
    let mut words = BTreeSet::new();
    for list in lists {
        let mut before = ' ';
        let mut word = String::new();
        for c in list.chars().chain([' ']) {
            if !c.is_ascii_alphabetic() || before.is_ascii_lowercase() && c.is_ascii_uppercase() {
                words.insert(std::mem::take(&mut word));
            }
            if c.is_ascii_alphabetic() {
                word.push(c.to_ascii_lowercase());
            }
            before = c;
        }
    }
    words
});

/// Whether a standard has this word, which is written in small letters.
pub(crate) fn knows(word: &str) -> bool {
    WORDS.contains(word)
}
