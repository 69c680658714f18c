using System.Diagnostics;
using CourseKit.Networks.Weights;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Networks.Weights;

/// <summary>Files with bytes changed at random: they are read, or refused for a reason, soon and without much memory.</summary>
public sealed class HostileFileTests
{
    private const int Trials = 1000;

    public static TheoryData<string> Files => [.. GoldenWeights.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public void Damage_of_any_kind_is_an_error_that_says_so(string file)
    {
        var whole = File.ReadAllBytes(GoldenWeights.File(file));
        var random = new Generator(5);
        var (refused, before, clock) = (0, GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
        for (var trial = 0; trial < Trials; trial++)
        {
            var damaged = Damage(whole, random);
            try
            {
                StateDict.Read(new MemoryStream(damaged), file, GoldenWeights.Entry(file));
            }
            catch (WeightsException)
            {
                refused++;
            }
        }

        refused.Should().BeGreaterThan(Trials / 4, "most bytes matter");
        ((GC.GetAllocatedBytesForCurrentThread() - before) / Trials).Should()
            .BeLessThan(1 << 20, "no more room is made than a file of a few kB needs");
        (clock.Elapsed / Trials).Should().BeLessThan(TimeSpan.FromMilliseconds(20));
    }

    /// <summary>One to four places: another byte, a byte that is high, or a piece of the file from elsewhere.</summary>
    private static byte[] Damage(byte[] whole, Generator random)
    {
        var damaged = whole.ToArray();
        for (var times = random.Integer(1, 5); times > 0; times--)
        {
            var place = random.Integer(0, damaged.Length);
            switch (random.Integer(0, 3))
            {
                case 0:
                    damaged[place] = (byte)random.Integer(0, 256);
                    break;
                case 1:
                    damaged[place] ^= (byte)(1 << random.Integer(0, 8));
                    break;
                default:
                    var length = Math.Min(random.Integer(1, 9), damaged.Length - place);
                    whole.AsSpan(random.Integer(0, whole.Length - length + 1), length).CopyTo(damaged.AsSpan(place));
                    break;
            }
        }

        return damaged;
    }
}
