using System.ComponentModel;

namespace CourseKit.Networks.Training;

/// <summary>Hook by which a host shows the progress of training below the running cell.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TrainingDisplay
{
    /// <summary>Gets or sets what opens a display for a run whose caller names no receiver; null where nothing is shown.</summary>
    public static Func<IProgress<TrainingProgress>?>? Open { get; set; }
}
