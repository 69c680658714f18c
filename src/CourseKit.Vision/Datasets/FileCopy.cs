namespace CourseKit.Vision.Datasets;

/// <summary>A form in which a published file may lie on a machine.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Md5">Its MD5 checksum, in lower-case hexadecimal.</param>
internal sealed record FileCopy(string Name, long Length, string Md5);
