namespace CourseKit.Notebooks.Assistance;

/// <summary>The overloads of a call that is being written.</summary>
/// <param name="Overloads">The overloads.</param>
/// <param name="Active">The index of the signature that fits what is written so far.</param>
/// <param name="ActiveParameter">The index of the parameter that the position is at; -1 past the last.</param>
internal sealed record Signatures(IReadOnlyList<Signature> Overloads, int Active, int ActiveParameter);

/// <summary>One overload of a method, constructor or indexer.</summary>
/// <param name="Label">The declaration.</param>
/// <param name="Documentation">The documentation of the method, in Markdown.</param>
/// <param name="Parameters">The parameters of the method.</param>
internal sealed record Signature(string Label, string Documentation, IReadOnlyList<SignatureParameter> Parameters);

/// <summary>A parameter of an overload.</summary>
/// <param name="Label">The parameter as it stands in the label of its signature.</param>
/// <param name="Documentation">The documentation of the parameter, in Markdown.</param>
internal sealed record SignatureParameter(string Label, string Documentation);
