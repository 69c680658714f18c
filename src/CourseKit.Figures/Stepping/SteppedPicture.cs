namespace CourseKit.Figures.Stepping;

/// <summary>Many pictures in one: what they share is drawn once, and everything else says at which steps it is to be seen.</summary>
internal static class SteppedPicture
{
    /// <summary>One picture of all frames, of which the first is seen until something changes that.</summary>
    /// <remarks>Frames whose layers are alike share layer by layer, so a still grid costs nothing a
    /// frame; see <see cref="Picture"/>.</remarks>
    public static Picture Of(IReadOnlyList<Picture> frames)
    {
        var layers = frames.Max(frame => frame.Layers.Count);
        return new Picture(
            frames.Max(frame => frame.Width),
            frames.Max(frame => frame.Height),
            [.. Enumerable.Range(0, layers)
                .SelectMany(layer => Layer([.. frames.Select(frame => frame.Layers.ElementAtOrDefault(layer) ?? Mark.Layer())]))]);
    }

    /// <summary>One layer of all frames: a single element if its attributes are equal in all of them, else one for each kind.</summary>
    private static IEnumerable<Element> Layer(IReadOnlyList<Element> frames) =>
        from look in frames.Select(frame => frame.Look).Distinct()
        let alike = frames.First(frame => frame.Look == look)
        select alike.Around(Steps([.. frames.Select(frame => frame.Look == look ? frame.Children : [])]));

    private static IEnumerable<Element> Steps(IReadOnlyList<IReadOnlyList<Element>> frames)
    {
        var last = frames.Count - 1;
        foreach (var stay in Stays(frames).GroupBy(stay => (stay.From, stay.To)))
        {
            var (from, to) = stay.Key;
            var marks = stay.Select(mark => mark.Mark);
            if ((from, to) == (0, last))
            {
                foreach (var mark in marks)
                {
                    yield return mark;
                }
            }
            else
            {
                yield return At(new Element("g"), from, to).Containing(marks);
            }
        }
    }

    /// <summary>Says at which steps an element is to be seen, which the stepper's script reads.</summary>
    public static Element At(Element element, int from, int to)
    {
        element["data-step"] = FormattableString.Invariant($"{from} {to}");
        if (from > 0)
        {
            element["style"] = "display:none";
        }

        return element;
    }

    /// <summary>The range of frames in which a mark stays as it is.</summary>
    private static IEnumerable<(Element Mark, int From, int To)> Stays(IReadOnlyList<IReadOnlyList<Element>> frames)
    {
        var stays = new List<(Element Mark, int From, int To)>();
        var current = new Dictionary<string, int>();
        for (var frame = 0; frame < frames.Count; frame++)
        {
            var next = new Dictionary<string, int>();
            foreach (var mark in frames[frame])
            {
                var markup = mark.ToString();
                if (current.TryGetValue(markup, out var place))
                {
                    stays[place] = stays[place] with { To = frame };
                }
                else
                {
                    place = stays.Count;
                    stays.Add((mark, frame, frame));
                }

                next[markup] = place;
            }

            current = next;
        }

        return stays;
    }
}
