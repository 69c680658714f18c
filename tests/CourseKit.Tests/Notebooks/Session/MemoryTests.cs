using CourseKit.Notebooks.Session;

namespace CourseKit.Tests.Notebooks.Session;

[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public class MemoryTests
{
    [Fact]
    public async Task A_long_session_does_not_fill_the_memory()
    {
        var session = CellSession.Start();
        await session.RunAsync("var sum = 0;");
        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var n = 1; n <= 200; n++)
        {
            await session.RunAsync($"var v{n} = {n}; sum += v{n};");
        }

        (await session.ValueOf("sum")).Should().Be("20100");
        (GC.GetTotalMemory(forceFullCollection: true) - before).Should().BeLessThan(60_000_000, "a cell should cost well below 300 kB");
    }
}
