### English: the language that all others are translated from.
### `{ $name }` stands for a value and stays as it is; after `{ $n ->` stands one line for each plural of the language.

## The first screen

name = Panah
# The name of the list of languages, for those who hear the page.
language = Language
# Shown under the list where a language still needs review.
review = Nobody who grew up with this language has checked these words yet.
lead = Make photos and other files safe before you hand them over
what = See what a photo or film gives away, cover the faces in it, and make a copy that can be passed on. Sound and documents lose hidden data too.
# A promise. Never make it stronger than it is: "nothing is uploaded" is true, "nothing can leave" is not.
stays = Nothing is uploaded. All the work is done on this device.
staysForm = Your original stays on this device. Only the safe copy goes into the form, as soon as it is made; until the form is sent you can take it back.
flight = If you can, switch on flight mode first. Ordinary uploads are blocked here by the browser; a phone without a connection is surer still.
original = Your originals are not touched, and they are not deleted either.
# The button that empties the page when somebody comes. One short word.
exit = Exit
# The page is a calculator then: a promise, and a person has to know it before the button is pressed.
exitHow = Exit, three fingers on the screen, or the Esc key pressed twice, empties this page at once and shows a calculator.
choose = Choose photos, films or files
# On the button to choose files, while the room opens.
starting = Getting ready…
orDrop = or drop them here, or paste them
drop = Drop the files here
formats = Photos and films, and other files: sound, PDF, office documents, text
# Folded on the first screen. Each of these is true of every copy: never soften them.
cannot = What Panah cannot do
cannotFaces = It does not find every face. Small, dark, turned or half-hidden ones can be missed: look at every picture yourself.
cannotRest = It does not find clothes, tattoos, the way somebody walks, places or shadows. What you do not cover stays.
cannotVoices = A voice that is distorted can still be recognised by software. Only taking the sound out is sure.
cannotDevice = It does not delete your originals, or what the gallery, a cloud and chats keep of them.
cannotSpy = It cannot help on a device that is spied on, or where somebody watches the screen.
cannotSender = It does not hide who sends: that depends on what you send with.
cannotProve = A copy does not prove when and where something happened.
# Folded on the first screen: the licence texts of what is built in.
licences = Licences

## Said before anything else can be: no script, no decoder, or another page that looks on

noScript = This page needs JavaScript. Open it in a browser such as Chrome or Firefox, with JavaScript switched on. It does its work on your device.
tooOld = This browser is too old to do this work. Please open the page in a newer Chrome, Firefox or Safari.
wasmOff = WebAssembly is switched off in this browser, and without it nothing can be done here. Lockdown Mode on an iPhone does that, and so do the safer and safest levels of Tor Browser. Allow it for this page alone, or open Panah in another browser or on another device. There is also a file of Panah that works without it: ask for it where you got this one.
wasmRefused = WebAssembly is there, but it may not run on this page: a policy of the site, of an extension or of the browser forbids it. Open Panah as a file from this device, or in another browser.
workersOff = This browser starts no workers, and without them nothing can be done here. Open Panah in another browser.
notStarted = Panah could not start here, and why is not known. Close other pages and reload this one, or open Panah in another browser.
watched = This page was embedded or opened in a way that lets the other page read your files. Nothing can be chosen here. Open {"\u2068"}{ $address }{"\u2069"} yourself in a new tab, or open Panah as a file from this device.

## Around the room: the app’s own page, and the field in a partner’s form

# $why is a short note for developers, in English.
notOpened = Panah did not open. Reload this page while you are online. ({ $why })
notKept = This browser will not keep Panah for use offline.
makeFirst = Make a safe copy first.
fieldTitle = Photos and files, made safe before they go into the form
fieldReady =
    { $n ->
        [one] { $n } copy is ready and not attached. Attach it, or remove it.
       *[other] { $n } copies are ready and not attached. Attach them, or remove them.
    }
fieldUnfinished =
    { $n ->
        [one] { $n } file has no safe copy that is attached. Make it, or remove the file.
       *[other] { $n } files have no safe copy that is attached. Make them, or remove the files.
    }
fieldClosed = The room in which files are made safe has not opened. Nothing can be chosen here.
fieldBeside = What you dropped beside the room was not taken. Drop it into the room, or choose it there.
fieldReset = Emptying the form also empties the room: what was chosen and made in it would be gone.
fieldDiscard = Empty it
fieldKeep = Keep it
fieldMoved = The page moved this field, and the room had to open anew. What was not finished has to be chosen again.
fieldHeld =
    { $n ->
        [one] { $n } copy made before is still attached.
       *[other] { $n } copies made before are still attached.
    }
