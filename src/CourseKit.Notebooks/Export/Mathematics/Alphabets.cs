using System.Text;

namespace CourseKit.Notebooks.Export.Mathematics;

/// <summary>Letters in another alphabet: browsers draw bold, double-struck and script letters only as characters of their own.</summary>
/// <remarks>Mathematical Alphanumeric Symbols, https://www.unicode.org/charts/PDF/U1D400.pdf; its gaps
/// are older letters elsewhere.</remarks>
internal static class Alphabets
{
    private static readonly Dictionary<string, (int Upper, int Lower, int Digit)> Starts = new()
    {
        ["mathbf"] = (0x1D400, 0x1D41A, 0x1D7CE),
        ["boldsymbol"] = (0x1D468, 0x1D482, 0x1D7CE),
        ["mathbb"] = (0x1D538, 0x1D552, 0x1D7D8),
        ["mathcal"] = (0x1D49C, 0x1D4B6, 0),
        ["mathsf"] = (0x1D5A0, 0x1D5BA, 0x1D7E2),
        ["mathtt"] = (0x1D670, 0x1D68A, 0x1D7F6),
    };

    private static readonly Dictionary<int, string> Gaps = new()
    {
        [0x1D53A] = "ℂ",
        [0x1D53F] = "ℍ",
        [0x1D545] = "ℕ",
        [0x1D547] = "ℙ",
        [0x1D548] = "ℚ",
        [0x1D549] = "ℝ",
        [0x1D551] = "ℤ",
        [0x1D49D] = "ℬ",
        [0x1D4A0] = "ℰ",
        [0x1D4A1] = "ℱ",
        [0x1D4A3] = "ℋ",
        [0x1D4A4] = "ℐ",
        [0x1D4A7] = "ℒ",
        [0x1D4A8] = "ℳ",
        [0x1D4AD] = "ℛ",
        [0x1D4BA] = "ℯ",
        [0x1D4BC] = "ℊ",
        [0x1D4C4] = "ℴ",
    };

    /// <summary>Greek small letters stand in their order in the bold slanted alphabet, from here.</summary>
    private const int BoldGreek = 0x1D736;

    public static bool Has(string command) => Starts.ContainsKey(command);

    /// <summary>The text in the command's alphabet; a character that the alphabet lacks stays as it is.</summary>
    public static string Convert(string command, string text)
    {
        var (upper, lower, digit) = Starts[command];
        var converted = new StringBuilder();
        foreach (var c in text)
        {
            var point = c switch
            {
                >= 'A' and <= 'Z' => upper + c - 'A',
                >= 'a' and <= 'z' => lower + c - 'a',
                >= '0' and <= '9' when digit > 0 => digit + c - '0',
                >= 'α' and <= 'ω' when command is "mathbf" or "boldsymbol" => BoldGreek + c - 'α',
                _ => c,
            };
            converted.Append(Gaps.GetValueOrDefault(point) ?? char.ConvertFromUtf32(point));
        }

        return converted.ToString();
    }
}
