namespace CourseKit.Tensors.Files;

/// <summary>The folders in which the course keeps what belongs to the user of this machine.</summary>
internal static class UserFolders
{
    /// <summary>Gets the folder for what may be deleted at any time: <c>coursekit</c> in XDG_CACHE_HOME, or else in the user's local
    /// application data.</summary>
    public static string Cache => In("XDG_CACHE_HOME");

    /// <summary>Gets the folder for what is to be kept: <c>coursekit</c> in XDG_DATA_HOME, or else in the user's local application
    /// data.</summary>
    public static string Data => In("XDG_DATA_HOME");

    /// <summary>The first that is set; without a home folder there is still one for temporary files.</summary>
    private static string In(string variable) => Path.Combine(
        new[]
        {
            Environment.GetEnvironmentVariable(variable) ?? string.Empty,
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData),
            Path.GetTempPath(),
        }.First(folder => folder.Length > 0),
        "coursekit");
}