fieldTakeBack = Take back
# On the window that opens over a page whose own file chooser is guarded.
fieldDone = Hand over the safe copies

## Files and sizes

files = Photos and files
# Sizes of files. $n is a whole number below 1000.
bytes =
    { $n ->
        [one] { $n } byte
       *[other] { $n } bytes
    }
kilobytes = { $n } KB
megabytes = { $n } MB
# Width and height of a picture. The marks around it keep the order from left to right.
pixels = {"\u2066"}{ $width } × { $height }{"\u2069"}

## Work that goes on

waiting = Waiting for its turn
reading = Reading the file…
searching = Looking for faces…
making = Making the safe copy…
cancel = Cancel
remove = Remove from the list
again = Try again
stopped = Cancelled. Nothing was made.

## What a file reveals

# Above the list of findings: "this file would have told others".
told = What this file would have told
toldNothing = None of the hidden data that Panah looks for was found in this file. The picture itself still shows what it shows.
fields =
    { $n ->
        [one] All { $n } field, under its technical name
       *[other] All { $n } fields, under their technical names
    }
# Of photos, films, sound and documents alike: where it was made. Not "where the photo was taken".
class-place = Where it was taken
class-time = When it was taken or changed
class-device = The make and model of the device
class-serial = A serial number that points to this one device
class-person = A name
class-software = The program that wrote it
class-text = Words: a title, a comment, keywords
class-identifier = An identifier that ties it to other files or accounts
class-hidden-text = Words that are in the file but not shown: hidden text, speaker notes, a hidden sheet
# STAY is in capitals because it is a warning. Where a script has no capitals, say it as plainly.
class-hidden-kept = Hidden parts that STAY in the copy, because what is shown needs them. Look at them before you send it
class-thumbnail = A small hidden copy of the picture, perhaps from before it was edited
class-hidden-picture = A second, hidden picture
class-hidden-clip = A hidden video or sound recording
class-provenance = A record of how it was made and edited
class-faces = Faces that were marked in it, perhaps with names
class-settings = Camera settings
class-unknown = Data that Panah cannot read

## A picture and its covers

picture = The picture with its covers
noneFound = No face was found. Look closely, and cover what you see.
# Numbers of places in a picture that are covered, and that were left open.
counts = Covered: { $covered }. Left open: { $open }.
unsureCount =
    { $n ->
        [one] { $n } of them, with a dashed edge, may be a face or not.
       *[other] { $n } of them, with a dashed edge, may be faces or not.
    }
howTo = Tap a cover to open it; tap it again to cover it.
shapes = What to cover with
tool-box = Box
tool-brush = Brush
# A tool: the person taps the corners of an area.
tool-polygon = Corners
tool-person = Whole person
tool-inverse = All but this
addCover = Add a cover
howTo-box = Drag across what you want covered.
howTo-brush = Paint over what you want covered. Tap the brush again to lay it down.
howTo-polygon = Tap each corner; tap the first one again to finish.
howTo-person = Tap a face to cover the whole person, or drag around a head.
howTo-inverse = Drag across what may be seen. All the rest is covered.
look = Look
look-solid = Plain
look-pattern = Stripes
look-soft = Soft
markAdded = Left open, { $n }: all around it is covered. Arrow keys move it, plus and minus resize it, Delete removes it.
deleteCover = Delete this cover
undo = Undo
redo = Redo
zoomIn = Zoom in
zoomOut = Zoom out
coverAdded = Your cover { $n }. Arrow keys move it, plus and minus resize it, Delete removes it.
# An animated picture. "New picture" and "exact copy" are the two choices under `level`.
moving = This is a moving picture. A new picture keeps one still of it; an exact copy keeps the motion, but faces in it cannot be covered.
movingExact = No cover will be put on this copy: every face in the motion stays open.

## Files of which nothing can be covered

