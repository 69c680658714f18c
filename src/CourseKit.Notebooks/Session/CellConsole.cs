using System.Runtime.ExceptionServices;
using System.Text;
using CourseKit.Grading.Execution;

namespace CourseKit.Notebooks.Session;

/// <summary>Gives each running cell a console of its own: what is printed there, on any thread, is output of that cell.</summary>
/// <remarks>The process has one <see cref="Console"/>; who is printing is told by a value that flows with the execution context.</remarks>
internal static class CellConsole
{
    private static readonly AsyncLocal<OutputQueue?> Cell = new();
    private static readonly TextWriter ProcessOut = Console.Out, ProcessError = Console.Error;
    private static readonly TextReader ProcessIn = Console.In;

    static CellConsole()
    {
        try
        {
            ExceptionHandling.SetUnhandledExceptionHandler(TellCell);
        }
        catch (InvalidOperationException)
        {
            // The host has a handler of its own.
        }
    }

    /// <summary>The cell that the calling code belongs to.</summary>
    public static OutputQueue? Current => Cell.Value;

    /// <inheritdoc cref="Current"/>
    /// <exception cref="InvalidOperationException">No cell is running.</exception>
    public static OutputQueue Running =>
        Current ?? throw new InvalidOperationException(
            "A notebook cell shows values and asks for them while it runs, and at no other time.");

    /// <summary>Makes the calling code, and all that it starts, part of a cell.</summary>
    public static void Enter(OutputQueue cell)
    {
        Cell.Value = cell;

        // New ones each time: an earlier cell may have redirected the console for good, or have locked it and not let go.
        Console.SetOut(new Writer("stdout", ProcessOut));
        Console.SetError(new Writer("stderr", ProcessError));
        Console.SetIn(new Reader(ProcessIn));
    }

    /// <summary>Tells an exception of a cell where nobody catches it, on a thread, in a finalizer or a handler, and returns whether it is
    /// one; it would end the process.</summary>
    public static bool TellCell(Exception error)
    {
        if (Current is null && !ErrorText.IsOfCell(error))
        {
            return false;
        }

        if (!Stoppable.IsStopping)
        {
            new Writer("stderr", ProcessError).WriteLine(string.Join('\n', ErrorText.Of(error, Current?.Cell ?? 0).Trace));
        }

        return true;
    }

    private sealed class Writer(string stream, TextWriter elsewhere) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Write([value]);

        public override void Write(string? value) => Write(value.AsSpan());

        public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

        public override void Write(ReadOnlySpan<char> buffer)
        {
            if (Current is { } cell)
            {
                cell.Print(stream, buffer);
            }
            else
            {
                elsewhere.Write(buffer);
            }
        }

        public override void Flush()
        {
            if (Current is null)
            {
                elsewhere.Flush();
            }
        }
    }

    /// <summary>Reads lines that whoever runs the cell is asked for.</summary>
    private sealed class Reader(TextReader elsewhere) : TextReader
    {
        private string rest = string.Empty;

        public override int Peek() => Current is null ? elsewhere.Peek() : Line()[0];

        public override int Read()
        {
            if (Current is null)
            {
                return elsewhere.Read();
            }

            var line = Line();
            rest = line[1..];
            return line[0];
        }

        public override string? ReadLine()
        {
            if (Current is null)
            {
                return elsewhere.ReadLine();
            }

            var line = Line();
            rest = string.Empty;
            return line[..^1];
        }

        public override string ReadToEnd() => Current is null ? elsewhere.ReadToEnd() : ReadLine()!;

        /// <summary>The rest of the last line, or a new one; with its end.</summary>
        private string Line() => rest = rest.Length > 0 ? rest : $"{Current!.Ask(string.Empty, isPassword: false)}\n";
    }
}
