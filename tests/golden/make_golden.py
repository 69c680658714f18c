"""Writes data/golden/tensors/*.json: results and gradients of PyTorch, which the tests compare the tensor engine with.

Run with any PyTorch from 1.12 on and its torchvision, at the root of the repository:  python3 tests/golden/make_golden.py

Inputs are not stored: both sides draw them by the same formula, `drawn`, from their shapes. Only those that are meant to hold something
special are. PyTorch computes in double precision, so that what is stored has no rounding errors of its own; only where values are not
finite it computes in single precision, as large values become infinite earlier there.
"""
import json
import pathlib

import torch

from cases import FAMILIES
from values import drawn, stored

FOLDER = pathlib.Path("data/golden/tensors")


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
