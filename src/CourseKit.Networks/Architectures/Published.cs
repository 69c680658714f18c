namespace CourseKit.Networks.Architectures;

/// <summary>Published figures of a network: parameters, cost, ImageNet accuracy.</summary>
/// <param name="Parameters">How many parameters it learns.</param>
/// <param name="GigaMacs">Multiply-accumulates of convolutions and products of matrices for one
/// image, in 10⁹, to three decimals: torchvision's «GFLOPS».</param>
/// <param name="Top1">How much of ImageNet's validation set its first published weights get right, in percent.</param>
/// <param name="Top5">How often the right class is among its five most likely, in percent.</param>
public sealed record Published(long Parameters, double? GigaMacs = null, double? Top1 = null, double? Top5 = null)
{
    /// <summary>Gets the parameters of auxiliary heads, which the published number leaves out: they are used in training only.</summary>
    public long Auxiliary { get; init; }
}
