using static CourseKit.Exercises.ResidualAndDenseConnections.ResidualUnitProbe;
using Unit = System.Func<
    CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, int, CourseKit.Tensors.Tensor>;

namespace CourseKit.Exercises.ResidualAndDenseConnections;

/// <content>Its common mistakes.</content>
public sealed partial class ResidualUnitByHand
{
    private const string OfAnother = "Your projection works on f(x). What goes along the skip connection, and so into the 1×1?";

    private const string StrideAsPadding = "Your first convolution has `stride` as its padding. Which of the arguments is which? They " +
        "have names: `stride: stride, padding: 1`.";

    private const string OtherPadding = "One of your two convolutions has a padding of 2, and the other none, so the maps keep their " +
        "size. Which padding does the question give each of them?";

    public override IReadOnlyList<Mistake<Unit>> Mistakes { get; } =
    [
        Joined("x added behind the last ReLU", (f, skip) => f.Relu() + skip,
            "Your unit has its last ReLU on f(x) alone, so f(x) can only make x larger, never smaller. Where does the last ReLU stand in " +
                "the drawing, in front of the + or behind it?"),
        Joined("a ReLU on f(x) too", (f, skip) => (f.Relu() + skip).Relu(),
            "The last ReLU is right. But a ReLU in front of the + as well takes all that is negative out of f(x): could the unit take " +
                "anything away from x then?"),
        Joined("no last ReLU", (f, skip) => f + skip, "Your sum is right. What does the drawing have behind the +?"),
        Joined("nothing added", (f, _) => f.Relu(),
            "That is f(x) with a ReLU, a plain pair of layers. Where does x come in a second time?"),
        Joined("f(x) alone", (f, _) => f, "That is f(x). What is added to it, and what comes behind the sum?"),
        Joined("the skip connection alone", (_, skip) => skip.Relu(),
            "That is what goes along the skip connection. What do the two convolutions give, and where are both joined?"),
        Joined("x taken away", (f, skip) => (f - skip).Relu(),
            "f(x) = h(x) − x says what the convolutions have to learn. What is h(x) then?"),
        Joined("f(x) taken away", (f, skip) => (skip - f).Relu(), "You subtract f(x). Which sign has it in h(x) = f(x) + x?"),
        Joined("multiplied", (f, skip) => (f * skip).Relu(), "You multiply f(x) with x. What would come out if f(x) were 0?"),
        Joined("put together as channels", (f, skip) => Tensor.Concat(1, f, skip).Relu(),
            "You put the maps of f(x) and of x one behind another, so there are twice as many. That is what DenseNet does, later in this " +
                "lesson. Which operation keeps their number?"),
        Joined("x added twice", (f, skip) => (f + skip + skip).Relu(), "How often is x added to f(x)?"),
        Joined("half of the sum", (f, skip) => ((f + skip) * 0.5f).Relu(), "That is the mean of the two. What is h(x) if f(x) is 0?"),
        Joined("a ReLU on the skip connection", (f, skip) => (f + skip.Relu()).Relu(),
            "You take the ReLU of x before it is added. What does the drawing have on the way around the convolutions?"),
        Body("no ReLU between the convolutions", (x, first, second, stride) =>
                x.Conv2d(first, stride: stride, padding: 1).Conv2d(second, padding: 1),
            "Two convolutions with nothing between them are one convolution with a larger window. What stands between them in the " +
                "drawing? And where yours has a `Relu()`, is what it returns handed on?"),
        Body("one convolution", (x, first, _, stride) => x.Conv2d(first, stride: stride, padding: 1),
            "Your f(x) has one convolution. Where do you use `second`?"),
        Body("one convolution and a ReLU", (x, first, _, stride) => x.Conv2d(first, stride: stride, padding: 1).Relu(),
            "Your f(x) ends behind the first ReLU. Where do you use `second`?"),
        Body("the stride on the second convolution", (x, first, second, stride) =>
                x.Conv2d(first, padding: 1).Relu().Conv2d(second, stride: stride, padding: 1),
            "Your shapes are right, but it is the first convolution that moves by `stride`: what does the second work on, the large maps " +
                "or the small ones?"),
        new("pixels left out at the end", (x, first, second, projection, stride) => Residue(x, first, second, stride: 1) is var f
                ? (f + Skip(x, f, projection, stride: 1)).Relu().MaxPool2d(1, stride: stride) : x,
            "Your shapes are right, but pixels are left out at the end: it is the first convolution that moves by `stride`, and the " +
                "projection. What does the second convolution work on, the large maps or the small ones?"),
        Body("the stride as padding too", (x, first, second, stride) =>
                x.Conv2d(first, stride: stride, padding: stride).Relu().Conv2d(second, padding: 1), StrideAsPadding),
        Body("the stride as padding", (x, first, second, stride) =>
                x.Conv2d(first, stride: 1, padding: stride).Relu().Conv2d(second, padding: 1), StrideAsPadding),
        Body("*same* padding", (x, first, second, stride) =>
                x.Conv2d(first, stride: stride, padding: Padding.Same).Relu().Conv2d(second, padding: Padding.Same),
            "With a stride of 2 and an even size, `Padding.Same` puts no zeros in front and one behind. What padding does the question " +
                "give?"),
        Body("a padding of 2 in front", (x, first, second, stride) =>
            x.Conv2d(first, stride: stride, padding: 2).Relu().Conv2d(second), OtherPadding),
        Body("a padding of 2 behind", (x, first, second, stride) =>
            x.Conv2d(first, stride: stride).Relu().Conv2d(second, padding: 2), OtherPadding),
        Body("a maximum for the stride", (x, first, second, stride) =>
                x.Conv2d(first, padding: 1).MaxPool2d(stride, ceilMode: true).Relu().Conv2d(second, padding: 1),
            "Your first convolution looks at every pixel, and a pooling takes the largest of each window. What moves by `stride` in the " +
                "question?"),
        Body("both convolutions on x", (x, first, second, stride) =>
                x.Conv2d(first, stride: stride, padding: 1).Relu() + x.Conv2d(second, stride: stride, padding: 1),
            "Where `first` is 0 throughout, `second` still works on x in yours. What does the second convolution get in the drawing?") with
        {
            Shows = ConvolvesXBySecond,
        },
        new("a stride of its own", (x, first, second, projection, stride) =>
                x.Conv2d(first, stride: first.Shape[0] == x.Shape[1] ? 1 : 2, padding: 1).Relu().Conv2d(second, padding: 1) is var f
                    ? (f + Skip(x, f, projection, stride)).Relu() : x,
            "Where `stride` is 2 and the number of maps stays, your maps stay as large as x. Where it changes, they become smaller. By " +
                "how much does your first convolution move: by `stride`, or by a number of its own?")
        {
            Shows = HalvesOtherMapsAlone,
        },
        Body("filters turned round", (x, first, second, stride) =>
                x.Conv2d(first.Flip(2, 3), stride: stride, padding: 1).Relu().Conv2d(second.Flip(2, 3), padding: 1),
            "Your filters are turned by 180°, as a convolution in mathematics has them. `Conv2d` takes them as they are: what does the " +
                "question say?"),
        Body("a normalization", (x, first, second, stride) =>
                Normalized(Normalized(x.Conv2d(first, stride: stride, padding: 1)).Relu().Conv2d(second, padding: 1)), Normalization),
        Body("a normalization behind the first convolution", (x, first, second, stride) =>
                Normalized(x.Conv2d(first, stride: stride, padding: 1)).Relu().Conv2d(second, padding: 1), Normalization),
        Body("a ReLU first", (x, first, second, stride) =>
                x.Relu().Conv2d(first, stride: stride, padding: 1).Relu().Conv2d(second, padding: 1),
            "Your f(x) begins with a ReLU, as units of the later form do. What does the first convolution get in this drawing?"),
        Body("another activation between the convolutions", (x, first, second, stride) =>
                x.Conv2d(first, stride: stride, padding: 1).Sigmoid().Conv2d(second, padding: 1),
            "You have a sigmoid between the two convolutions. Which activation does the drawing have there?"),
        Body("the first filters twice", (x, first, _, stride) =>
                x.Conv2d(first, stride: stride, padding: 1).Relu().Conv2d(first, padding: 1),
            "Both of your convolutions have the filters `first`. Where do you use `second`?"),
        Body("the second filters twice", (x, _, second, stride) =>
                x.Conv2d(second, stride: stride, padding: 1).Relu().Conv2d(second, padding: 1),
            "Both of your convolutions have the filters `second`. Where do you use `first`?"),
        FromTheMiddle("what the first convolution and its ReLU give added", isBent: true, (_, _, hidden, _, _) => hidden),
        FromTheMiddle("what the first convolution gives added", isBent: false, (_, _, hidden, _, _) => hidden),
        FromTheMiddle("what the first convolution gives added where shapes are the same", isBent: true,
            (x, f, hidden, projection, stride) => f.Shape == x.Shape ? hidden : x.Conv2d(projection, stride: stride)),
        Skipped("a ReLU on the projection", (x, f, projection, stride) =>
                f.Shape == x.Shape ? x : x.Conv2d(projection, stride: stride).Relu(),
            "Your projection has a ReLU of its own. What stands behind the 1×1 on the skip connection?"),
        Skipped("a ReLU in front of the projection", (x, f, projection, stride) =>
                f.Shape == x.Shape ? x : x.Relu().Conv2d(projection, stride: stride),
            "Your projection gets x behind a ReLU. What goes along the skip connection in the drawing, from where it begins?"),
        Skipped("a projection with padding", (x, f, projection, stride) =>
                f.Shape == x.Shape ? x : x.Conv2d(projection, stride: stride, padding: 1),
            "Your projection has a padding of 1, so it gives larger maps than f(x) has. How much padding does a window of one pixel need?"),
        Skipped("a projection of f(x)", (x, f, projection, _) => f.Shape == x.Shape ? x : f.Conv2d(projection), OfAnother),
        Skipped("a projection of f(x) with a stride", (x, f, projection, stride) =>
            f.Shape == x.Shape ? x : f.Conv2d(projection, stride: stride), OfAnother),
        Skipped("a projection and a mean", (x, f, projection, stride) =>
                f.Shape == x.Shape ? x : x.Conv2d(projection).AvgPool2d(stride),
            "Your projection looks at each pixel, and the mean of its results makes the maps smaller. By how much does the 1×1 move?"),
        Skipped("a projection and a maximum", (x, f, projection, stride) =>
                f.Shape == x.Shape ? x : x.Conv2d(projection).MaxPool2d(stride),
            "Your projection looks at each pixel, and a pooling behind it takes the largest of each window. By how much does the 1×1 " +
                "move, and which pixels does it look at then?"),
        Skipped("pixels left out where the size alone changes", (x, f, projection, stride) =>
                f.Shape == x.Shape ? x : f.Shape[1] == x.Shape[1] ? x.MaxPool2d(1, stride: stride) : x.Conv2d(projection, stride: stride),
            "Where the size changes and the number of maps stays, you take pixels of x as they are. What is the skip connection wherever " +
                "f(x) has another shape?"),
        new("x added in the middle", (x, first, second, projection, stride) =>
                x.Conv2d(first, stride: stride, padding: 1) is var hidden
                    ? (hidden + Skip(x, hidden, projection, stride)).Relu().Conv2d(second, padding: 1).Relu() : x,
            "You add x behind the first convolution. How many convolutions does the skip connection go around?"),
        Skipped("one map for each of several", (x, f, projection, stride) =>
                f.Shape == x.Shape || (stride == 1 && x.Shape[1] == 1) ? x : x.Conv2d(projection, stride: stride),
            "Where x is a single map and f(x) has several, you add x to each of them: `+` repeats what has a length of 1, and throws " +
                "nothing. What is the skip connection where the shapes differ?"),
        Skipped("a maximum and a projection", (x, f, projection, stride) =>
                f.Shape == x.Shape ? x : x.MaxPool2d(stride).Conv2d(projection),
            "In front of your projection, a pooling takes the largest of each window. By how much does the 1×1 move, and which pixels of " +
                "x does it get then?"),
        new("a projection everywhere", (x, first, second, projection, stride) =>
                (Residue(x, first, second, stride) + x.Conv2d(projection, stride: stride)).Relu(),
            "You send x through the projection even where f(x) has its shape. What is the skip connection there?"),
        new("never a projection", (x, first, second, _, stride) => (Residue(x, first, second, stride) + x).Relu(),
            "Your unit is right where f(x) has the shape of x. Where it has another one, what brings x into that shape?")
        {
            Shows = unit => FailsFor(unit) == (false, true, true, true) && IsRightForSameShape(unit) && !ReadsProjection(unit),
        },
        new("the condition turned round", (x, first, second, projection, stride) => Residue(x, first, second, stride) is var f
                ? (f + (f.Shape == x.Shape ? x.Conv2d(projection, stride: stride) : x)).Relu() : x,
            "You project x where f(x) has its shape, and not where it has another. Which way round is the condition?"),
        new("a projection with a stride of 2", (x, first, second, projection, stride) => Residue(x, first, second, stride) is var f
                ? (f + (f.Shape == x.Shape ? x : x.Conv2d(projection, stride: 2))).Relu() : x,
            "Where the stride is 1 and the number of maps changes, your projection gives smaller maps than f(x) has. By how much does it " +
                "move, whatever `stride` is?"),
        new("a projection for other maps alone", (x, first, second, projection, stride) =>
                (Residue(x, first, second, stride)
                    + (first.Shape[0] == x.Shape[1] ? x : x.Conv2d(projection, stride: stride))).Relu(),
            "Where the number of maps stays and the stride is 2, f(x) has half the rows and columns, and x cannot be added to it. " +
                "Compare whole shapes: when are they the same?")
        {
            Shows = unit => FailsFor(unit) == (false, true, false, false),
        },
        new("a projection for both alone", (x, first, second, projection, stride) =>
                (Residue(x, first, second, stride)
                    + (stride > 1 && first.Shape[0] != x.Shape[1] ? x.Conv2d(projection, stride: stride) : x)).Relu(),
            "You project x where `stride` and the number of maps change at once. Where one of them alone changes, f(x) has another shape " +
                "than x as well. Compare whole shapes: when are they the same?")
        {
            Shows = unit => FailsFor(unit) == (false, true, true, false),
        },
        new("a projection for a stride alone", (x, first, second, projection, stride) =>
                (Residue(x, first, second, stride) + (stride == 1 ? x : x.Conv2d(projection, stride: stride))).Relu(),
            "Where the stride is 1 and the number of maps changes, x cannot be added to f(x). Compare whole shapes: when are they the " +
                "same?")
        {
            Shows = unit => FailsFor(unit) == (false, false, true, false) && !ReadsProjection(unit, stride: 1),
        },
        new("a projection for a stride or more maps alone", (x, first, second, projection, stride) =>
                (Residue(x, first, second, stride)
                    + (stride > 1 || first.Shape[0] > x.Shape[1] ? x.Conv2d(projection, stride: stride) : x)).Relu(),
            "Where f(x) has fewer maps than x, you add x as it is, and the two cannot be added. Compare whole shapes: when are they the " +
                "same?")
        {
            Shows = unit => FailsFor(unit) == (false, false, false, false) && FailsForFewerMaps(unit),
        },
        new("stride forgotten on the skip", (x, first, second, projection, stride) => Residue(x, first, second, stride) is var f
                ? (f + (f.Shape == x.Shape ? x : x.Conv2d(projection))).Relu() : x,
            "f(x) is smaller than x where the stride is 2, and your projection gives maps as large as x. By how much does its window " +
                "move?"),
        new("stride on both convolutions", (x, first, second, projection, stride) =>
                x.Conv2d(first, stride: stride, padding: 1).Relu().Conv2d(second, stride: stride, padding: 1) is var f
                    ? (f + Skip(x, f, projection, stride)).Relu() : x,
            "Both of your convolutions move by `stride`, so f(x) is a quarter as wide where the skip connection is half as wide. Which " +
                "one has it?"),
        new("stride forgotten in f", (x, first, second, projection, stride) =>
                x.Conv2d(first, padding: 1).Relu().Conv2d(second, padding: 1) is var f
                    ? (f + Skip(x, f, projection, stride)).Relu() : x,
            "Your f(x) is as large as x for every `stride`. Which of its convolutions moves by it?"),
        new("stride forgotten in f, and not on the skip", (x, first, second, projection, stride) =>
                (Residue(x, first, second, stride: 1) + (stride == 1 && first.Shape[0] == x.Shape[1]
                    ? x : x.Conv2d(projection, stride: stride))).Relu(),
            "Your f(x) is as large as x for every `stride`, and your skip connection is not. Which convolution of f moves by it too?"),
        new("padding forgotten", (x, first, second, projection, stride) =>
                x.Conv2d(first, stride: stride).Relu().Conv2d(second) is var f ? (f + Skip(x, f, projection, stride)).Relu() : x,
            "Without padding, each 3×3 takes a frame of one pixel off. How large is f(x) then, and how large is x?"),
        new("padding forgotten on one of them", (x, first, second, projection, stride) =>
                x.Conv2d(first, stride: stride, padding: 1).Relu().Conv2d(second) is var f
                    ? (f + Skip(x, f, projection, stride)).Relu() : x,
            "One of your two convolutions has no padding, so f(x) loses a frame of one pixel there. How large is the skip connection?"),
        new("filters exchanged", (x, first, second, projection, stride) => Residue(x, second, first, stride) is var f
                ? (f + Skip(x, f, projection, stride)).Relu() : x,
            "Your first convolution has the filters `second`. In which order do they come?"),
    ];

