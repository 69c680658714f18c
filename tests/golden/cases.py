"""What is computed for the golden files: a name, a function, and its inputs, given by their shapes or, if they hold something special, as tensors.

A name is that of the method of our Tensor, and what sets the case apart. The same names stand in tests/CourseKit.Tests/Tensors/Golden/.
"""
import torch
import torch.nn.functional as F

NAN, INF = float("nan"), float("inf")

TARGETS = torch.tensor([2, -100, 0, 1])
PIXELS = torch.tensor([[[0, 2], [1, 1]], [[2, 2], [-100, 0]]])
CLASS_WEIGHTS = torch.tensor([0.5, 1.0, 2.0]).double()
PLACES = torch.tensor([[0, 2, 2, 1], [1, 1, 1, 0]])
ANSWERS = torch.tensor([0.0, 1.0, 0.25, 1.0]).double()
TIES = torch.tensor([[1.0, 3, 3, 2, 3, 1], [0, 0, -1, -1, 0, -1], [2, 2, 2, 2, 2, 2]])
TIED_IMAGE = torch.tensor([[[[1.0, 1, 0, 2], [1, 0, 2, 2], [0, 0, 0, 0], [-1, -1, -2, -1]]]])
MEAN, VARIANCE = torch.tensor([0.1, -0.2]).double(), torch.tensor([1.5, 0.5]).double()
ODD = torch.tensor([NAN, INF, -INF, 0.0, -0.0, 1.5, -1.5, 100.0, -100.0, 7.0, -7.0])
ODD_ROWS = torch.tensor([[1.0, NAN, 2, -1], [INF, 1, 0, 2], [-INF, 1, 0, 2], [INF, 1, -INF, 0], [-INF, -INF, -INF, -INF], [INF, 0, INF, 1]])
ODD_IMAGE = torch.zeros(1, 2, 6, 6) + torch.arange(36.0).reshape(6, 6) / 8
ODD_IMAGE[0, 0, 1, 2] = NAN
ODD_IMAGE[0, 1, 4, 0] = INF
ODD_IMAGE[0, 1, 0, 5] = -INF
ODD_BATCH = torch.tensor([[1.0, NAN, 2, INF, 5], [2, 1, 2, 1, 7], [4, 3, 2, 0, 0]])


def with_activation(function, name):
    after = {"relu": F.relu, "relu6": F.relu6, "hard-swish": F.hardswish, "silu": F.silu}[name]
    return lambda *x: after(function(*x))


def regions(x):
    """By boxes inside, at the edge, beyond it, without area."""
    from torchvision.ops import roi_align

    boxes = [[0, 1, 2, 9, 13], [1, 0, 0, 12, 16], [1, -3, 5, 4, 20], [0, 6, 6, 6, 6]]
    return roi_align(x, torch.tensor(boxes, dtype=x.dtype), output_size=3, spatial_scale=0.5, sampling_ratio=2)


def option(function, **options):
    return lambda *x: function(*x, **options)


def pre_activated(**options):
    def function(x, scale, shift, weight, bias):
        return F.conv2d(F.relu(x * scale[:, None, None] + shift[:, None, None]), weight, bias, **options)

    return function


def batch_norm(training, **options):
    def function(x, *parameters):
        weight, bias = parameters if parameters else (None, None)
        return F.batch_norm(x, MEAN.to(x.dtype).clone(), VARIANCE.to(x.dtype).clone(), weight, bias, training, **options)

    return function


def running_statistics(x):
    mean, variance = MEAN.clone(), VARIANCE.clone()
    F.batch_norm(x.detach(), mean, variance, training=True, momentum=0.3)
    return torch.stack([mean, variance])


def channel_max_pool(x, kernel, stride):
    return F.max_pool3d(x.unsqueeze(1), (kernel, 1, 1), (stride, 1, 1)).squeeze(1)


