using CourseKit.Tensors.Files;

namespace CourseKit.Cli.Editors;

/// <summary>Puts the extension into an editor.</summary>
internal static class ExtensionInstallation
{
    /// <summary>Installs the extension, unless the very same is there.</summary>
    /// <returns>True if it was installed now; and the problem, if it could not be.</returns>
    public static async Task<(bool Installed, string? Problem)> InstallAsync(Editor editor, bool always, CancellationToken stop)
    {
        var package = ExtensionPackage.Pack();
        var fingerprint = ExtensionPackage.Fingerprint(package);
        var note = NoteOf(editor);
        if (!always && File.Exists(note) && await File.ReadAllTextAsync(note, stop) == fingerprint && await IsListedAsync(editor, stop))
        {
            return (false, null);
        }

        var folder = Directory.CreateTempSubdirectory("coursekit-");
        try
        {
            var file = Path.Combine(folder.FullName, "coursekit.vsix");
            await File.WriteAllBytesAsync(file, package, stop);
            var (succeeded, said) = await editor.RunAsync(["--install-extension", file, "--force"], stop);
            if (!succeeded)
            {
                return (false, said);
            }

            WholeFile.Write(note, fingerprint);
            return (true, null);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<bool> IsListedAsync(Editor editor, CancellationToken stop) =>
        (await editor.RunAsync(["--list-extensions"], stop)).Said.Split('\n')
            .Any(line => line.Trim().Equals(ExtensionPackage.Id, StringComparison.OrdinalIgnoreCase));

    /// <summary>The file with the fingerprint of the package that was installed last.</summary>
    private static string NoteOf(Editor editor) => Path.Combine(UserFolders.Data, $"extension-of-{editor.Name}.sha256");
}
