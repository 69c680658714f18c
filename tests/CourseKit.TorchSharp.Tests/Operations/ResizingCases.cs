using CourseKit.Tensors;
using CourseKit.Tests.Tensors.Properties;
using TorchSharp;
using F = TorchSharp.torch.nn.functional;

namespace CourseKit.TorchSharp.Tests.Operations;

internal static class ResizingCases
{
    private static readonly (string Name, int Least, int Most)[] Images =
        [("images", 0, 3), ("channels", 1, 4), ("rows", 1, 13), ("columns", 1, 20), ("height", 1, 19), ("width", 1, 40)];

    public static IReadOnlyList<OperationCase> All { get; } =
    [
        new(nameof(Tensor.ResizeNearest), Images, sizes => new([Draw(sizes)], x => x[0].ResizeNearest(sizes["height"], sizes["width"]),
            x => F.interpolate(x[0], [sizes["height"], sizes["width"]], mode: torch.InterpolationMode.Nearest))),
        new(nameof(Tensor.ResizeBilinear), [.. Images, ("align corners", 0, 1)], sizes => new([Draw(sizes)],
            x => x[0].ResizeBilinear(sizes["height"], sizes["width"], sizes["align corners"] == 1),
            x => F.interpolate(x[0], [sizes["height"], sizes["width"]], mode: torch.InterpolationMode.Bilinear,
                align_corners: sizes["align corners"] == 1))),
    ];

    private static Tensor Draw(Sizes sizes) => Trial.Values([sizes["images"], sizes["channels"], sizes["rows"], sizes["columns"]]);
}
