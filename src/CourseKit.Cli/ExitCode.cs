namespace CourseKit.Cli;

/// <summary>Exit codes of the commands.</summary>
internal static class ExitCode
{
    public const int Success = 0, Failure = 1, BadInput = 2, Interrupted = 130;
}
