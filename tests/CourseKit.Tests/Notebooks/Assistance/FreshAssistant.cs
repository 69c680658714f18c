using CourseKit.Notebooks.Assistance;
using CourseKit.Notebooks.Session;

namespace CourseKit.Tests.Notebooks.Assistance;

/// <summary>The assistant of a session in which no cell has run: one for all tests that run none.</summary>
internal static class FreshAssistant
{
    private static readonly Lazy<CellAssistant> One = new(() => new CellAssistant(CellSession.Start()));

    public static CellAssistant Instance => One.Value;
}