toldNothingBare = None of the hidden data that Panah looks for was found in this file. What can be seen, heard or read in it still tells what it tells.
kind-still = A photo that cannot be shown here
kind-film = A film
kind-sound = A sound recording
kind-document = A document
kind-archive = An archive
kind-text = A text
stays-still = Only hidden data can be taken out here. Faces in it are NOT covered: everyone in the photo can still be recognised. To cover faces, take a screenshot of it, or save it as JPEG, and bring that.
stays-film = Only hidden data can be taken out here. Faces and voices in it are NOT covered: everyone in the film can still be recognised.
stays-sound = Only hidden data can be taken out here. Voices in it are NOT changed: everyone who speaks can still be recognised.
stays-document = Only hidden data can be taken out here. Faces in its pictures, voices and names in it are NOT covered. Everything that can be read in it stays.
stays-archive = Only hidden data of the files in it can be taken out here. Faces in their pictures, voices and names in them are NOT covered. Everything that can be read in them stays; the files are called by numbers.
stays-text = Only hidden data can be taken out here. Every word stays, and the text itself, its names and its way of writing, can tell who wrote it.
# To match: to see that two files come from the same original. A warning: not weaker than it is.
matched = In such a copy all that is seen, heard or read stays as it is: whoever finds your original can match the two, and the way it is coded can tell which phone or program made it. Not for the public.
known-still = I know that all faces in it stay.
known-film = I know that faces and voices stay.
known-sound = I know that voices stay.
known-document = I know that faces, voices and names in it stay.
known-archive = I know that faces, voices and names in its files stay.
known-text = I know that every word stays.
known-picture = I know that all faces stay open.
confirmFirst = Tick the box above first; then the copy can be made.
stillExact = In this kind of picture an exact copy cannot be covered: every face stays open.
readOnce = Faces, voices, names and places in it can still give people away. Go through it once more before you send it.

## Films and recordings

filmLooking = Looking through it. What can be covered is not known yet.
partOnly = Only a part of it
partHow = What is not looked through will not be in the copy.
partFrom = From, in seconds
partTo = To, in seconds
partLook = Look through this part
# $what is a whole sentence such as "Looking for faces…".
secondsLeft =
    { $n ->
        [one] { $what } About { $n } second left.
       *[other] { $what } About { $n } seconds left.
    }
minutesLeft =
    { $n ->
        [one] { $what } About { $n } minute left.
       *[other] { $what } About { $n } minutes left.
    }
still-undecoded = This photo could not be opened here, neither by Panah nor by this browser. It may be whole: Safari on an iPhone opens more kinds of photos, and a screenshot of it works everywhere.
still-altered = This browser alters the pixels that a page reads, so the photo cannot be covered here. Let this page read canvas data, or save the photo as JPEG first.
film-browser = This browser cannot open such a film and write it anew, so nothing in it can be covered here. An exact copy without hidden data can be made; for a covered picture, take a screenshot and bring that.
film-codec = This browser cannot decode this kind of film, so nothing in it can be covered here. An exact copy without hidden data can be made; for a covered picture, take a screenshot and bring that.
film-damaged = This browser can decode films of this kind, but no part of this one: most likely it is damaged. Nothing in it can be covered here. Get it again from where it came.
film-empty = No picture and no sound of a known length was found in it, so nothing in it can be covered here. If it plays on this device, take a screenshot and bring that.
film-format = Films in this kind of container (AVI, for example) cannot be opened for covering here, so nothing in it can be covered. An exact copy without hidden data can be made; to cover faces, save it as MP4 first, or take a screenshot, and bring that.
film-large = Its picture is larger than can be decoded here, so nothing in it can be covered. Save it smaller first, for example in 1080p, and bring that.
film-endless = It is longer than six hours, so nothing in it can be covered here. Cut it first, then bring the parts.
film-memory = Memory ran short while it was looked through, so nothing in it can be covered now. Close other pages and bring it again, or choose only a part of it here.
film-full = It has too many frames, or too many faces show in it, to be looked through at once, so nothing in it can be covered now. Choose only a part of it here, or cut it first and bring the parts.
film-unread = It could not be read through here, and why is not known; the film may be whole. Nothing in it can be covered now. Bring it again, try another browser, or take a screenshot and bring that.
recording-browser = This browser cannot open such a recording and write it anew, so no voice in it can be silenced or distorted here. An exact copy without hidden data can be made.
recording-codec = This browser cannot decode this kind of sound, so no voice in it can be silenced or distorted here. An exact copy without hidden data can be made.
recording-empty = No sound of a known length was found in it, so nothing in it can be silenced or distorted here.
recording-format = Recordings in this kind of container cannot be opened for changing here, so no voice in it can be silenced or distorted. An exact copy without hidden data can be made; to change voices, save it as M4A, MP3 or WAV first and bring that.
recording-endless = It is longer than six hours, so no voice in it can be silenced or distorted here. Cut it first, then bring the parts.
recording-memory = Memory ran short while it was listened through, so no voice in it can be silenced or distorted now. Close other pages and bring it again, or cut it and bring the parts.
recording-unread = It could not be read through here, and why is not known; the recording may be whole. No voice in it can be silenced or distorted now. Bring it again, or try another browser.
# $n is a number of minutes.
film-long =
    { $n ->
        [one] It is too long for the memory that this browser can be counted on to have. About { $n } minute of it would do: choose only a part of it here, or cut it first and bring the parts.
       *[other] It is too long for the memory that this browser can be counted on to have. About { $n } minutes of it would do: choose only a part of it here, or cut it first and bring the parts.
    }
