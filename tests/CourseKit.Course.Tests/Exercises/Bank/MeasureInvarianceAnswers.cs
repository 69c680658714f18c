using CourseKit.Exercises.Pooling;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class MeasureInvarianceAnswers : AnswerBook<Func<Tensor, int, int, int, double>>
{
    public MeasureInvarianceAnswers()
        : base(new MeasureInvariance())
    {
        Right("by loops, pixel by pixel", (image, f, s, shift) =>
        {
            var (same, count) = (0, 0);
            foreach (var (before, after) in Windows(image, f, s, (y, x) => x < shift ? 0 : image[y, x - shift]))
            {
                same += before.Max() == after.Max() ? 1 : 0;
                count++;
            }

            return 1.0 * same / count;
        });
        Right("the mean of ones and zeros", (image, f, s, shift) => Compared(image, f, s, Shifted(image, shift))
            .Average(pair => pair.Before == pair.After ? 1.0 : 0.0));
        Right("by the distance", (image, f, s, shift) => 1 - Compared(image, f, s, Shifted(image, shift))
            .Average(pair => Math.Min(1.0, Math.Ceiling(Math.Abs(pair.Before - pair.After)))));
        Wrong("nearly the same", (image, f, s, shift) => Compared(image, f, s, Shifted(image, shift))
            .Average(pair => Math.Abs(pair.Before - pair.After) < 0.5 ? 1.0 : 0.0), "9 of 10 trials pass", "where it is wrong");
        Wrong("the pooled map shifted by fewer columns", (image, f, s, shift) =>
            image.Reshape(1, 1, image.Shape[0], -1).MaxPool2d(f, s) is var map && map.Shape[3] is var width
                ? map.ToArray().Zip(map.Pad(0, 0, shift / s, 0)[.., .., .., ..width].ToArray()).Average(
                    pair => pair.First == pair.Second ? 1.0 : 0.0) : 0,
            "The number differs", "unchanged");
        Wrong("windows that stay pixel by pixel", (image, f, s, shift) =>
            Windows(image, f, s, (y, x) => x < shift ? 0 : image[y, x - shift])
                .Average(pair => pair.Before.SequenceEqual(pair.After) ? 1.0 : 0.0),
            "Your result, where it is wrong, is zero.", "everywhere");
        Wrong("int by int", (image, f, s, shift) => Compared(image, f, s, Shifted(image, shift)).ToList() is var all
            ? all.Count(pair => pair.Before == pair.After) / all.Count : 0, "`1 / 3` is 0 in C#");
        Wrong("the other way", (image, f, s, shift) => Share(image, f, s, image.Pad(0, 0, 0, shift)[.., shift..]),
            "Your image moves to the left.");
        Wrong("a ring", (image, f, s, shift) => Share(image, f, s, Tensor.FromIndex(image.Shape, at =>
            image[at[0], (at[1] - shift + image.Shape[1]) % image.Shape[1]])), "come in again at the left");
        Wrong("shifted along the rows", (image, f, s, shift) => Share(image, f, s, Tensor.FromIndex(image.Shape, at =>
            at[0] < shift ? 0 : image[at[0] - shift, at[1]])), "Which index counts columns?");
        Wrong("never changes", (_, _, _, _) => 1, "as if no pooled value ever changed");
        Wrong("default stride", (image, f, _, shift) => Share(image, f, f, Shifted(image, shift)), "How far apart do two of them begin");
        Wrong("pooled, and then shifted", (image, f, s, shift) =>
        {
            var map = image.Reshape(1, 1, image.Shape[0], image.Shape[1]).MaxPool2d(f, s).Reshape(-1, ((image.Shape[1] - f) / s) + 1);
            var same = 0;
            for (var i = 0; i < map.Shape[0]; i++)
            {
                for (var j = 0; j < map.Shape[1]; j++)
                {
                    same += map[i, j] == (j < shift ? 0 : map[i, j - shift]) ? 1 : 0;
                }
            }

            return same / (double)map.Shape.Elements;
        }, "What moves is the image, and then it is pooled anew");
        Wrong("minimum pooling", (image, f, s, shift) => Share(-image, f, s, -Shifted(image, shift)),
            "Which value of each does max pooling keep?");
        Wrong("within one of each other", (image, f, s, shift) => Compared(image, f, s, Shifted(image, shift))
            .Average(pair => Math.Abs(pair.Before - pair.After) <= 1 ? 1.0 : 0.0), "where `[[1, 2, 2, 2, 3]]` becomes", "Hint");
        Wrong("a mean difference", (image, f, s, shift) => 1 - Compared(image, f, s, Shifted(image, shift))
            .Average(pair => Math.Abs((double)pair.Before - pair.After)), "where `[[1, 2, 2, 2, 3]]` becomes", "Hint");
        Wrong("values found anywhere", (image, f, s, shift) => Compared(image, f, s, Shifted(image, shift)).ToList() is var all
            ? all.Count(pair => all.Exists(other => other.After == pair.Before)) / (double)all.Count : 0,
            "At which place is it to be the same?");
        Wrong("one more column than shift", (image, f, s, shift) => Share(image, f, s, Shifted(image, shift == 0 ? 0 : shift + 1)),
            "shift = 1, where `[[1, 2, 2, 2, 3]]` becomes `[[0, 1, 2, 2, 2]]`", "Hint");
        Wrong("only the first row of windows", (image, f, s, shift) => Share(image[..f, ..], f, s, Shifted(image, shift)[..f, ..]),
            "two rows", "Hint");
        Wrong("the whole image moved in place", (image, f, s, shift) =>
        {
            for (var j = image.Shape[1] - 1; j >= 0; j--)
            {
                for (var i = 0; i < image.Shape[0]; i++)
                {
                    image[i, j] = j < shift ? 0 : image[i, j - shift];
                }
            }

            return Share(image, f, s, image);
        }, "as if no pooled value ever changed", "left");
        Wrong("a maximum that begins at 0", (image, f, s, shift) =>
        {
            var same = Windows(image, f, s, (y, x) => x < shift ? 0 : image[y, x - shift])
                .Select(window => window.Before.Append(0).Max() == window.After.Append(0).Max()).ToList();
            return same.Count(one => one) / (double)same.Count;
        }, "With which value does it begin?");
        Wrong("sorted before they are compared", (image, f, s, shift) => Compared(image, f, s, Shifted(image, shift)).ToList() is var all
            ? all.Select(pair => pair.Before).Order().Zip(all.Select(pair => pair.After).Order())
                .Average(pair => pair.First == pair.Second ? 1.0 : 0.0) : 0, "With two rows", "Hint");
        Wrong("windows that move by one, as many as there should be", (image, f, s, shift) => Windows(image, f, 1,
            (y, x) => x < shift ? 0 : image[y, x - shift]).Take(Windows(image, f, s, (_, _) => 0).Count())
            .Average(window => window.Before.Max() == window.After.Max() ? 1.0 : 0.0), "f = 1, s = 2 and shift = 1", "Hint");
        Wrong("zeros not counted", (image, f, s, shift) =>
            Compared(image, f, s, Shifted(image, shift)).Where(pair => pair.Before != 0).ToList() is { Count: > 0 } all
                ? all.Average(pair => pair.Before == pair.After ? 1.0 : 0.0) : 1, "With zeros too", "Hint");
        Wrong("all or nothing", (image, f, s, shift) =>
            Compared(image, f, s, Shifted(image, shift)).All(pair => pair.Before == pair.After) ? 1 : 0,
            "By the question, 1 of 3 is 0.333…", "is divided");
        Wrong("starts at the shift", (image, f, s, shift) => Share(image[.., shift..], f, s, Shifted(image, shift)[.., shift..]),
            "without its first and without its last columns");
    }

    private static Tensor Shifted(Tensor image, int shift) => image.Pad(0, 0, shift, 0)[.., ..image.Shape[1]];

    private static double Share(Tensor image, int f, int s, Tensor shifted) =>
        Compared(image, f, s, shifted).Average(pair => pair.Before == pair.After ? 1.0 : 0.0);

    private static IEnumerable<(float Before, float After)> Compared(Tensor image, int f, int s, Tensor shifted) =>
        Windows(image, f, s, (y, x) => shifted[y, x]).Select(window => (window.Before.Max(), window.After.Max()));

    private static IEnumerable<(float[] Before, float[] After)> Windows(Tensor image, int f, int s, Func<int, int, float> shifted)
    {
        for (var y = 0; y + f <= image.Shape[0]; y += s)
        {
            for (var x = 0; x + f <= image.Shape[1]; x += s)
            {
                var places = Enumerable.Range(0, f * f).Select(at => (Y: y + (at / f), X: x + (at % f))).ToList();
                yield return ([.. places.Select(at => image[at.Y, at.X])], [.. places.Select(at => shifted(at.Y, at.X))]);
            }
        }
    }
}
