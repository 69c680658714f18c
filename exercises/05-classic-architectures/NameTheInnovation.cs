namespace CourseKit.Exercises.ClassicArchitectures;

public sealed class NameTheInnovation() : ChoiceExercise("05-classic-architectures/name-the-innovation", "Name the innovation")
{
    protected override string Stem =>
        "Each network of the table above had an idea of its own, and so had AlexNet and network in network before them. Which of these " +
            "statements give a network the idea that was its own?";

    protected override IReadOnlyList<Option> Options { get; } =
    [
        new("AlexNet: it was the first network with convolutions.", false,
            "Which network of this lesson was fourteen years older, and what does its C1 compute?"),
        new("AlexNet: much larger and deeper than LeNet-5, it puts convolutions directly on top of each other, without a pooling " +
            "between them.", true,
            "What stands between C3, C4 and C5 in AlexNet, and what between C1 and C3 in LeNet-5?"),
        new("GoogLeNet: inception modules, in which windows of several sizes look at the same maps side by side; with them it is deeper " +
            "than what was before and has fewer parameters.", true,
            "How many parameters has GoogLeNet beside AlexNet, in the table above, and what is its module made of?"),
        new("GoogLeNet: skip connections, which add the input of a unit to its output.", false,
            "An inception module puts the maps of its branches side by side, as channels. Whose idea was it to add something?"),
        new("ResNet: skip connections, with which networks of more than a hundred layers can be trained.", true,
            "How many layers has the network that won in 2015, and what lets a signal pass all of them?"),
        new("SENet: a small dense network behind each unit, which gives every pixel a weight.", false,
            "It sees the mean of each map, one number. What can it weigh with those: pixels, or maps?"),
        new("SENet: a small dense network behind each unit, which gives every map a weight, by what it finds in all maps together.", true,
            "«Squeeze» makes one number of each map. What does «excitation» make of these numbers?"),
        new("Xception: depth-wise separable convolutions, which look for patterns in space and patterns across maps in two steps.", true,
            "Of a window of 3×3 on 64 maps, which part looks along the pixels, and which part across the maps?"),
        new("Xception: windows that are much larger than those before.", false,
            "Its name is short for «extreme Inception». What does an Inception module separate that can be separated further?"),
        new("EfficientNet: compound scaling, by which depth, width and the size of the images grow together, in a fixed ratio.", true,
            "It is a family of eight networks, B0 to B7. What differs from one to the next, and what do they have in common?"),
        new("Network in network: an average of each map in the place of dense layers, with a weight for each pixel that it " +
            "averages.", false,
            "A mean divides a sum by the number of pixels. What would there be to learn?"),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "Go through the table of networks above, a line for each. Two of the statements have the idea of one network and the name of " +
            "another, or nearly so.",
        "Ask of each idea what it works on: pixels, maps, or whole layers.",
        "Six of the eleven hold: one for each of AlexNet, GoogLeNet, ResNet, SENet, Xception and EfficientNet.",
    ];

    public override string Explanation =>
        "Each of these ideas will be built in the next lessons: inception modules in lesson 6, skip connections in lesson 7, separable " +
            "convolutions, squeeze and excitation and compound scaling in lesson 8. Most networks of today combine several of them.";
}
