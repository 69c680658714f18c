"""Writes data/golden/state_dicts.json: what the state dictionary of each torchvision network holds, which the tests compare ours with.

Run with torchvision from 0.14 on, at the root of the repository:  python3 tests/golden/make_state_dicts.py
With the names of networks it writes nothing and prints their lines:  python3 tests/golden/make_state_dicts.py alexnet vgg11

A line is a key and its shape, in torchvision's order: «features.0.weight [64, 3, 11, 11]». Stored are how many there are and the SHA-256 of all of them, joined
by line feeds; and where values are dropped in training, by name and probability. The networks are those that published weights fit: with auxiliary heads, and
detectors with frozen batch normalization.
"""
import hashlib
import json
import pathlib
import sys
from unittest import mock

import torch
import torchvision
from torchvision.ops.misc import FrozenBatchNorm2d

FILE = pathlib.Path("data/golden/state_dicts.json")

CLASSIFIERS = [
    "alexnet",
    *[f"vgg{depth}{norm}" for depth in (11, 13, 16, 19) for norm in ("", "_bn")],
    "squeezenet1_0", "squeezenet1_1",
    "resnet18", "resnet34", "resnet50", "resnet101", "resnet152", "resnext50_32x4d", "resnext101_32x8d", "resnext101_64x4d",
    "wide_resnet50_2", "wide_resnet101_2",
    "densenet121", "densenet161", "densenet169", "densenet201",
    "mobilenet_v2", "mobilenet_v3_large", "mobilenet_v3_small",
    *[f"efficientnet_b{size}" for size in range(8)],
]
WITH_AUXILIARY_HEADS = ["googlenet", "inception_v3"]
SEGMENTATION = ["fcn_resnet50", "fcn_resnet101", "deeplabv3_resnet50", "deeplabv3_resnet101"]
DETECTORS = ["ssd300_vgg16", "fasterrcnn_resnet50_fpn", "maskrcnn_resnet50_fpn"]

OPTIONS = {
    **{name: {} for name in CLASSIFIERS},
    **{name: {"aux_logits": True, "init_weights": False} for name in WITH_AUXILIARY_HEADS},
    **{name: {"aux_loss": True, "weights_backbone": None} for name in SEGMENTATION},
    **{name: {"weights_backbone": None} for name in DETECTORS},
}


def network(name):
    # A detector without weights has batch normalization that learns, with a counter of batches; the one that published weights fit has neither.
    normalization = FrozenBatchNorm2d if name in DETECTORS else torch.nn.BatchNorm2d
    with mock.patch.object(torch.nn, "BatchNorm2d", normalization):
        return torchvision.models.get_model(name, weights=None, **OPTIONS[name])


def lines(network):
    return [f"{key} {list(value.shape)}" for key, value in network.state_dict().items()]


def golden(name):
    of = network(name)
    entries = lines(of)
    return {
        "entries": len(entries),
        "sha256": hashlib.sha256("\n".join(entries).encode()).hexdigest(),
        "dropouts": {path: module.p for path, module in of.named_modules() if isinstance(module, torch.nn.Dropout)},
    }


def main():
    if len(sys.argv) > 1:
        print("\n".join(line for name in sys.argv[1:] for line in lines(network(name))))
        return
    networks = ",\n".join(f'  "{name}": {json.dumps(golden(name))}' for name in OPTIONS)
    FILE.write_text(f'{{"madeWith": "torchvision {torchvision.__version__}", "networks": {{\n{networks}\n}}}}\n')


main()
