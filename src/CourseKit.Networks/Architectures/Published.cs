namespace CourseKit.Networks.Architectures;

/// <summary>Published figures of a network: parameters, cost, ImageNet accuracy.</summary>
/// <param name="Parameters">The number of learned parameters.</param>
/// <param name="GigaMacs">Multiply-accumulates of convolutions and products of matrices for one
/// image, in 10⁹, to three decimals: torchvision's «GFLOPS».</param>
/// <param name="Top1">The top-1 accuracy of its first published weights on ImageNet's validation set, in percent.</param>
/// <param name="Top5">The top-5 accuracy of its first published weights on ImageNet's validation set, in percent.</param>
public sealed record Published(long Parameters, double? GigaMacs = null, double? Top1 = null, double? Top5 = null)
{
    /// <summary>Gets the parameters of auxiliary heads, which the published number leaves out: they are used in training only.</summary>
    public long Auxiliary { get; init; }
}
