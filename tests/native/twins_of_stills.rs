//! Twins of stills: two pictures that differ in nothing that is shown give equal copies.

use crate::make;
use crate::make::bmp::Bmp;
use crate::make::png_chunk as chunk;
use crate::make::riff_chunk;
use crate::make::tiff::{FORMS, Picture, Value, file};
use crate::twins::{equal, stripped};

/// A PNG of 9 by 4 pixels of that colour type and depth, with `front` before its picture, whose stream lies in these pieces.
fn png(colour: u8, depth: u8, front: &[Vec<u8>], pieces: &[&[u8]]) -> Vec<u8> {
    let head = [&[0, 0, 0, 9, 0, 0, 0, 4, depth, colour][..], &[0; 3]].concat();
    let data: Vec<u8> = pieces.iter().flat_map(|piece| chunk(b"IDAT", piece)).collect();
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &head), front.concat(), data, chunk(b"IEND", &[])].concat()
}

/// The stream of four rows, whose bytes are `byte`, of so many bytes each.
fn rows(bytes: usize, byte: u8) -> Vec<u8> {
    let row = [vec![0], vec![byte; bytes]].concat();
    make::zlib(&row.repeat(4))
}

#[test]
fn numbers_of_colours_that_no_profile_has_leave_no_trace_in_a_png() {
    let grey = rows(9, 7);
    let plain = png(0, 8, &[], &[&grey]);
    for (kind, len) in
        [(b"gAMA", 4), (b"cHRM", 32), (b"sRGB", 1), (b"cICP", 4), (b"mDCV", 24), (b"cLLI", 8), (b"pHYs", 9)]
    {
        let noted = |words: &[u8]| png(0, 8, &[chunk(kind, &words.repeat(3)[..len])], &[&grey]);
        equal(&String::from_utf8_lossy(kind), noted, Some(plain.clone()));
    }
    // Numbers near those of a profile become its own.
    let gamma = |gamma: u32| png(0, 8, &[chunk(b"gAMA", &gamma.to_be_bytes())], &[&grey]);
    assert_eq!(stripped(&gamma(45_455)).unwrap(), gamma(45_455));
    assert_eq!(stripped(&gamma(45_401)).unwrap(), gamma(45_455));
    let white = [31271u32, 32899, 64000, 33000, 30000, 60000, 15000, 6001];
    let white = chunk(b"cHRM", &white.iter().flat_map(|number| number.to_be_bytes()).collect::<Vec<_>>());
    assert!(make::holds(&stripped(&png(0, 8, &[white], &[&grey])).unwrap(), &31270u32.to_be_bytes()));
}

#[test]
fn how_the_data_of_a_png_lies_in_chunks_leaves_no_trace() {
    let grey = rows(9, 7);
    let plain = || Some(png(0, 8, &[], &[&grey]));
    let split = |words: &[u8]| {
        let (one, other) = grey.split_at(1 + usize::from(words[0] & 7));
        png(0, 8, &[], &[one, other])
    };
    equal("sizes", split, plain());
    let empty = |words: &[u8]| png(0, 8, &[], &[&[&[][..]].repeat((words[0] & 15).into())[..], &[&grey]].concat());
    equal("empty chunks", empty, plain());
    let level = |words: &[u8]| {
        let head = if words[0] == b'L' { [0x78, 0x9c] } else { [0x78, 0xda] };
        png(0, 8, &[], &[&[&head, &grey[2..]].concat()])
    };
    equal("level", level, plain());
}

