// The shapes of what crosses between the core and a page: JSON, as the core writes and reads it. Written from the core's own structs;
// `WRITE=1 cargo test --lib types` writes it anew.

/**
 * A container format that can be inspected and stripped.
 */
export type Format = "jpeg" | "png" | "webp" | "gif" | "bmp" | "tiff" | "dng" | "jxl" | "heic" | "avif" | "svg" | "pdf" | "docx" | "xlsx" | "pptx" | "odt" | "ods" | "odp" | "epub" | "zip" | "text" | "mp3" | "ogg" | "flac" | "wav" | "aiff" | "amr" | "adts" | "caf" | "matroska" | "webm" | "avi" | "mp4" | "mov" | "threegp" | "m4a";

/**
 * What a file is to a person, and with it what can be covered in it and what stays.
 */
export type Kind = "picture" | "still" | "film" | "sound" | "document" | "text" | "archive";

/**
 * What a person asks for.
 */
export type Level = "unlinkable" | "exact";

/**
 * What a finding would reveal to whoever gets the file. One class for each thing that a person can understand.
 */
export type Class = "place" | "time" | "device" | "serial" | "person" | "software" | "text" | "identifier" | "hidden-text" | "hidden-kept" | "thumbnail" | "hidden-picture" | "hidden-clip" | "provenance" | "faces" | "settings" | "unknown";

/**
 * One thing that the file would reveal. Its value is for the person's own eyes and goes nowhere else.
 */
export type Finding = {
/**
 * What it would reveal.
 */
class: Class,
/**
 * The standard's name for the field: `Exif GPSLatitude`.
 */
field: string,
/**
 * What it says, shortened for reading; empty where there is nothing to show.
 */
value: string,
/**
 * Whether it stays in a copy, and so is reported every time.
 */
stays: boolean, };

/**
 * How a stored picture is turned for viewing (Exif 2.32, tag 0x0112): 1 to 8, where 1 is upright.
 */
export type Orientation = number;

/**
 * The size of the main picture.
 */
export type Picture = {
/**
 * Stored width in pixels, before orientation.
 */
width: number,
/**
 * Stored height in pixels, before orientation.
 */
height: number,
/**
 * How it is turned for viewing.
 */
orientation: Orientation,
/**
 * How many frames it has; 1 for a still.
 */
frames: number, };

/**
 * Which kinds of tracks a film or a recording keeps, whatever its container calls itself.
 */
export type Tracks = {
/**
 * Whether a track of moving pictures stays.
 */
video: boolean,
/**
 * Whether a track of sound stays. Sound inside a track of pictures, as DV has it, does not count.
 */
audio: boolean, };

/**
 * What one walk over a file found: both what is shown to the person and what a strip removes.
 */
export type Report = {
/**
 * The format.
 */
format: Format,
/**
 * What it is to a person: what its tracks are, where it has any, and else what its format is.
 */
kind: Kind,
/**
 * Whether covers can be put on it at the Exact level; an inspection says so.
 */
covers_exactly: boolean,
/**
 * The length in bytes.
 */
len: number,
/**
 * The tiling.
 */
segments: unknown[],
/**
 * What the file would reveal.
 */
findings: Array<Finding>,
/**
 * The main picture, where there is one.
 */
picture: Picture | null,
/**
 * The tracks of a container that may hold pictures, sound or both; none of either in every other format.
 */
tracks: Tracks,
/**
 * How much of the picture is not in the file, in hundredths, where the file ends before its picture does: 0 where nothing is
 * missing but the end.
 */
missing?: number, };

/**
 * How a copy is made, as far as what stays in it goes.
 */
export type Way = "drawn" | "remove" | "keep" | "silence" | "distort" | "exact";

/**
 * What a copy still holds that a person may not expect.
 */
export type Kept = {
/**
 * Whether its pictures or frames are as they came, with no cover on any, searched or not.
 */
bare: boolean,
/**
 * How many places or people that were found or marked have no cover; nothing where nobody looked.
 */
open?: number,
/**
 * How many of the open places may be no faces; of a film, in how many frames somebody who is covered may have been lost.
 */
unsure: number,
/**
 * Whether it may hold voices, changed or not.
 */
voice: boolean,
/**
 * Whether it holds words that are read: all of them stay.
 */
words: boolean,
/**
 * How many hidden or telling parts stay.
 */
hidden: number,
/**
 * Whether whoever has the original can match the two by more than what they show.
 */
matched: boolean,
/**
 * Whether the way it is coded may name the phone or the program that wrote it.
 */
maker: boolean, };

