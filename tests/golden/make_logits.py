"""Writes data/golden/logits/*.json: what torchvision's networks give in prediction, which the tests compare ours with.

Run with PyTorch from 1.13 and torchvision from 0.14 on, at the root of the repository:

    python3 tests/golden/make_logits.py                       all networks; it takes some minutes and 3 GB of memory
    python3 tests/golden/make_logits.py resnet18 alexnet      these

No weights are stored: both sides draw them from their names, in single precision; PyTorch then computes in double precision. A network whose
normalization does not fit its maps would let them grow or vanish, and errors would not show any more; so what each normalization gets is measured,
and the running statistics that are drawn are multiplied by a power of two, which is stored: deviations by 2^p, variances by 4^p. What moves boxes is made
smaller in the same way: they would else move by many times their size, and errors with them.
"""
import json
import pathlib
import sys
from unittest import mock

import torch
import torchvision
from torch import nn
from torch.nn import functional as F
from torchvision import models
from torchvision.models.detection import fasterrcnn_resnet50_fpn, maskrcnn_resnet50_fpn, ssd300_vgg16
from torchvision.models.detection._utils import overwrite_eps
from torchvision.models.detection.image_list import ImageList
from torchvision.models.detection.rpn import concat_box_prediction_layers
from torchvision.models.segmentation import deeplabv3_resnet50, deeplabv3_resnet101, fcn_resnet50, fcn_resnet101
from torchvision.ops.misc import FrozenBatchNorm2d

from values import drawn, stored

FOLDER = pathlib.Path("data/golden/logits")
IMAGES = [2, 3, 97, 81]


def classifier(name, images=IMAGES, **options):
    return name, images, lambda: getattr(models, name)(weights=None, **options), lambda network, x: {"out": network(x)}


def segmenter(function, images=IMAGES):
    return function.__name__, images, lambda: function(weights=None, weights_backbone=None, aux_loss=True), lambda network, x: {"out": network(x)["out"]}


def detector(function, images):
    def heads(network, x):
        outputs = network.head(list(network.backbone(x).values()))
        return {"out": outputs["cls_logits"], "bbox_regression": outputs["bbox_regression"]}

    return function.__name__, images, lambda: function(weights=None, weights_backbone=None), heads


def detector_in_two_steps(function, images):
    """With frozen normalization and eps 0, as published weights have it; where fewer boxes are found than wanted, zeros follow, as ours has it."""
    powers = {"rpn.head.bbox_pred": -6, "roi_heads.box_predictor.bbox_pred": -3}

    def make():
        with mock.patch.object(torch.nn, "BatchNorm2d", FrozenBatchNorm2d):
            network = function(weights=None, weights_backbone=None)
        overwrite_eps(network, 0.0)
        return network

    def rows(boxes, wanted):
        return F.pad(boxes, (0, 0, 0, wanted - len(boxes)))

    def call(network, x):
        heads, maps, sizes = network.roi_heads, network.backbone(x), [tuple(x.shape[2:])] * len(x)
        objectness, first_moves = concat_box_prediction_layers(*network.rpn.head(list(maps.values())))
        proposals = [rows(boxes, 1000) for boxes in network.rpn(ImageList(x, sizes), maps)[0]]
        scores, moves = heads.box_predictor(heads.box_head(heads.box_roi_pool(maps, proposals, sizes)))
        found = zip(*heads.postprocess_detections(scores, moves, proposals, sizes))
        detections = [rows(torch.cat([boxes, score[:, None], label[:, None]], 1), 100) for boxes, score, label in found]
        outputs = {
            "objectness": objectness.reshape(len(x), -1, 1),
            "rpn_bbox_regression": first_moves.reshape(len(x), -1, 4),
            "proposals": torch.stack(proposals),
            "out": scores,
            "bbox_regression": moves,
            "detections": torch.stack(detections),
        }
        if heads.has_mask():
            regions = heads.mask_roi_pool(maps, [boxes[:, :4] for boxes in detections], sizes)
            outputs["mask_logits"] = heads.mask_predictor(heads.mask_head(regions))
        return outputs

    return function.__name__, images, make, call, powers


