namespace CourseKit.Tensors.Gradients;

/// <summary>Observer of losses and backward passes: it is told of those of the work that it watches, also on threads that the work
/// starts.</summary>
internal abstract class GradientObserver
{
    private static readonly AsyncLocal<GradientObserver?> Watching = new();

    /// <summary>Gets the observer of the calling code; null for none.</summary>
    public static GradientObserver? Current => Watching.Value;

    /// <summary>Does work that is watched, in the place of any other observer.</summary>
    public T Watch<T>(Func<T> work) => Within(this, work);

    /// <summary>Does work that no observer is told of, as where all that it changes is undone.</summary>
    public static T Unwatched<T>(Func<T> work) => Within(null, work);

    /// <summary>Computes what a network gives, of whose own calls no observer is told.</summary>
    public static T Inside<T>(Func<T> run) => Current is null ? run() : Unwatched(run);

    /// <summary>Told of a cross-entropy with one class for each row of scores.</summary>
    public abstract void OnCrossEntropy(Tensor scores, IEnumerable<int> classes);

    /// <summary>Told of a backward pass, before it computes a gradient.</summary>
    /// <param name="loss">The tensor that it begins at.</param>
    /// <param name="reached">All tensors that a gradient reaches.</param>
    public abstract void OnBackward(Tensor loss, IReadOnlyList<Tensor> reached);

    private static T Within<T>(GradientObserver? observer, Func<T> work)
    {
        var outer = Watching.Value;
        Watching.Value = observer;
        try
        {
            return work();
        }
        finally
        {
            Watching.Value = outer;
        }
    }
}