# $time is a length such as 0:12.
filmGaps = Parts of the film cannot be decoded here, { $time } in all. There the copy keeps showing the picture before.
filmShort = The film ends earlier than it says: it can be read until { $time }, and the copy ends there.
filmPeople = The people in the film
personCovered = covered
personOpen = open
personOn = Person { $n }: covered
personOff = Person { $n }: open
briefOn = Perhaps a person, { $n }: covered
briefOff = Perhaps a person, { $n }: open
filmCounts = People covered: { $covered }. Left open: { $open }.
filmNobody = Nobody was found. Go through it with the slider, and cover whom you see.
filmHow = Move the slider to see the covers. Tap a person to uncover or cover them.
play = Play
pause = Pause
filmTime = Place in the film
frameBefore = One frame back
frameAfter = One frame on
filmUnsure =
    { $n ->
        [one] In { $n } place somebody may have been lost.
       *[other] In { $n } places somebody may have been lost.
    }
nextUnsure = Go to the next one
unsureWhat = What is covered where somebody may have been lost?
unsure-reach = Where they are likely to be
unsure-reach-words = Where their head should be, going by how they and the camera moved. A sudden move can take it out of there.
unsure-frame = The whole picture
unsure-frame-words = Nothing is seen until they are found again. The surest.
filmShare = About { $percent } % of the picture will be covered.
filmShareWhole =
    { $n ->
        [one] About { $percent } % of the picture will be covered; in { $n } frame nothing is seen.
       *[other] About { $percent } % of the picture will be covered; in { $n } frames nothing is seen.
    }
filmMoment = Seen for a moment ({ $n })
filmJoin = Join cards of one person
filmJoinFirst = Tap a card. Done
filmJoinNext = Tap the same person’s other cards; tap it again to part them. Done
unsure-area = A larger area
unsure-area-words = The place where they were last, and far around it.
inverse = The other way round: cover everything but the faces that are open.
ownCover = Your cover { $n }
# Of a cover: it moves as the person dragged it.
ownFollows = Moves with your drags
ownFrom = Only from here on
ownTo = Only until here
soundTime = Place in the recording
stepBefore = A tenth of a second back
stepAfter = A tenth of a second on
trimFrom = Begin the copy here
trimTo = End the copy here
trimmed = The copy holds { $from } to { $to } of { $length }.
takeFrame = Make a photo of this frame
takeHow = Single frames can be made into photos, and covered like any photo. Move the slider to the one you need.
noFrame = This frame cannot be shown here.
sound = What happens to the sound?
soundFirst = Choose first what happens to the sound; then the copy can be made.
soundNone = This film has no sound.
soundUnheard = This browser cannot decode its sound, so it can only be removed.
sound-remove = Remove it
sound-remove-words = Voices tell who speaks, even where no face is seen.
sound-keep = Keep it
sound-keep-words = Everyone who speaks can be recognised, and it can be matched to your original.
sound-silence = Silence parts of it
sound-silence-words = You mark what nobody may hear. What is left can still be recognised.
sound-distort = Distort the voices
sound-distort-words = Makes recognition harder, does not prevent it.
silenceHow = Drag across the parts that are to be silent. Tap to go to a place and listen from there.
silenceAdd = Add a silent part
silenceSpan = Silent from { $from } to { $to }
silenceFrom = Silent from, in seconds
silenceTo = Silent to, in seconds
silenceDelete = Delete this silent part
film-unlinkable = Made anew
film-unlinkable-words-film = Every frame is drawn afresh with the covers in it, and the sound is as you choose. For what may become public, where the sound is removed. Whoever has your original can still match the two by their length and by what is seen.
film-unlinkable-words-sound = What you silence or distort is coded afresh; what you keep may stay bit for bit. Whoever has your original can still match the two by what is heard.
film-exact = As it is
film-exact-words-film = Only hidden data goes. No face and no voice in it is covered. It can be matched to your original, and it tells the maker of your phone, often the model. Never for the public.
film-exact-words-sound = Only hidden data goes. No voice in it is changed. It can be matched to your original, and it tells the maker of your phone, often the model. Never for the public.
filmOpen = People: { $covered } covered, { $open } open.
filmCovered = Covers are on { $covered } of { $frames } frames; { $unsure } were unsure.
filmPlaces =
    { $n ->
        [one] You looked at { $looked } of { $n } place.
       *[other] You looked at { $looked } of { $n } places.
    }
