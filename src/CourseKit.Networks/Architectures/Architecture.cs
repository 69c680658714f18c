using System.Reflection;
using CourseKit.Tensors;

namespace CourseKit.Networks.Architectures;

/// <summary>A published network: how it is built, and what is known of it.</summary>
/// <param name="Name">Its name, as torchvision has it where torchvision has the network.</param>
/// <param name="Published">What its source says of it.</param>
public abstract record Architecture(string Name, Published Published)
{
    /// <summary>All of them: every public static property of a family that gives one, in the order of their names.</summary>
    public static IReadOnlyList<Architecture> All { get; } =
    [
        .. from family in typeof(Architecture).Assembly.GetTypes()
           where family.IsSubclassOf(typeof(Architecture)) && !family.IsAbstract
           from property in family.GetProperties(BindingFlags.Public | BindingFlags.Static)
           where property.PropertyType.IsSubclassOf(typeof(Architecture))
           let architecture = (Architecture)property.GetValue(null)!
           orderby architecture.Name
           select architecture,
    ];

    /// <summary>The shape of one image that it was made for.</summary>
    public Shape Image { get; init; } = [3, 224, 224];

    /// <summary>How many classes it was made for.</summary>
    public int Classes { get; init; } = 1000;

    /// <summary>Where the definition and the numbers are from.</summary>
    public abstract string Source { get; }

    /// <summary>Whether state dictionaries of torchvision fit, by name and by shape.</summary>
    public virtual bool IsTorchvisions => false;

    /// <summary>The network with random parameters still to be made.</summary>
    public Layer Network() => Network(Classes);

    /// <summary>The network for another number of classes.</summary>
    public abstract Layer Network(int classes);

    /// <summary>The architecture of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static Architecture Named(string name) =>
        All.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new KeyNotFoundException(
            $"There is no architecture of this name. Received: {name}. There are: {string.Join(", ", All.Select(one => one.Name))}.");

    /// <summary>The name.</summary>
    public sealed override string ToString() => Name;
}