/**
 * What a person was told before a copy was made.
 */
export type Told = {
/**
 * Of a picture that was looked at: how many places were found or marked in it.
 */
marked?: number,
/**
 * What stays.
 */
kept: Kept, };

/**
 * What was done to one file.
 *
 * `copy` may go with the copy. `received` links to the original and is for the person alone.
 */
export type Receipt = {
/**
 * What may be shown to whoever gets the copy.
 */
copy: Copied,
/**
 * What ties the copy to the original: never to be published.
 */
received: Received, };

/**
 * The public half of a receipt.
 */
export type Copied = {
/**
 * How the copy was made.
 */
level: Level,
/**
 * The format of the copy.
 */
format: Format,
/**
 * Its length in bytes.
 */
len: number,
/**
 * Its SHA-256.
 */
sha256: string,
/**
 * How many findings of each class the original had and the copy has not.
 */
removed: { [key in Class]?: number },
/**
 * How many findings of each class the second inspection still had in the copy, which stay in it because what is shown
 * needs them; empty where it had none.
 */
hidden: { [key in Class]?: number },
/**
 * What it still holds that a person may not expect.
 */
kept: Kept,
/**
 * How many regions were covered.
 */
covered: number,
/**
 * How much of the picture was not in the file that came, in hundredths, where that ended too early; 0 where nothing was missing
 * but its end.
 */
missing?: number,
/**
 * True when the copy is one still of a picture that moved.
 */
still_of_moving: boolean,
/**
 * True: a copy leaves only after it was inspected again. Here so that a reader need not know the rule.
 */
inspected_again: boolean,
/**
 * Of a film made anew: what was covered in time.
 */
film?: FilmFacts,
/**
 * Of a film or recording made anew: what of it the copy holds, where that is not all.
 */
trimmed?: Trimmed, };

/**
 * The private half of a receipt: the file as it was received from the system.
 */
export type Received = {
/**
 * Its format.
 */
format: Format,
/**
 * Its length in bytes.
 */
len: number,
/**
 * Its SHA-256.
 */
sha256: string, };

/**
 * What was made anew of a film or a recording, as the receipt says it.
 */
export type Made = {
/**
 * What was covered; nothing for a recording without pictures.
 */
film?: FilmFacts,
/**
 * What of the original the copy holds.
 */
part: Part,
/**
 * How long all of the original is, in microseconds.
 */
length: number,
/**
 * What became of its sound.
 */
sound: Way,
/**
 * What the person was told would stay.
 */
told: Kept, };

/**
 * A part of a film or a recording, in microseconds of its own clock, from a time on and until before one.
 */
export type Part = {
/**
 * From its beginning where nothing is said.
 */
from: number | null,
/**
 * To its end where nothing is said.
 */
to: number | null, };

/**
 * Which part of the original a copy holds, in microseconds.
 */
export type Trimmed = {
/**
 * Where it begins.
 */
from: number,
/**
 * Where it ends.
 */
to: number,
/**
 * How long all of the original is.
 */
length: number, };

/**
 * What was covered in a film, in frames of the part that the copy holds.
 */
export type FilmFacts = {
/**
 * All of them.
 */
frames: number,
/**
 * Those with any cover.
 */
covered: number,
/**
 * How many places were to be looked at.
 */
places: number,
/**
 * How many of them the person looked at, covered as they were then.
 */
looked: number,
/**
 * Those in which somebody who is covered may have been lost.
 */
unsure: number,
/**
 * How many people were found in all that was looked through.
 */
people: number,
/**
 * How many of them are left open.
 */
open: number,
/**
 * How much of what is seen cannot be decoded, in microseconds; left out where nothing is missing. The copy holds the picture
 * before it.
 */
missing?: number, };

/**
 * The shape of a cover, in upright pixels of the full picture. It may reach outside.
 */
