namespace CourseKit.Notebooks.Session.Magics;

/// <summary>The meaning of the lines below a magic.</summary>
internal enum Lines
{
    /// <summary>Unchanged: the magic takes no lines.</summary>
    None,

    /// <summary>C#.</summary>
    Code,

    /// <summary>Input of the magic, up to the next magic that takes lines.</summary>
    Own,
}
