namespace CourseKit.Tensors.Gradients;

/// <summary>Observer of losses and backward passes: it is told of those of the work that it watches, also on threads that the work
/// starts.</summary>
internal abstract class GradientObserver
{
    private static readonly AsyncLocal<GradientObserver?> Watching = new();

    /// <summary>Gets the observer of the calling code; null for none.</summary>
    public static GradientObserver? Current => Watching.Value;

    /// <summary>Does work that is watched, in the place of any other observer.</summary>
    public T Watch<T>(Func<T> work)
    {
        var outer = Watching.Value;
        Watching.Value = this;
        try
        {
            return work();
        }
        finally
        {
            Watching.Value = outer;
        }
    }

    /// <summary>Told of a cross-entropy with one class for each row of scores.</summary>
    public abstract void OnCrossEntropy(Tensor scores, IEnumerable<int> classes);

    /// <summary>Told of a backward pass, before it computes a gradient.</summary>
    /// <param name="loss">The tensor that it begins at.</param>
    /// <param name="reached">All tensors that a gradient reaches.</param>
    public abstract void OnBackward(Tensor loss, IReadOnlyList<Tensor> reached);
}
