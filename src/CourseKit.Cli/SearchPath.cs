namespace CourseKit.Cli;

/// <summary>The folders of PATH, in which the shell looks for programs.</summary>
internal static class SearchPath
{
    /// <summary>The file of a command; null if PATH does not name its folder.</summary>
    public static string? Find(string command)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string[] files = OperatingSystem.IsWindows() ? [$"{command}.cmd", $"{command}.exe"] : [command];
        return folders.SelectMany(folder => files.Select(file => Path.Combine(folder, file))).FirstOrDefault(File.Exists);
    }
}
