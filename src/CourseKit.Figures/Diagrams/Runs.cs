namespace CourseKit.Figures.Diagrams;

/// <summary>Consecutive units that are alike.</summary>
internal static class Runs
{
    public static IReadOnlyList<IReadOnlyList<Unit>> Of(IReadOnlyList<Unit> units)
    {
        var runs = new List<List<Unit>>();
        foreach (var unit in units)
        {
            if (runs.Count > 0 && runs[^1][0].Signature == unit.Signature)
            {
                runs[^1].Add(unit);
            }
            else
            {
                runs.Add([unit]);
            }
        }

        return runs;
    }
}