ARITHMETIC = [
    ("op_Addition, broadcast", lambda a, b: a + b, [[3, 1, 2], [4, 1]]),
    ("op_Subtraction, broadcast", lambda a, b: a - b, [[4, 1], [3, 1, 2]]),
    ("op_Multiply", lambda a, b: a * b, [[2, 9], [2, 9]]),
    ("op_Multiply, broadcast", lambda a, b: a * b, [[], [3, 2]]),
    ("op_Division, broadcast", lambda a, b: a / b, [[3, 1, 2], [4, 1]]),
    ("op_UnaryNegation", lambda x: -x, [[7]]),
    ("Exp", torch.exp, [[19]]),
    ("Log", lambda x: torch.log(x * x + 0.5), [[19]]),
    ("Sqrt", lambda x: torch.sqrt(x * x + 0.5), [[19]]),
    ("Square", torch.square, [[19]]),
    ("Pow", lambda x: (x * x + 0.5).pow(1.5), [[19]]),
    ("Pow, negative exponent", lambda x: (x * x + 0.5).pow(-0.75), [[19]]),
    ("Pow, of a negative number", lambda x: x.pow(3), [[19]]),
    ("Abs", torch.abs, [[19]]),
    ("Abs, at zero", torch.abs, [torch.tensor([0.0, -0.0, 1.0])]),
    ("Clamp", lambda x: torch.clamp(x, -0.5, 1.25), [[19]]),
    ("Clamp, at the edges", lambda x: torch.clamp(x, -1, 2), [torch.tensor([-1.0, 2.0, -2.0, 3.0, 0.0])]),
    ("MatMul", torch.matmul, [[3, 5], [5, 2]]),
    ("MatMul, one row", torch.matmul, [[1, 37], [37, 21]]),
    ("MatMul, stacks broadcast", torch.matmul, [[2, 1, 3, 4], [3, 4, 2]]),
    ("MatMul, one matrix for a stack", torch.matmul, [[2, 3, 4], [4, 5]]),
    ("MatMul, larger than tiles", torch.matmul, [[37, 150], [150, 70]]),
    ("Linear", F.linear, [[4, 7], [5, 7], [5]]),
    ("Linear, without bias, of a sequence", F.linear, [[2, 3, 7], [5, 7]]),
    ("Linear, one row", F.linear, [[1, 50], [33, 50], [33]]),
    *[(f"Linear, {name}", with_activation(F.linear, name), [[4, 7], [5, 7], [5]])
      for name in ["relu", "relu6", "hard-swish", "silu"]],
]

ACTIVATIONS = [
    ("Relu", F.relu, [[19]]),
    ("Relu, at zero", F.relu, [torch.tensor([0.0, -0.0, 1.0])]),
    ("Relu6", lambda x: F.relu6(x * 5), [[19]]),
    ("Relu6, at the edges", F.relu6, [torch.tensor([0.0, 6.0, 3.0])]),
    ("LeakyRelu", option(F.leaky_relu, negative_slope=0.2), [[19]]),
    ("LeakyRelu, at zero", option(F.leaky_relu, negative_slope=0.2), [torch.tensor([0.0, -0.0])]),
    ("Elu", option(F.elu, alpha=0.7), [[19]]),
    ("Elu, at zero", option(F.elu, alpha=0.7), [torch.tensor([0.0, -0.0])]),
    ("Silu", lambda x: F.silu(x * 3), [[19]]),
    ("HardSwish", lambda x: F.hardswish(x * 3), [[19]]),
    # Not at -3 and 3, where the slope is another one since PyTorch 2.8.
    ("HardSigmoid", lambda x: F.hardsigmoid(x * 3), [[19]]),
    ("HardSigmoid, at the edges", F.hardsigmoid, [torch.tensor([-3.0, 0.0, 3.0])]),
    ("Sigmoid", torch.sigmoid, [[19]]),
    ("Sigmoid, of large numbers", torch.sigmoid, [torch.tensor([-87.0, -40, -17, 17, 40, 88])]),
    ("Tanh", torch.tanh, [[19]]),
    ("Tanh, of small and large numbers", torch.tanh, [torch.tensor([-20.0, -1e-4, 1e-4, 0.3, 20])]),
]

