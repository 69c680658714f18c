using CourseKit.Exercises.Pooling;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class WhenToNormalizeAnswers : AnswerBook<string>
{
    public WhenToNormalizeAnswers()
        : base(new WhenToNormalize())
    {
        Right("with commas", "a, c, f, g");
        Right("as a sentence", "A, C, F and G.");
        Wrong("a letter that is no option", "ACFGI", "The options are A to H. Received: «I».", "options are right");
        Wrong("over space", "ABCFG", "Which index does the sum of the formula run over", "a₂²");
        Wrong("over space only", "BCFG", "that of the map, or that of the row or column?");
        Wrong("trained", "ACDFG", "which of them does training change?");
        Wrong("as batch normalization", "ACEFG", "Do other images of the batch stand in it?");
        Wrong("instead of pooling", "ACFGH", "what is the shape of what comes out?");
        Wrong("not in prediction", "ACG", "Which numbers does the formula need");
        Wrong("still in use", "ACF", "Look for it in the layers of a VGG");
        Wrong("not in early layers", "AFG", "which layers are built upon what they find?");
        Wrong("only what it does", "A", "Something that holds too is missing");
        Wrong("everything", "ABCDEFGH", "H: One b for each a");
        Wrong("a digit", "AC1", "Received: «1».", "Hint");
    }
}
