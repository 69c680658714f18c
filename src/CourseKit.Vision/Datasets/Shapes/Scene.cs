using CourseKit.Networks.Detection;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Vision.Datasets.Shapes;

/// <summary>A drawn image with all that is known about it: shapes in front of a spotted background, each hiding parts of those behind it,
/// bars in between that belong to no class, and noise.</summary>
internal sealed class Scene
{
    /// <summary>A shape of fewer pixels could not be told from noise.</summary>
    private const int LeastArea = 12;

    /// <summary>The number of places that are tried for a piece, until the image is left as it is; but one is always drawn.</summary>
    private const int Tries = 20;

    private const int NoClass = -1;

    private readonly SceneRules rules;
    private readonly Generator random;
    private readonly List<(Footprint Footprint, int Class)> pieces = [];

    /// <summary>The piece that is seen at each pixel; none for the background.</summary>
    private readonly int?[] front;

    /// <summary>The number of pixels that are seen of each piece.</summary>
    private readonly List<int> seen = [];

    /// <summary>Draws an image.</summary>
    /// <param name="rules">The kind of image.</param>
    /// <param name="random">The generator that everything is drawn with.</param>
    /// <param name="label">The class of the only shape; null for several of any class.</param>
    public Scene(SceneRules rules, Generator random, int? label = null)
    {
        (this.rules, this.random, front) = (rules, random, new int?[rules.Size * rules.Size]);
        var count = label is null ? random.Integer(1, rules.Most + 1) : 1;
        for (var piece = 0; piece < count; piece++)
        {
            Place(label ?? random.Integer(0, rules.Classes), rules.Radii.Least, rules.Radii.Most);
        }

        for (var bars = random.Integer(0, rules.MostBars + 1); bars > 0; bars--)
        {
            Place(NoClass, 0.1, 0.4);
        }

        Pixels = Draw();
    }

    /// <summary>Gets the values of the image, [3, H, W].</summary>
    public byte[] Pixels { get; }

    /// <summary>Gets the shapes, from the one farthest behind on, each with the box around its pixels that are seen.</summary>
    public IReadOnlyList<LabeledBox> Boxes =>
        [.. from piece in pieces.Index()
            where piece.Item.Class != NoClass
            select new LabeledBox(piece.Item.Class, BoxOf(piece.Index))];

    /// <summary>Returns the class of each pixel: that of the shape that is seen there, from 1 on; 0 for the background.</summary>
    public float[] Mask() => [.. front.Select(piece => piece is null ? 0f : pieces[piece.Value].Class + 1)];

    /// <summary>Puts a piece in front of all others where enough of each of them stays in sight.</summary>
    private void Place(int label, double least, double most)
    {
        var shape = label == NoClass ? Silhouette.Bar : Silhouette.All[label];
        for (var attempt = 0; attempt < Tries || pieces is []; attempt++)
        {
            var footprint = new Footprint(shape, Pose.Random(random, rules.Size, least, most), rules.Size);
            if (footprint.Pixels.Count >= LeastArea && Hidden(footprint) is var hidden
                && pieces.Index().All(piece => piece.Item.Class == NoClass
                    || seen[piece.Index] - hidden[piece.Index] >= rules.Seen * piece.Item.Footprint.Pixels.Count))
            {
                Add(footprint, label, hidden);
                return;
            }
        }
    }

    /// <summary>The number of pixels of each piece that are seen so far and would be hidden.</summary>
    private int[] Hidden(Footprint by)
    {
        var hidden = new int[pieces.Count];
        foreach (var piece in by.Pixels.Select(pixel => front[pixel]).OfType<int>())
        {
            hidden[piece]++;
        }

        return hidden;
    }

    private void Add(Footprint footprint, int label, int[] hidden)
    {
        for (var piece = 0; piece < hidden.Length; piece++)
        {
            seen[piece] -= hidden[piece];
        }

        foreach (var pixel in footprint.Pixels)
        {
            front[pixel] = pieces.Count;
        }

        seen.Add(footprint.Pixels.Count);
        pieces.Add((footprint, label));
    }

    private Box BoxOf(int piece)
    {
        var (left, top, right, bottom) = (rules.Size, rules.Size, 0, 0);
        for (var pixel = 0; pixel < front.Length; pixel++)
        {
            if (front[pixel] == piece)
            {
                var (row, column) = Math.DivRem(pixel, rules.Size);
                (left, top) = (Math.Min(left, column), Math.Min(top, row));
                (right, bottom) = (Math.Max(right, column + 1), Math.Max(bottom, row + 1));
            }
        }

        return new(left, top, right, bottom);
    }

    private byte[] Draw()
    {
        var background = Paint.Background(random, rules.Size);
        Paint[] paints = [.. pieces.Select(_ => Paint.Against(random, rules.Size, background))];
        var plane = rules.Size * rules.Size;
        var pixels = new byte[3 * plane];
        for (var pixel = 0; pixel < plane; pixel++)
        {
            var (red, green, blue) = background.At(pixel);
            for (var piece = 0; piece < paints.Length; piece++)
            {
                if (pieces[piece].Footprint[pixel] is var covered and > 0)
                {
                    var (part, over) = ((double)covered / Footprint.Samples, paints[piece].At(pixel));
                    red += part * (over.Red - red);
                    green += part * (over.Green - green);
                    blue += part * (over.Blue - blue);
                }
            }

            (pixels[pixel], pixels[plane + pixel], pixels[(2 * plane) + pixel]) = (Noisy(red), Noisy(green), Noisy(blue));
        }

        return pixels;
    }

    private byte Noisy(double value) =>
        (byte)((Math.Clamp(value + (rules.Noise * (random.Number() - random.Number())), 0, 1) * byte.MaxValue) + 0.5);
}