REDUCTIONS = [
    ("Sum", lambda x: x.sum(), [[3, 7]]),
    ("Sum, of an axis", lambda x: x.sum(1), [[2, 5, 2]]),
    ("Sum, kept", lambda x: x.sum(-1, keepdim=True), [[2, 5, 3]]),
    ("Mean", lambda x: x.mean(), [[3, 7]]),
    ("Mean, of an axis", lambda x: x.mean(0), [[4, 3]]),
    ("Max", lambda x: x.amax(), [[3, 7]]),
    ("Max, of an axis", lambda x: x.amax(1), [[3, 4, 2]]),
    ("Max, of ties", lambda x: x.amax(1), [TIES]),
    ("Max, of ties everywhere", lambda x: x.amax(), [TIES]),
    ("Min", lambda x: x.amin(), [[3, 7]]),
    ("Min, kept", lambda x: x.amin(0, keepdim=True), [[4, 3]]),
    ("Min, of ties", lambda x: x.amin(1), [TIES]),
    ("ArgMax", lambda x: x.argmax(1).double(), [[3, 4, 2]]),
    ("ArgMin", lambda x: x.argmin(0, keepdim=True).double(), [[5, 3]]),
    ("Variance", lambda x: x.var(), [[3, 4]]),
    ("Variance, of an axis", lambda x: x.var(1), [[2, 5, 3]]),
    ("Variance, of what is there", lambda x: x.var(1, unbiased=False, keepdim=True), [[2, 5, 3]]),
    ("TopK", lambda x: x.topk(3, 1)[0], [[2, 6, 2]]),
    ("TopK, of the last axis", lambda x: x.topk(2)[0], [[3, 7]]),
    ("TopK, places", lambda x: x.topk(3, 1)[1].double(), [[2, 6, 2]]),
]

LAYOUT = [
    ("Reshape", lambda x: x.reshape(-1, 4), [[2, 3, 2]]),
    ("Permute", lambda x: x.permute(2, 0, 1), [[2, 3, 2]]),
    ("Permute, of images", lambda x: x.permute(0, 2, 3, 1), [[2, 3, 2, 5]]),
    ("Transpose", lambda x: x.transpose(-1, -2), [[2, 3, 5]]),
    ("Flip", lambda x: x.flip(0, 2), [[2, 3, 2]]),
    ("get_At", lambda x: x[1:, :-1], [[3, 3, 2]]),
    ("Select", lambda x: x.select(1, 2), [[2, 3, 2]]),
    ("Unsqueeze", lambda x: x.unsqueeze(1), [[2, 3]]),
    ("Expand", lambda x: x.expand(3, 2, 4), [[2, 1]]),
    ("IndexSelect", lambda x: x.index_select(1, torch.tensor([2, 0, 2])), [[2, 3, 2]]),
    ("Gather", lambda x: x.gather(1, PLACES), [[2, 3]]),
    ("Gather, of the first axis", lambda x: x.gather(0, PLACES % 2), [[2, 4]]),
    ("ScatterAdd", lambda x, y: x.scatter_add(1, PLACES, y), [[2, 3], [2, 4]]),
    ("Pad", lambda x: F.pad(x, (1, 2, 0, 1)), [[2, 2, 2]]),
    ("Pad, with a value", lambda x: F.pad(x, (0, 1, 2, 0, 1, 1), value=0.5), [[2, 1, 2]]),
    ("Stack", lambda a, b: torch.stack([a, b, a]), [[2, 3], [2, 3]]),
    ("Concat", lambda a, b: torch.cat([a, b, a], 1), [[2, 1, 2], [2, 3, 2]]),
    ("Split", lambda x: torch.cat(x.split([2, 1], 1)[::-1], 1), [[2, 3, 2]]),
    ("Unfold", option(F.unfold, kernel_size=2), [[2, 2, 3, 4]]),
    ("Unfold, stride 2, padding 1, dilation 2", option(F.unfold, kernel_size=3, stride=2, padding=1, dilation=2), [[1, 2, 6, 5]]),
    ("Fold", lambda x: F.fold(x, (4, 5), 3, stride=2, padding=1), [[2, 9, 6]]),
    ("Fold, dilation 2", lambda x: F.fold(x, (5, 6), 2, dilation=2, padding=1), [[1, 8, 30]]),
    ("ResizeNearest", option(F.interpolate, size=(5, 3)), [[1, 2, 3, 4]]),
    ("ResizeNearest, twice as large", option(F.interpolate, size=(6, 8)), [[2, 1, 3, 4]]),
    ("ResizeNearest, smaller", option(F.interpolate, size=(2, 3)), [[1, 2, 5, 7]]),
    ("ResizeBilinear", option(F.interpolate, size=(5, 3), mode="bilinear", align_corners=False), [[1, 2, 3, 4]]),
    ("ResizeBilinear, twice as large", option(F.interpolate, size=(6, 8), mode="bilinear", align_corners=False), [[2, 1, 3, 4]]),
    ("ResizeBilinear, to a pixel", option(F.interpolate, size=(1, 1), mode="bilinear", align_corners=False), [[1, 2, 3, 4]]),
    ("ResizeBilinear, corners", option(F.interpolate, size=(2, 7), mode="bilinear", align_corners=True), [[1, 2, 3, 4]]),
    ("RoiAlign", regions, [[2, 3, 8, 6]]),
    ("ResizeBilinear, corners, to one row", option(F.interpolate, size=(1, 5), mode="bilinear", align_corners=True), [[1, 2, 3, 4]]),
]

