"""Writes data/golden/tensors.json: results and gradients of PyTorch, which the tests compare the tensor engine with.

Run once, with any PyTorch from 1.10 on:  python3 tests/golden/make_golden.py > data/golden/tensors.json
The inputs are stored beside the results, so that the tests need neither PyTorch nor its random numbers.
"""
import json

import torch
import torch.nn.functional as F

torch.manual_seed(20)


def conv2d(stride, padding):
    return lambda x, weight, bias: F.conv2d(x, weight, bias, stride=stride, padding=padding)


def unfold(**window):
    return lambda x: F.unfold(x, **window)


TARGETS = torch.tensor([2, -100, 0, 1])
PIXELS = torch.tensor([[[0, 2], [1, 1]], [[2, 2], [-100, 0]]])
CLASS_WEIGHTS = torch.tensor([0.5, 1.0, 2.0])


def batch_norm(training):
    return lambda x, weight, bias: F.batch_norm(x, torch.tensor([0.1, -0.2]), torch.tensor([1.5, 0.5]), weight, bias, training)


def cross_entropy(targets, **options):
    return lambda x: F.cross_entropy(x, targets, **options)


CASES = [
    ("conv2d", conv2d(1, 0), [[2, 2, 5, 4], [3, 2, 3, 2], [3]]),
    ("conv2d stride 2 padding 1", conv2d(2, 1), [[1, 2, 5, 6], [2, 2, 3, 3], [2]]),
    ("conv2d stride 3 padding 2", conv2d(3, 2), [[2, 1, 7, 4], [2, 1, 2, 3], [2]]),
    ("unfold", unfold(kernel_size=2), [[2, 2, 3, 4]]),
    ("unfold stride 2 padding 1 dilation 2", unfold(kernel_size=3, stride=2, padding=1, dilation=2), [[1, 2, 6, 5]]),
    ("matmul", torch.matmul, [[3, 5], [5, 2]]),
    ("matmul broadcast", torch.matmul, [[2, 1, 3, 4], [3, 4, 2]]),
    ("amax", lambda x: torch.amax(x, 1), [[3, 4, 2]]),
    ("amin", lambda x: torch.amin(x, 0, keepdim=True), [[4, 3]]),
    ("amax with ties", lambda x: torch.amax(x, 1), [[3, 6]]),
    ("sum", lambda x: torch.sum(x, 1), [[2, 5, 2]]),
    ("mean", lambda x: torch.mean(x, 0), [[4, 3]]),
    ("variance", lambda x: x.var(1), [[2, 5, 3]]),
    ("variance of what is there", lambda x: x.var(1, unbiased=False, keepdim=True), [[2, 5, 3]]),
    ("variance of all", lambda x: x.var(), [[3, 4]]),
    ("top-k", lambda x: x.topk(3, 1)[0], [[2, 6, 2]]),
    ("quotient broadcast", lambda a, b: a / b, [[3, 1, 2], [4, 1]]),
    ("sigmoid", torch.sigmoid, [[7]]),
    ("tanh", torch.tanh, [[7]]),
    ("exp", torch.exp, [[7]]),
    ("permute", lambda x: x.permute(2, 0, 1), [[2, 3, 2]]),
    ("flip", lambda x: x.flip(0, 2), [[2, 3, 2]]),
    ("pad", lambda x: F.pad(x, (1, 2, 0, 1)), [[2, 2, 2]]),
    ("pad with a value", lambda x: F.pad(x, (0, 1, 2, 0, 1, 1), value=0.5), [[2, 1, 2]]),
    ("concat", lambda a, b: torch.cat([a, b, a], 1), [[2, 1, 2], [2, 3, 2]]),
    ("split", lambda x: torch.cat(x.split([2, 1], 1)[::-1], 1), [[2, 3, 2]]),
    ("index select", lambda x: x.index_select(1, torch.tensor([2, 0, 2])), [[2, 3, 2]]),
    ("gather", lambda x: x.gather(1, torch.tensor([[0, 2, 2, 1], [1, 1, 1, 0]])), [[2, 3]]),
    ("scatter add", lambda x, y: x.scatter_add(1, torch.tensor([[0, 2, 2, 1], [1, 1, 1, 0]]), y), [[2, 3], [2, 4]]),
    ("softmax", lambda x: F.softmax(x, 1), [[2, 4, 3]]),
    ("log-softmax", lambda x: F.log_softmax(x, -1), [[2, 4]]),
    ("batch norm", batch_norm(True), [[3, 2, 4], [2], [2]]),
    ("batch norm in prediction", batch_norm(False), [[3, 2, 4], [2], [2]]),
    ("local response norm", lambda x: F.local_response_norm(x, 4, 0.3, 0.75, 1.5), [[1, 6, 2, 2]]),
    ("cross-entropy", cross_entropy(TARGETS), [[4, 3]]),
    ("cross-entropy weighted and smooth", cross_entropy(TARGETS, weight=CLASS_WEIGHTS, label_smoothing=0.2), [[4, 3]]),
    ("cross-entropy summed", cross_entropy(torch.tensor([2, 1, 0, 1]), weight=CLASS_WEIGHTS, reduction="sum", ignore_index=1), [[4, 3]]),
    ("cross-entropy of pixels", cross_entropy(PIXELS, weight=CLASS_WEIGHTS, label_smoothing=0.1), [[2, 3, 2, 2]]),
    ("cross-entropy unreduced", cross_entropy(PIXELS, reduction="none"), [[2, 3, 2, 2]]),
    ("binary cross-entropy", lambda x: F.binary_cross_entropy_with_logits(x, torch.tensor([0.0, 1.0, 0.3, 1.0])), [[4]]),
    ("mean squared error", F.mse_loss, [[2, 3], [2, 3]]),
    ("smooth L1", lambda x, y: F.smooth_l1_loss(x, y, beta=0.5, reduction="none"), [[7], [7]]),
    ("fold", lambda x: F.fold(x, (4, 5), 3, stride=2, padding=1, dilation=1), [[2, 9, 6]]),
    ("resize nearest", lambda x: F.interpolate(x, (5, 3)), [[1, 2, 3, 4]]),
    ("resize bilinear", lambda x: F.interpolate(x, (5, 3), mode="bilinear", align_corners=False), [[1, 2, 3, 4]]),
    ("resize bilinear corners", lambda x: F.interpolate(x, (2, 7), mode="bilinear", align_corners=True), [[1, 2, 3, 4]]),
]


def stored(tensor):
    return {"shape": list(tensor.shape), "values": [float(f"{value:.8g}") for value in tensor.detach().flatten().tolist()]}


def golden(name, function, shapes):
    inputs = [torch.randn(shape) for shape in shapes]
    if name.endswith("with ties"):
        inputs = [torch.round(drawn) for drawn in inputs]
    for leaf in inputs:
        leaf.requires_grad_()
    result = function(*inputs)
    gradient = torch.randn(result.shape)
    result.backward(gradient)
    return {
        "name": name,
        "inputs": [stored(leaf) for leaf in inputs],
        "result": stored(result),
        "gradient": stored(gradient),
        "inputGradients": [stored(leaf.grad) for leaf in inputs],
    }


print('{"madeWith": "PyTorch %s", "cases": [' % torch.__version__)
print(",\n".join(json.dumps(golden(*case)) for case in CASES))
print("]}")
