namespace CourseKit.Course.Tests.Packages;

[CollectionDefinition(nameof(PackedCourse))]
public sealed class PackedCourseCollection : ICollectionFixture<PackedCourse>;