CONVOLUTION = [
    ("Conv2d", F.conv2d, [[2, 2, 5, 4], [3, 2, 3, 2], [3]]),
    ("Conv2d, stride 2, padding 1", option(F.conv2d, stride=2, padding=1), [[1, 2, 5, 6], [2, 2, 3, 3], [2]]),
    ("Conv2d, stride 3, padding 2", option(F.conv2d, stride=3, padding=2), [[2, 1, 7, 4], [2, 1, 2, 3], [2]]),
    ("Conv2d, dilation 2", option(F.conv2d, dilation=2, padding=2), [[2, 3, 6, 5], [4, 3, 3, 3], [4]]),
    ("Conv2d, dilation 3, stride 2", option(F.conv2d, dilation=3, stride=2, padding=3), [[1, 2, 9, 8], [3, 2, 3, 3]]),
    ("Conv2d, in groups", option(F.conv2d, groups=2, padding=1), [[2, 4, 5, 4], [6, 2, 3, 3], [6]]),
    ("Conv2d, in groups, dilation 2", option(F.conv2d, groups=3, dilation=2), [[1, 6, 7, 6], [3, 2, 3, 2], [3]]),
    ("Conv2d, depth-wise", option(F.conv2d, groups=5, padding=1), [[2, 5, 6, 7], [5, 1, 3, 3], [5]]),
    ("Conv2d, depth-wise, stride 2", option(F.conv2d, groups=3, stride=2, padding=2), [[2, 3, 9, 6], [3, 1, 5, 5]]),
    ("Conv2d, depth-wise, dilation 2", option(F.conv2d, groups=3, dilation=2, padding=2), [[1, 3, 7, 6], [3, 1, 3, 3], [3]]),
    ("Conv2d, depth-wise, two filters a channel", option(F.conv2d, groups=3, padding=1), [[1, 3, 5, 6], [6, 1, 3, 3], [6]]),
    ("Conv2d, 1×1", F.conv2d, [[2, 5, 4, 3], [7, 5, 1, 1], [7]]),
    ("Conv2d, 1×1, stride 2", option(F.conv2d, stride=2), [[2, 3, 5, 6], [4, 3, 1, 1]]),
    ("Conv2d, 1×7", option(F.conv2d, padding=(0, 3)), [[1, 2, 4, 9], [3, 2, 1, 7], [3]]),
    ("Conv2d, strides 2 and 1", option(F.conv2d, stride=(2, 1), padding=(1, 0), dilation=(1, 2)), [[1, 2, 6, 7], [3, 2, 3, 2], [3]]),
    ("Conv2d, same", option(F.conv2d, padding="same"), [[1, 2, 5, 6], [2, 2, 2, 4], [2]]),
    ("Conv2d, same, stride 2", lambda x, w: F.conv2d(F.pad(x, (0, 1, 0, 1)), w, stride=2), [[1, 2, 6, 8], [3, 2, 3, 3]]),
    ("Conv2d, window as large as the image", F.conv2d, [[3, 2, 5, 4], [4, 2, 5, 4], [4]]),
    ("Conv2d, first layer of a network", option(F.conv2d, stride=2, padding=3), [[1, 3, 32, 30], [8, 3, 7, 7]]),
    ("Conv2d, many channels", option(F.conv2d, padding=1), [[2, 40, 9, 10], [24, 40, 3, 3], [24]]),
    ("Conv2d, by Winograd", option(F.conv2d, padding=1), [[2, 32, 20, 19], [32, 32, 3, 3], [32]]),
    *[(f"Conv2d, {name} of a sum", with_activation(lambda x, w, b, addend: F.conv2d(x, w, b) + addend, name), [[2, 2, 4, 5], [3, 2, 2, 2], [3], [2, 3, 3, 4]])
      for name in ["relu", "relu6", "hard-swish", "silu"]],
    ("Conv2d, depth-wise, relu6", with_activation(option(F.conv2d, groups=3, padding=1), "relu6"), [[2, 3, 4, 5], [3, 1, 3, 3], [3]]),
    ("PreActivatedConv2d", pre_activated(), [[2, 3, 4, 5], [3], [3], [4, 3, 1, 1], [4]]),
    ("PreActivatedConv2d, of a small map", pre_activated(), [[1, 24, 3, 3], [24], [24], [40, 24, 1, 1], [40]]),
    ("PreActivatedConv2d, stride 2, padding 1", pre_activated(stride=2, padding=1), [[1, 2, 6, 5], [2], [2], [3, 2, 3, 3], [3]]),
    ("Conv1d", option(F.conv1d, stride=2, padding=1, dilation=2), [[2, 3, 11], [4, 3, 3], [4]]),
    ("Conv1d, in groups", option(F.conv1d, groups=2), [[2, 4, 9], [6, 2, 4]]),
    ("Conv3d", option(F.conv3d, stride=2, padding=1), [[2, 2, 3, 4, 5], [3, 2, 2, 3, 2], [3]]),
    ("Conv3d, in groups, dilation 2", option(F.conv3d, groups=2, dilation=2), [[1, 4, 3, 4, 5], [2, 2, 2, 2, 2], [2]]),
    ("ConvTranspose2d", F.conv_transpose2d, [[2, 3, 3, 4], [3, 2, 3, 2], [2]]),
    ("ConvTranspose2d, stride 2", option(F.conv_transpose2d, stride=2, padding=1, output_padding=1), [[1, 2, 3, 4], [2, 3, 3, 3], [3]]),
    ("ConvTranspose2d, stride 3", option(F.conv_transpose2d, stride=3, padding=2), [[2, 2, 3, 3], [2, 1, 2, 4]]),
    ("ConvTranspose2d, in groups, dilation 2", option(F.conv_transpose2d, groups=2, dilation=2, stride=3, output_padding=2), [[1, 4, 3, 2], [4, 2, 2, 3], [4]]),
    ("CrossCorrelate", lambda x, k: F.conv2d(x[None, None], k[None, None], stride=2, padding=1)[0, 0], [[5, 6], [2, 3]]),
]

