namespace CourseKit.Tensors.Display;

/// <summary>A value that can show itself in a notebook; its <c>ToString()</c> says the same in a terminal.</summary>
public interface IHtml
{
    /// <summary>The value as HTML that needs nothing but itself: no script from elsewhere, no style sheet.</summary>
    string ToHtml();
}
