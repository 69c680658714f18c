using CourseKit.Tests.Tensors.Properties;

namespace CourseKit.TorchSharp.Tests.Operations;

/// <summary>An operation of the course, and the sizes, attributes among them, that TorchSharp is asked about.</summary>
/// <param name="Operation">The name of the method of <see cref="Tensors.Tensor"/>, or of what is put together from several.</param>
/// <param name="Axes">The sizes, each with its least and most.</param>
/// <param name="Draw">The trial for sizes.</param>
internal sealed record OperationCase(string Operation, (string Name, int Least, int Most)[] Axes, Func<Sizes, Trial> Draw)
{
    /// <summary>What it is called with, if an operation has several cases.</summary>
    public string With { get; init; } = string.Empty;

    /// <summary>The number of trials.</summary>
    public int Trials { get; init; } = 40;

    public static IReadOnlyList<OperationCase> All { get; } =
    [
        .. ConvolutionCases.All, .. PoolingCases.All, .. NormalizationCases.All, .. ElementwiseCases.All, .. LossCases.All,
        .. ReductionCases.All, .. ProductCases.All, .. LayoutCases.All, .. SelectionCases.All, .. ResizingCases.All,
    ];

    public override string ToString() => With.Length > 0 ? $"{Operation}, {With}" : Operation;
}
