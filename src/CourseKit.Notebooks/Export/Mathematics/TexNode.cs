namespace CourseKit.Notebooks.Export.Mathematics;

/// <summary>A part of a formula.</summary>
internal abstract record TexNode;

/// <summary>Parts side by side.</summary>
internal sealed record Row(IReadOnlyList<TexNode> Parts) : TexNode;

/// <summary>A variable or constant; a single letter is slanted unless it is upright.</summary>
internal sealed record Identifier(string Text, bool Upright = false) : TexNode;

/// <summary>A number.</summary>
internal sealed record Number(string Text) : TexNode;

/// <summary>An operator, relation, punctuation mark or delimiter.</summary>
internal sealed record Operator(string Text, OperatorKind Kind = OperatorKind.Spaced) : TexNode;

/// <summary>A named function such as log; its limits go below and above it where it has <paramref name="Limits"/>.</summary>
internal sealed record Function(string Name, bool Limits) : TexNode;

/// <summary>Words.</summary>
internal sealed record Words(string Text) : TexNode;

/// <summary>A gap of some ems; negative to move closer.</summary>
internal sealed record Space(string Ems) : TexNode;

/// <summary>One part over another, with a line between them unless it is a binomial;
/// <paramref name="DisplayStyle"/> null follows its surroundings.</summary>
internal sealed record Fraction(TexNode Over, TexNode Under, bool Line = true, bool? DisplayStyle = null) : TexNode;

/// <summary>A root; a square root where it has no degree.</summary>
internal sealed record Root(TexNode Radicand, TexNode? Degree) : TexNode;

/// <summary>A part with a subscript, a superscript or both.</summary>
internal sealed record Scripts(TexNode Base, TexNode? Sub, TexNode? Super) : TexNode;

/// <summary>A part with another above or below it: an accent or line (drawn close), or a stacked part.</summary>
internal sealed record Stack(TexNode Base, TexNode? Below, TexNode? Above, bool Accent) : TexNode;

/// <summary>A part between delimiters that grow with it; an empty delimiter is not drawn.</summary>
internal sealed record Fenced(string Open, TexNode Body, string Close) : TexNode;

/// <summary>A delimiter of a fixed height in ems.</summary>
internal sealed record BigDelimiter(string Text, string Ems) : TexNode;

/// <summary>Rows of cells: a matrix, cases, or aligned equations.</summary>
/// <param name="Rows">The cells, row by row.</param>
/// <param name="Columns">For each column <c>l</c>, <c>c</c> or <c>r</c>; repeated where there are more columns.</param>
/// <param name="Equations">True if the columns are the two sides of equations: set close together, and large.</param>
internal sealed record Table(IReadOnlyList<IReadOnlyList<TexNode>> Rows, string Columns, bool Equations) : TexNode;

/// <summary>A part in the style of a displayed formula, or of a formula in a line.</summary>
internal sealed record Styled(TexNode Body, bool DisplayStyle) : TexNode;

/// <summary>The spacing and the size of an operator.</summary>
internal enum OperatorKind
{
    /// <summary>As the operator dictionary of MathML says.</summary>
    Spaced,

    /// <summary>Without space around it.</summary>
    Tight,

    /// <summary>An opening delimiter that does not grow.</summary>
    Open,

    /// <summary>A closing delimiter that does not grow.</summary>
    Close,

    /// <summary>A large operator with limits below and above, such as a sum.</summary>
    Large,

    /// <summary>A large operator with limits at its side, such as an integral.</summary>
    Integral,
}