    /// <summary>The mistake of joining f(x) and the skip connection otherwise.</summary>
    private static Mistake<Unit> Joined(string name, Func<Tensor, Tensor, Tensor> join, string hint) => new(
        name,
        (x, first, second, projection, stride) => Residue(x, first, second, stride) is var f ? join(f, Skip(x, f, projection, stride)) : x,
        hint);

    private static Tensor Normalized(Tensor maps) => maps.BatchNorm(null, null, null, null, training: true);

    /// <summary>The mistake of another f(x).</summary>
    private static Mistake<Unit> Body(string name, Func<Tensor, Tensor, Tensor, int, Tensor> body, string hint) => new(
        name,
        (x, first, second, projection, stride) => body(x, first, second, stride) is var f
            ? (f + Skip(x, f, projection, stride)).Relu() : x,
        hint);

    /// <summary>The mistake of another skip connection.</summary>
    private static Mistake<Unit> Skipped(string name, Func<Tensor, Tensor, Tensor, int, Tensor> skip, string hint) => new(
        name,
        (x, first, second, projection, stride) => Residue(x, first, second, stride) is var f
            ? (f + skip(x, f, projection, stride)).Relu() : x,
        hint);

    /// <summary>The mistake of a skip connection that begins behind the first convolution.</summary>
    private static Mistake<Unit> FromTheMiddle(
        string name, bool isBent, Func<Tensor, Tensor, Tensor, Tensor, int, Tensor> skip) => new(
        name,
        (x, first, second, projection, stride) => x.Conv2d(first, stride: stride, padding: 1) is var hidden
            && hidden.Relu().Conv2d(second, padding: 1) is var f
                ? (f + skip(x, f, isBent ? hidden.Relu() : hidden, projection, stride)).Relu() : x,
        "You add what comes out of the first convolution. Where does the line in the drawing start?");
}
