namespace CourseKit.Notebooks.Assistance;

/// <summary>The completions at a position, and the text that they replace.</summary>
/// <param name="Start">Where the text begins that a completion replaces.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Items">The completions, in no order but that of their <see cref="Completion.SortText"/>.</param>
public sealed record Completions(int Start, int End, IReadOnlyList<Completion> Items);

/// <summary>A name or keyword that can stand at a position.</summary>
/// <param name="Label">What is shown.</param>
/// <param name="InsertText">What is inserted.</param>
/// <param name="Kind">What it is, as VS Code names kinds: <c>Method</c>, <c>Class</c>, <c>Variable</c>.</param>
/// <param name="SortText">What the list is sorted by.</param>
/// <param name="FilterText">What is compared with what was typed.</param>
/// <param name="Detail">A few words beside the label; mostly empty.</param>
public sealed record Completion(string Label, string InsertText, string Kind, string SortText, string FilterText, string Detail);
