namespace CourseKit.Notebooks.Jupyter;

/// <summary>The cells that have run, as clients ask for them with the arrow keys.</summary>
internal sealed class ExecutionHistory
{
    private readonly List<(int Number, string Source)> cells = [];

    /// <summary>The number of the last cell that counts.</summary>
    public int Count { get; set; }

    public void Add(int number, string source)
    {
        lock (cells)
        {
            cells.Add((number, source));
        }
    }

    /// <summary>All cells, oldest first.</summary>
    public IReadOnlyList<(int Number, string Source)> All
    {
        get
        {
            lock (cells)
            {
                return [.. cells];
            }
        }
    }
}
