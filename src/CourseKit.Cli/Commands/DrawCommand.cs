using System.CommandLine;
using CourseKit.Figures;
using CourseKit.Figures.Drawings;
using CourseKit.Networks.Architectures;
using CourseKit.Tensors.Display;
using CourseKit.Tensors.Files;

namespace CourseKit.Cli.Commands;

/// <summary><c>coursekit draw</c>: draws an architecture from its definition.</summary>
internal sealed class DrawCommand : Command
{
    private readonly Argument<string> name = new("name") { Description = "The architecture; «coursekit architectures» lists them." };

    private readonly Option<string?> file = new("--out")
    {
        Description = "The file to write: .svg, or .html, where stages open by a click. Without one, an outline is printed.",
    };

    private readonly Option<string?> input = new("--input")
    {
        Description = "The shape of one image, such as 3x224x224; by default what the architecture was made for.",
    };

    private readonly Option<bool> open = new("--open") { Description = "Draw every layer, rather than stages and units." };

    public DrawCommand()
        : base("draw", "Draws an architecture from its definition: layers, stages, branches, skip connections, maps to scale, and costs.")
    {
        Add(name);
        Add(file);
        Add(input);
        Add(open);
        SetAction(Draw);
    }

    private int Draw(ParseResult arguments)
    {
        try
        {
            var architecture = Architecture.Named(arguments.GetRequiredValue(name));
            var image = arguments.GetValue(input) is { } given ? OptionText.Image("--input", given) : architecture.Image;
            var drawing = (architecture with { Image = image }).Draw(arguments.GetValue(open));
            if (arguments.GetValue(file) is not { } path)
            {
                Console.WriteLine(drawing);
                return ExitCode.Success;
            }

            var content = Content(drawing, path);
            WholeFile.Write(path, content);
            Console.WriteLine($"{path}: {drawing.Title}");
            return ExitCode.Success;
        }
        catch (OverflowException)
        {
            return Terminal.BadInput(
                $"What is counted fits into 64 bits; take smaller images. Received: {arguments.GetValue(input) ?? "the usual images"}.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Terminal.BadInput("A drawing is written where a file can be made; name another folder or file. "
                + $"Received: {arguments.GetValue(file)}. {problem.Message}");
        }
        catch (Exception problem) when (problem is KeyNotFoundException or ArgumentException)
        {
            return Terminal.BadInput(problem.Message);
        }
    }

    private static string Content(NetworkDrawing drawing, string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".svg" => drawing.ToSvg(),
        ".html" => $"""
            <!DOCTYPE html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark">
            <title>{IHtml.Encode(drawing.Title)}</title>
            <body style="font-family:system-ui,sans-serif;margin:16px">
            {drawing.ToHtml()}
            </body>
            </html>
            """,
        _ => throw new ArgumentException($"A drawing is written as .svg or as .html. Received: {path}."),
    };
}
