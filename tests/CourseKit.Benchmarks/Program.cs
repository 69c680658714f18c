using CourseKit.Benchmarks;

return args switch
{
    ["kernel"] => await KernelTimes.PrintAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/CourseKit.Benchmarks -- kernel");
    return 2;
}
