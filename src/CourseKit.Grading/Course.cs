namespace CourseKit.Grading;

/// <summary>Settings of the course, which hold for all cells of a session: <c>Course.Scale = Scale.Full;</c>.</summary>
public static class Course
{
    /// <summary>Gets or sets how much lessons and exercises train with: <see cref="Scale.Quick"/> unless set.</summary>
    public static Scale Scale { get; set; } = Scale.Quick;
}
