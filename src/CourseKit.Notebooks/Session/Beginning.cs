using System.Collections;

namespace CourseKit.Notebooks.Session;

/// <summary>The first items of a collection, which knows how many there are in all.</summary>
internal sealed class Beginning<T>(IReadOnlyList<T> items, int count) : ICollection, IEnumerable<T>
{
    public int Count => count;

    public bool IsSynchronized => false;

    public object SyncRoot => this;

    public IEnumerator<T> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void CopyTo(Array array, int index) => ((ICollection)items).CopyTo(array, index);
}
