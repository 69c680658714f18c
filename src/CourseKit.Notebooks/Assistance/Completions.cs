namespace CourseKit.Notebooks.Assistance;

/// <summary>The completions at a position, and the text that they replace.</summary>
/// <param name="Start">The position at which the text begins that a completion replaces, in UTF-16 units.</param>
/// <param name="End">The position at which that text ends, in UTF-16 units.</param>
/// <param name="Items">The completions, in no order but that of their <see cref="Completion.SortText"/>.</param>
internal sealed record Completions(int Start, int End, IReadOnlyList<Completion> Items);

/// <summary>A name or keyword that can stand at a position.</summary>
/// <param name="Label">The text that the list shows.</param>
/// <param name="InsertText">The text that is inserted.</param>
/// <param name="Kind">The kind of the completion, as VS Code names kinds: <c>Method</c>, <c>Class</c>, <c>Variable</c>.</param>
/// <param name="SortText">The key by which the list is sorted.</param>
/// <param name="FilterText">The text that is compared with what was typed.</param>
/// <param name="Detail">A few words beside the label; mostly empty.</param>
/// <param name="IsExpected">True for what the place asks for, such as the type of a variable after <c>new</c>.</param>
internal sealed record Completion(
    string Label, string InsertText, string Kind, string SortText, string FilterText, string Detail, bool IsExpected);
