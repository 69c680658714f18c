using CourseKit.Networks.Architectures;

namespace CourseKit.Tests.Networks.Architectures;

/// <summary>What holds for every architecture; each is found by itself.</summary>
public sealed class ArchitectureTests
{
    public static TheoryData<string> Names => [.. Architecture.All.Select(architecture => architecture.Name)];

    public static TheoryData<string> NamesWithPublishedCost =>
        [.. Architecture.All.Where(architecture => architecture.Published.GigaMacs is not null).Select(architecture => architecture.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_learns_as_many_parameters_as_published(string name)
    {
        var architecture = Architecture.Named(name);

        new ArchitectureTotals(architecture).Learned.Should().Be(architecture.Published.Parameters + architecture.Published.Auxiliary);
    }

    [Theory]
    [MemberData(nameof(NamesWithPublishedCost))]
    public void It_multiplies_as_often_as_published(string name)
    {
        var architecture = Architecture.Named(name);

        Math.Round(new ArchitectureTotals(architecture).MultiplyAccumulates / 1e9, 3).Should().Be(architecture.Published.GigaMacs);
    }

    [Fact]
    public void The_cost_of_most_networks_is_published() => NamesWithPublishedCost.Should().HaveCountGreaterThan(Names.Count * 2 / 3);

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
}
