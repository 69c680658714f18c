"""Writes data/golden/augmentation.json: what torchvision makes of a drawn picture, for the tests of augmentation.

Run with any torchvision from 0.13 on, at the root of the repository:  python3 tests/golden/make_augmentation.py
"""
import json
import pathlib

import torch
import torchvision
import torchvision.transforms.functional as F
from torchvision.transforms import InterpolationMode

HEIGHT, WIDTH = 7, 9


def drawn(channels):
    """A picture that both sides draw by one formula."""
    return torch.tensor([[[(x * x * 3 + y * y * 5 + x * y * 7 + 31 * c * (1 + x % 3)) % 256 / 255 for x in range(WIDTH)] for y in range(HEIGHT)]
                         for c in range(channels)], dtype=torch.float64)


def moved(angle=0.0, translate=(0, 0), scale=1.0, shear=0.0):
    return F.affine(drawn(3), angle, list(translate), scale, [shear, 0.0], InterpolationMode.BILINEAR)


CASES = {
    # Counterclockwise, where `affine` turns clockwise; and lines lean to the right, where it has them lean to the left.
    "rotation 30": lambda: F.rotate(drawn(3), 30, InterpolationMode.BILINEAR),
    "rotation -75": lambda: F.rotate(drawn(3), -75, InterpolationMode.BILINEAR),
    "shift 2 -3": lambda: moved(translate=(2, -3)),
    "zoom 1.3": lambda: moved(scale=1.3),
    "zoom 0.6": lambda: moved(scale=0.6),
    "shear 20": lambda: moved(shear=-20.0),
    "resize 4 13": lambda: F.resize(drawn(3), [4, 13], antialias=True),
    "resize 10 3": lambda: F.resize(drawn(3), [10, 3], antialias=True),
    "crop 1 2 5 4 3 6": lambda: F.resized_crop(drawn(3), 1, 2, 5, 4, [3, 6], antialias=True),
    "brightness 0.6": lambda: F.adjust_brightness(drawn(3), 0.6),
    "brightness 1.7": lambda: F.adjust_brightness(drawn(3), 1.7),
    "contrast 0.4": lambda: F.adjust_contrast(drawn(3), 0.4),
    "contrast 1.8": lambda: F.adjust_contrast(drawn(3), 1.8),
    "gray contrast 1.8": lambda: F.adjust_contrast(drawn(1), 1.8),
    "saturation 0.3": lambda: F.adjust_saturation(drawn(3), 0.3),
    "saturation 1.9": lambda: F.adjust_saturation(drawn(3), 1.9),
    "hue 0.15": lambda: F.adjust_hue(drawn(3), 0.15),
    "hue -0.4": lambda: F.adjust_hue(drawn(3), -0.4),
}


def main():
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps([round(value, 7) for value in case().flatten().tolist()])}"
                       for name, case in CASES.items())
    pathlib.Path("data/golden/augmentation.json").write_text(
        f'{{"madeWith": "torchvision {torchvision.__version__}", "cases": {{\n{lines}\n}}}}\n')


main()
