using System.CommandLine;
using BenchmarkDotNet.Running;
using CourseKit.Benchmarks;

var root = new RootCommand("How fast CourseKit is, and how that compares.") { KernelTimes.Command(), Throughput.Command(), MemoryUse.Command(), Benchmarks() };
return await root.Parse(args).InvokeAsync();

static Command Benchmarks()
{
    var arguments = new Argument<string[]>("argument") { Description = "what BenchmarkDotNet takes, such as --filter '*Gemm*'", Arity = ArgumentArity.ZeroOrMore };
    var command = new Command("operations", "The engine's operations one by one, with BenchmarkDotNet.") { arguments };
    command.TreatUnmatchedTokensAsErrors = false;
    command.SetAction(parsed => BenchmarkSwitcher.FromAssembly(typeof(Throughput).Assembly).Run([.. parsed.GetValue(arguments) ?? [], .. parsed.UnmatchedTokens]));
    return command;
}