nextPlace = Show the next place
enough = That is enough
placesFirst =
    { $n ->
        [one] You looked at { $looked } of { $n } place: where somebody comes into sight, where somebody may have been lost, and along the film. Look at it, or say that it is enough.
       *[other] You looked at { $looked } of { $n } places: where somebody comes into sight, where somebody may have been lost, and along the film. Look at the others, or say that it is enough.
    }

## The two kinds of copy

level = How should the copy be made?
# The name of a choice: the picture is drawn and written anew, so that it cannot be matched by its bytes.
unlinkable = As a new picture
unlinkableWords = Drawn afresh and a little smaller, a large photo with about 8 million pixels, so that no search for equal files on your phone can match it to the original. Whoever sees both still sees that they show the same. For anything that may become public.
# The name of the other choice: the coded picture stays as it is, bit for bit.
exact = As an exact copy
exactWords = The picture stays as it is coded in your file; only hidden data and what is covered go. It can be matched to your original, and it tells the maker of your phone, often the model. Never for the public: only for sealed hand-over to people who need evidence.

## Making the copy, and what is said of it

make = Make a safe copy
makeAll =
    { $n ->
        [one] Make { $n } safe copy
       *[other] Make { $n } safe copies
    }
lookFirst = Look at the picture and its covers first; then the copy can be made.
lookWhole = Look at the picture first: all of it, for a moment.
# "Was looked at. Whoever is left open will be recognised."
lookedAt = Looked at. Who is left open can be recognised.
made = The safe copy is ready
inspectedAgain = Inspected again: no place, time, device, name or other hidden field that Panah looks for was found in the copy.
inspectedRest = Inspected again: apart from what is named below, no place, time, device, name or other hidden field that Panah looks for was found in the copy.
staysHidden =
    { $n ->
        [one] { $n } hidden or telling part STAYS in the copy. Whoever gets it can read it. Look at it before you send it:
       *[other] { $n } hidden or telling parts STAY in the copy. Whoever gets it can read them. Look at them before you send it:
    }
coveredOpen = { $covered } covered, { $open } open.
coveredNone = Nothing in it is covered.
kept-bare = No cover is on what it shows: everybody who can be seen in it can be recognised.
kept-voice = Voices stay in it, as far as it has any: who speaks may be recognised.
kept-words = All its words stay: names in them, and the way they are written, can tell who is meant and who wrote.
kept-matched = Whoever has your original can match this copy to it.
# The way of coding: settings inside the file by which experts recognise a phone or a program.
kept-maker = The way it is coded can tell which phone or program made it.
part-missing = The file that came ends too early: { $n } % of the picture is not in it, and that part of the copy is blank.
end-missing = The file that came lacks its end. All that it holds of the picture is in the copy.
stillOfMoving = It is one still of the moving picture.
lookOnce = Clothes, signs, tattoos and the view from a window can give people away too. Look once more before you send it.

## The copy, and saving it

theCopy = The copy, as it was read again from the file that leaves
# Press and hold to see what was there before.
holdCompare = Hold to see what it was
# SHA-256 is the name of a checksum.
digest = SHA-256 of the copy
copyDigest = Copy the digest
copied = Copied
save = Save
saved = Handed to the browser to save
saveAll =
    { $n ->
        [one] Save { $n } copy
       *[other] Save { $n } copies
    }
savedAll = Saved
asZip = As one zip
closing =
    { $n ->
        [one] Saved: { $n } copy
       *[other] Saved: { $n } copies
    }
savedWhere = The browser puts files into Downloads, unless it asked you or is set otherwise. If they are not there, save once more.

## What is still dangerous

dangers = What is still dangerous
dangerOriginal = The original is still on this device: in the gallery, in its bin, and wherever it was sent from.
dangerClouds = Copies of the original may lie in a cloud, in chats, and in what messengers keep.
dangerFile = The list of downloads and the time of the file tell when you saved it.
dangerShown = Clothes, places, signs, voices and what is said can still tell who is meant.
stepsAndroid = Steps on Android
# Names of apps and menus: as they are called in this language on the device.
stepsAndroidWords = Once the copy is where it should go: delete the original in the gallery, then empty the gallery’s bin (Google Photos: Collections, Bin; Samsung: Menu, Recycle bin). Look in the cloud and in chats for the same picture. Clear the list of downloads in the browser’s menu.
stepsiPhone = Steps on an iPhone
stepsiPhoneWords = Once the copy is where it should go: delete the original in Photos, then in Albums, Recently Deleted. iCloud follows, but shared albums and chats do not: look there too. In Files, look in Downloads and in Recently Deleted.

