namespace CourseKit.Networks.Weights.PyTorch;

/// <summary>A Python object beside the weights that is passed over: of a kind that is known to do no
/// harm, and that is not made here.</summary>
/// <param name="Kind">The kind of the object in words: <c>argparse.Namespace</c>.</param>
internal sealed record SkippedObject(string Kind);
