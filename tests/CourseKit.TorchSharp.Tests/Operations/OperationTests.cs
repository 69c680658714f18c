using System.Reflection;
using CourseKit.Tensors;
using CourseKit.Tests.Tensors.Properties;

namespace CourseKit.TorchSharp.Tests.Operations;

/// <summary>Operations and their gradients against TorchSharp, on random shapes and attributes; a failure prints the smallest that still
/// fail, and the seed.</summary>
public sealed class OperationTests
{
    /// <summary>What makes tensors or hands them on; what draws numbers; and what TorchSharp has no operation for.</summary>
    private static readonly string[] NotCompared =
    [
        nameof(Tensor.Zeros), nameof(Tensor.Ones), nameof(Tensor.Full), nameof(Tensor.From), nameof(Tensor.FromIndex), nameof(Tensor.Range),
        "op_Implicit", nameof(Tensor.Detach), nameof(Tensor.RequireGrad), "get_Grad",
        nameof(Tensor.Dropout), nameof(Tensor.RoiAlign),
    ];

    public static TheoryData<string> Names => [.. OperationCase.All.Select(one => one.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_computes_what_TorchSharp_does(string name)
    {
        var operation = OperationCase.All.Single(one => one.ToString() == name);

        Sizes.ForAll(operation.Trials, operation.Axes, sizes => operation.Draw(sizes).ShouldAgree());
    }

    [Fact]
    public void Every_operation_is_compared()
    {
        var operations = typeof(Tensor)
            .GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => new[] { typeof(Tensor), typeof(Tensor[]), typeof((Tensor, Tensor)) }.Contains(method.ReturnType))
            .Select(method => method.Name).Distinct();

        OperationCase.All.Select(one => one.Operation).Where(name => !name.Contains(' ')).Distinct().Should()
            .BeEquivalentTo(operations.Except(NotCompared));
    }
}