export type Outline = { "shape": "box",
/**
 * The left edge.
 */
x: number,
/**
 * The upper edge.
 */
y: number,
/**
 * In pixels.
 */
width: number,
/**
 * In pixels.
 */
height: number, } | { "shape": "ellipse",
/**
 * The box's left edge.
 */
x: number,
/**
 * The box's upper edge.
 */
y: number,
/**
 * In pixels.
 */
width: number,
/**
 * In pixels.
 */
height: number, } | { "shape": "person",
/**
 * The left edge of the head's box.
 */
x: number,
/**
 * The upper edge of the head's box.
 */
y: number,
/**
 * Of the head, in pixels.
 */
width: number,
/**
 * Of the head, in pixels.
 */
height: number, } | { "shape": "brush",
/**
 * Where it was led.
 */
points: Array<[number, number]>,
/**
 * The brush's width in pixels.
 */
width: number, } | { "shape": "polygon",
/**
 * Its corners.
 */
points: Array<[number, number]>, };

/**
 * What a cover looks like. All are opaque.
 */
export type Look = "solid" | "pattern" | "soft";

/**
 * A shape with a look.
 */
export type Cover = {
/**
 * What it shows.
 */
look: Look,
/**
 * Whether it is all but the outline that is covered. Several such outlines are left open together; what other covers
 * lie on stays covered.
 */
inverse: boolean, } & ({ "shape": "box",
/**
 * The left edge.
 */
x: number,
/**
 * The upper edge.
 */
y: number,
/**
 * In pixels.
 */
width: number,
/**
 * In pixels.
 */
height: number, } | { "shape": "ellipse",
/**
 * The box's left edge.
 */
x: number,
/**
 * The box's upper edge.
 */
y: number,
/**
 * In pixels.
 */
width: number,
/**
 * In pixels.
 */
height: number, } | { "shape": "person",
/**
 * The left edge of the head's box.
 */
x: number,
/**
 * The upper edge of the head's box.
 */
y: number,
/**
 * Of the head, in pixels.
 */
width: number,
/**
 * Of the head, in pixels.
 */
height: number, } | { "shape": "brush",
/**
 * Where it was led.
 */
points: Array<[number, number]>,
/**
 * The brush's width in pixels.
 */
width: number, } | { "shape": "polygon",
/**
 * Its corners.
 */
points: Array<[number, number]>, });

/**
 * What a region looks like.
 */
export type Shape = "box" | "ellipse";

/**
 * A part of a picture, in upright pixels of the full picture. It may reach outside.
 */
export type Region = {
/**
 * What it looks like.
 */
shape: Shape,
/**
 * The left edge.
 */
x: number,
/**
 * The upper edge.
 */
y: number,
/**
 * The width; nothing is covered unless it is above 0.
 */
width: number,
/**
 * The height; nothing is covered unless it is above 0.
 */
height: number, };

/**
 * How the bytes of a frame lie.
 */
export type FrameLayout = {
/**
 * Which planes there are.
 */
format: PlaneFormat,
/**
 * Visible width in pixels, before turning.
 */
width: number,
/**
 * Visible height in pixels, before turning.
 */
height: number,
/**
 * The turn clockwise that makes the frame upright: 0, 90, 180 or 270 degrees.
 */
rotation: number,
/**
 * Whether it is mirrored from left to right behind that.
 */
flip: boolean,
/**
 * How colours are made.
 */
matrix: FrameMatrix,
/**
 * Whether samples go from 0 to 255, and not from 16 to 235 (240 for colours).
 */
full: boolean,
/**
 * Where the planes lie; without gaps one after the other if there are none.
 */
planes: Array<FramePlane>, };

/**
 * Which planes there are.
 */
export type PlaneFormat = "I420" | "NV12";

/**
 * How brightness and colours make red, green and blue.
 */
export type FrameMatrix = "bt601" | "bt709";

/**
 * Where a plane's rows lie.
 */
export type FramePlane = {
/**
 * The first row's place in the bytes.
 */
offset: number,
/**
 * Bytes from one row to the next.
 */
stride: number, };

/**
 * A box.
 */
export type Place = {
/**
 * The left edge.
 */
x: number,
/**
 * The upper edge.
 */
y: number,
/**
 * The width.
 */
width: number,
/**
 * The height.
 */
height: number, };

/**
 * A film as the page gets it.
 */
export type FilmSummary = {
/**
 * In upright pixels.
 */
width: number,
/**
 * In upright pixels.
 */
height: number,
/**
 * Frames in all.
 */
frames: number,
/**
 * When it begins, in microseconds.
 */
from: number,
/**
 * When it ends.
 */
to: number,
/**
 * When each shot but the first begins.
 */
cuts: Array<number>,
/**
 * In the order in which they were first seen.
 */
people: Array<FilmPerson>,
/**
 * Where the search is not sure.
 */
unsure: Array<UnsureSpan>, };