## Leaving, and a partner’s form

startAgain = Start again with an empty list
older = The file that you saved before is still as it was then: { $names }. Delete it, and save the new copy.
removed = Removed from the list.
bringBack = Bring it back
attach = Attach
attached = Attached
attachAll =
    { $n ->
        [one] Attach { $n } copy
       *[other] Attach { $n } copies
    }
zipping = Packing…

## Why no copy could be made: one sentence a reason

failed = No safe copy could be made
reason-empty = There is nothing in it.
reason-unknown-format = This kind of file is not known here. Known are photos (JPEG, PNG, WebP, GIF, BMP, TIFF, DNG, HEIC, AVIF, JPEG XL, SVG), films (MP4, MOV, 3GP, MKV, WebM, AVI), sound (M4A, MP3, Ogg, FLAC, WAV, AIFF, AMR, AAC, CAF), documents (PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, EPUB), plain text (TXT) and ZIP.
reason-text-disguised = It begins like plain text, but holds something else.
reason-misnamed = It is a text under the name of a photo, a film or another kind of file.
reason-broken = It breaks the rules of its own format: it is damaged, or not what it claims to be.
reason-cut-off = It ends before what it says it holds: most likely a part of it did not arrive.
reason-no-index = The recording was cut off before its index was written. What was filmed may still be in it.
reason-old-office = It is an old Office document (DOC, XLS or PPT), or of another program that keeps its files in that form.
reason-password = It is locked with a password.
reason-drm = It is encrypted (DRM), so nobody can look inside.
reason-unknown-codec = Its picture or sound is coded in a way that is not known here.
reason-unknown-part = A part of it is not known here, so nobody can say what it would tell.
reason-elsewhere = A part of it lies in another file.
reason-not-decoded = Its picture cannot be opened here.
reason-exact-only = Such a file can be copied here only as it is coded.
reason-no-covers = Nothing can be covered in an exact copy of this picture.
reason-cover-outside = A cover lies outside of the picture.
reason-nested = Something inside it, a file or a picture, cannot be made safe.
reason-inseparable = What may be hidden in it cannot be told apart from what it shows.
reason-too-many-pixels = Its picture has more pixels than can be worked on here.
reason-too-many-parts = It has more parts than can be looked through here.
reason-too-large = It takes more memory than is safe to use here.
reason-too-deep = Its parts lie inside each other more deeply than can be followed here.
# A trap: a file that is made to fill the memory when unpacked.
reason-bomb = Unpacked it would grow far beyond its size, as a trap does.
reason-unreadable = It could not be read. Perhaps it was moved or deleted, or it is a folder.
reason-not-a-file = It is a folder or a device, not a file.
reason-changed-meanwhile = It changed while it was worked on.
reason-not-written = The copy could not be written.
reason-overwrites = The copy would be written over the original.
reason-residue = It could not be made sure that nothing hidden is left, so nothing was let out.
reason-misuse = What was asked for cannot be done with this file.
reason-internal = Something broke here while working on this file; perhaps memory ran out. Nothing was made.

## What to do next: one sentence a step

next-repair = Record again if you can. Keep this file: a program that repairs films, on a computer, may save it.
next-newer = Open it in an Office program, save it as DOCX, XLSX, PPTX or PDF, without a password, and bring that.
next-unlock = Open it with its password, save it without one, and bring that.
next-unprotected = Get it without that protection from whoever made it.
next-whole = Save it as one whole file in the app that opens it, and bring that.
# Is said at a terminal too: do not translate --level exact.
next-exact = Make an exact copy (at a terminal: --level exact), which is never for the public. Films, recordings and more kinds of pictures are made anew on the page of Panah, in a browser.
next-other = Try the other kind of copy.
next-cover = Move the cover or delete it, and try again.
next-apart = Take out what is in it and bring the files one by one.
next-smaller = Close other pages and try again, or bring a smaller or shorter one.
next-choose = Check that it is still there, and choose it once more.
next-place = Choose another place that is writable and has room.
next-report = Do not send this file as it is. Close other pages and try again, or reload this one.
next-again-picture = Get it again from where it came. If you can see it on this device, take a screenshot of it and bring that.
next-again-film = Get it again from where it came. If it plays on this device, save it anew as MP4 in an app for editing films.
next-again-sound = Get it again from where it came. If it plays on this device, save it anew as M4A or MP3 in an app for sound.
next-again-document = Get it again from where it came. If it opens on this device, save it anew, for example as PDF.
next-again-unknown = Get it again from where it came. If it opens on this device, save it anew in the app that opens it.
next-save-picture = Save it as JPEG or take a screenshot of it, and bring that.
next-save-film = Save it as MP4 (H.264) first, and bring that.
next-save-sound = Save it as M4A, MP3 or WAV first, and bring that.
next-save-document = Save it anew in another form, such as PDF or DOCX, and bring that.
next-save-unknown = Save it in a common form, such as JPEG, MP4 (H.264), MP3, PDF or DOCX, and bring that.
shelfFiles = Your files
shelfBack = Back
shelfNext = Next
shelfPlace = { $n } of { $all }
shelfEntry = { $n }, {"\u2068"}{ $name }{"\u2069"}: { $state }
shelf-waiting = being looked through
shelf-asks = to be looked at or decided
shelf-ready = ready for its copy
shelf-making = the copy is being made
shelf-made = the copy is ready
shelf-saved = done
shelf-failed = no copy
goOn =
    { $n ->
        [one] Go on: { $n } file to look at
       *[other] Go on: { $n } files to look at
    }
