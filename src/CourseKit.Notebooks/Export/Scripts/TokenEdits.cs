using Microsoft.CodeAnalysis;

namespace CourseKit.Notebooks.Export.Scripts;

/// <summary>Changes of the tokens of a text, between which comments and lines stay as they are.</summary>
internal sealed class TokenEdits
{
    private readonly Dictionary<SyntaxToken, string> texts = [];
    private readonly HashSet<SyntaxToken> dropped = [];

    /// <summary>Puts another text in the place of a token.</summary>
    public void Replace(SyntaxToken token, string text) => texts[token] = text;

    /// <summary>Puts texts around a node.</summary>
    public void Surround(SyntaxNode node, string before, string after)
    {
        var (first, last) = (node.GetFirstToken(), node.GetLastToken());
        texts[first] = before + TextOf(first);
        texts[last] = TextOf(last) + after;
    }

    /// <summary>Takes a token away, and the space behind it.</summary>
    public void Drop(SyntaxToken token)
    {
        texts[token] = string.Empty;
        dropped.Add(token);
    }

    /// <summary>Returns the text of a node with all changes in it.</summary>
    public string Written(SyntaxNode node) => string.Concat(node.DescendantTokens().Select(token => token.LeadingTrivia.ToFullString()
        + TextOf(token) + (dropped.Contains(token) ? string.Empty : token.TrailingTrivia.ToFullString())));

    /// <summary>Returns the text of a token, as it is now.</summary>
    public string TextOf(SyntaxToken token) => texts.GetValueOrDefault(token, token.Text);
}
