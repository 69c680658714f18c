namespace CourseKit.Figures.Colors;

/// <summary>Colors of the parts of a convolution, equal in all lessons.</summary>
internal static class RoleColors
{
    /// <summary>Blue, for pixels and maps that go in.</summary>
    public static Rgb Input { get; } = Palette.Of(0);

    /// <summary>Orange, for kernels, their windows and parameters.</summary>
    public static Rgb Kernel { get; } = Palette.Of(1);

    /// <summary>Green, for values and maps that come out.</summary>
    public static Rgb Output { get; } = Palette.Of(2);

    /// <summary>Red, for gradients; bluer than the palette's vermillion, which is the kernel's.</summary>
    public static Rgb Gradient { get; } = Rgb.Parse("#c81d4e");
}
