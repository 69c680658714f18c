namespace CourseKit.Notebooks.Export;

/// <summary>Title, description and lessons of a site.</summary>
/// <param name="Title">The course's name.</param>
/// <param name="Description">A sentence or two about the course.</param>
/// <param name="Lessons">The lessons in the order in which they are read.</param>
internal sealed record SiteContent(string Title, string Description, IReadOnlyList<Lesson> Lessons);
