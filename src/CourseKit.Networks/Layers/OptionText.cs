using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Text of layers' options, where they differ from the defaults.</summary>
internal static class OptionText
{
    /// <summary>Kernel, stride, padding and dilation, each once if it is the same down and across.</summary>
    public static string Of(Window2d window)
    {
        var (rows, columns) = (window.Rows, window.Columns);
        return $"kernel {Both(rows.Kernel, columns.Kernel)}{Unless(1, "stride", rows.Stride, columns.Stride)}"
            + $"{Unless(Padding.Valid, "padding", rows.Padding, columns.Padding)}{Unless(1, "dilation", rows.Dilation, columns.Dilation)}";
    }

    /// <summary>Kernel, stride, padding and dilation of a window along one axis, or alike along all.</summary>
    public static string Of(Window window) => Of(new Window2d(window, window));

    /// <summary>Groups, where there are several.</summary>
    public static string? OfGroups(int groups) => groups == 1 ? null : $", groups {groups}";

    /// <summary>Returns <c>, no bias</c> for a layer without one, else null.</summary>
    public static string? OfBias(bool hasBias) => hasBias ? null : ", no bias";

    private static string Unless<T>(T usual, string name, T down, T across)
        where T : struct => down.Equals(usual) && across.Equals(usual) ? string.Empty : $", {name} {Both(down, across)}";

    private static string Both<T>(T down, T across)
        where T : struct => down.Equals(across) ? $"{down}" : $"{down}×{across}";
}