goOnSaid =
    { $n ->
        [one] { $n } file has not been looked at or decided yet. Here it is.
       *[other] { $n } files have not been looked at or decided yet. Here is one.
    }
share = Share…
shareWhat = Your phone or computer asks which app gets the copies; what that app does with them, Panah cannot see.
shared = The copies were handed over.
shareFailed = They could not be shared from here. Save them instead.
class-place-other = A place
# Where a photo was taken, by the nearest city that is known.
placeNear = About { $km } km from the middle of { $city }
# How exact the file says that the place is.
placeWithin = Exact to { $m } m
class-time-other = When it was made or changed
class-thumbnail-other = A small hidden picture of it, perhaps from before it was changed
class-settings-other = Settings of the device or program that made it
decideAgain = Covers and choices again
howNow = How the copy is made: { $way }
coverList =
    { $n ->
        [one] { $n } cover, to open or cover it
       *[other] All { $n } covers, one by one
    }
listFaceOn = Face { $n } of { $all }: covered
listFaceOff = Face { $n } of { $all }: open
listPerhapsOn = Perhaps a face, { $n } of { $all }: covered
listPerhapsOff = Perhaps a face, { $n } of { $all }: open
listOwn = Your cover, { $n } of { $all }: go to it
listMark = Left open by you, { $n } of { $all }: go to it
saidLook = It can be looked at now.
saidReady = Ready to be looked at: { $n } of { $all }.
saidMade = Safe copies ready: { $n } of { $all }.
saidFailed =
    { $n ->
        [one] Of { $n } file no copy can be made; why stands with it.
       *[other] Of { $n } files no copy can be made; why stands with them.
    }
madeAttached = The safe copy is ready and attached to the form
takeBack = Take back from the form
formKind = The form does not take this kind of file. No copy of it will be attached.
formBytes = The copy is larger than what the form takes, and is not attached.
formMost =
    { $n ->
        [one] The form takes { $n } file. No copy of this one will be attached, unless you remove another.
       *[other] The form takes { $n } files. No copy of this one will be attached, unless you remove another.
    }

## An organisation’s room, which gives one sealed file

