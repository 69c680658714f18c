using CourseKit.Figures;
using CourseKit.Figures.Live;
using CourseKit.Networks.Training;

namespace CourseKit.Tests.Figures.Live;

public sealed class LiveTrainingTests
{
    private readonly ManualClock clock = new();
    private readonly List<(TimeSpan At, Figure Picture)> shown = [];
    private readonly TimeSpan cost = TimeSpan.FromMilliseconds(1);

    [Fact]
    public void At_most_four_updates_come_in_a_second_whatever_the_number_of_steps()
    {
        Train(epochs: 5, steps: 400, perStep: TimeSpan.FromMilliseconds(5), cost);

        shown.Zip(shown.Skip(1), (one, next) => next.At - one.At).SkipLast(1).Should()
            .OnlyContain(gap => gap >= TimeSpan.FromSeconds(0.25) && gap < TimeSpan.FromSeconds(0.27));
        shown.Should().HaveCountGreaterThan(35).And.HaveCountLessThan(45);
    }

    [Fact]
    public void Slow_drawing_is_done_so_seldom_that_it_takes_a_hundredth_of_the_time()
    {
        Train(epochs: 5, steps: 400, perStep: TimeSpan.FromMilliseconds(5), cost: TimeSpan.FromMilliseconds(12));

        shown.Zip(shown.Skip(1), (one, next) => next.At - one.At).SkipLast(1).Should().OnlyContain(gap => gap >= TimeSpan.FromSeconds(1.2));
    }

    [Fact]
    public void A_report_that_comes_too_soon_costs_no_memory()
    {
        var history = Runs.Learning(1, 100);
        var live = new LiveTraining(_ => { }, clock);
        var progress = new TrainingProgress(history, 1, 2, 100, 100, TimeSpan.FromSeconds(1));
        live.Report(progress);
        live.Report(progress);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            live.Report(progress);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Fact]
    public void The_first_report_and_the_last_are_always_shown()
    {
        Train(epochs: 2, steps: 10, perStep: TimeSpan.FromMilliseconds(1), cost);

        shown.Should().HaveCount(2);
        Text(0).Should().Contain("Epoch 1 of 2 · ").And.Contain(" left");
        Text(1).Should().StartWith("██████████████████████████████  2 epochs in 0.1 s\n").And.Contain("accuracy, validation");
    }

    [Fact]
    public void A_run_that_ended_before_its_time_says_so_and_keeps_its_curves()
    {
        var live = new LiveTraining(Show, clock);

        live.Report(new(Runs.Learning(2, 10), 3, 5, 25, 10, TimeSpan.FromSeconds(75)) { IsFinished = true });

        Text(0).Should().StartWith("███████████████░░░░░░░░░░░░░░░  Ended in epoch 3 of 5, after 1 min 15 s\n");
        shown[0].Picture.Svg().Lines("#0072b2").Should().HaveCount(2).And.OnlyContain(line => line.Length == 2);
    }

    [Fact]
    public void The_picture_stays_small_whatever_the_number_of_steps_and_epochs()
    {
        Train(epochs: 500, steps: 200, perStep: TimeSpan.FromMilliseconds(50), cost);

        shown[^1].Picture.ToHtml().Length.Should().BeLessThan(50_000).And.BeGreaterThan(5_000);
        shown[^1].Picture.ToPlotly().ToJsonString().Length.Should().BeLessThan(50_000);
    }

    [Fact]
    public void The_axis_has_room_for_all_epochs_from_the_first_step_on()
    {
        var live = new LiveTraining(Show, clock);

        live.Report(new(Runs.Learning(1, 10), 2, 8, 10, 10, TimeSpan.FromSeconds(1)));

        shown[0].Picture.Svg().Texts().Should().Contain(["Epoch 2 of 8 · 7.0 s left", "8"]);
    }

    [Fact]
    public void A_loss_that_is_no_number_interrupts_the_curve_and_breaks_nothing()
    {
        var history = new History();
        float[] losses = [2, 1.5f, float.NaN, float.NaN, 1, 0.5f];
        losses.ToList().ForEach(history.Add);

        new LiveTraining(Show, clock).Report(new(history, 1, 1, 6, 6, TimeSpan.FromSeconds(1)) { IsFinished = true });

        shown[0].Picture.Svg().Lines("#56b4e9").Should().HaveCount(2);
        shown[0].Picture.ToPlotly().ToJsonString().Should().NotContain("NaN");
    }

    [Fact]
    public void Nothing_has_been_trained_yet()
    {
        new LiveTraining(Show, clock).Report(new(new History(), 1, 3, 0, 10, TimeSpan.Zero));

        Text(0).Should().StartWith("░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  Epoch 1 of 3");
    }

    private string Text(int update) => $"{shown[update].Picture}";

    private void Show(Figure picture) => shown.Add((TimeSpan.FromTicks(clock.GetTimestamp()), picture));

    private void Train(int epochs, int steps, TimeSpan perStep, TimeSpan cost)
    {
        var live = new LiveTraining(
            picture =>
            {
                Show(picture);
                clock.Pass(cost);
            },
            clock);
        var (step, elapsed) = (0, TimeSpan.Zero);
        var history = Runs.Learning(epochs, steps, (history, epoch) =>
        {
            clock.Pass(perStep);
            elapsed += perStep;
            live.Report(new(history, epoch, epochs, ++step, steps, elapsed));
        });
        live.Report(new(history, epochs, epochs, step, steps, TimeSpan.FromSeconds(0.1)) { IsFinished = true });
    }
}
