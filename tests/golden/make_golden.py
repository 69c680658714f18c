"""Writes data/golden/tensors/*.json: results and gradients of PyTorch, which the tests compare the tensor engine with.

Run with any PyTorch from 1.12 on, at the root of the repository:  python3 tests/golden/make_golden.py

Inputs are not stored: both sides draw them by the same formula, `drawn`, from their shapes. Only those that are meant to hold something
special are. PyTorch computes in double precision, so that what is stored has no rounding errors of its own; only where values are not
finite it computes in single precision, as large values become infinite earlier there.
"""
import json
import pathlib

import torch

from cases import FAMILIES

FOLDER = pathlib.Path("data/golden/tensors")
LARGE = 150


def drawn(shape, seed):
    """Numbers from -2 to 2 in steps of 2^-22, by a hash of the place and the seed; floats hold them exactly."""
    def at(place):
        bits = (place * 2654435761 + (seed + 1) * 2246822519) & 0xFFFFFFFF
        bits = ((bits ^ (bits >> 15)) * 2246822519) & 0xFFFFFFFF
        bits = ((bits ^ (bits >> 13)) * 3266489917) & 0xFFFFFFFF
        return ((bits ^ (bits >> 16)) >> 8) / 2**22 - 2

    return torch.tensor([at(place) for place in range(torch.Size(shape).numel())], dtype=torch.float64).reshape(shape)


def number(value):
    """Floats as JSON has them, and the others as the names that System.Text.Json reads."""
    return float(f"{value:.8g}") if abs(value) < float("inf") else {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}[str(value)]


def stored(tensor):
    """The values; of a large tensor every n-th, and sums that change if one of the others does: plain and weighted with drawn numbers."""
    flat = tensor.detach().flatten()
    if flat.numel() <= LARGE or not flat.isfinite().all():
        return {"shape": list(tensor.shape), "values": [number(value) for value in flat.tolist()]}
    every = flat.numel() // 60 | 1
    sums = [flat.sum(), (flat * drawn(flat.shape, 99)).sum()]
    return {
        "shape": list(tensor.shape),
        "every": every,
        "values": [number(value) for value in flat[::every].tolist()],
        "sums": [number(value.item()) for value in sums],
    }


def golden(name, function, inputs, dtype):
    leaves = [(drawn(it, seed) if isinstance(it, list) else it.double()).to(dtype) for seed, it in enumerate(inputs, start=1)]
    for leaf in leaves:
        leaf.requires_grad_()
    result = function(*leaves)
    case = {"name": name, "inputs": [{"shape": it} if isinstance(it, list) else stored(it) for it in inputs], "result": stored(result)}
    if result.requires_grad:
        result.backward(drawn(result.shape, 0).to(dtype))
        case["inputGradients"] = [stored(leaf.grad) for leaf in leaves]
    return case


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    for family, cases in FAMILIES.items():
        dtype = torch.float32 if family == "non-finite" else torch.float64
        lines = ",\n".join(json.dumps(golden(*case, dtype)) for case in cases)
        (FOLDER / f"{family}.json").write_text(f'{{"madeWith": "PyTorch {torch.__version__}", "cases": [\n{lines}\n]}}\n')


main()
