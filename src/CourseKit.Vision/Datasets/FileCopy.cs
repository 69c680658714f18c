namespace CourseKit.Vision.Datasets;

/// <summary>A form in which a published file may lie on a machine.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Length">The length of the file in bytes.</param>
/// <param name="Md5">The MD5 checksum of the file, in lower-case hexadecimal.</param>
internal sealed record FileCopy(string Name, long Length, string Md5);