POOLING = [
    ("MaxPool2d", option(F.max_pool2d, kernel_size=2), [[2, 2, 4, 6]]),
    ("MaxPool2d, 3×3, stride 2, padding 1", option(F.max_pool2d, kernel_size=3, stride=2, padding=1), [[2, 1, 7, 8]]),
    ("MaxPool2d, ceil", option(F.max_pool2d, kernel_size=3, stride=2, ceil_mode=True), [[1, 2, 6, 7]]),
    ("MaxPool2d, ceil, padding 1", option(F.max_pool2d, kernel_size=3, stride=3, padding=1, ceil_mode=True), [[1, 2, 6, 9]]),
    ("MaxPool2d, dilation 2", option(F.max_pool2d, kernel_size=2, stride=1, dilation=2), [[1, 1, 5, 6]]),
    ("MaxPool2d, 2×3", option(F.max_pool2d, kernel_size=(2, 3), stride=(1, 2)), [[1, 2, 4, 7]]),
    ("MaxPool2d, of ties", option(F.max_pool2d, kernel_size=2, stride=1), [TIED_IMAGE]),
    ("MaxPool2d, large", option(F.max_pool2d, kernel_size=3, stride=2, padding=1), [[2, 3, 35, 37]]),
    ("MinPool2d", lambda x: -F.max_pool2d(-x, 3, 2, 1), [[2, 1, 6, 7]]),
    ("AvgPool2d", option(F.avg_pool2d, kernel_size=2), [[2, 2, 4, 6]]),
    ("AvgPool2d, padding 1", option(F.avg_pool2d, kernel_size=3, stride=2, padding=1), [[2, 1, 7, 8]]),
    ("AvgPool2d, padding does not count", option(F.avg_pool2d, kernel_size=3, stride=2, padding=1, count_include_pad=False), [[2, 1, 7, 8]]),
    ("AvgPool2d, ceil", option(F.avg_pool2d, kernel_size=3, stride=2, ceil_mode=True), [[1, 2, 6, 7]]),
    ("AvgPool2d, ceil, padding 1", option(F.avg_pool2d, kernel_size=3, stride=2, padding=1, ceil_mode=True), [[1, 2, 6, 8]]),
    ("AvgPool2d, ceil, padding does not count", option(F.avg_pool2d, kernel_size=3, stride=2, padding=1, ceil_mode=True, count_include_pad=False), [[1, 2, 6, 8]]),
    ("AvgPool2d, large", option(F.avg_pool2d, kernel_size=3, stride=1, padding=1), [[2, 3, 15, 17]]),
    ("AdaptiveAvgPool2d", option(F.adaptive_avg_pool2d, output_size=(2, 3)), [[2, 2, 5, 7]]),
    ("AdaptiveAvgPool2d, global", option(F.adaptive_avg_pool2d, output_size=1), [[2, 3, 5, 7]]),
    ("AdaptiveAvgPool2d, larger than the map", option(F.adaptive_avg_pool2d, output_size=(5, 4)), [[1, 2, 3, 3]]),
    ("AdaptiveMaxPool2d", option(F.adaptive_max_pool2d, output_size=(2, 3)), [[2, 2, 5, 7]]),
    ("AdaptiveMaxPool2d, of ties", option(F.adaptive_max_pool2d, output_size=(3, 2)), [TIED_IMAGE]),
    ("ChannelMaxPool2d", lambda x: channel_max_pool(x, 2, 2), [[2, 6, 2, 3]]),
    ("ChannelMaxPool2d, overlapping", lambda x: channel_max_pool(x, 3, 1), [[1, 5, 2, 3]]),
]

