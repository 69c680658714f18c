namespace CourseKit.Course.Tests;

/// <summary>A test of what only Linux has, such as <c>/proc</c> or signals; skipped elsewhere, which the log says.</summary>
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "It needs /proc or signals of Linux.";
}
