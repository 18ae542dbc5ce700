"""How far the Unlinkable level lowers the correlation of a photo with its sensor's noise, and what it does to the picture.

Usage: python3 bench/noise.py path/to/panah. Needs numpy and Pillow. Independent of the core: it makes a sensor of its
own, draws the crop again from the seed as the format of a seed says, and compares.

A sensor's pattern K multiplies light: pixel = scene * (1 + K) + grain (Lukas, Fridrich and Goljan 2006). The pattern is
known here exactly, which no adversary can better. "same grid" is what somebody finds who compares at the original's
place; "known crop" is what somebody finds who knows the crop and the size to the pixel and resamples the pattern the
same way, which is the worst case.
"""

import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image

SIZES = [(1600, 1200), (2000, 1500), (2400, 1800)]
STRENGTH = 0.02
CROP = 0.012
GOAL = 0.95


def blurred(plane, radius):
    """The mean over a square, by running sums."""
    padded = np.pad(plane, radius + 1, mode="reflect")[: plane.shape[0] + 2 * radius + 1, : plane.shape[1] + 2 * radius + 1]
    sums = np.pad(padded.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    side = 2 * radius + 1
    whole = sums[side:, side:] - sums[:-side, side:] - sums[side:, :-side] + sums[:-side, :-side]
    return whole[: plane.shape[0], : plane.shape[1]] / side**2


def scene(width, height, chance):
    """Soft light, edges and texture, in 0..1."""
    small = chance.random((height // 40 + 2, width // 40 + 2))
    light = np.asarray(Image.fromarray((small * 255).astype(np.uint8)).resize((width, height), Image.BICUBIC)) / 255
    x, y = np.meshgrid(np.arange(width), np.arange(height))
    edges = 0.12 * (((x // 97) + (y // 71)) % 2)
    texture = 0.05 * np.sin(x / 3.1) * np.sin(y / 4.3) * (light > 0.5)
    return np.clip(0.2 + 0.5 * light + edges + texture, 0.05, 0.92)


def residual(plane):
    """What is left when a picture's smooth part is taken away, without its rows' and columns' means."""
    left = plane - blurred(plane, 2)
    left = left - left.mean(0, keepdims=True) - left.mean(1, keepdims=True)
    return np.clip(left, -0.06, 0.06)


def correlation(one, other):
    """The normalised correlation of two planes."""
    one, other = one - one.mean(), other - other.mean()
    return float((one * other).sum() / np.sqrt((one**2).sum() * (other**2).sum()))


def similarity(one, other):
    """The mean structural similarity (Wang et al. 2004) over windows of 7 by 7, of values in 0..1."""
    mean = lambda plane: blurred(plane, 3)
    a, b = mean(one), mean(other)
    va, vb, ab = mean(one * one) - a * a, mean(other * other) - b * b, mean(one * other) - a * b
    c1, c2 = 0.01**2, 0.03**2
    return float((((2 * a * b + c1) * (2 * ab + c2)) / ((a * a + b * b + c1) * (va + vb + c2))).mean())


def units(seed):
    """The numbers that are drawn from a seed: SHA-256 of it and a counter."""
    count = 0
    while True:
        block = hashlib.sha256(seed + count.to_bytes(8, "big")).digest()
        yield int.from_bytes(block[:4], "big") / 2**32
        count += 1


def luma(path):
    return np.asarray(Image.open(path).convert("L"), dtype=np.float64) / 255


def main(panah):
    print("photo        copy         before   same grid   known crop   SSIM")
    failed = False
    for number, (width, height) in enumerate(SIZES):
        chance = np.random.default_rng(number)
        pattern = chance.normal(0, STRENGTH, (height, width))
        light = scene(width, height, chance)
        shot = light * (1 + pattern) + chance.normal(0, 0.008, light.shape) * np.sqrt(light)
        with tempfile.TemporaryDirectory() as folder:
            source, copy = Path(folder) / "source.jpg", Path(folder) / "copy.jpg"
            grey = Image.fromarray((np.clip(shot, 0, 1) * 255 + 0.5).astype(np.uint8))
            grey.convert("RGB").save(source, quality=95, subsampling=0)
            seed = hashlib.sha256(bytes([number])).digest()
            subprocess.run([panah, "strip", source, "-o", copy, "--seed", seed.hex(), "--json"], check=True, stdout=subprocess.PIPE)
            before, after = luma(source), luma(copy)
        draw = units(seed)
        (left, right), (top, bottom) = [(next(draw) * CROP / 2 * side, next(draw) * CROP / 2 * side) for side in (width, height)]
        box = (left, top, width - right, height - bottom)
        size = (after.shape[1], after.shape[0])
        resampled = lambda plane: np.asarray(Image.fromarray(plane.astype(np.float32)).resize(size, Image.BICUBIC, box=box), dtype=np.float64)
        stretched = np.asarray(Image.fromarray((pattern * light).astype(np.float32)).resize(size, Image.BICUBIC), dtype=np.float64)
        row = {
            "before": correlation(residual(before), pattern * light),
            "same": correlation(residual(after), stretched),
            "known": correlation(residual(after), resampled(pattern * light)),
            "ssim": similarity(after, resampled(before)),
        }
        failed |= row["ssim"] < GOAL or row["known"] > row["before"]
        print(f"{width}x{height}".ljust(13) + "{}x{}".format(*size).ljust(13) + "{before:6.3f}   {same:9.4f}   {known:10.3f}   {ssim:5.3f}".format(**row))
    if failed:
        sys.exit(f"the similarity is below {GOAL}, or the noise is not reduced")


if __name__ == "__main__":
    main(*sys.argv[1:])
