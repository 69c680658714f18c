using CourseKit.Grading.Execution;

namespace CourseKit.Exercises;

/// <summary>Activation functions of layers, also of a learner's own, which are known by what they compute of numbers.</summary>
internal static class ComputedActivation
{
    /// <summary>Returns whether a layer computes a function of each number: a ReLU, a sigmoid.</summary>
    /// <param name="layer">The layer, which is not built or changed.</param>
    /// <param name="function">The function.</param>
    public static bool Is(Layer layer, Func<Tensor, Tensor> function)
    {
        if (layer.GetType().Assembly == typeof(Layer).Assembly || layer is Block || layer.Children.Count > 0)
        {
            return false;
        }

        Tensor numbers = [[[[-8f, -1.5f, -0.25f], [0f, 0.375f, 3f]], [[0.5f, -3.25f, 1f], [-0.75f, 12f, 2.5f]]]];
        try
        {
            return Difference.Between(function(numbers), layer.Call(numbers)) is null;
        }
        catch (Exception exception) when (exception is not StoppedException)
        {
            return false;
        }
    }
}
