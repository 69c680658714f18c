namespace CourseKit.Tests.Robustness;

/// <summary>An input was read, and what came of it is not what stands in it.</summary>
internal sealed class WrongResultException(string message) : Exception(message);
