using System.Runtime.InteropServices;
using CourseKit.Tensors;
using TorchSharp;
using Generator = CourseKit.Tensors.Randomness.Generator;

namespace CourseKit.TorchSharp.Tests;

public sealed class TensorConversionTests
{
    public static TheoryData<int[]> Shapes => [new[] { 2, 3, 4, 5 }, new[] { 300, 7 }, new[] { 3 }, new[] { 0, 4 }, Array.Empty<int>()];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_copy_has_the_values_and_the_shape(int[] sizes)
    {
        var tensor = new Generator(1).Normal([.. sizes]);

        using var copy = tensor.ToTorch();

        copy.dtype.Should().Be(torch.ScalarType.Float32);
        copy.shape.Should().Equal(sizes.Select(size => (long)size));
        Values(copy).Should().Equal(tensor.ToArray());
        copy.ToCourseKit().Shape.Should().Equal(sizes);
        copy.ToCourseKit().ToArray().Should().Equal(tensor.ToArray());
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Memory_is_shared_both_ways(int[] sizes)
    {
        var tensor = new Generator(2).Normal([.. sizes]);

        using var shared = tensor.AsTorch();
        Values(shared).Should().Equal(tensor.ToArray());
        shared.mul_(2);
        tensor.Data.Fill(tensor.Shape.Elements == 0 ? 0 : tensor.ToArray()[0]);

        shared.shape.Should().Equal(sizes.Select(size => (long)size));
        Values(shared).Should().Equal(tensor.ToArray());
    }

    [Fact]
    public void A_copy_is_left_alone_by_a_write_to_its_original()
    {
        Tensor tensor = [1, 2, 3];
        using var copy = tensor.ToTorch();

        tensor.Data.Clear();

        Values(copy).Should().Equal(1, 2, 3);
    }

    [Fact]
    public void Shared_memory_outlives_the_tensor_of_the_course()
    {
        using var shared = Forgotten();
        for (var round = 0; round < 5; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Tensor.Full([1000], -1);
        }

        Values(shared).Should().Equal(Enumerable.Range(0, 1000).Select(number => (float)number));

        static torch.Tensor Forgotten() => Tensor.Range(1000).AsTorch();
    }

    [Fact]
    public void A_tensor_that_shares_its_values_with_another_gets_memory_of_its_own()
    {
        Tensor tensor = [1, 2, 3, 4];
        var other = tensor.Reshape(2, 2);

        using var shared = tensor.AsTorch();
        shared.zero_();

        tensor.ToArray().Should().Equal(0, 0, 0, 0);
        other.ToArray().Should().Equal(1, 2, 3, 4);
    }

    [Fact]
    public void Values_are_taken_in_their_order_however_they_lie_in_memory()
    {
        using var turned = torch.arange(6, dtype: torch.ScalarType.Float32).reshape(2, 3).t();

        turned.is_contiguous().Should().BeFalse();
        turned.ToCourseKit().ToArray().Should().Equal(0, 3, 1, 4, 2, 5);
    }

    [Theory]
    [InlineData(torch.ScalarType.Float64)]
    [InlineData(torch.ScalarType.Float16)]
    [InlineData(torch.ScalarType.BFloat16)]
    [InlineData(torch.ScalarType.Int64)]
    [InlineData(torch.ScalarType.Int32)]
    [InlineData(torch.ScalarType.Int16)]
    [InlineData(torch.ScalarType.Int8)]
    [InlineData(torch.ScalarType.Byte)]
    public void Other_numbers_become_floats(torch.ScalarType type)
    {
        using var numbers = torch.tensor([0f, 1, 3, 120]).to(type);

        numbers.ToCourseKit().ToArray().Should().Equal(0, 1, 3, 120);
    }

    [Fact]
    public void True_is_one()
    {
        using var truths = torch.tensor([true, false, true]);

        truths.ToCourseKit().ToArray().Should().Equal(1, 0, 1);
    }

    [Fact]
    public void Gradients_are_not_lost_without_a_word()
    {
        var tensor = Tensor.Ones([2, 3]).RequireGrad();
        using var other = torch.ones(2, 3, requires_grad: true);

        tensor.Invoking(one => one.ToTorch()).Should().Throw<ArgumentException>().WithMessage(
            "TorchSharp does not know the gradients of the course's tensors: call Detach() first. Received: a tensor [2, 3] that requires "
            + "them.");
        tensor.Invoking(one => one.AsTorch()).Should().Throw<ArgumentException>();
        other.Invoking(one => one.ToCourseKit()).Should().Throw<ArgumentException>().WithMessage(
            "A copy has no gradients: call detach() first. Received: float32 [2, 3] on cpu, which requires them.");
        other.detach().ToCourseKit().Shape.Should().Equal(2, 3);
    }

    [Fact]
    public void What_is_no_real_number_in_its_place_is_refused()
    {
        Tensor Copied(torch.Tensor tensor) => tensor.ToCourseKit();
        const string Rule = "What is copied are real numbers, each in its place: float32, float64, float16, bfloat16, int64, int32, int16, "
            + "int8, byte, bool; to(), real, dequantize() or to_dense() makes them. Received: ";

        FluentActions.Invoking(() => Copied(torch.ones([2], torch.ScalarType.ComplexFloat32))).Should().Throw<ArgumentException>()
            .WithMessage(Rule + "complexfloat32 [2] on cpu.");
        FluentActions.Invoking(() => Copied(torch.ones([2, 2]).to_sparse())).Should().Throw<ArgumentException>()
            .WithMessage(Rule + "sparse float32 [2, 2] on cpu.");
        FluentActions.Invoking(() => Copied(torch.ones([4], device: torch.META))).Should().Throw<ArgumentException>()
            .WithMessage(Rule + "float32 [4] on meta.");
    }

    [Fact]
    public void More_values_than_a_tensor_of_the_course_holds_are_refused()
    {
        using var many = torch.zeros([1]).expand(3, 1_000_000_000);

        many.Invoking(one => one.ToCourseKit()).Should().Throw<ShapeException>().WithMessage(
            "A tensor holds at most 2,147,483,591 values on at most 64 axes. Received: [3, 1000000000].");
    }

    private static float[] Values(torch.Tensor tensor) => [.. MemoryMarshal.Cast<byte, float>(tensor.bytes)];
}
