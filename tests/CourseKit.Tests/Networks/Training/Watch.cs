using CourseKit.Networks.Training;

namespace CourseKit.Tests.Networks.Training;

/// <summary>Receiver of progress that looks at each step on the thread of the training.</summary>
internal sealed class Watch(Action<TrainingProgress> look) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) => look(value);
}
