namespace CourseKit.Exercises.Convolution;

/// <summary>Asks for a kernel that answers to some edges and not to others.</summary>
public abstract class EdgeKernelExercise(string id, string title) : PropertyExercise<Tensor>(id, title)
{
    protected static Property<Tensor> IsMatrix(int largest) => new(
        $"The kernel is a matrix of at most {largest}×{largest} numbers",
        kernel => (kernel.Shape is { Rank: 2 } shape && shape.All(size => size >= 1 && size <= largest), kernel.Shape));

    protected static Property<Tensor> Ignores(string what, Tensor image) => Answers(what, image, loud: false);

    protected static Property<Tensor> Sees(string what, Tensor image) => Answers(what, image, loud: true);

    private static Property<Tensor> Answers(string what, Tensor image, bool loud) => new(
        $"The kernel {(loud ? "sees" : "is silent on")} {what}",
        kernel =>
        {
            var map = image.CrossCorrelate(kernel);
            return (map.Abs().Max().Item() > 1e-4f == loud, map);
        });
}
