"""Writes data/golden/weights/: small files of weights as PyTorch and NumPy write them, and what is in them, for the tests of those who read them.

Run with any PyTorch from 1.12 on, at the root of the repository:  python3 tests/golden/make_weights.py

All files that are to be read hold the same tensors, those of expected.json. Those under refused/ hold what nobody should run or guess at.
"""
import argparse
import collections
import datetime
import json
import os
import pathlib
import pickle
import struct
import types

import numpy
import torch

FOLDER = pathlib.Path("data/golden/weights")
SAFETENSORS = {
    torch.float32: "F32", torch.float64: "F64", torch.float16: "F16", torch.bfloat16: "BF16", torch.int64: "I64", torch.int32: "I32",
    torch.int16: "I16", torch.int8: "I8", torch.uint8: "U8", torch.bool: "BOOL",
}


def tensors():
    """One tensor of each kind of number, and of each way to lie in a storage. All values are floats of 16 bits or less."""
    grid = torch.arange(24, dtype=torch.float32) / 4 - 2
    kinds = {str(dtype).removeprefix("torch."): (torch.arange(6).reshape(2, 3) - (0 if dtype in (torch.uint8, torch.bool) else 3)).to(dtype) for dtype in SAFETENSORS}
    return kinds | {
        "scalar": torch.tensor(1.5),
        "empty": torch.zeros(0, 3),
        "whole": grid.reshape(2, 3, 4),
        "tail": grid[20:],
        "transposed": grid.reshape(4, 6).t(),
        "every.second": grid[1::2].reshape(3, 4),
        "channels_last": torch.arange(24, dtype=torch.float32).reshape(1, 2, 3, 4).contiguous(memory_format=torch.channels_last),
    }


def write_safetensors(path, named):
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for name, tensor in named.items():
        tensor = tensor.contiguous()
        part = (tensor.view(torch.int16) if tensor.dtype == torch.bfloat16 else tensor).numpy().tobytes()
        header[name] = {"dtype": SAFETENSORS[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(part)]}
        data += part
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


class Command:
    """What is run when Python unpickles it."""

    def __reduce__(self):
        return os.system, ("echo a checkpoint ran a command",)


class PicklerOf2017(pickle.Pickler):
    """Rebuilds tensors as PyTorch did before 0.4."""

    def reducer_override(self, value):
        if isinstance(value, torch.Tensor):
            return torch._utils._rebuild_tensor, (value.storage(), value.storage_offset(), tuple(value.size()), value.stride())
        return NotImplemented


OF_2017 = types.SimpleNamespace(
    __name__="pickle", Pickler=PicklerOf2017, dump=lambda value, file, protocol: PicklerOf2017(file, protocol).dump(value))


def with_foreign_objects(named):
    """A checkpoint as training scripts write it, with what they put beside the weights."""
    return {
        "epoch": 3, "args": argparse.Namespace(lr=0.1, name="a"), "counts": collections.Counter("abca"), "device": torch.device("cuda:0"),
        "dtype": torch.float16, "seen": {1, 2}, "fixed": frozenset([3]), "raw": b"\x00\xff", "buffer": bytearray(b"\x01"),
        "best": numpy.float64(0.75), "history": numpy.arange(3.0), "path": pathlib.PurePosixPath("a/b"), "size": torch.Size([2, 3]),
        "time": datetime.datetime(2020, 1, 2), "lists": collections.defaultdict(list, a=[1]), "seed": 2 ** 200,
        "mean": torch.tensor([0.5, 0.25]), "grid": torch.zeros(1).expand(30000, 30000),
        "state_dict": named, "optimizer": {"state": {0: {"step": torch.tensor(7.0)}}, "lr": 1e-3},
    }


def main():
    refused = FOLDER / "refused"
    refused.mkdir(parents=True, exist_ok=True)
    named = tensors()
    expected = {name: {"shape": list(tensor.shape), "values": tensor.to(torch.float32).flatten().tolist()} for name, tensor in named.items()}
    lines = ",\n".join(f'"{name}": {json.dumps(it)}' for name, it in expected.items())
    (FOLDER / "expected.json").write_text(f"{{{lines}}}\n")

    torch.save(named, FOLDER / "zip.pth")
    torch.save(named, FOLDER / "zip-protocol-4.pth", pickle_protocol=4)
    torch.save(named, FOLDER / "legacy.pth", _use_new_zipfile_serialization=False)
    parameters = {name: torch.nn.Parameter(tensor) if tensor.is_floating_point() else tensor for name, tensor in named.items()}
    torch.save({"epoch": 3, "accuracy": 0.5, "state_dict": parameters, "optimizer": {"state": {0: {"step": torch.tensor(7.0)}}, "lr": 1e-3}}, FOLDER / "nested.pth")
    torch.save({"ema": {"a": torch.ones(1)}, "best": {"weights": named}}, FOLDER / "several-legacy.pth", _use_new_zipfile_serialization=False)
    torch.save(named, FOLDER / "rebuilt-2017.pth", pickle_module=OF_2017, _use_new_zipfile_serialization=False)
    torch.save(with_foreign_objects(named), FOLDER / "foreign.pth")
    torch.save(with_foreign_objects(named), FOLDER / "foreign-protocol-4.pth", pickle_protocol=4)
    torch.save(with_foreign_objects(named), FOLDER / "foreign-legacy.pth", _use_new_zipfile_serialization=False)
    expanded = {"row": torch.tensor([1.0, 2.0]).expand(3, 2), "huge": torch.zeros(1).expand(30000, 30000), "last": torch.tensor([2.5])}
    torch.save(expanded, FOLDER / "expanded.pth")
    write_safetensors(FOLDER / "numbers.safetensors", named)

    arrays = {name: (tensor.float() if tensor.dtype == torch.bfloat16 else tensor).numpy() for name, tensor in named.items()}
    numpy.savez(FOLDER / "arrays.npz", **arrays)
    numpy.savez_compressed(FOLDER / "compressed.npz", **arrays)

    torch.manual_seed(1)
    model = torch.nn.Sequential(torch.nn.Conv2d(3, 2, 3), torch.nn.BatchNorm2d(2))
    torch.save(model.state_dict(), FOLDER / "conv-norm.pth")
    torch.save(model, refused / "model.pth")
    torch.save({"weight": torch.ones(2), "extra": Command()}, refused / "command.pth")
    torch.save({"weight": torch.ones(2), "extra": Command()}, refused / "command-legacy.pth", _use_new_zipfile_serialization=False)
    numpy.save(refused / "objects.npy", numpy.array([{"a": 1}, None]), allow_pickle=True)
    numpy.save(FOLDER / "big-endian.npy", numpy.array([1.5, -2, 3e5], dtype=">f4"))
    numpy.save(refused / "complex.npy", numpy.arange(3, dtype=numpy.complex64))
    numpy.save(refused / "record.npy", numpy.zeros(2, dtype=[("x", "<f4"), ("y", "<i4")]))


main()
