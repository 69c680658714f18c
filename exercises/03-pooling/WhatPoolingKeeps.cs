namespace CourseKit.Exercises.Pooling;

public sealed class WhatPoolingKeeps() : ChoiceExercise("03-pooling/what-pooling-keeps", "What max and average keep")
{
    protected override string Stem =>
        "A bright pixel on dark noise and a faint even area are pooled by the maximum and by the average, in windows of 2×2 with a " +
            "stride of 2. What is true?";

    protected override IReadOnlyList<Option> Options { get; } =
    [
        new("The bright pixel stays as bright as it was by max pooling, and loses most of its brightness by average pooling.", true,
            "The window of the bright pixel holds 8, 0, 0, 0, say. What is its largest number, and what is its mean?"),
        new("Max pooling of two images added up is the sum of their max poolings, as it is for average pooling.", false,
            "Take the windows `[[1, 0], [0, 0]]` and `[[0, 1], [0, 0]]`: what is the maximum of their sum, and the sum of their maxima?"),
        new("Dark noise becomes brighter by max pooling: of four values, the largest is kept.", true,
            "Four values of noise, 0.1, 0.3, 0 and 0.2: which number stands for them after the maximum, and which after the mean?"),
        new("Average pooling is a convolution of each map with a kernel of equal numbers; no kernel makes max pooling.", true,
            "Try `[[0.25, 0.25], [0.25, 0.25]]` as a kernel, with a stride of 2. And what would a kernel have to make of the window " +
            "`[[1, 2], [3, 4]]`, and what of the same window negated?"),
        new("By both, the gradient of an output is shared out equally among the four pixels of its window.", false,
            "An output of max pooling is 7, the largest of 7, 3, 1, 2. If the 3 becomes 3.1, does the output change?"),
        new("In a perfectly even area, max and average pooling give the same.", true,
            "What is the largest of 0.2, 0.2, 0.2, 0.2, and what is their mean?"),
        new("Pooling a picture of several channels mixes them, as a convolution does.", false,
            "A red pixel and a blue one lie at the same place, in two channels. Which of your outputs has seen both?"),
        new("As the windows lie side by side and cover the image, average pooling keeps its mean brightness; max pooling does not.", true,
            "What is the mean of the means of windows that are equally large? And is a maximum ever less than the mean of its window?"),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "Take one window with four numbers, such as `[[8, 0], [0, 0]]`, and work out both poolings of it by hand.",
        "For a gradient, ask of each pixel: if it grew a little, by how much would the output grow? The cell above shows the gradients " +
            "of both.",
        "Five of the eight hold.",
    ];

    public override string Explanation =>
        "Max pooling asks whether something was seen anywhere in the window, and trains the one pixel that saw it most; it passes noise " +
            "on as well if nothing is stronger. Average pooling asks how much there was on the whole, and blurs. That is why maxima " +
            "stand between convolutions, after a ReLU, and averages at the end of a network, where a map is to become one number.";
}
