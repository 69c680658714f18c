"""Writes data/golden/weights/yolo-fastest.json: what PyTorch computes with Yolo-Fastest 1.1, for the tests of those who read darknet's files.

Run with any PyTorch from 1.12 on, at the root of the repository:  python3 tests/golden/make_darknet.py FOLDER
where FOLDER holds yolo-fastest-1.1.cfg and yolo-fastest-1.1.weights of https://github.com/dog-qiuqiu/Yolo-Fastest.
"""
import json
import pathlib
import sys

import numpy
import torch
import torch.nn.functional as F

from values import drawn, stored


def sections(text):
    found = []
    for line in (line.strip() for line in text.splitlines()):
        if line.startswith("["):
            found.append((line[1:-1], {}))
        elif line and line[0] not in "#;":
            name, value = line.split("=", 1)
            found[-1][1][name.strip()] = value.strip()
    return found


def run(layers, numbers, x):
    results, heads, place = [], [], 0

    def take(*shape):
        nonlocal place
        count = int(numpy.prod(shape))
        place += count
        return torch.tensor(numbers[place - count:place], dtype=torch.float64).reshape(shape)

    for index, (kind, options) in enumerate(layers):
        integer = lambda name, otherwise=0: int(options.get(name, otherwise))
        at = lambda source: results[source if source >= 0 else index + source]
        if kind == "convolutional":
            filters, size, groups = integer("filters"), integer("size"), integer("groups", 1)
            bias = take(filters)
            scale, mean, variance = (take(filters) for _ in range(3)) if "batch_normalize" in options else (None, None, None)
            x = F.conv2d(x, take(filters, x.shape[1] // groups, size, size), None if scale is not None else bias, integer("stride"), size // 2 * integer("pad"), 1, groups)
            if scale is not None:
                x = (x - mean[:, None, None]) / (variance[:, None, None] + 1e-5).sqrt() * scale[:, None, None] + bias[:, None, None]
            x = torch.where(x > 0, x, 0.1 * x) if options["activation"] == "leaky" else x
        elif kind == "maxpool":
            x = F.max_pool2d(x, integer("size"), integer("stride"), integer("size") // 2)
        elif kind == "upsample":
            x = x.repeat_interleave(2, 2).repeat_interleave(2, 3)
        elif kind == "shortcut":
            x = x + at(integer("from"))
        elif kind == "route":
            x = torch.cat([at(int(source)) for source in options["layers"].split(",")], 1)
        elif kind == "yolo":
            heads.append(x)
        results.append(x)
    assert place == len(numbers)
    return heads


def main():
    folder = pathlib.Path(sys.argv[1])
    layers = sections((folder / "yolo-fastest-1.1.cfg").read_text())[1:]
    numbers = numpy.fromfile(folder / "yolo-fastest-1.1.weights", "<f4")[5:]
    heads = run(layers, numbers, drawn([1, 3, 96, 96], 1))
    lines = ",\n".join(f'"yolo{index}": {json.dumps(stored(head))}' for index, head in enumerate(heads))
    pathlib.Path("data/golden/weights/yolo-fastest.json").write_text(f"{{{lines}}}\n")


main()