NETWORKS = [
    classifier("alexnet", [2, 3, 127, 95]),
    *[classifier(f"vgg{layers}{norm}", [2, 3, 71, 64], init_weights=False) for layers in [11, 13, 16, 19] for norm in ["", "_bn"]],
    classifier("googlenet", aux_logits=False, init_weights=False),
    classifier("inception_v3", [2, 3, 139, 111], aux_logits=True, init_weights=False),
    *[classifier(f"resnet{layers}") for layers in [18, 34, 50, 101, 152]],
    *[classifier(name) for name in ["resnext50_32x4d", "resnext101_32x8d", "resnext101_64x4d", "wide_resnet50_2", "wide_resnet101_2"]],
    *[classifier(f"densenet{layers}") for layers in [121, 161, 169, 201]],
    classifier("squeezenet1_0"),
    classifier("squeezenet1_1"),
    classifier("mobilenet_v2"),
    classifier("mobilenet_v3_large"),
    classifier("mobilenet_v3_small"),
    *[classifier(f"efficientnet_b{number}") for number in range(8)],
    *[segmenter(function) for function in [fcn_resnet50, fcn_resnet101, deeplabv3_resnet50, deeplabv3_resnet101]],
    detector(ssd300_vgg16, [1, 3, 300, 300]),
    *[detector_in_two_steps(function, [2, 3, 48, 64]) for function in [fasterrcnn_resnet50_fpn, maskrcnn_resnet50_fpn]],
]


def seed(name):
    """FNV-1a of the name."""
    value = 2166136261
    for byte in name.encode():
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return value


def parameter(name, shape, power=0):
    """The numbers of a parameter, from its name: filters keep the variance through ReLU; all others are near 1 if they multiply, else near 0."""
    values = drawn(shape, seed(name)).float()
    if len(shape) > 1:
        return values * torch.tensor((1.5 / torch.Size(shape[1:]).numel()) ** 0.5 * 2.0**power, dtype=torch.float32)
    if name.endswith("running_var"):
        return (values / 4 + 1) * 4.0**power
    if name.endswith("running_mean"):
        return values / 4 * 2.0**power
    if name.endswith("num_batches_tracked"):
        return torch.zeros(shape)
    return values / 4 + 1 if name.endswith("weight") else values / 4


def filled(network, given):
    """The network in prediction, and where the powers of two will be that its first call measures, behind those that are given."""
    powers = dict(given)
    with torch.no_grad():
        for name, tensor in network.state_dict().items():
            tensor.copy_(parameter(name, tensor.shape, powers.get(name.rpartition(".")[0], 0)))

    def measured(path):
        def before(norm, inputs):
            powers[path] = round(inputs[0].square().mean().sqrt().log2().item())
            for statistic in ["running_mean", "running_var"]:
                tensor = getattr(norm, statistic)
                tensor.copy_(parameter(f"{path}.{statistic}", tensor.shape, powers[path]))

        return before

    for path, layer in network.named_modules():
        if isinstance(layer, (nn.BatchNorm2d, FrozenBatchNorm2d)):
            layer.register_forward_pre_hook(measured(path))
    return network.double().eval(), powers


@torch.no_grad()
def golden(images, make, call, powers={}):
    network, powers = filled(make(), powers)
    outputs = call(network, drawn(images, seed("input")))
    return {
        "madeWith": f"PyTorch {torch.__version__}, torchvision {torchvision.__version__}",
        "input": images,
        "powers": {path: power for path, power in powers.items() if power != 0},
        "outputs": {name: stored(output) for name, output in outputs.items()},
    }


def main(wanted):
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, *network in NETWORKS:
        if wanted and name not in wanted:
            continue
        lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in golden(*network).items())
        (FOLDER / f"{name}.json").write_text(f"{{{lines}}}\n")


main(sys.argv[1:])
