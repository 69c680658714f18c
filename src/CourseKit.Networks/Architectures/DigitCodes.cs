using CourseKit.Tensors;

namespace CourseKit.Networks.Architectures;

/// <summary>The points that LeNet-5's outputs are distances from: each digit drawn with 7×12 pixels, ink 1 and paper −1.</summary>
/// <remarks>LeCun et al. 1998 show theirs in figure 3; these are drawn for the course in the same
/// manner, as the text gives no numbers.</remarks>
internal static class DigitCodes
{
    private const string Drawings = """
        ..###.. ...##.. .#####. .#####. ....##. ####### ..####. ####### .#####. .#####.
        .##.##. ..###.. ##...## ##...## ...###. ##..... .##.... ##...## ##...## ##...##
        ##...## .####.. ##...## .....## ...###. ##..... ##..... .....## ##...## ##...##
        ##...## ...##.. .....## .....## ..####. ##..... ##..... ....##. ##...## ##...##
        ##...## ...##.. .....## .....## ..#.##. ######. ##..... ....##. ##...## ##...##
        ##...## ...##.. ....##. ..####. .##.##. .....## ######. ...##.. .#####. .######
        ##...## ...##.. ...##.. .....## .#..##. .....## ##...## ...##.. ##...## .....##
        ##...## ...##.. ..##... .....## ####### .....## ##...## ..##... ##...## .....##
        ##...## ...##.. .##.... .....## ....##. .....## ##...## ..##... ##...## .....##
        ##...## ...##.. ##..... .....## ....##. .....## ##...## ..##... ##...## .....##
        .##.##. ...##.. ##..... ##...## ....##. ##...## ##...## ..##... ##...## ....##.
        ..###.. .###### ####### .#####. ....##. .#####. .#####. ..##... .#####. .####..
        """;

    private static readonly string[] Digits = [.. Drawings.Split('\n').Select(line => line.Split(' ')).Aggregate(
        Enumerable.Repeat(string.Empty, 10), (digits, row) => digits.Zip(row, (digit, pixels) => digit + pixels))];

    /// <summary>The first so many digits, pixels row by row: [digits, 84].</summary>
    public static Tensor Of(int digits) => digits is >= 1 and <= 10
        ? Tensor.FromIndex([digits, 84], at => Digits[at[0]][at[1]] == '#' ? 1 : -1)
        : throw new ArgumentOutOfRangeException(
            nameof(digits), $"LeNet-5 has drawings of the ten digits for its outputs. Received: {digits} classes.");
}
