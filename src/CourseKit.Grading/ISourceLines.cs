using System.ComponentModel;
using System.Reflection;
using System.Runtime.Loader;

namespace CourseKit.Grading;

/// <summary>Line numbers of code that is compiled in memory, such as a notebook's cells: to be implemented by the
/// <see cref="AssemblyLoadContext"/> that loads it, so that verdicts can name the line that an exception came from.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISourceLines
{
    /// <summary>Returns the line that an instruction was compiled from; null where it is not known.</summary>
    /// <param name="method">The method that the instruction is in.</param>
    /// <param name="offset">The IL offset of the instruction, in bytes.</param>
    SourceLine? Find(MethodBase method, int offset);
}