#[test]
fn bits_behind_a_row_and_clear_colours_of_no_pixel_leave_no_trace_in_a_png() {
    let padded = |words: &[u8]| {
        let row = [0, 0xff, 0x80 | words[0] & 0x7f];
        png(0, 1, &[], &[&make::zlib(&row.repeat(4))])
    };
    equal("bits behind a row", padded, None);
    let plain = || Some(png(2, 8, &[], &[&rows(27, 7)]));
    let clear = |words: &[u8]| png(2, 8, &[chunk(b"tRNS", &words[..6])], &[&rows(27, 7)]);
    equal("a clear colour of no pixel", clear, plain());
    // Where there is such a pixel, the bits that it has count.
    let high = |words: &[u8]| png(2, 8, &[chunk(b"tRNS", &[words[0], 7, words[1], 7, words[2], 7])], &[&rows(27, 7)]);
    equal("bits above a clear colour", high, Some(png(2, 8, &[chunk(b"tRNS", &[0, 7, 0, 7, 0, 7])], &[&rows(27, 7)])));
    let kept = stripped(&high(b"abc")).unwrap();
    assert!(make::holds(&kept, b"tRNS\0\x07\0\x07\0\x07"));
    let colours = chunk(b"PLTE", &[1, 2, 3, 4, 5, 6]);
    let alpha = |alpha: &[u8]| png(3, 8, &[colours.clone(), chunk(b"tRNS", alpha)], &[&rows(9, 0)]);
    equal("alpha of colours that are not there", |words| alpha(&[&[9, 255], words].concat()), Some(alpha(&[9])));
}

/// A GIF of 2 by 1 pixels with colours 0 and 2 of four, and what stands in front of each of its images.
fn gif(screen: [u8; 3], front: &[Vec<u8>], flags: u8) -> Vec<u8> {
    let mut file = [&b"GIF89a\x02\0\x01\0"[..], &screen, b"rgb\0\0\0rgb\0\0\0"].concat();
    for front in front {
        file.extend(front);
        file.extend([0x2c, 0, 0, 0, 0, 2, 0, 1, 0, flags]);
        file.extend([2, 2, 0b10_000_100, 0b0000_1010, 0]);
    }
    [&file[..], b";"].concat()
}

fn control(flags: u8, delay: [u8; 2], clear: u8) -> Vec<u8> {
    vec![0x21, 0xf9, 4, flags, delay[0], delay[1], clear, 0]
}

#[test]
fn what_no_screen_shows_of_a_gif_leaves_no_trace() {
    let plain = || Some(gif([0x81, 0, 0], &[vec![]], 0));
    equal("screen", |words| gif([0x81 | words[0] & 0x78, words[1] & 3, words[2]], &[vec![]], 0), plain());
    equal("bits of an image", |words| gif([0x81, 0, 0], &[vec![]], words[0] & 0x3f), plain());
    let controlled = |words: &[u8]| gif([0x81, 0, 0], &[control(words[0] & 0xfe, [words[1], words[2]], words[3])], 0);
    equal("control of one image", controlled, plain());
    let looping = |loops: [u8; 2]| [b"\x21\xff\x0bNETSCAPE2.0\x03\x01", &[loops[0], loops[1], 0][..]].concat();
    equal("loops of one image", |words| gif([0x81, 0, 0], &[looping([words[0], words[1]])], 0), plain());
    // An animation keeps what is seen of it: loops that somebody may count, delays, a clear colour that pixels have.
    let two = |front: &[u8]| gif([0x81, 0, 0], &[[front, &control(1, [5, 0], 2)].concat(), control(8, [6, 0], 0)], 0);
    for loops in [[0, 0], [3, 0]] {
        assert_eq!(stripped(&two(&looping(loops))).unwrap(), two(&looping(loops)));
    }
    equal("many loops", |words| two(&looping([words[0], words[1]])), Some(two(&looping([0, 0]))));
    let unused = |words: &[u8]| gif([0x81, 0, 0], &[control(5, [5, 0], words[0]), control(0x40, [6, 0], words[1])], 0);
    equal("a clear colour of no pixel", unused, None);
    // The data: sub-blocks of any size, what is behind the last pixel's code, and the bits of the last byte.
    let data = |data: &[u8]| [&gif([0x81, 0, 0], &[vec![]], 0)[..35], data, b"\0;"].concat();
    let bits = |words: &[u8]| data(&[2, 2, 0b10_000_100, 0b0000_1010 | words[0] << 4]);
    equal("bits behind the end", bits, plain());
    let behind = |words: &[u8]| data(&[&[2, 14, 0b10_000_100, 0], words].concat());
    equal("bytes behind the last pixel", behind, plain());
    assert_eq!(stripped(&data(&[2, 1, 0b10_000_100, 1, 0b0000_1010])).unwrap(), plain().unwrap());
}

