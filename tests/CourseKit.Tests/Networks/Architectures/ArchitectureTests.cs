using CourseKit.Networks;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Graphs;

namespace CourseKit.Tests.Networks.Architectures;

/// <summary>What holds for every architecture; each is found by itself.</summary>
public sealed class ArchitectureTests
{
    public static TheoryData<string> Names => [.. Architecture.All.Select(architecture => architecture.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_learns_as_many_parameters_as_published(string name)
    {
        var architecture = Architecture.Named(name);

        architecture.Network().DescribeAll([1, .. architecture.Image]).Where(parameter => parameter.Spec.Kind == ParameterKind.Learned)
            .Sum(parameter => parameter.Spec.Shape.Elements).Should().Be(
                architecture.Published.Parameters + architecture.Published.Auxiliary);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_multiplies_as_often_as_published(string name)
    {
        var architecture = Architecture.Named(name);
        if (architecture.Published.GigaMacs is { } published)
        {
            Math.Round(MultiplyAccumulates(architecture) / 1e9, 3).Should().Be(published);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_parameter_has_a_name_of_its_own(string name)
    {
        var architecture = Architecture.Named(name);

        architecture.Network().DescribeAll([1, .. architecture.Image]).Select(parameter => parameter.Name).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void An_unknown_name_lists_those_that_there_are()
    {
        FluentActions.Invoking(() => Architecture.Named("resnet19")).Should().Throw<KeyNotFoundException>()
            .WithMessage("There is no architecture of this name. Received: resnet19. There are: *resnet18*");
    }

    private static long MultiplyAccumulates(Architecture architecture) =>
        Graph.Of(architecture.Network(), [1, .. architecture.Image]).Nodes.Skip(1)
        .Sum(node => node.Layer!.Work([.. node.Inputs.Select(input => input.Shape)], node.Shape).MultiplyAccumulates.Value);
}
