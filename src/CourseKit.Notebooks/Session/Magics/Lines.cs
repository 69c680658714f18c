namespace CourseKit.Notebooks.Session.Magics;

/// <summary>What the lines below a magic are.</summary>
internal enum Lines
{
    /// <summary>What they were: it is for itself.</summary>
    None,

    /// <summary>C#.</summary>
    Code,

    /// <summary>Its own, up to the next magic that takes lines.</summary>
    Own,
}