#[test]
fn what_no_viewer_shows_of_a_webps_animation_leaves_no_trace() {
    let frame = |flags: u8| {
        let still = make::plain(image::ImageFormat::WebP);
        let side = u32::from_le_bytes([still[21], still[22], still[23], still[24]]);
        let (width, height) = (side & 0x3fff, side >> 14 & 0x3fff);
        let sides: Vec<u8> = [width, height].into_iter().flat_map(|side| side.to_le_bytes()[..3].to_vec()).collect();
        (sides.clone(), riff_chunk(b"ANMF", &[&[0; 6][..], &sides, &[9, 0, 0, flags], &still[12..]].concat()))
    };
    let file = |control: &[u8], flags: u8| {
        let (sides, frame) = frame(flags);
        let head = riff_chunk(b"VP8X", &[&[2, 0, 0, 0][..], &sides].concat());
        riff_chunk(b"RIFF", &[&b"WEBP"[..], &head, &riff_chunk(b"ANIM", control), &frame, &frame].concat())
    };
    let plain = || Some(file(&[0; 6], 0));
    equal("background", |words| file(&[&words[..4], &[0, 0]].concat(), 0), plain());
    equal("many rounds", |words| file(&[&[0; 4], &words[..2]].concat(), 0), plain());
    equal("bits of a frame", |words| file(&[0; 6], words[0] & 0xfc), plain());
    assert!(make::holds(&stripped(&file(&[1, 2, 3, 4, 7, 0], 0)).unwrap(), b"ANIM\x06\0\0\0\0\0\0\0\x07\0"));
}

#[test]
fn fields_that_a_picture_of_its_kind_does_not_need_leave_no_trace_in_a_tiff() {
    for form in FORMS {
        let plain = || Some(file(form, &[Picture::grey(8, 4)]));
        for tag in [266, 292, 293, 317, 332, 334, 336, 338, 339, 531] {
            let noted = |words: &[u8]| {
                let number = u16::from_be_bytes([words[0], words[1]]);
                file(form, &[Picture::grey(8, 4).with(tag, Value::Short(vec![number]))])
            };
            equal(&format!("tag {tag}"), noted, plain());
        }
        for (tag, count) in [(529, 3), (532, 6)] {
            let noted = |words: &[u8]| {
                let fraction = (u32::from(words[0]), u32::from(words[1]));
                file(form, &[Picture::grey(8, 4).with(tag, Value::Fraction(vec![fraction; count]))])
            };
            equal(&format!("tag {tag}"), noted, plain());
        }
    }
}

#[test]
fn what_is_no_colour_of_a_bmps_pixel_leaves_no_trace() {
    let plain = |fourth: &[u8]| {
        let pixels: Vec<u8> = fourth.iter().flat_map(|&fourth| [1, 2, 3, fourth]).collect();
        Bmp::new(4, 1, 32, &pixels).file(0)
    };
    equal("the fourth byte", |words| plain(&words[..4]), Some(plain(&[0; 4])));
}

/// A segment: its marker's code and its body.
type Part = (u8, Vec<u8>);

/// A JPEG's segments up to its first scan's data, and what follows.
fn segments(file: &[u8]) -> (Vec<Part>, Vec<u8>) {
    let (mut found, mut at) = (Vec::new(), 2);
    while found.last().is_none_or(|last: &Part| last.0 != 0xda) {
        let length = usize::from(u16::from_be_bytes([file[at + 2], file[at + 3]]));
        found.push((file[at + 1], file[at + 4..at + 2 + length].to_vec()));
        at += 2 + length;
    }
    (found, file[at..].to_vec())
}

