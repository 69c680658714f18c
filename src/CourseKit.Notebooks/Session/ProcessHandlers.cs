using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;

namespace CourseKit.Notebooks.Session;

/// <summary>Handlers of cells for events of the whole process, such as <see cref="AppDomain.FirstChanceException"/>: what they throw
/// is told, where it would end the process; and they run for cells alone, and not inside each other.</summary>
/// <remarks>Those for the end of the process run at its end.</remarks>
internal static class ProcessHandlers
{
    /// <summary>The types of handlers by the names of their events, as C# writes them.</summary>
    private static readonly IReadOnlyDictionary<string, string> Types =
        new[] { typeof(AppDomain), typeof(AssemblyLoadContext) }.SelectMany(type => type.GetEvents())
            .ToDictionary(one => one.Name, one => InFull(one.EventHandlerType!));

    /// <summary>The handlers that were handed out, so that one can be taken back.</summary>
    private static readonly Dictionary<Delegate, Delegate> Guarded = [];

    [ThreadStatic]
    private static bool isRunning;

    /// <summary>Returns the type of the handlers of an event; null if it is none of the whole process.</summary>
    public static string? TypeOf(string eventName) => Types.GetValueOrDefault(eventName);

    /// <summary>Returns a handler that does no harm; the same one for equal handlers.</summary>
    public static Delegate Of(Delegate handler)
    {
        lock (Guarded)
        {
            return Guarded.TryGetValue(handler, out var known) ? known : Guarded[handler] = Guard(handler);
        }
    }

    /// <summary>Runs a handler that must not throw.</summary>
    public static void Run(Action handler)
    {
        try
        {
            handler();
        }
        catch (Exception error)
        {
            Tell(error);
        }
    }

    private static Delegate Guard(Delegate handler) => handler switch
    {
        EventHandler one => new EventHandler((sender, args) => Run(() => one(sender, args))),
        EventHandler<FirstChanceExceptionEventArgs> one =>
            new EventHandler<FirstChanceExceptionEventArgs>((sender, args) => RunForCells(() => one(sender, args))),
        UnhandledExceptionEventHandler one => new UnhandledExceptionEventHandler((sender, args) => RunForCells(() => one(sender, args))),
        AssemblyLoadEventHandler one => new AssemblyLoadEventHandler((sender, args) => RunForCells(() => one(sender, args))),
        ResolveEventHandler one => new ResolveEventHandler((sender, args) => RunForCells(() => one(sender, args))),
        Func<AssemblyLoadContext, AssemblyName, Assembly?> one =>
            new Func<AssemblyLoadContext, AssemblyName, Assembly?>((loader, name) => RunForCells(() => one(loader, name))),
        Func<Assembly, string, IntPtr> one => new Func<Assembly, string, IntPtr>((user, name) => RunForCells(() => one(user, name))),
        Action<AssemblyLoadContext> one => new Action<AssemblyLoadContext>(loader => Run(() => one(loader))),
        _ => handler,
    };

    private static void RunForCells(Action handler)
    {
        if (CellConsole.Current is null || isRunning)
        {
            return;
        }

        isRunning = true;
        Run(handler);
        isRunning = false;
    }

    private static T? RunForCells<T>(Func<T> handler)
    {
        T? found = default;
        RunForCells(() =>
        {
            found = handler();
        });
        return found;
    }

    private static void Tell(Exception error)
    {
        try
        {
            CellConsole.TellCell(error);
        }
        catch (Exception)
        {
            // The cell is being stopped, or nobody listens any longer.
        }
    }

    private static string InFull(Type type)
    {
        var name = $"global::{type.Namespace}.{type.Name.Split('`')[0]}";
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GenericTypeArguments.Select(InFull))}>" : name;
    }
}
