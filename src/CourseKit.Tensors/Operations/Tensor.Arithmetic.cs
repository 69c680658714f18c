namespace CourseKit.Tensors;

/// <content>Arithmetic value by value; shapes that differ are broadcast, see <see cref="Shape.Broadcast"/>.</content>
public sealed partial class Tensor
{
    /// <summary>The sum of each pair of values.</summary>
    public static Tensor operator +(Tensor left, Tensor right) => Pairwise(left, right, (a, b) => a + b, (dy, _, _) => (dy, dy));

    /// <summary>The difference of each pair of values.</summary>
    public static Tensor operator -(Tensor left, Tensor right) => Pairwise(left, right, (a, b) => a - b, (dy, _, _) => (dy, -dy));

    /// <summary>The product of each pair of values; for the product of matrices see <see cref="MatMul"/>.</summary>
    public static Tensor operator *(Tensor left, Tensor right) => Pairwise(left, right, (a, b) => a * b, (dy, a, b) => (dy * b, dy * a));

    /// <summary>The quotient of each pair of values.</summary>
    public static Tensor operator /(Tensor left, Tensor right) =>
        Pairwise(left, right, (a, b) => a / b, (dy, a, b) => (dy / b, -dy * (a / b) / b));

    /// <summary>Each value with the other sign.</summary>
    public static Tensor operator -(Tensor operand) => operand.Map(x => -x, (_, _) => -1);

    private static Tensor Pairwise(
        Tensor left, Tensor right, Func<float, float, float> function, Func<Tensor, Tensor, Tensor, (Tensor, Tensor)> gradients)
    {
        var shape = left.Shape.Broadcast(right.Shape);
        var (a, b) = (left.Expand(shape), right.Expand(shape));
        return Combine(a, b, function).MadeFromAll([a, b], dy =>
        {
            var (da, db) = gradients(dy, a, b);
            return [da, db];
        });
    }
}
