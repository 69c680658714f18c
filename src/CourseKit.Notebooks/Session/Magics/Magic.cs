using System.Reflection;

namespace CourseKit.Notebooks.Session.Magics;

/// <summary>A line of a cell that is no C# and begins with <c>#!</c>, as .NET Interactive has them;
/// each class is found by itself.</summary>
internal abstract class Magic
{
    /// <summary>All magics, by each of their names.</summary>
    public static IReadOnlyDictionary<string, Magic> All { get; } = Assembly.GetExecutingAssembly().GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Magic)) && !type.IsAbstract)
        .Select(type => (Magic)Activator.CreateInstance(type)!)
        .SelectMany(magic => magic.Names.Select(name => (name, magic)))
        .ToDictionary(pair => pair.name, pair => pair.magic);

    /// <summary>Gets the names of the magic, <c>#!</c> included.</summary>
    public abstract IReadOnlyList<string> Names { get; }

    /// <summary>Gets a sentence that says what the magic does.</summary>
    public abstract string Help { get; }

    /// <summary>Gets the meaning of the lines below the magic.</summary>
    public virtual Lines Takes => Lines.None;

    /// <summary>Does it.</summary>
    public abstract void Run(MagicCall call);
}
