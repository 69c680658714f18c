using System.Runtime.InteropServices;
using CourseKit.Networks.Weights;
using CourseKit.Tensors;
using TorchSharp;

namespace CourseKit.TorchSharp;

/// <summary>Conversion of tensors to TorchSharp and back.</summary>
public static class TensorConversion
{
    private static readonly torch.ScalarType[] Convertible =
    [
        torch.ScalarType.Float32, torch.ScalarType.Float64, torch.ScalarType.Float16, torch.ScalarType.BFloat16, torch.ScalarType.Int64,
        torch.ScalarType.Int32, torch.ScalarType.Int16, torch.ScalarType.Int8, torch.ScalarType.Byte, torch.ScalarType.Bool,
    ];

    /// <summary>Returns a copy as a tensor of TorchSharp: float32, on the CPU, of the same shape.</summary>
    /// <param name="tensor">The tensor, without gradients.</param>
    /// <exception cref="ArgumentException">It has gradients, which a copy would lose.</exception>
    /// <exception cref="NotSupportedException">libtorch cannot be loaded.</exception>
    public static torch.Tensor ToTorch(this Tensor tensor)
    {
        LibTorch.Require();
        RequireNoGradient(tensor);
        var copy = torch.empty(Sizes(tensor.Shape), torch.ScalarType.Float32);
        tensor.Values.CopyTo(MemoryMarshal.Cast<byte, float>(copy.bytes));
        GC.KeepAlive(tensor);
        return copy;
    }

    /// <summary>Returns a tensor of TorchSharp over the very same memory, without a copy: what is written to one of them changes
    /// both.</summary>
    /// <remarks>
    /// The memory stays for as long as either of them is there, so either may be disposed of, or forgotten, first. As with
    /// <see cref="Tensor.Data"/>, a write has no gradient.
    /// </remarks>
    /// <param name="tensor">The tensor, without gradients.</param>
    /// <exception cref="ArgumentException">It has gradients, which TorchSharp would not know of.</exception>
    /// <exception cref="NotSupportedException">libtorch cannot be loaded.</exception>
    public static torch.Tensor AsTorch(this Tensor tensor)
    {
        LibTorch.Require();
        RequireNoGradient(tensor);
        if (tensor.Count == 0)
        {
            return tensor.ToTorch();
        }

        var memory = tensor.Lend();
        using var row = torch.frombuffer(memory.Array!, torch.ScalarType.Float32, memory.Count, memory.Offset);
        return row.reshape(Sizes(tensor.Shape));
    }

    /// <summary>Returns a copy as a tensor of the course, from any device and any order in memory. Other types of numbers become float32 as
    /// in files of weights: wider ones are rounded, true is 1.</summary>
    /// <param name="tensor">The tensor, dense and without gradients.</param>
    /// <exception cref="ArgumentException">It has gradients, which a copy would lose; or its values are no real numbers, or not there.
    /// </exception>
    /// <exception cref="ShapeException">An axis is longer, or there are more values, than a tensor of the course holds.</exception>
    /// <exception cref="NotSupportedException">libtorch cannot be loaded.</exception>
    public static Tensor ToCourseKit(this torch.Tensor tensor)
    {
        LibTorch.Require();
        if (tensor.requires_grad)
        {
            throw new ArgumentException(
                $"A copy has no gradients: call detach() first. Received: {Description(tensor)}, which requires them.");
        }

        if (tensor.is_sparse || tensor.device_type == DeviceType.META || !Convertible.Contains(tensor.dtype))
        {
            throw new ArgumentException(
                $"What is copied are real numbers, each in its place: {string.Join(", ", Convertible).ToLowerInvariant()}; to(), real, "
                + $"dequantize() or to_dense() makes them. Received: {Description(tensor)}.");
        }

        var shape = NumberType.ShapeOf(tensor.shape)
            ?? throw new ShapeException($"A tensor holds at most {Array.MaxLength:N0} values on at most {NumberType.MostAxes} axes.",
                $"[{string.Join(", ", tensor.shape)}]");
        using var scope = torch.NewDisposeScope();
        return Tensor.From(shape, MemoryMarshal.Cast<byte, float>(tensor.to(torch.ScalarType.Float32).cpu().contiguous().bytes));
    }

    private static void RequireNoGradient(Tensor tensor)
    {
        if (tensor.RequiresGrad)
        {
            throw new ArgumentException(
                $"TorchSharp does not know the gradients of the course's tensors: call Detach() first. Received: a tensor {tensor.Shape} "
                + "that requires them.");
        }
    }

    private static long[] Sizes(Shape shape) => [.. shape.Select(size => (long)size)];

    private static string Description(torch.Tensor tensor) =>
        $"{(tensor.is_sparse ? "sparse " : null)}{tensor.dtype.ToString().ToLowerInvariant()} [{string.Join(", ", tensor.shape)}] on "
        + $"{tensor.device}";
}
