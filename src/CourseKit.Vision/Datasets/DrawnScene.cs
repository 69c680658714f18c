using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Vision.Datasets;

/// <summary>Picture that stands for a photo: a house under a sky, with edges of all directions, smooth surfaces and rough ones.</summary>
internal static class DrawnScene
{
    private const int Height = 427, Width = 640;

    private static readonly (float, float, float) Wall = (0.86f, 0.80f, 0.70f), Roof = (0.62f, 0.25f, 0.18f), Glass = (0.20f, 0.27f, 0.38f),
        Sun = (1.0f, 0.93f, 0.62f), Hill = (0.42f, 0.55f, 0.36f);

    /// <summary>Draws the picture, of shape [3, 427, 640], brightnesses from 0 to 1.</summary>
    public static Tensor Draw()
    {
        var random = new Generator(seed: 1);
        var (numbers, plane) = (new float[3 * Height * Width], Height * Width);
        for (var row = 0; row < Height; row++)
        {
            for (var column = 0; column < Width; column++)
            {
                var (red, green, blue) = Color(row, column, random.Number());
                var pixel = (row * Width) + column;
                (numbers[pixel], numbers[pixel + plane], numbers[pixel + (2 * plane)]) = (red, green, blue);
            }
        }

        return Tensor.From([3, Height, Width], numbers);
    }

    /// <summary>The color of a pixel: what lies in front counts.</summary>
    private static (float Red, float Green, float Blue) Color(int row, int column, float noise) => (row, column) switch
    {
        _ when IsWindow(row, column) => Glass,
        ( > 190 and < 330, > 200 and < 440) => Wall,
        ( > 120 and <= 190, _) when Math.Abs(column - 320) < 60 + (row - 120) => Roof,
        ( >= 330, _) => Grass(noise),
        _ when Square(row - 80) + Square(column - 530) < 40 * 40 => Sun,
        _ when row > 300 - (Square(column - 120) / 400) => Hill,
        _ => (0.45f + (row / 1000f), 0.62f + (row / 1200f), 0.92f),
    };

    private static bool IsWindow(int row, int column) =>
        row is > 220 and < 290 && (column - 200) % 60 is > 18 and < 42 && column is > 200 and < 440 && row != 255;

    private static (float Red, float Green, float Blue) Grass(float noise) =>
        (0.16f + (0.18f * noise), 0.34f + (0.30f * noise), 0.12f + (0.12f * noise));

    private static int Square(int number) => number * number;
}
