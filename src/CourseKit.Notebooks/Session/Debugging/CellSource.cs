using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace CourseKit.Notebooks.Session.Debugging;

/// <summary>Names of cells as files, by which a debugger and its clients speak of them: each knows the name from the text.</summary>
/// <remarks>As Jupyter's kernels do (JEP 47); no file is written. https://jupyter-client.readthedocs.io/en/stable/messaging.html.</remarks>
internal static class CellSource
{
    /// <summary>The seed of <see cref="Hash"/>.</summary>
    public const uint Seed = 0xc70f6907;

    /// <summary>The ending of names.</summary>
    public const string Suffix = ".cs";

    /// <summary>The beginning of names: a folder of this process.</summary>
    public static readonly string Prefix = string.Create(CultureInfo.InvariantCulture,
        $"{Path.Combine(Path.GetTempPath(), $"coursekit_{Environment.ProcessId}")}{Path.DirectorySeparatorChar}");

    /// <summary>Returns the name of a cell.</summary>
    public static string PathOf(string code) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Hash(Encoding.UTF8.GetBytes(code), Seed)}{Suffix}");

    /// <summary>Computes MurmurHash2 of 32 bits: https://github.com/aappleby/smhasher/blob/master/src/MurmurHash2.cpp.</summary>
    public static uint Hash(ReadOnlySpan<byte> data, uint seed)
    {
        const uint Factor = 0x5bd1e995;
        const int Word = sizeof(uint);

        var hash = seed ^ (uint)data.Length;
        for (; data.Length >= Word; data = data[Word..])
        {
            var word = BinaryPrimitives.ReadUInt32LittleEndian(data) * Factor;
            hash = (hash * Factor) ^ ((word ^ (word >> 24)) * Factor);
        }

        for (var at = data.Length - 1; at >= 0; at--)
        {
            hash ^= (uint)data[at] << (8 * at);
        }

        hash = data.Length > 0 ? hash * Factor : hash;
        hash = (hash ^ (hash >> 13)) * Factor;
        return hash ^ (hash >> 15);
    }
}
