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

    /// <summary>What it is called, <c>#!</c> included.</summary>
    public abstract IReadOnlyList<string> Names { get; }

    /// <summary>What it does, in a sentence.</summary>
    public abstract string Help { get; }

    /// <summary>What the lines below it are.</summary>
    public virtual Lines Takes => Lines.None;

    /// <summary>Does it.</summary>
    public abstract void Run(MagicCall call);
}
