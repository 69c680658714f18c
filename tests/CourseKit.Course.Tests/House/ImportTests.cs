using CourseKit.Course.Tests.Exercises;

namespace CourseKit.Course.Tests.House;

public sealed class ImportTests
{
    [Fact]
    public void A_name_that_a_cell_can_use_means_one_thing()
    {
        var environment = CourseExercises.Environment;
        var names = environment.Assemblies.Concat(AppDomain.CurrentDomain.GetAssemblies()).Distinct()
            .Where(assembly => !assembly.IsDynamic)
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => !type.IsNested && environment.Imports.Contains(type.Namespace))
            .GroupBy(type => type.Name)
            .Where(group => group.Select(type => type.FullName).Distinct().Count() > 1 &&
                group.Any(type => type.FullName!.StartsWith("CourseKit", StringComparison.Ordinal)));

        names.Select(group => string.Join(" or ", group)).Should().BeEmpty();
    }
}
