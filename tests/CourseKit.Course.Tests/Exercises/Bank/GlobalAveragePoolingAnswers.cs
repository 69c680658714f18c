using CourseKit.Exercises.Pooling;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class GlobalAveragePoolingAnswers : AnswerBook<Func<Tensor, Tensor>>
{
    public GlobalAveragePoolingAnswers()
        : base(new GlobalAveragePooling())
    {
        Right("a product with a column of equal weights", images =>
        {
            var pixels = images.Shape[2] * images.Shape[3];
            return images.Reshape(-1, pixels).MatMul(Tensor.Full([pixels, 1], 1.0 / pixels)).Reshape(images.Shape[0], -1);
        });
        Wrong("the mean of what is not zero", images => Tensor.FromIndex(
            [images.Shape[0], images.Shape[1]],
            at => images.Select(0, at[0]).Select(0, at[1]).ToArray() is var map
                ? map.Sum() / Math.Max(1, map.Count(pixel => pixel != 0)) : 0),
            "With two maps, on the images", "Hint");
        Wrong("a window as large as the map", images => images
            .AvgPool2d(new Window2d(new Window(images.Shape[2]), new Window(images.Shape[3]))).Reshape(images.Shape[0], images.Shape[1]),
            "All results are right, but: `AvgPool2d` is not for this exercise.", "Hint");
        Right("from the last axis on", images => images.Mean(-1).Mean(-1));
        Wrong("axes 2 and 1", images => images.Mean(2).Mean(1), "and W once H is gone?");
        Wrong("axes 0 and 1", images => images.Mean(0).Mean(0), "the result should be", "Hint");
        Wrong("images and channels exchanged by Reshape", images =>
            images.Reshape(images.Shape[1], images.Shape[0], -1).Mean(-1).Transpose(), "down its columns, which should run along its rows");
        Wrong("shares of the sum", images => images.Mean(3).Mean(2) is var means ? means / means.Sum() : images,
            "the result should be", "divided by another number");
        Wrong("over the channels", images => images.Mean(1), "which axes can be given up");
        Wrong("over the batch", images => images.Mean(0), "Which axes belong to one map");
        Wrong("rows alone", images => images.Mean(3), "What is left to do?");
        Wrong("the sum", images => images.Sum(3).Sum(2), "How many numbers does a map have?");
        Wrong("a sum of means", images => images.Mean(3).Sum(2), "The sums are divided by W");
        Wrong("axes kept", images => images.Mean(3, keepAxis: true).Mean(2, keepAxis: true), "how do they go away?");
        Wrong("divided by 49", images => images.Sum(3).Sum(2) / 49, "Where does the size stand");
        Wrong("divided by 28·28", images => images.Sum(3).Sum(2) / (28 * 28), "Where does the size stand");
        Wrong("one for an image", images => images.Reshape(images.Shape[0], -1).Mean(1), "its maps are averaged together");
        Wrong("one for all", images => images.Mean(), "You average all numbers of all images");
        Wrong("one for a channel", images => images.Mean(0).Mean(2).Mean(1), "the images of the batch are averaged together");
        Wrong("all maps in a row", images => images.Reshape(images.Shape[0] * images.Shape[1], -1).Mean(1), "Which of them belong");
        Wrong("square maps", images => images.Sum(3).Sum(2) / (images.Shape[2] * images.Shape[2]), "Are the maps square?");
        Wrong("the middle number", images => images.Reshape(images.Shape[0], images.Shape[1], -1) is var maps
            ? Tensor.FromIndex([maps.Shape[0], maps.Shape[1]], at => maps.Select(0, at[0]).Select(0, at[1]).ToArray()
                .Order().ElementAt(maps.Shape[2] / 2)) : images, "the result should be", "Hint");
        Wrong("the last row left out", images => images.Sum(3) is var rows
            ? rows[.., .., ..^1].Sum(2) / (images.Shape[2] * images.Shape[3]) : images, "should depend on `images[0, 0, 1, 0]`", "Hint");
        Wrong("a mean of whole numbers", images => Tensor.FromIndex([images.Shape[0], images.Shape[1]], at =>
            (int)images.Select(0, at[0]).Select(0, at[1]).Mean().Item()), "cut off to whole numbers", "Hint");
        Wrong("a mean over N·H·W rows", images => images.Reshape(images.Shape[1], -1).Mean(1), "the result should be", "Hint");
    }
}
