using CourseKit.Grading;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Lessons;
using CourseKit.Notebooks.Session;
using CourseKit.Tests.Grading;

namespace CourseKit.Tests.Notebooks.Lessons;

public sealed class CourseProofsTests
{
    [Fact]
    public async Task An_interrupt_is_no_proof_that_fails()
    {
        var proofs = new CourseProofs(CellSession.Start(), new Dictionary<string, Notebook>(), new Dictionary<string, Exercise>());
        using var interrupt = new CancellationTokenSource();
        var exercise = new TwiceExercise();
        var made = new List<Proof>();

        var proving = async () =>
        {
            await foreach (var proof in proofs.OfAsync(exercise, interrupt.Token))
            {
                made.Add(proof);
                await interrupt.CancelAsync();
            }
        };

        await proving.Should().ThrowAsync<OperationCanceledException>();
        made.Should().ContainSingle();
    }
}
