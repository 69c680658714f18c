namespace CourseKit.Networks;

/// <summary>A scope in which every layer computes as in prediction, whatever <see cref="Layer.Train"/> said: what a
/// <see cref="Prediction.Predictor"/> runs its network in.</summary>
/// <remarks>Holds for the calls made in the scope, on whatever thread, and leaves the layers themselves as they are: others may train
/// them meanwhile.</remarks>
internal sealed class InferenceMode : IDisposable
{
    private static readonly AsyncLocal<bool> Active = new();

    private readonly bool outer = Active.Value;

    /// <summary>Opens the scope; scopes may be nested.</summary>
    public InferenceMode() => Active.Value = true;

    /// <summary>Gets whether the caller is in such a scope.</summary>
    public static bool IsActive => Active.Value;

    /// <summary>Closes the scope.</summary>
    public void Dispose() => Active.Value = outer;
}
