using System.CommandLine;
using CourseKit.Benchmarks;
using CourseKit.Benchmarks.Comparing;
using CourseKit.Benchmarks.Operations;
using CourseKit.Benchmarks.Recipes;

var root = new RootCommand("How fast CourseKit is, and how that compares.")
{
    KernelTimes.Command(), CheckTimes.Command(), AssistanceTimes.Command(),
    Throughput.Command(), Comparison.Command(), TrainingRun.Command(), TrainingComparison.Command(),
    MemoryUse.Command(), OperationTimes.Command(),
};
return await root.Parse(args).InvokeAsync();
