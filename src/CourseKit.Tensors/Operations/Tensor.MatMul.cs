using CourseKit.Tensors.Execution;
using CourseKit.Tensors.Kernels.Elementwise;
using CourseKit.Tensors.Kernels.Gemm;

namespace CourseKit.Tensors;

/// <content>Matrix products.</content>
public sealed unsafe partial class Tensor
{
    /// <summary>Computes the matrix product; stacks of matrices multiply pair by pair, and their leading axes are broadcast.</summary>
    /// <remarks>[…, R, K] · […, K, C] → […, R, C].</remarks>
    /// <exception cref="ShapeException">The inner sizes differ, or an operand has fewer than two axes.</exception>
    public Tensor MatMul(Tensor right)
    {
        if (Shape.Rank < 2 || right.Shape.Rank < 2 || Shape[-1] != right.Shape[-2])
        {
            throw new ShapeException("A matrix product needs as many columns on the left as rows on the right: [R, K] · [K, C].",
                $"{Shape} · {right.Shape}");
        }

        return Product(this, false, right, false).RecordAll([this, right], dy =>
        [
            RequiresGrad ? Product(dy, false, right, true).SumTo(Shape) : null,
            right.RequiresGrad ? Product(this, true, dy, false).SumTo(right.Shape) : null,
        ], [right.RequiresGrad ? this : null, RequiresGrad ? right : null]);
    }

    /// <summary>Computes x · weightᵀ + bias, the operation of a fully connected layer.</summary>
    /// <remarks>[…, I] with weights [O, I] → […, O].</remarks>
    /// <param name="weight">The weights, [O, I]: one row for each output feature.</param>
    /// <param name="bias">The bias of each output feature, [O], or none.</param>
    /// <exception cref="ShapeException">The shapes do not fit each other.</exception>
    public Tensor Linear(Tensor weight, Tensor? bias = null) => FusedLinear(weight, bias);

    /// <summary>Computes one product of matrices, stored transposed or not, of these sizes: [rows, depth] · [depth, columns].</summary>
    private static Tensor Times(Tensor left, bool transposeLeft, Tensor right, bool transposeRight, Shape shape, int rows, int depth,
        int columns)
    {
        var product = Uninitialized(shape, nameof(MatMul));
        PackedGemm.Multiply(left.Pointer, transposeLeft, right.Pointer, transposeRight, rows, depth, columns,
            new Output(product.Pointer, columns));
        GC.KeepAlive((left, right));
        return product;
    }

    /// <summary>Computes the products of two stacks of matrices, each stored transposed or not.</summary>
    private static Tensor Product(Tensor left, bool transposeLeft, Tensor right, bool transposeRight)
    {
        var (rows, depth) = transposeLeft ? (left.Shape[-1], left.Shape[-2]) : (left.Shape[-2], left.Shape[-1]);
        var columns = right.Shape[transposeRight ? -2 : -1];
        var stack = left.Shape[..^2].Broadcast(right.Shape[..^2]);
        if (right.Shape.Rank == 2 && !transposeLeft)
        {
            // One matrix on the right for all on the left: their rows are those of one large matrix.
            return Times(left, false, right, transposeRight, [.. stack, rows, columns], (int)stack.Elements * rows, depth, columns);
        }

        var product = Uninitialized([.. stack, rows, columns], nameof(MatMul));
        if (product.Count == 0)
        {
            return product;
        }

        float* of = product.Pointer, ofLeft = left.Pointer, ofRight = right.Pointer;
        var (lefts, rights) = (StackPlaces(left, stack), StackPlaces(right, stack));
        Workers.For((int)stack.Elements, i => PackedGemm.Multiply(
            ofLeft + ((nint)lefts[i] * rows * depth), transposeLeft, ofRight + ((nint)rights[i] * depth * columns), transposeRight,
            rows, depth, columns, new Output(of + ((nint)i * rows * columns), columns)));
        GC.KeepAlive((left, right));
        return product;
    }

    /// <summary>Returns the index of the operand's matrix for each matrix of the broadcast stack.</summary>
    private static int[] StackPlaces(Tensor operand, Shape stack)
    {
        var lined = new Broadcast(operand.Shape[..^2], stack);
        var (row, step) = (lined.Sizes[^1], lined.AStrides[^1]);
        var places = new int[lined.Count];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = (int)(lined.Offset(i / row, lined.AStrides) + (i % row * step));
        }

        return places;
    }

    private static void RequireBias(Tensor? bias, int count, string what)
    {
        if (bias is not null && bias.Shape != [count])
        {
            throw new ShapeException($"The bias of {count} {what} has shape [{count}].", $"{bias.Shape}");
        }
    }
}