# Only in the room that an organisation hands out: $name is the organisation. Never make this stronger than it is.
bundle-to = What leaves here is one sealed file for { $name }. Only they can open it; nothing on this device can.
bundle-key = Their key. Ask them by phone whether it begins and ends like this:
bundle-save = Save as one sealed file
# In a partner's form: the button that seals and attaches.
bundle-attach = Attach as one sealed file
# In a partner's form, in place of `staysForm`. A promise: never make it stronger than it is.
bundle-form = Your original stays on this device. Only one sealed file goes into the form, when you attach it; whoever runs the form cannot open it, unless they are { $name }.
bundle-working = Sealing…
bundle-failed = It could not be sealed, and nothing was saved. Close other pages and try again.
bundle-code = The code of the sealed file
# $name is the organisation.
bundle-how = Read these words or these numbers to { $name } by phone before you send the file. They know the file by them.
# The second door of an organisation's room: a button, and the title of what it opens. Files that came back are compared there.
bundle-check = Check files
# A bundle holds copies, a manifest (`manifest.json`: what was done to each copy, may be shown) and an opening (`opening.json`: ties copies to originals,
# sealed). One word each, the same in all these messages.
bundle-check-what = Choose a bundle, or copies with their manifest, or an original with its manifest and opening, or another copy of this page. They are read on this device, and nothing else is done with them.
bundle-check-choose = Choose what to check
bundle-check-back = Back
bundle-check-working = Checking…
# A heading.
bundle-check-answer = The answer
# Verdicts. Never make one stronger than it is.
bundle-check-sound = Nothing was changed: this bundle is as it was made, byte for byte.
bundle-check-wrong = Something is wrong with it.
bundle-check-manifest = This is a manifest. Copies that are chosen together with it are compared with it.
bundle-check-fits = This opening fits its manifest.
bundle-check-opening = This is an opening. Choose it together with its manifest and an original.
bundle-check-unchanged = Unchanged: this is a copy that the manifest speaks of.
# "Committed to": its digest was fixed and hidden when the copies were made, and can be opened later.
bundle-check-repacked = This is NOT the copy, byte for byte. Outside of the covers its picture is still what was committed to; inside of them it can be anything.
bundle-check-changed = This is NOT a copy that the manifest speaks of. It looks like one from outside: it was changed, or it is another file.
bundle-check-original = This is the original that was committed to, byte for byte.
bundle-check-same-media = The file was changed. Its picture or sound is still that of the original that was committed to.
bundle-check-stranger = This is none of the files that the manifest speaks of.
bundle-check-alone = Nothing can be known of this file alone, without its manifest: not even whether it was changed.
bundle-check-page = This is a page, perhaps a copy of this one. Have whoever published it read out its words or its digest by phone, and compare.
# age and unseal are names of commands.
bundle-check-sealed = This file is sealed. Those who have its key open it at the desk: with {"\u2066"}age -d{"\u2069"}, or with {"\u2066"}unseal{"\u2069"} of the desk tool. No key is ever asked for here.
bundle-check-signature = This is a signature. Choose it together with the page that it is of.
bundle-check-nothing = This is none of what can be checked here.
# What is wrong with a bundle or with what was chosen beside it.
bundle-fault-member = A file in it was changed or damaged.
bundle-fault-missing = A file of it is missing.
bundle-fault-stray = It holds a file that no bundle holds, or two of one name.
bundle-fault-outside = It was changed or damaged outside of its files, or it is another kind of zip.
bundle-fault-swapped = A copy in it is not the one that the manifest speaks of.
bundle-fault-manifest = The manifest or the opening is damaged or forged.
bundle-fault-version = It was made by a newer program. Ask for a newer page.
bundle-fault-opening = The opening does not fit the manifest.
bundle-fault-proof = The proof of the picture does not hold: what is not covered was changed, or the proof was.
bundle-check-wary = Do not rely on it. Ask whoever sent it, over another channel.
# Two counts.
bundle-check-covers = Covers: { $search } by the search, { $hand } by hand.
bundle-check-unsearched = It was not searched for faces.
# Tiles are the little squares that a picture is coded in.
bundle-check-tiles = Of { $all } tiles of the picture { $open } are what was committed to. { $covered } are covered: what is under them cannot be known.
bundle-check-map = Where the covered tiles are
bundle-check-says = What the manifest says of it
# A heading.
bundle-check-cannot = What cannot be known
# What the manifest says in one English sentence, which is its `does_not_prove`. Never make it weaker.
bundle-check-proves = This does not prove that what is shown happened, or when, where and by whom it was taken. It does not prove that the file is the one that a camera wrote. Nor does it prove that nobody in it can be recognised.
bundle-check-code = Its code
# The name of a field for words, numbers or a digest.
bundle-check-noted = Type or paste what was noted, or what you are told by phone
bundle-check-compare = Compare
bundle-check-same = It fits: this is the code of this file.
bundle-check-other = It does NOT fit: this is the code of another file.
bundle-check-mistaken = The code has a mistake. Read it once more, word by word.
bundle-check-unsigned = No signature was checked. Choose its {"\u2066"}.minisig{"\u2069"} file together with it.
# minisign is the name of a program for signatures.
bundle-check-key = Public key of whoever signed it (minisign)
bundle-check-try = Check the signature
bundle-check-signed = Signed: this key signed just this page.
bundle-check-not-signed = NOT signed: this key did not sign this page.
bundle-check-no-key = This is no public key of minisign.

## The file for browsers without WebAssembly

# In place of `what`: a promise, never stronger than it is.
hand-what = See what a photo, a film or another file gives away, and make a copy that can be passed on. No faces are looked for here: you cover them by hand, in photos only. It takes longer than in other browsers.
# In place of `noneFound`, and said of every copy of a picture that leaves.
hand-none = No faces are looked for here. Look closely: only what you cover by hand is covered.
