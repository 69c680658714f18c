namespace CourseKit.Tests.Notebooks.Session;

/// <summary>Code that no cell contains, and that nothing ends: a loop in a finally block, which was entered by an exception.</summary>
public static class StubbornLibrary
{
    private static readonly TaskCompletionSource Begun = new();

    private static volatile bool released;

    public static Task Resists => Begun.Task;

    public static void Resist()
    {
        try
        {
            throw new FormatException("Into the finally block.");
        }
        finally
        {
            Begun.SetResult();
            while (!released)
            {
            }
        }
    }

    public static void Release() => released = true;
}
