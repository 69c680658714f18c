using CourseKit.Exercises.Pooling;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class DepthwiseMaxPoolingAnswers : AnswerBook<Func<Tensor, int, int, Tensor>>
{
    public DepthwiseMaxPoolingAnswers()
        : base(new DepthwiseMaxPooling())
    {
        Right("the channels as rows of an image", (maps, depth, s) =>
        {
            var image = maps.Reshape(1, 1, maps.Shape[0], -1);
            var pooled = image.MaxPool2d(new Window2d(new Window(depth, s), new Window(1)));
            return pooled.Reshape(-1, maps.Shape[1], maps.Shape[2]);
        });
        Right("pixel by pixel", (maps, depth, s) => Pixels(maps, s, Count(maps, depth, s), k => Enumerable.Range(k, depth)));
        Wrong("by the library's", (maps, depth, s) => maps.Unsqueeze(0).ChannelMaxPool2d(depth, s).Select(0, 0),
            "All results are right, but: `ChannelMaxPool2d` is not for this exercise.", "Hint");
        Wrong("in the plane", (maps, depth, s) => maps.Unsqueeze(0).MaxPool2d(depth, s).Select(0, 0),
            "Along which axis should the windows");
        Wrong("all channels", (maps, _, _) => maps.Max(0), "How many of them does a window see");
        Wrong("global", (maps, _, _) => maps.Max(2).Max(1), "What is given up here?");
        Wrong("groups of depth", (maps, depth, s) => Pixels(maps, depth, maps.Shape[0] / depth, k => Enumerable.Range(k, depth)),
            "How far apart do two of them begin: depth or s?");
        Wrong("no stride", (maps, depth, _) => Pixels(maps, 1, Count(maps, depth, 1), k => Enumerable.Range(k, depth)),
            "Which of your lines knows s?");
        Wrong("no + 1", (maps, depth, s) => Pixels(maps, s, Count(maps, depth, s) - 1, k => Enumerable.Range(k, depth)),
            "ends with + 1");
        Wrong("C / s windows", (maps, depth, s) => Pixels(maps, s, maps.Shape[0] / s, k => Enumerable.Range(k, depth)
            .Where(channel => channel < maps.Shape[0])), "parts along axis 0 at the end too many", "Hint");
        Wrong("every second channel of a window", (maps, depth, s) =>
            Pixels(maps, s, Count(maps, depth, s), k => Enumerable.Range(k, depth).Where(channel => (channel - k) % 2 == 0)),
            "should depend on `maps[1, 0, 0]`: yours stays the same", "Hint");
        Wrong("channels that lie apart", (maps, depth, s) => Pixels(maps, 1, Count(maps, depth, s), k =>
            Enumerable.Range(0, depth).Select(at => Math.Min(k + (at * Count(maps, depth, s)), maps.Shape[0] - 1))),
            "should depend on `maps[1, 0, 0]`", "Hint");
        Wrong("one channel too many", (maps, depth, s) => Pixels(maps, s, Count(maps, depth, s), k =>
            Enumerable.Range(k, depth + 1).Where(channel => channel < maps.Shape[0])), "should not depend on `maps[2, 0, 0]`", "Hint");
        Wrong("beyond the last channel", (maps, depth, s) => Pixels(maps, s, Count(maps, depth, s) + 1, k => Enumerable.Range(k, depth)),
            "IndexOutOfRangeException");
        Wrong("the average", (maps, depth, s) => Tensor.Stack([.. Enumerable.Range(0, Count(maps, depth, s))
            .Select(k => maps[(k * s)..((k * s) + depth)].Mean(0))]), "Which one does max pooling keep");
        Wrong("from 0", (maps, depth, s) => Pixels(maps, s, Count(maps, depth, s), k => Enumerable.Range(k, depth), start: 0),
            "None of your maxima is negative");
        Wrong("channels last", (maps, depth, s) => Pixels(maps, s, Count(maps, depth, s), k => Enumerable.Range(k, depth))
            .Permute(1, 2, 0), "shape", "Hint");
        Wrong("a batch", (maps, depth, s) => maps.Unsqueeze(0).ChannelMaxPool2d(depth, s), "Which shape is asked for?");
        Wrong("in reverse order", (maps, depth, s) => Pixels(maps, s, Count(maps, depth, s), k => Enumerable.Range(k, depth)).Flip(0),
            "reverse order along axis 0", "Hint");
    }

    private static int Count(Tensor maps, int depth, int s) => ((maps.Shape[0] - depth) / s) + 1;

    /// <summary>Windows that move by s, each with the channels that the learner looks at from where it begins.</summary>
    private static Tensor Pixels(
        Tensor maps, int s, int count, Func<int, IEnumerable<int>> channels, float start = float.NegativeInfinity) =>
        Tensor.FromIndex([count, maps.Shape[1], maps.Shape[2]], at => channels(at[0] * s).Select(channel => maps[channel, at[1], at[2]])
            .Append(start).Max());
}
