using System.Reflection;
using CourseKit.Tensors;

namespace CourseKit.Networks.Architectures;

/// <summary>Published network architecture: its definition, source and published figures.</summary>
/// <param name="Name">The name, torchvision's where it has the network.</param>
/// <param name="Published">The published figures.</param>
public abstract record Architecture(string Name, Published Published)
{
    /// <summary>Gets all architectures, sorted by name.</summary>
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

    /// <summary>Gets the published shape of one image, [C, H, W].</summary>
    public Shape Image { get; init; } = [3, 224, 224];

    /// <summary>Gets the published number of classes.</summary>
    public int Classes { get; init; } = 1000;

    /// <summary>Gets the source of the definition and of the published figures.</summary>
    public abstract string Source { get; }

    /// <summary>Gets whether torchvision's state dictionaries fit, by name and by shape.</summary>
    public virtual bool IsTorchvisionCompatible => false;

    /// <summary>Makes the network for its published classes; build it to make parameters.</summary>
    public Layer Network() => Network(Classes);

    /// <summary>Makes the network for another number of classes; build it to make parameters.</summary>
    public abstract Layer Network(int classes);

    /// <summary>Returns the architecture of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static Architecture Named(string name) =>
        All.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new KeyNotFoundException(
            $"There is no architecture of this name. Received: {name}. There are: {string.Join(", ", All.Select(one => one.Name))}.");

    /// <summary>Returns the name.</summary>
    public sealed override string ToString() => Name;
}