fn jpeg(segments: &[Part], data: &[u8]) -> Vec<u8> {
    let written = segments.iter().flat_map(|(code, body)| make::jpeg::segment(*code, body));
    [&[0xff, 0xd8][..], &written.collect::<Vec<u8>>(), data].concat()
}

#[test]
fn how_a_jpegs_headers_are_laid_out_leaves_no_trace() {
    let file = make::jpeg::picture(40, 24, false);
    let (parts, data) = segments(&file);
    let plain = || Some(file.clone());
    let changed = |change: &dyn Fn(&mut Vec<Part>)| {
        let mut parts = parts.clone();
        change(&mut parts);
        jpeg(&parts, &data)
    };
    let place = |code: u8| parts.iter().position(|part| part.0 == code).unwrap();
    let (frame, scan) = (place(0xc0), place(0xda));
    // Names of components, and numbers of a progressive scan.
    let named = |words: &[u8]| {
        changed(&|parts| {
            for (number, name) in (0..3).zip(words) {
                parts[frame].1[6 + 3 * number] = *name;
                parts[scan].1[1 + 2 * number] = *name;
            }
        })
    };
    equal("names", named, plain());
    let numbers = |words: &[u8]| changed(&|parts| parts[scan].1[7..10].copy_from_slice(&words[..3]));
    equal("numbers of a progressive scan", numbers, plain());
    // An interval that is longer than the scan.
    let restart = |words: &[u8]| changed(&|parts| parts.insert(frame, (0xdd, words[..2].to_vec())));
    equal("an interval of restarts", restart, plain());
    // Tables in another order, in one segment, of other numbers; a frame that says it is not baseline.
    let other = changed(&|parts| {
        parts[frame].0 = 0xc1;
        for (code, body) in &mut *parts {
            match code {
                0xdb => body[0] ^= 2,
                0xc4 => body[0] ^= 1,
                0xc0 | 0xc1 => (0..3).for_each(|number| body[8 + 3 * number] ^= 2),
                0xda => (0..3).for_each(|number| body[2 + 2 * number] ^= 0x11),
                _ => {}
            }
        }
        parts[1..scan].reverse();
        let all: Vec<u8> = parts.iter().filter(|part| part.0 == 0xc4).flat_map(|part| part.1.clone()).collect();
        parts.retain(|part| part.0 != 0xc4 && part.0 != 0xe0);
        parts.insert(0, (0xc4, all));
    });
    assert_eq!(stripped(&other).unwrap(), stripped(&file).unwrap());
    // Adobe's segment says what JFIF says; without JFIF it may say that the picture is red, green and blue.
    let adobe = |transform: u8| (0xee, [&b"Adobe\0\x64\0\0\0\0"[..], &[transform]].concat());
    for transform in 0..=2 {
        assert_eq!(stripped(&changed(&|parts| parts.insert(1, adobe(transform)))).unwrap(), stripped(&file).unwrap());
    }
    let colours = stripped(&changed(&|parts| parts[0] = adobe(0))).unwrap();
    assert!(make::holds(&colours, b"Adobe") && !make::holds(&colours, b"JFIF"));
    let red = changed(&|parts| {
        parts.remove(0);
        for (number, name) in (0..).zip(b"RGB") {
            parts[frame - 1].1[6 + 3 * number] = *name;
            parts[scan - 1].1[1 + 2 * number] = *name;
        }
    });
    assert_eq!(stripped(&red).unwrap(), colours);
    let decoded = |file: &[u8]| jpeg_decoder::Decoder::new(file).decode().unwrap();
    assert_eq!(decoded(&stripped(&other).unwrap()), decoded(&file));
}

