"""Numbers that both sides know: how inputs are drawn, and how results are stored."""
import numpy
import torch

LARGE = 150


def drawn(shape, seed):
    """Numbers from -2 to 2 in steps of 2^-22, by a hash of the place and the seed; floats hold them exactly."""
    bits = numpy.arange(torch.Size(shape).numel(), dtype=numpy.uint32)
    bits *= numpy.uint32(2654435761)
    bits += numpy.uint32((seed + 1) * 2246822519 & 0xFFFFFFFF)
    for shift, factor in [(15, 2246822519), (13, 3266489917)]:
        bits ^= bits >> numpy.uint32(shift)
        bits *= numpy.uint32(factor)
    bits ^= bits >> numpy.uint32(16)
    bits >>= numpy.uint32(8)
    return torch.from_numpy(bits.astype(numpy.float64) / 2**22 - 2).reshape(shape)


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
