using CourseKit.Exercises.EfficientArchitectures;
using CourseKit.Grading.Kinds;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class CompoundScalingAnswers : AnswerBook<Answers>
{
    private const string Work = "one step, multiply-accumulates", Parameters = "one step, parameters", Layers = "three steps, layers",
        Rows = "three steps, rows of the image", WorkOfThree = "three steps, multiply-accumulates",
        WidthAlone = "four times the work, filters alone";

    public CompoundScalingAnswers()
        : base(new CompoundScaling())
    {
        Right("with all digits", Of((Work, 1.92027), (Rows, 340.676), (WorkOfThree, 7.08106)));
        Right("rows with two digits", Of((Rows, 340.68)));
        Wrong("rows as they are drawn", Of((Rows, 341)), "which two digits stand behind the point?", "`/` between");
        Wrong("rows cut off", Of((Rows, 340)), "which two digits stand behind the point?", "`/` between");
        Wrong("rows of a rounded factor", Of((Rows, 340.48)), "Your factor of three steps is rounded");
        Wrong("the pixels after three steps", Of((Rows, 116_060)), "Those are the pixels of the image");
        Wrong("percent added up", Of((Work, 1.45)), "what 20, 10 and 15 % are together");
        Wrong("what is added, added up", Of((Work, 1.7325)), "Do the factors add up");
        Wrong("percent of filters and layers added up", Of((Parameters, 1.3)), "Do the factors add up");
        Wrong("percent of layers and 21 % added up", Of((Parameters, 1.41)), "Do the factors add up");
        Wrong("no more parameters", Of((Parameters, 1)), "The image has no weights, but layers have", "rounded");
        Wrong("no more work", Of((Work, 1)), "A factor of 1 would leave the work as it is", "It may be the right number");
        Wrong("whole numbers divided in an exponent", Of((WidthAlone, 1), ("four times the work, rows alone", 1)), "1 / 2 is 0",
            "1 less than");
        Wrong("all three grow", Of((WidthAlone, 1.5876)), "Here only one of the three grows");
        Wrong("three times 92 %", Of((WorkOfThree, 3.76)), "or of that of the one before?");
        Wrong("three fifths alone", Of((Layers, 0.6)), "or of the one before?", "1 divided by");
        Wrong("three steps for one, parameters", Of((Parameters, 3.06)), "That is the factor of three steps");
        Wrong("three steps for one, work", Of((Work, 7.08)), "That is the factor of three steps");
        Wrong("the cube of 1.9", Of((WorkOfThree, 6.86)), "the cube of a rounded factor");
        Wrong("percent more filters", Of((WidthAlone, 100)), "how many percent are added");
        Wrong("percent more layers", Of(("four times the work, layers alone", 300)), "how many percent are added");
        Wrong("percent more rows", Of(("four times the work, rows alone", 100)), "how many percent are added");
        Wrong("rows rounded in each step", Of((Rows, 342)), "rounded after each step", "give more digits");
        Wrong("rows cut off in each step", Of((Rows, 339)), "rounded after each step", "give more digits");
        Wrong("the goal of the work for the parameters", Of((Parameters, 2)), "more weights because its image is larger?",
            "give more digits");
        Wrong("the factor of the image for that of the filters", Of((Parameters, 1.587)), "is that of the filters?");
        Wrong("another factor that is not squared", Of((Work, 2.095)), "that of the layers. Which of them is it?");
        Wrong("three times six tenths", Of((Layers, 1.8)), "Three times in a row", "give more digits");
        Wrong("percent of the work", Of((Work, 192)), "Are those percent?");
        Wrong("percent of three steps", Of((WorkOfThree, 708)), "Are those percent?");
        Wrong("steps for the filters", Of((WidthAlone, 7.27)), "After so many steps of β");
        Wrong("steps for the layers", Of(("four times the work, layers alone", 7.6)), "After so many steps of α");
        Wrong("steps for the rows", Of(("four times the work, rows alone", 4.96)), "After so many steps of γ");
        Wrong("α·β·γ", Of((Work, 1.518)), "takes how many times as many products?");
        Wrong("all squared", Of((Work, 2.304)), "Do twice as many layers take four times the work?");
        Wrong("the filters squared", Of((Work, 1.67)), "An image has rows and columns");
        Wrong("the rows squared", Of((Work, 1.7457)), "The filters of one layer are the channels of the next one");
        Wrong("the parameters' factor", Of((Work, 1.45)), "That is the factor of the parameters", "add up");
        Wrong("the parameters' factor in three steps", Of((WorkOfThree, 3.06)), "the factor of the parameters, three times");
        Wrong("what is added", Of((Work, 0.92)), "what is added");
        Wrong("what is added, in percent", Of((Parameters, 45.2)), "what is added");
        Wrong("the layers that are added", Of((Layers, 0.73)), "what is added");
        Wrong("the rows that are added", Of((Rows, 116.7)), "How many are there then?");
        Wrong("the pixels", Of((Rows, 50_176)), "the pixels of the first image");
        Wrong("the work that is added", Of((WorkOfThree, 6.08)), "what is added");
        Wrong("rows for a factor", Of(("four times the work, rows alone", 448)), "Those are rows");
        Wrong("about two", Of((Work, 2)), "About 2 was the goal");
        Wrong("added up", Of((Work, 3.45)), "Do the three factors add up");
        Wrong("the image has weights", Of((Parameters, 1.92)), "more weights because its image is larger?");
        Wrong("filters once", Of((Parameters, 1.32)), "the channels grow, too");
        Wrong("three times", Of((Layers, 3.6)), "What are three steps?");
        Wrong("three fifths more", Of((Layers, 1.6)), "or of the one before?");
        Wrong("pixels", Of((Rows, 518.1)), "γ² is the factor of the pixels");
        Wrong("one step of rows", Of((Rows, 257.6)), "How many steps are that?");
        Wrong("eight", Of((WorkOfThree, 8)), "Take the factor that you have computed");
        Wrong("four times as many filters", Of((WidthAlone, 4)), "on four times as many channels");
        Wrong("layers like filters", Of(("four times the work, layers alone", 2)), "Twice as many layers of the same kind");
        Wrong("rows for pixels", Of(("four times the work, rows alone", 4)), "how many pixels are there?");
        Wrong("a guess", Of((WorkOfThree, 6.5)), "Three times in a row the work is multiplied", "goal");
    }

    private static Answers Of(params (string Name, GivenNumber? Value)[] wrong)
    {
        var answer = new Answers
        {
            [Work] = 1.92,
            [Parameters] = 1.45,
            [Layers] = 1.73,
            [Rows] = 340.7,
            [WorkOfThree] = 7.08,
            [WidthAlone] = 2,
            ["four times the work, layers alone"] = 4,
            ["four times the work, rows alone"] = 2,
        };
        foreach (var (name, value) in wrong)
        {
            answer[name] = value;
        }

        return answer;
    }
}
