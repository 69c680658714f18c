namespace CourseKit.Exercises.Pooling;

public sealed class WhenToNormalize() : ChoiceExercise("03-pooling/when-to-normalize", "When to normalize responses")
{
    protected override string Stem =>
        "When would one add a layer of local response normalization to a network, and what does it do?";

    protected override IReadOnlyList<Option> Options { get; } =
    [
        new("A strong response in one map makes those at the same place in neighboring maps smaller.", true,
            "The denominator of map 3 has a₂² in it. What happens to b₃ if map 2 answers strongly at this pixel?"),
        new("A strong response makes its neighbors in the same map smaller, to the left and right, above and below.", false,
            "Which index does the sum of the formula run over: that of the map, or that of the row or column?"),
        new("One adds it to early layers, behind their ReLU: filters compete there, so that they become different from each other and " +
            "leave the later layers more kinds of features.", true,
            "Two neighboring filters that answer to the same things hold each other down. What would help both of them, and which layers " +
            "are built upon what they find?"),
        new("It has weights of its own for each map, which are trained along with the filters.", false,
            "r, α, β and k: which of them does training change?"),
        new("Behind it, each map has mean 0 and variance 1 over the batch.", false,
            "Is a mean subtracted in the formula? Do other images of the batch stand in it?"),
        new("It works in training and in prediction alike, on each image by itself.", true,
            "Which numbers does the formula need, besides those of the maps of one image?"),
        new("Today's networks hardly use it: batch normalization and other ways have taken its place.", true,
            "Look for it in the layers of a VGG or of a ResNet. Is it there?"),
        new("It makes maps smaller, so it can take the place of a pooling layer.", false,
            "One b for each a: what is the shape of what comes out?"),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "Read the formula with one pixel in mind: whose squares are in the denominator of map i?",
        "Filters that answer to the same thing at the same place hold each other down. What does that reward, in training?",
        "Four of the eight hold.",
    ];

    public override string Explanation =>
        "In AlexNet it follows the ReLU of the first two convolutions, and its authors report an error 1.4 points lower (top 1). Two " +
            "years later the authors of VGG tried it and found that it did not help, but took memory and time. Batch normalization, " +
            "which does subtract means and has trained parameters, is what networks have used since 2015; a later lesson builds it.";
}
