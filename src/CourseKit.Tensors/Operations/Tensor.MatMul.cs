using CourseKit.Tensors.Kernels.Gemm;

namespace CourseKit.Tensors;

/// <content>The product of matrices.</content>
public sealed partial class Tensor
{
    /// <summary>The matrix product; stacks of matrices multiply pair by pair, and their leading axes are broadcast.</summary>
    /// <remarks>[…, R, K] · […, K, C] → […, R, C].</remarks>
    /// <exception cref="ShapeException">The inner sizes differ, or an operand has fewer than two axes.</exception>
    public Tensor MatMul(Tensor right)
    {
        if (Shape.Rank < 2 || right.Shape.Rank < 2 || Shape[-1] != right.Shape[-2])
        {
            throw new ShapeException("A matrix product needs as many columns on the left as rows on the right: [R, K] · [K, C].", $"{Shape} · {right.Shape}");
        }

        var stack = Shape[..^2].Broadcast(right.Shape[..^2]);
        var (rows, depth, columns) = (Shape[-2], Shape[-1], right.Shape[-1]);
        var (a, b) = (Expand([.. stack, rows, depth]), right.Expand([.. stack, depth, columns]));
        var product = Zeros([.. stack, rows, columns]);
        for (var i = 0; i < stack.Elements; i++)
        {
            PlainGemm.Multiply(
                a.Values.Slice(i * rows * depth, rows * depth),
                b.Values.Slice(i * depth * columns, depth * columns),
                product.Values.Slice(i * rows * columns, rows * columns),
                rows, depth, columns);
        }

        return product.MadeFromAll([a, b], dy => [dy.MatMul(b.Transpose()), a.Transpose().MatMul(dy)]);
    }
}