/**
 * A person as the page gets them.
 */
export type FilmPerson = {
/**
 * Their number.
 */
id: number,
/**
 * When first seen.
 */
first: number,
/**
 * When last seen.
 */
last: number,
/**
 * In how many frames seen.
 */
frames: number,
/**
 * Seen for a moment; perhaps no face.
 */
brief: boolean,
/**
 * For a thumbnail.
 */
best: Best,
/**
 * When covered: from, and until before.
 */
spans: Array<[number, number]>, };

/**
 * A good picture of a person.
 */
export type Best = {
/**
 * When.
 */
time: number,
/**
 * How sure, 0 to 1.
 */
score: number,
/**
 * The left edge.
 */
x: number,
/**
 * The upper edge.
 */
y: number,
/**
 * The width.
 */
width: number,
/**
 * The height.
 */
height: number, };

/**
 * A span of time in which a person may be seen uncovered.
 */
export type UnsureSpan = {
/**
 * Its number.
 */
id: number,
/**
 * Whose.
 */
person: number,
/**
 * From this time on, in microseconds.
 */
from: number,
/**
 * Until before this time.
 */
to: number,
/**
 * Why.
 */
reason: UnsureReason,
/**
 * Whether their face never was large enough to be known again.
 */
small: boolean, };

/**
 * Why a span is unsure.
 */
export type UnsureReason = "lost" | "hidden" | "flicker";

/**
 * All that a person decided.
 */
export type FilmDecisions = {
/**
 * Who is not covered.
 */
uncovered: Array<number>,
/**
 * Who is one person under several numbers: at least two in each, and nobody in two of them. They are counted as one.
 */
joined: Array<Array<number>>,
/**
 * Whether all is covered but the faces of those.
 */
inverse: boolean,
/**
 * What happens in unsure spans that have no override.
 */
unsure: UnsureTreatment,
/**
 * What happens in single spans instead.
 */
overrides: Array<UnsureOverride>,
/**
 * Covers drawn by hand.
 */
manual: Array<ManualCover>, };

/**
 * What happens in an unsure span.
 */
export type UnsureTreatment = "reach" | "area" | "frame" | "tracked";

/**
 * What happens in one unsure span.
 */
export type UnsureOverride = {
/**
 * The span's number.
 */
id: number,
/**
 * What happens in it.
 */
as: UnsureTreatment, };

/**
 * A cover that a person drew.
 */
export type ManualCover = {
/**
 * What it looks like.
 */
shape: Shape,
/**
 * From when on, in microseconds; from the beginning if not said.
 */
from?: number,
/**
 * Until before when; to the end if not said.
 */
to?: number,
/**
 * At least one, their times rising.
 */
keys: Array<ManualKey>, };

/**
 * Where a manual cover is at a time.
 */
export type ManualKey = {
/**
 * In microseconds.
 */
time: number,
/**
 * In upright pixels.
 */
x: number,
/**
 * In upright pixels.
 */
y: number,
/**
 * In upright pixels.
 */
width: number,
/**
 * In upright pixels.
 */
height: number, };

/**
 * All that is covered at a time.
 */
export type FilmCovered = {
/**
 * Whether the whole picture is, but for `but`.
 */
frame: boolean,
/**
 * What stays open then.
 */
but: Array<FilmCover>,
/**
 * What is covered in any case.
 */
regions: Array<FilmCover>, };

/**
 * One cover for the screen.
 */
export type FilmCover = {
/**
 * Whose it is.
 */
person?: number,
/**
 * What it looks like.
 */
shape: Shape,
/**
 * The left edge.
 */
x: number,
/**
 * The upper edge.
 */
y: number,
/**
 * The width; nothing is covered unless it is above 0.
 */
width: number,
/**
 * The height; nothing is covered unless it is above 0.
 */
height: number, };

/**
 * What was rendered of a film.
 */
export type Rendered = {
/**
 * The part that the copy holds.
 */
part: Part,
/**
 * How many frames were encoded.
 */
frames: number,
/**
 * On how many of them a cover was painted.
 */
covered: number,
/**
 * The times at which the person looked at the film with its covers, in microseconds, in any order.
 */
seen: Array<number>,
/**
 * How much of what is seen could not be decoded, in microseconds.
 */
missing: number, };
