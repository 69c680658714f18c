using CourseKit.Exercises.ResidualAndDenseConnections;
using CourseKit.Grading.Kinds;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class WhyDenseNetIsSmallAnswers : AnswerBook<Answers>
{
    private const string Maps = "layer 24, maps that come in", Weights = "layer 24, weights",
        Ordinary = "3×3 on as many maps, weights", Block = "block 3, weights", Transition = "transition, weights",
        First = "conv4_x of ResNet-50, unit 1, weights", Stage = "conv4_x of ResNet-50, weights", Times = "conv4_x to block 3, ratio";

    public WhyDenseNetIsSmallAnswers()
        : base(new WhyDenseNetIsSmall())
    {
        Right("layer by layer", Of(
            (Maps, Enumerable.Repeat(32, 23).Sum() + 256),
            (Block, Enumerable.Range(0, 24).Sum(layer => ((256 + (32 * layer)) * 128) + 36_864)), (Times, 2.53)));
        Wrong("its own maps too", Of((Maps, 1_024)), "Does it see its own?");
        Wrong("maps added, as in ResNet", Of((Maps, 256)), "put behind them");
        Wrong("the growth rate taken for the number of layers", Of((Maps, 256 + (23 * 24))), "24 is the number of layers");
        Wrong("the 3×3 on all 992 maps", Of((Weights, 126_976 + 285_696)), "How many maps does the 3×3 get?");
        Wrong("the 1×1 alone", Of((Weights, 126_976)), "what the 1×1 alone would add");
        Wrong("with normalizations", Of((Weights, 163_840 + 1_984 + 256)), "Count the weights of convolutions alone");
        Wrong("an ordinary 3×3 with 32 filters", Of((Ordinary, 285_696)), "It gives as many maps as it gets");
        Wrong("24 last layers", Of((Block, 3_932_160)), "Layer 24 is the largest");
        Wrong("without the 3×3", Of((Block, 1_916_928)), "what the 1×1 of all layers alone would add");
        Wrong("a transition that keeps all maps", Of((Transition, 1_048_576)), "It halves the number of maps");
        Wrong("992 maps into the transition", Of((Transition, 992 * 496)), "its own 32 maps as well");
        Wrong("a projection in each unit", Of((Stage, 7_077_888 + 5_242_880)), "In which units does it?");
        Wrong("without the projection", Of((Stage, 6_553_600)), "as much as the projection would add");
        Wrong("of the whole networks", Of((Times, 3.2)), "That is for the whole networks");
        Wrong("turned round", Of((Times, 0.396)), "How many times as many has ResNet's stage?");
        Wrong("3×3 in both", Of((Weights, 1_179_648)), "Which of the two convolutions is a 1×1?");
        Wrong("1,024 maps into layer 24", Of((Weights, 167_936)), "those of the line above");
        Wrong("1,024 maps into the ordinary 3×3", Of((Ordinary, 9 * 1_024 * 1_024)), "As many maps come into it as into layer 24");
        Wrong("the nine forgotten in the block", Of((Block, 2_015_232)), "has nine places");
        Wrong("256 maps to 128", Of((Transition, 32_768)), "or 256 become 128");
        Wrong("divided by the pooling", Of((Transition, 131_072)), "changes no weights");
        Wrong("512 maps to 256", Of((Transition, 512 * 256)), "Or do 512 maps become 256");
        Wrong("units of two 3×3, which by chance have as many weights in all", Of((First, 1_179_648)),
            "only the one in the middle is a 3×3");
        Wrong("the first unit without its projection", Of((First, 983_040)), "as much as the projection would add");
        Wrong("a unit behind the first", Of((First, 1_114_112)), "a unit behind the first");
        Wrong("multiply-accumulates of layer 24", Of((Weights, 196 * 163_840)), "once for each of 14·14 pixels");
        Wrong("multiply-accumulates of the block", Of((Block, 549_126_144)), "once for each of 14·14 pixels");
        Wrong("multiply-accumulates of the stage", Of((Stage, 1_387_266_048)), "once for each of 14·14 pixels");
        Wrong("bytes of layer 24", Of((Weights, 655_360)), "your number is one of bytes");
        Wrong("bytes of the stage", Of((Stage, 28_311_552)), "your number is one of bytes");
        Wrong("the maps of the transition", Of((Transition, 512)), "That is a number of maps");
        Wrong("the biases of the transition", Of((Transition, 524_800)), "There are no biases");
        Wrong("percent more", Of((Times, 152.6)), "That is in percent");
        Wrong("five units", Of((Stage, 5_963_776)), "How many units has conv4_x?");
        Wrong("in percent", Of((Times, 253)), "That is in percent");
        Wrong("1 less", Of((Times, 1.526)), "1 less than the one that is asked for");
        Wrong("without the projection in the ratio", Of((Times, 2.339)), "conv4_x without its projection divided by block 3");
        Wrong("the window forgotten in unit 1", Of((First, (512 * 256) + (256 * 256) + (256 * 1_024) + (512 * 1_024))),
            "are the nine places of the 3×3?");
        Wrong("256 maps into the projection", Of((First, (512 * 256) + (9 * 256 * 256) + (256 * 1_024) + (256 * 1_024))),
            "how many maps does the projection get?");
        Wrong("256 maps into unit 1", Of((First, (256 * 256) + (9 * 256 * 256) + (256 * 1_024) + (256 * 1_024))),
            "or 256 maps come into it");
        Wrong("the last 1×1 on 1,024 maps", Of((First, (512 * 256) + (9 * 256 * 256) + (1_024 * 1_024))),
            "does its last 1×1 get 1,024 maps");
        Wrong("a projection of 256 filters", Of((First, (512 * 256) + (9 * 256 * 256) + (256 * 1_024) + (512 * 256))),
            "Has its projection 1,024 filters");
        Wrong("a window of 3 in unit 1", Of((First, (512 * 256) + (3 * 256 * 256) + (256 * 1_024) + (512 * 1_024))), "nine places");
        Wrong("the new maps alone into layer 24", Of((Weights, (736 * 128) + (9 * 128 * 32))), "or 736 maps come into the first one");
        Wrong("the 3×3 on 512 maps", Of((First, 1_507_328 + (9 * 256 * 256))), "or twice as large?");
        Wrong("two convolutions in the transition", Of((Transition, (1_024 * 512) + (9 * 512 * 512))), "A transition has one convolution");
        Wrong("the window forgotten in the other units", Of((Stage, 4_456_448)), "the nine places of the 3×3?");
        Wrong("a 1×1 forgotten in the other units", Of((Stage, 5_767_168)), "Are all three in your sum");
        Wrong("a whole-number division", Of((Times, 7_077_888 / 2_801_664)), "`/` between two whole numbers drops the fraction");
        Wrong("one digit", Of((Times, 2.5)), "give more digits");
        Wrong("all factors of layer 24 multiplied", Of((Weights, 992 * 128 * 9 * 32)), "How many weights have two layers together?");
        Wrong("the first normalization of layer 24", Of((Weights, 163_840 + 1_984)), "Count the weights of convolutions alone");
        Wrong("maps and filters of the transition added", Of((Transition, 1_024 + 512)), "Are the two added then?");
        Wrong("all parameters for block 3", Of((Block, 7_978_856)), "Block 3 alone is asked for");
        Wrong("the last 1×1 of unit 1 twice", Of((First, 1_507_328 + (256 * 1_024))), "Is that in it twice");
        Wrong("the last 1×1 with 512 filters", Of((First, (512 * 256) + (9 * 256 * 256) + (256 * 512) + (512 * 1_024))),
            "or is the last 1×1 half as large as it should be?");
        Wrong("something else", Of((Maps, 700)), "And layer 24?", "its own");
    }

    private static Answers Of(params (string Name, double Value)[] given)
    {
        var answer = new Answers
        {
            [Maps] = 992,
            [Weights] = 163_840,
            [Ordinary] = 8_856_576,
            [Block] = 2_801_664,
            [Transition] = 524_288,
            [First] = 1_507_328,
            [Stage] = 7_077_888,
            [Times] = 2.526,
        };
        foreach (var (name, value) in given)
        {
            answer[name] = value;
        }

        return answer;
    }
}
