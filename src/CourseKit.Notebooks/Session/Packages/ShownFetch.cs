namespace CourseKit.Notebooks.Session.Packages;

/// <summary>Fetching of packages as a cell shows it: that it goes on, and then what has come.</summary>
internal static class ShownFetch
{
    /// <summary>Fetches the packages that a cell asks for; returns null where nothing is new.</summary>
    /// <exception cref="PackageException">A package cannot be had.</exception>
    public static RestoredPackages? Fetch(
        Lazy<SessionPackages> packages, IReadOnlyList<PackageDirective> directives, OutputQueue outputs, CancellationToken stop)
    {
        if (directives.All(one => one.IsMet))
        {
            return null;
        }

        var display = Guid.NewGuid().ToString("N");
        outputs.Add(new CellOutput.Display(MimeBundle.OfText("Fetching packages …"), display));
        var said = "Packages: none.";
        try
        {
            var (added, remarks) = packages.Value.Fetch(directives, stop);
            said = remarks.Count == 0 ? "Noted." : $"Packages: {string.Join(", ", remarks)}";
            said = string.Join('\n', (added?.Extensions ?? []).Select(extension => extension.SayMissing()).OfType<string>().Prepend(said));
            return added;
        }
        finally
        {
            outputs.Add(new CellOutput.Update(MimeBundle.OfText(said), display));
        }
    }
}
