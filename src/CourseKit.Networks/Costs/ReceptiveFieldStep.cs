using CourseKit.Tensors;

namespace CourseKit.Networks.Costs;

/// <summary>Step of the receptive-field computation: the input pixels of one layer that one output value depends on.</summary>
public sealed class ReceptiveFieldStep
{
    private ReceptiveFieldStep(
        Window2d? window = null, bool isGlobal = false, bool isTransposed = false, bool isUnused = false, bool isUnknown = false) =>
        (Window, IsGlobal, IsTransposed, IsUnused, IsUnknown) = (window, isGlobal, isTransposed, isUnused, isUnknown);

    /// <summary>The pixel at the same position, in any channel: activations, 1×1 mixing, normalization.</summary>
    public static ReceptiveFieldStep Pointwise { get; } = new();

    /// <summary>All pixels: dense layers behind <c>Flatten</c>, global pooling.</summary>
    public static ReceptiveFieldStep Global { get; } = new(isGlobal: true);

    /// <summary>No pixel: of this input the layer uses the size alone.</summary>
    public static ReceptiveFieldStep Unused { get; } = new(isUnused: true);

    /// <summary>Pixels that nobody can tell: of a layer that is not described.</summary>
    public static ReceptiveFieldStep Unknown { get; } = new(isUnknown: true);

    /// <summary>Gets the window that slides over the input or, if <see cref="IsTransposed"/>, over the output; null without one.</summary>
    public Window2d? Window { get; }

    /// <summary>Gets whether an output value depends on all pixels.</summary>
    public bool IsGlobal { get; }

    /// <summary>Gets whether each input pixel is spread over a window of the output, as by a transposed convolution.</summary>
    public bool IsTransposed { get; }

    /// <summary>Gets whether output values depend on no pixel of the input.</summary>
    public bool IsUnused { get; }

    /// <summary>Gets whether the input pixels cannot be told.</summary>
    public bool IsUnknown { get; }

    /// <summary>Returns the step of a convolution or pooling: the pixels in one position of a sliding window.</summary>
    public static ReceptiveFieldStep Sliding(Window2d window) => new(window);

    /// <summary>Returns the step of a transposed convolution: the input pixels whose footprint, a window that moves by the stride on
    /// the output, covers the output value.</summary>
    public static ReceptiveFieldStep Transposed(Window2d window) => new(window, isTransposed: true);
}