/// A JPEG of one block, grey, whose scans are these headers and data, with such tables: of quantisers, then of codes.
fn block(code: u8, quantisers: &[u8], codes: &[Vec<u8>], scans: &[(&[u8], &[u8])]) -> Vec<u8> {
    let mut file = [&[0xff, 0xd8][..], &make::jpeg::segment(0xdb, quantisers)].concat();
    file.extend(make::jpeg::segment(code, &[8, 0, 8, 0, 8, 1, 1, 0x11, 0]));
    file.extend(codes.iter().flat_map(|codes| make::jpeg::segment(0xc4, codes)));
    for (header, data) in scans {
        file.extend(make::jpeg::segment(0xda, &[&[1, 1, 0], *header].concat()));
        file.extend(*data);
    }
    [&file[..], &[0xff, 0xd9]].concat()
}

/// A table of codes of that class: how many there are of one to five bits, and their symbols.
fn codes(class: u8, counts: [u8; 5], symbols: &[u8]) -> Vec<u8> {
    [&[class], &counts[..], &[0; 11], symbols].concat()
}

#[test]
fn codes_that_never_come_leave_no_trace_in_a_jpeg() {
    // The code of the one difference is 110; what its zeros end with is 0.
    let grey = |dc: Vec<u8>| {
        block(0xc0, &[&[0], &[16; 64][..]].concat(), &[dc, codes(16, [1, 0, 0, 0, 0], &[0])], &[(&[0, 63, 0], &[0xd0])])
    };
    let plain = grey(codes(0, [1, 1, 1, 0, 0], &[0, 1, 4]));
    assert_eq!(stripped(&plain).unwrap().len(), plain.len() + 18);
    let all = |words: &[u8]| {
        let [a, b, c, ..] = *words else { panic!() };
        let before = [(1, 0, 2, vec![a]), (1, 1, 1, vec![a, b]), (0, 3, 1, vec![a, b, c]), (1, 0, 3, vec![a, b, c])];
        let (one, two, three, mut symbols) = before[usize::from(a) % 4].clone();
        if (one, two, three) == (1, 0, 2) {
            return grey(codes(0, [1, 1, 1, 1, 1], &[a, b, 4, c, a]));
        }
        symbols.push(4);
        grey(codes(0, [one, two, three, 1, 0], &[&symbols[..], &[b]].concat()))
    };
    equal("codes before and behind", all, Some(plain.clone()));
    for first in 0..4 {
        assert_eq!(stripped(&all(&[first, 9, 13])).unwrap(), stripped(&plain).unwrap(), "{first}");
    }
    // The standard's tables stay, and are put where their codes come in another table.
    let standard = make::jpeg::picture(40, 24, false);
    let (parts, data) = segments(&standard);
    for number in (0..parts.len()).filter(|number| parts[*number].0 == 0xc4 && parts[*number].1.len() > 100) {
        let changed = |words: &[u8]| {
            let mut parts = parts.clone();
            let end = parts[number].1.len();
            parts[number].1[end - 12..].copy_from_slice(&words[..12]);
            jpeg(&parts, &data)
        };
        equal("the last codes of a table", changed, Some(standard.clone()));
    }
    // Each scan of a progressive picture has its own, with a place of 16 bits free.
    let progressive = stripped(&make::jpeg::picture(40, 24, true)).unwrap();
    let tables: Vec<usize> =
        (0..progressive.len() - 1).filter(|&at| progressive[at..].starts_with(&[0xff, 0xc4])).collect();
    assert!(tables.len() > 5);
    for at in tables {
        let end = at + 2 + usize::from(progressive[at + 3]);
        let changed = |words: &[u8]| {
            let mut table = [&progressive[at..end], &words[..1]].concat();
            (table[3], table[20]) = (table[3] + 1, table[20] + 1);
            [&progressive[..at], &table, &progressive[end..]].concat()
        };
        equal("one code more", changed, Some(progressive.clone()));
    }
}

