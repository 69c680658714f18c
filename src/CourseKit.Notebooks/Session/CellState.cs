using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using CourseKit.Notebooks.Session.Packages;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Notebooks.Session;

/// <summary>The state that cells leave to the next one: their declarations, and the values of their variables.</summary>
/// <remarks>
/// A compiled cell is a class, its variables are fields. Its entry point is given the instances of all cells before it, and adds its
/// own in a place that the compiler has numbered.
/// </remarks>
/// <param name="environment">Libraries and namespaces that cells have without asking.</param>
internal sealed class CellState(CellEnvironment environment)
{
    private readonly CellAssemblies assemblies = new();

    // The first place is that of a host object, which these cells have not.
    private object?[] instances = [null];

    /// <summary>The packages that cells have asked for, made ready when one first does.</summary>
    public Lazy<SessionPackages> Packages { get; } = new(() => new SessionPackages(environment));

    /// <summary>The names of the course that cells have given another meaning.</summary>
    public ShadowedNames Shadowed { get; } = new(environment);

    /// <summary>The last cell that later ones can see.</summary>
    public CSharpCompilation? Last { get; private set; }

    /// <summary>The cells that later ones can see.</summary>
    public ImmutableList<KeptCell> Cells { get; private set; } = [];

    /// <summary>Libraries of packages that the next cell is to be compiled against; those after it inherit them.</summary>
    public IReadOnlyList<string> Libraries { get; private set; } = [];

    /// <summary>The variables that later cells can see, in the order of their declaration: of two with one name, the later one.</summary>
    public IReadOnlyList<CellVariable> Variables => Visible(instances);

    /// <summary>Takes the libraries of packages when cells need them.</summary>
    public void Offer(RestoredPackages packages)
    {
        assemblies.Offer(packages.ToRun, packages.Native);
        Libraries = [.. Libraries, .. packages.ToCompile];
    }

    /// <summary>Makes a cell ready to run.</summary>
    public Run Prepare(CellCode code)
    {
        foreach (var library in code.Libraries)
        {
            assemblies.LookBeside(library);
        }

        return new Run(this, code, code.IsEmpty ? _ => Task.FromResult<object?>(null) : EntryPoint(code));
    }

    /// <summary>Lets go of all cells, so that their memory can be taken back.</summary>
    public void Unload() => assemblies.Unload();

    private static IReadOnlyList<CellVariable> Visible(object?[] instances) =>
    [
        .. instances.OfType<object>().SelectMany(Declared).Reverse().DistinctBy(variable => variable.Name).Reverse(),
    ];

    /// <summary>The fields of a cell, but for those that the compiler has made for itself.</summary>
    private static IEnumerable<CellVariable> Declared(object cell) => cell.GetType().GetFields()
        .Where(field => !field.Name.StartsWith('<'))
        .Select(field => new CellVariable(field.Name, field.FieldType, field.GetValue(cell)));

    private Func<object?[], Task<object?>> EntryPoint(CellCode code)
    {
        var assembly = assemblies.Load(code);
        var entry = code.Compilation.GetEntryPoint(CancellationToken.None)!;
        return assembly.GetType(entry.ContainingType.MetadataName, throwOnError: true)!
            .GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
    }

    /// <summary>A cell that is about to run, or has.</summary>
    internal sealed class Run
    {
        private readonly CellState state;
        private readonly CellCode code;
        private readonly Func<object?[], Task<object?>> start;

        // A copy, so that a cell that is left behind while it runs cannot change what others see.
        private readonly object?[] instances;

        public Run(CellState state, CellCode code, Func<object?[], Task<object?>> start)
        {
            (this.state, this.code, this.start) = (state, code, start);
            instances = [.. state.instances, null];
        }

        /// <summary>The compiled cell.</summary>
        public CellCode Code => code;

        /// <summary>The variables that the cell and those before it have declared.</summary>
        public IReadOnlyList<CellVariable> Variables => Visible(instances);

        public Task<object?> Start() => start(instances);

        /// <summary>Runs code that sees what the cell has declared, and that nobody keeps; it waits for nothing.</summary>
        public object? Continue(CellCode further) => state.EntryPoint(further)([.. instances, null]).GetAwaiter().GetResult();

        /// <summary>Keeps what the cell has declared.</summary>
        public void Keep()
        {
            (state.instances, state.Last) = (instances, code.Compilation);
            (state.Cells, state.Libraries) = (state.Cells.Add(new KeptCell(code.Text, state.Libraries)), []);
        }

        /// <summary>Keeps what a cell that broke off has declared; a variable that it did not get to has the value from before.</summary>
        public void KeepWhatItGotTo()
        {
            if (instances.Except(state.instances).OfType<object>().SingleOrDefault() is { } cell)
            {
                foreach (var variable in cell.GetType().GetFields().Where(field => IsDefault(field.GetValue(cell))))
                {
                    var earlier = state.instances.Select(before => (before, field: before?.GetType().GetField(variable.Name)))
                        .LastOrDefault(candidate => candidate.field?.FieldType == variable.FieldType);
                    if (earlier.field is not null)
                    {
                        variable.SetValue(cell, earlier.field.GetValue(earlier.before));
                    }
                }

                Keep();
            }
        }

        /// <summary>Returns whether nothing has been assigned yet. No struct is asked: a learner's own, also inside of another, may say
        /// anything, or never return.</summary>
        private static bool IsDefault(object? value) => value switch
        {
            null => true,
            ValueType when value.GetType() is { IsPrimitive: true } or { IsEnum: true } =>
                value.Equals(RuntimeHelpers.GetUninitializedObject(value.GetType())),
            ValueType => value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .All(field => !field.FieldType.IsPointer && IsDefault(field.GetValue(value))),
            _ => false,
        };
    }
}
