namespace CourseKit.Exercises.ShapesAndCost;

/// <summary>Numbers of a convolutional layer and of the images it gets: [images, channels, rows, columns].</summary>
/// <param name="Images">The images of a batch.</param>
/// <param name="Channels">The channels of an image.</param>
/// <param name="Rows">The rows of an image.</param>
/// <param name="Columns">The columns of an image.</param>
/// <param name="Filters">The filters of the layer.</param>
/// <param name="Window">The pixels along a side of the square window.</param>
/// <param name="Stride">The stride along both axes.</param>
/// <param name="Padding">The zeros at each edge.</param>
public sealed record DrawnLayer(int Images, int Channels, int Rows, int Columns, int Filters, int Window, int Stride, int Padding);