#[test]
fn quantisers_of_coefficients_that_are_nothing_leave_no_trace_in_a_jpeg() {
    let grey = |quantisers: &[u8]| {
        let tables = [codes(0, [1, 0, 0, 0, 0], &[4]), codes(16, [1, 0, 0, 0, 0], &[0])];
        block(0xc0, quantisers, &tables, &[(&[0, 63, 0], &[0x43])])
    };
    let plain = grey(&[&[0, 16], &[1; 63][..]].concat());
    assert!(make::holds(&stripped(&plain).unwrap(), &[0xff, 0xdb, 0, 67, 0, 16, 1, 1]));
    equal("of a byte", |words| grey(&[&[0, 16], &words.repeat(6)[..63]].concat()), Some(plain.clone()));
    equal("of two", |words| grey(&[&[16, 0, 16], &words.repeat(11)[..126]].concat()), Some(plain.clone()));
    // A coefficient that comes is needed: one that is coded at once, and one whose only bit comes later.
    let all: Vec<u8> = [&[0][..], &(101..165).collect::<Vec<u8>>()].concat();
    let coded = |at: usize| {
        // The run before the coefficient is coded by the symbol; its bit is a one.
        let tables = [codes(0, [1, 0, 0, 0, 0], &[0]), codes(16, [1, 1, 0, 0, 0], &[(at as u8 - 1) << 4 | 1, 0])];
        block(0xc0, &all, &tables, &[(&[0, 63, 0], &[0b0011_0111])])
    };
    for at in [1, 2, 7, 16] {
        let file = coded(at);
        let copy = stripped(&file).unwrap();
        let mut wanted = [1; 64];
        // The first of a table stays, and so does what comes.
        wanted[0] = 101;
        wanted[at] = at as u8 + 101;
        assert!(make::holds(&copy, &wanted), "{at}");
        assert_eq!(stripped(&copy).unwrap(), copy);
        let decoded = |file: &[u8]| jpeg_decoder::Decoder::new(file).decode().unwrap();
        assert_eq!(decoded(&copy), decoded(&file));
    }
    let tables = [codes(0, [1, 0, 0, 0, 0], &[0])];
    let all = [&[0, 200], &[7; 63][..]].concat();
    let late = block(0xc2, &all, &tables, &[(&[0, 0, 1], &[0x7f]), (&[0, 0, 0x10], &[0xff, 0])]);
    let copy = stripped(&late).unwrap();
    assert!(make::holds(&copy, &[&[200][..], &[1; 63]].concat()));
}

#[test]
fn tables_that_become_the_same_by_what_comes_of_them_are_one_in_a_jpeg() {
    // Two components in one scan: 10 stands for a difference of four bits in both tables, and the first codes are none's.
    let file = |words: &[u8]| {
        let mut file =
            [&[0xff, 0xd8][..], &make::jpeg::segment(0xdb, &[&[0, 16], &words.repeat(6)[..63]].concat())].concat();
        file.extend(make::jpeg::segment(0xdb, &[&[1, 16], &words.repeat(7)[5..68]].concat()));
        file.extend(make::jpeg::segment(0xc0, &[8, 0, 8, 0, 8, 3, 1, 0x11, 0, 2, 0x11, 1, 3, 0x11, 1]));
        for number in 0..2 {
            file.extend(make::jpeg::segment(0xc4, &codes(number, [1, 1, 0, 0, 0], &[words[usize::from(number)], 4])));
            file.extend(make::jpeg::segment(0xc4, &codes(16 | number, [1, 1, 0, 0, 0], &[0, words[2]])));
        }
        file.extend(make::jpeg::segment(0xda, &[3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0]));
        file.extend([0b1010_0001, 0b0100_0010, 0b1000_0111, 0xff, 0xd9]);
        file
    };
    let same = [&[3; 12][..]].concat();
    equal("tables and quantisers", file, Some(file(&same)));
    let copy = stripped(&file(&same)).unwrap();
    assert_eq!(copy.windows(2).filter(|pair| *pair == [0xff, 0xdb]).count(), 1);
    assert_eq!(copy.windows(2).filter(|pair| *pair == [0xff, 0xc4]).count(), 2);
}