NORMALIZATION = [
    ("Softmax", option(F.softmax, dim=1), [[2, 4, 3]]),
    ("Softmax, of the last axis", option(F.softmax, dim=-1), [[3, 21]]),
    ("Softmax, of large numbers", option(F.softmax, dim=0), [torch.tensor([1000.0, 999, 900, -1000])]),
    ("LogSoftmax", option(F.log_softmax, dim=-1), [[2, 4]]),
    ("LogSoftmax, of channels", option(F.log_softmax, dim=1), [[2, 4, 3]]),
    ("LogSoftmax, of large numbers", option(F.log_softmax, dim=0), [torch.tensor([1000.0, 999, 900, -1000])]),
    ("BatchNorm", batch_norm(True), [[3, 2, 4], [2], [2]]),
    ("BatchNorm, of images", batch_norm(True, eps=0.01), [[3, 2, 5, 7], [2], [2]]),
    ("BatchNorm, of rows", batch_norm(True), [[5, 2], [2], [2]]),
    ("BatchNorm, without weight", batch_norm(True), [[3, 2, 2, 3]]),
    ("BatchNorm, in prediction", batch_norm(False), [[3, 2, 4], [2], [2]]),
    ("BatchNorm, running statistics", running_statistics, [[3, 2, 5, 3]]),
    ("ScaleShift", lambda x, a, b: x * a[:, None, None] + b[:, None, None], [[2, 3, 2, 4], [3], [3]]),
    *[(f"ScaleShift, {name}", with_activation(lambda x, a, b: 2 * x * a[:, None] + b[:, None], name), [[2, 3, 5], [3], [3]])
      for name in ["relu", "relu6", "hard-swish", "silu"]],
    ("LocalResponseNorm", lambda x: F.local_response_norm(x, 5, 0.3, 0.75, 1.5), [[1, 6, 2, 2]]),
    ("LocalResponseNorm, even size", lambda x: F.local_response_norm(x, 4, 0.3, 0.75, 1.5), [[1, 6, 2, 2]]),
    ("LocalResponseNorm, larger than the channels", lambda x: F.local_response_norm(x, 9, 0.5, 0.6, 1), [[2, 3, 1, 3]]),
]

