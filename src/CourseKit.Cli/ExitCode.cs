namespace CourseKit.Cli;

/// <summary>What a command tells the shell.</summary>
internal static class ExitCode
{
    public const int Success = 0, Failure = 1, BadInput = 2, Interrupted = 130;
}
