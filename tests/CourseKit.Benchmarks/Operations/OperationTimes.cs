using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace CourseKit.Benchmarks.Operations;

/// <summary>The operations one by one, with BenchmarkDotNet; in this process, so that nothing has to be built.</summary>
internal static class OperationTimes
{
    public static Command Command()
    {
        var arguments = new Argument<string[]>("argument")
        {
            Description = "what BenchmarkDotNet takes, such as --filter '*Gemm*'",
            Arity = ArgumentArity.ZeroOrMore
        };
        var command = new Command("operations", "The engine's operations one by one, with BenchmarkDotNet.") { arguments };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(parsed =>
        {
            var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
                .WithArtifactsPath("artifacts/benchmarks");
            BenchmarkSwitcher.FromAssembly(typeof(OperationTimes).Assembly)
                .Run([.. parsed.GetValue(arguments) ?? [], .. parsed.UnmatchedTokens], config);
        });
        return command;
    }
}