LOSSES = [
    ("CrossEntropy", option(F.cross_entropy, target=TARGETS), [[4, 3]]),
    ("CrossEntropy, weighted and smooth", option(F.cross_entropy, target=TARGETS, weight=CLASS_WEIGHTS, label_smoothing=0.2), [[4, 3]]),
    ("CrossEntropy, smooth", option(F.cross_entropy, target=TARGETS, label_smoothing=0.2), [[4, 3]]),
    ("CrossEntropy, summed", option(F.cross_entropy, target=torch.tensor([2, 1, 0, 1]), weight=CLASS_WEIGHTS, reduction="sum", ignore_index=1), [[4, 3]]),
    ("CrossEntropy, of pixels", option(F.cross_entropy, target=PIXELS, weight=CLASS_WEIGHTS, label_smoothing=0.1), [[2, 3, 2, 2]]),
    ("CrossEntropy, unreduced", option(F.cross_entropy, target=PIXELS, reduction="none"), [[2, 3, 2, 2]]),
    ("CrossEntropy, unreduced, weighted and smooth", option(F.cross_entropy, target=PIXELS, reduction="none", weight=CLASS_WEIGHTS, label_smoothing=0.3), [[2, 3, 2, 2]]),
    ("CrossEntropy, of probabilities", lambda x, t: F.cross_entropy(x, F.softmax(t, 1)), [[4, 3], [4, 3]]),
    ("CrossEntropy, of probabilities, weighted and smooth", lambda x, t: F.cross_entropy(x, F.softmax(t, 1), weight=CLASS_WEIGHTS, label_smoothing=0.2), [[2, 3, 2, 2], [2, 3, 2, 2]]),
    ("BinaryCrossEntropyWithLogits", option(F.binary_cross_entropy_with_logits, target=ANSWERS), [[4]]),
    ("BinaryCrossEntropyWithLogits, of large numbers", option(F.binary_cross_entropy_with_logits, target=ANSWERS, reduction="none"), [torch.tensor([90.0, -90, 30, 90])]),
    ("BinaryCrossEntropyWithLogits, summed", lambda x, y: F.binary_cross_entropy_with_logits(x, torch.sigmoid(y), reduction="sum"), [[2, 3], [2, 3]]),
    ("MseLoss", F.mse_loss, [[2, 3], [2, 3]]),
    ("MseLoss, summed", option(F.mse_loss, reduction="sum"), [[2, 3], [2, 3]]),
    ("MseLoss, unreduced", option(F.mse_loss, reduction="none"), [[2, 3], [2, 3]]),
    ("SmoothL1Loss", F.smooth_l1_loss, [[2, 3], [2, 3]]),
    ("SmoothL1Loss, unreduced", option(F.smooth_l1_loss, beta=0.5, reduction="none"), [[17], [17]]),
    ("SmoothL1Loss, beta 0", option(F.smooth_l1_loss, beta=0.0, reduction="sum"), [[7], [7]]),
]

