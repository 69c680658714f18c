using CourseKit.Tensors.Kernels.Elementwise;
using Functions = CourseKit.Tensors.Kernels.Elementwise.Functions;

namespace CourseKit.Tensors;

/// <content>Elementwise arithmetic; shapes that differ are broadcast, see <see cref="Shape.Broadcast"/>.</content>
public sealed partial class Tensor
{
    /// <summary>Computes the sum of each pair of values.</summary>
    public static Tensor operator +(Tensor left, Tensor right) =>
        Pairwise<Functions.Add>(left, right, dy => dy, dy => dy, [], "Addition");

    /// <summary>Computes the difference of each pair of values.</summary>
    public static Tensor operator -(Tensor left, Tensor right) =>
        Pairwise<Functions.Subtract>(left, right, dy => dy, dy => -dy, [], "Subtraction");

    /// <summary>Computes the product of each pair of values; for the product of matrices see <see cref="MatMul"/>.</summary>
    public static Tensor operator *(Tensor left, Tensor right) =>
        Pairwise<Functions.Multiply>(left, right, dy => dy * right, dy => dy * left,
            [left.RequiresGrad ? right : null, right.RequiresGrad ? left : null], "Multiplication");

    /// <summary>Computes the quotient of each pair of values.</summary>
    public static Tensor operator /(Tensor left, Tensor right) =>
        Pairwise<Functions.Divide>(left, right, dy => dy / right, dy => -dy * (left / right) / right,
            [right, right.RequiresGrad ? left : null], "Division");

    /// <summary>Computes the negative of each value.</summary>
    public static Tensor operator -(Tensor operand) => operand.Map(Functions.Affine.Negate, "Negation");

    private static unsafe Tensor Pairwise<TOperation>(
        Tensor left, Tensor right, Func<Tensor, Tensor> ofLeft, Func<Tensor, Tensor> ofRight, ReadOnlySpan<Tensor?> saved,
        string operation)
        where TOperation : struct, IBinary
    {
        var y = Uninitialized(left.Shape.Broadcast(right.Shape), operation);
        if (left.Shape == right.Shape)
        {
            Binary.Apply<TOperation>(left.Pointer, right.Pointer, y.Pointer, y.Count);
        }
        else
        {
            Binary.Apply<TOperation>(new Broadcast(left.Shape, right.Shape), left.Pointer, right.Pointer, y.Pointer);
        }

        return y.RecordAll([left, right], dy =>
        [
            left.RequiresGrad ? ofLeft(dy).SumTo(left.Shape) : null,
            right.RequiresGrad ? ofRight(dy).SumTo(right.Shape) : null,
        ], saved, operation);
    }
}
