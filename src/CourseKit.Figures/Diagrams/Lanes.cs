namespace CourseKit.Figures.Diagrams;

/// <summary>Gives each line beside a column a place: short ones near the boxes, those that would cover each other further out.</summary>
/// <remarks>Lines from one part share a place, and so do several that come together in one box.</remarks>
internal sealed class Lanes
{
    private const double Widest = 9, First = 7;
    private const int Together = 3;

    private readonly double most;
    private readonly bool isOutside;
    private readonly Dictionary<Column.Lane, (int Slot, bool IsFar)> places = [];

    /// <param name="column">The column.</param>
    /// <param name="track">The room of the column, of which the lines take at most half.</param>
    /// <param name="isWide">True for a part that takes the place of the costs, or opens to what does.</param>
    /// <param name="isOutside">True if there is room beyond the costs.</param>
    public Lanes(Column column, Track track, Func<Column.Part, bool> isWide, bool isOutside)
    {
        (most, this.isOutside) = ((track.Right - track.Left) / 4, isOutside);
        var taken = new List<(Column.Lane Reach, int Slot, bool IsFar)>();
        foreach (var bundle in Bundles(column).OrderBy(bundle => Reach(bundle) is var reach ? reach.To - reach.From : 0))
        {
            var reach = Reach(bundle);
            var isFar = Enumerable.Range(reach.From + 1, reach.To - reach.From - 1).Any(part => isWide(column.Parts[part]));
            var slot = 0;
            while (taken.Exists(other => (other.Slot, other.IsFar) == (slot, isFar) && other.Reach.Meets(reach)))
            {
                slot++;
            }

            taken.Add((reach, slot, isFar));
            foreach (var lane in bundle)
            {
                places[lane] = (slot, isFar);
            }
        }
    }

    /// <summary>The lanes, each once.</summary>
    public IEnumerable<Column.Lane> All => places.Keys;

    /// <summary>The room that lines take from branches.</summary>
    public double FarRoom => isOutside ? 0 : Needed(isFar: true);

    /// <summary>The room that lines need beyond the costs.</summary>
    public double OutsideRoom => isOutside ? Needed(isFar: true) : 0;

    private double NearRoom => Needed(isFar: false);

    /// <summary>Half of the width that lines leave to a box.</summary>
    public double Room(Track track) => ((track.Right - track.Left) / 2) - NearRoom;

    /// <summary>The room within a box that is opened, beside the lines that go by.</summary>
    public Track Inside(Track track, int part) => !places.Any(place => !place.Value.IsFar && part > place.Key.From && part < place.Key.To)
        ? track : new(track.Left + NearRoom, track.Right - NearRoom, track.IsMain, track.Right - NearRoom);

    /// <summary>The place of a line from left to right.</summary>
    public double X(Column.Lane lane, Track track)
    {
        var (slot, isFar) = places[lane];
        var boxes = !isFar ? track.Middle + Room(track) : isOutside ? Measures.MacRight : track.RightOfBranches - FarRoom;
        return boxes + First + (slot * Step(isFar));
    }

    private static IEnumerable<Column.Lane[]> Bundles(Column column)
    {
        Column.Lane[] all = [.. column.Lanes.Distinct()];
        var meeting = all.GroupBy(lane => lane.To).Where(group => group.Count() >= Together).ToList();
        return meeting.Select(group => group.ToArray())
            .Concat(all.Except(meeting.SelectMany(group => group)).GroupBy(lane => lane.From).Select(group => group.ToArray()));
    }

    private static Column.Lane Reach(Column.Lane[] bundle) => new(bundle.Min(lane => lane.From), bundle.Max(lane => lane.To));

    private double Needed(bool isFar) => Count(isFar) is > 0 and var count ? First + ((count - 1) * Step(isFar)) + 1 : 0;

    private double Step(bool isFar) => Math.Min(Widest, (most - First) / Math.Max(1, Count(isFar) - 1));

    private int Count(bool isFar) =>
        places.Values.Where(place => place.IsFar == isFar).Select(place => place.Slot + 1).DefaultIfEmpty().Max();
}