NON_FINITE = [
    ("op_Division", lambda a, b: a / b, [torch.tensor([1.0, -1, 0, INF, NAN, 2]), torch.tensor([0.0, 0, 0, INF, 1, NAN])]),
    ("op_Multiply", lambda a, b: a * b, [torch.tensor([0.0, INF, NAN, 1e30]), torch.tensor([INF, -1, 0, 1e30])]),
    ("Exp", torch.exp, [ODD]),
    ("Log", torch.log, [ODD]),
    ("Sqrt", torch.sqrt, [ODD]),
    ("Square", torch.square, [ODD]),
    ("Abs", torch.abs, [ODD]),
    ("Pow", lambda x: x.pow(2.5), [ODD]),
    ("Clamp", lambda x: x.clamp(-2, 2), [ODD]),
    ("Tanh", torch.tanh, [ODD]),
    ("Sigmoid", torch.sigmoid, [ODD]),
    ("Relu", F.relu, [ODD]),
    ("Relu6", F.relu6, [ODD]),
    ("LeakyRelu", option(F.leaky_relu, negative_slope=0.2), [ODD]),
    ("Elu", F.elu, [ODD]),
    ("Silu", F.silu, [ODD]),
    ("HardSwish", F.hardswish, [ODD]),
    ("HardSigmoid", F.hardsigmoid, [ODD]),
    ("Sum", lambda x: x.sum(1), [ODD_ROWS]),
    ("Mean", lambda x: x.mean(1), [ODD_ROWS]),
    ("Variance", lambda x: x.var(1), [ODD_ROWS]),
    ("Max", lambda x: x.amax(1), [ODD_ROWS]),
    ("Max, of all", lambda x: x.max(), [ODD_ROWS]),
    ("Min", lambda x: x.amin(1), [ODD_ROWS]),
    ("Min, of all", lambda x: x.min(), [ODD_ROWS]),
    ("ArgMax", lambda x: x.argmax(1).float(), [ODD_ROWS]),
    ("ArgMin", lambda x: x.argmin(1).float(), [ODD_ROWS]),
    ("TopK", lambda x: x.topk(2, 1)[0], [ODD_ROWS[:4]]),  # Without ties, of which PyTorch takes any.
    ("Softmax", option(F.softmax, dim=1), [ODD_ROWS]),
    ("LogSoftmax", option(F.log_softmax, dim=1), [ODD_ROWS]),
    ("MatMul", torch.matmul, [ODD_ROWS, torch.tensor([[0.0, 1], [1, 0], [-1, 1], [0, 1]])]),
    ("Linear, relu", with_activation(F.linear, "relu"), [ODD_ROWS, torch.tensor([[0.0, 1, -1, 0], [1, 0, 1, 1]]), torch.tensor([0.5, -0.5])]),
    ("Linear, relu6", with_activation(F.linear, "relu6"), [ODD_ROWS, torch.tensor([[0.0, 1, -1, 0], [1, 0, 1, 1]]), torch.tensor([0.5, -0.5])]),
    ("Conv2d", option(F.conv2d, padding=1), [ODD_IMAGE, [3, 2, 3, 3]]),
    ("Conv2d, depth-wise", option(F.conv2d, padding=1, groups=2), [ODD_IMAGE, [2, 1, 3, 3]]),
    ("Conv2d, relu", with_activation(option(F.conv2d, padding=1), "relu"), [ODD_IMAGE, [3, 2, 3, 3], [3]]),
    # Without gradient: that of a NaN is 0 in PyTorch where relu6 takes it by vectors, and passes where it does not.
    ("Conv2d, depth-wise, relu6", lambda *x: with_activation(option(F.conv2d, padding=1, groups=2), "relu6")(*x).detach(), [ODD_IMAGE, [2, 1, 3, 3], [2]]),
    ("ConvTranspose2d", option(F.conv_transpose2d, stride=2, padding=1), [ODD_IMAGE, [2, 2, 3, 3]]),
    ("MaxPool2d", option(F.max_pool2d, kernel_size=2), [ODD_IMAGE]),
    ("MaxPool2d, 3×3, stride 2, padding 1", option(F.max_pool2d, kernel_size=3, stride=2, padding=1), [ODD_IMAGE]),
    ("MaxPool2d, of nothing but -∞", option(F.max_pool2d, kernel_size=2, stride=1, padding=1), [torch.full((1, 1, 3, 3), -INF)]),
    ("AvgPool2d", option(F.avg_pool2d, kernel_size=2), [ODD_IMAGE]),
    ("AvgPool2d, 3×3, stride 1, padding 1", option(F.avg_pool2d, kernel_size=3, stride=1, padding=1), [ODD_IMAGE]),
    ("AdaptiveMaxPool2d", option(F.adaptive_max_pool2d, output_size=(2, 4)), [ODD_IMAGE]),
    ("AdaptiveAvgPool2d", option(F.adaptive_avg_pool2d, output_size=(2, 4)), [ODD_IMAGE]),
    ("AdaptiveAvgPool2d, global", option(F.adaptive_avg_pool2d, output_size=1), [ODD_IMAGE]),
    ("ChannelMaxPool2d", lambda x: channel_max_pool(x, 2, 1), [ODD_IMAGE]),
    ("BatchNorm", lambda x: F.batch_norm(x, None, None, training=True), [ODD_BATCH]),
    ("BatchNorm, in prediction", batch_norm(False), [ODD_IMAGE]),
    ("LocalResponseNorm", lambda x: F.local_response_norm(x, 3, 0.5, 0.75, 1), [ODD_IMAGE]),
    ("CrossEntropy", option(F.cross_entropy, target=torch.tensor([0, 1, 1, 0, 0, 2]), reduction="none"), [ODD_ROWS]),
    ("CrossEntropy, all ignored", option(F.cross_entropy, target=torch.tensor([-100, -100])), [[2, 3]]),
    ("BinaryCrossEntropyWithLogits", lambda x: F.binary_cross_entropy_with_logits(x, torch.zeros(11), reduction="none"), [ODD]),
    ("MseLoss", lambda x: F.mse_loss(x, torch.zeros(11), reduction="none"), [ODD]),
    ("SmoothL1Loss", lambda x: F.smooth_l1_loss(x, torch.zeros(11), reduction="none"), [ODD]),
    ("ResizeNearest", option(F.interpolate, size=(4, 9)), [ODD_IMAGE]),
    ("ResizeBilinear", option(F.interpolate, size=(4, 9), mode="bilinear", align_corners=False), [ODD_IMAGE]),
]

FAMILIES = {
    "arithmetic": ARITHMETIC,
    "activations": ACTIVATIONS,
    "reductions": REDUCTIONS,
    "layout": LAYOUT,
    "convolution": CONVOLUTION,
    "pooling": POOLING,
    "normalization": NORMALIZATION,
    "losses": LOSSES,
    "non-finite": NON_FINITE,
}
