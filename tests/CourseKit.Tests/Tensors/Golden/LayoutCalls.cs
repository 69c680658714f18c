using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors.Golden;

/// <summary>What data/golden/tensors/reductions.json and layout.json hold, as calls of the tensor engine.</summary>
internal static class LayoutCalls
{
    private static readonly Tensor Places = [[0, 2, 2, 1], [1, 1, 1, 0]];

    public static Dictionary<string, Func<Tensor[], Tensor>> Reductions { get; } = new()
    {
        ["Sum"] = x => x[0].Sum(),
        ["Sum, of an axis"] = x => x[0].Sum(1),
        ["Sum, kept"] = x => x[0].Sum(-1, keepAxis: true),
        ["Mean"] = x => x[0].Mean(),
        ["Mean, of an axis"] = x => x[0].Mean(0),
        ["Max"] = x => x[0].Max(),
        ["Max, of an axis"] = x => x[0].Max(1),
        ["Max, of ties"] = x => x[0].Max(1),
        ["Max, of ties everywhere"] = x => x[0].Max(),
        ["Min"] = x => x[0].Min(),
        ["Min, kept"] = x => x[0].Min(0, keepAxis: true),
        ["Min, of ties"] = x => x[0].Min(1),
        ["ArgMax"] = x => x[0].ArgMax(1),
        ["ArgMin"] = x => x[0].ArgMin(0, keepAxis: true),
        ["Variance"] = x => x[0].Variance(),
        ["Variance, of an axis"] = x => x[0].Variance(1),
        ["Variance, of what is there"] = x => x[0].Variance(1, 0, keepAxis: true),
        ["TopK"] = x => x[0].TopK(3, 1).Values,
        ["TopK, of the last axis"] = x => x[0].TopK(2).Values,
        ["TopK, places"] = x => x[0].TopK(3, 1).Indices,
    };

    public static Dictionary<string, Func<Tensor[], Tensor>> Layout { get; } = new()
    {
        ["Reshape"] = x => x[0].Reshape(-1, 4),
        ["Permute"] = x => x[0].Permute(2, 0, 1),
        ["Permute, of images"] = x => x[0].Permute(0, 2, 3, 1),
        ["Transpose"] = x => x[0].Transpose(),
        ["Flip"] = x => x[0].Flip(0, 2),
        ["get_At"] = x => x[0][1.., ..^1],
        ["Select"] = x => x[0].Select(1, 2),
        ["Unsqueeze"] = x => x[0].Unsqueeze(1),
        ["Expand"] = x => x[0].Expand([3, 2, 4]),
        ["IndexSelect"] = x => x[0].IndexSelect(1, 2, 0, 2),
        ["Gather"] = x => x[0].Gather(1, Places),
        ["Gather, of the first axis"] = x => x[0].Gather(0, [[0, 0, 0, 1], [1, 1, 1, 0]]),
        ["ScatterAdd"] = x => x[0].ScatterAdd(1, Places, x[1]),
        ["Pad"] = x => x[0].Pad(0, 1, 1, 2),
        ["Pad, with a value"] = x => x[0].Pad([(1, 1), (2, 0), (0, 1)], 0.5f),
        ["Stack"] = x => Tensor.Stack(x[0], x[1], x[0]),
        ["Concat"] = x => Tensor.Concat(1, x[0], x[1], x[0]),
        ["Split"] = x => Tensor.Concat(1, [.. x[0].Split(1, 2, 1).Reverse()]),
        ["Unfold"] = x => x[0].Unfold(new Window2d(2)),
        ["Unfold, stride 2, padding 1, dilation 2"] = x => x[0].Unfold(new Window2d(3, 2, 1, 2)),
        ["Fold"] = x => x[0].Fold(new Window2d(3, 2, 1), 4, 5),
        ["Fold, dilation 2"] = x => x[0].Fold(new Window2d(2, 1, 1, 2), 5, 6),
        ["ResizeNearest"] = x => x[0].ResizeNearest(5, 3),
        ["ResizeNearest, twice as large"] = x => x[0].ResizeNearest(6, 8),
        ["ResizeNearest, smaller"] = x => x[0].ResizeNearest(2, 3),
        ["ResizeBilinear"] = x => x[0].ResizeBilinear(5, 3),
        ["ResizeBilinear, twice as large"] = x => x[0].ResizeBilinear(6, 8),
        ["ResizeBilinear, to a pixel"] = x => x[0].ResizeBilinear(1, 1),
        ["ResizeBilinear, corners"] = x => x[0].ResizeBilinear(2, 7, alignCorners: true),
        ["RoiAlign"] = x => x[0].RoiAlign(Tensor.From([4, 5], [0, 1, 2, 9, 13, 1, 0, 0, 12, 16, 1, -3, 5, 4, 20, 0, 6, 6, 6, 6]), cells: 3,
            scale: 0.5f),
        ["ResizeBilinear, corners, to one row"] = x => x[0].ResizeBilinear(1, 5, alignCorners: true),
    };
}
