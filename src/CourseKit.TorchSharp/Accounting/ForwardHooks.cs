using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using TorchSharp;

namespace CourseKit.TorchSharp.Accounting;

/// <summary>Forward hooks of modules with any number of inputs and outputs.</summary>
internal static class ForwardHooks
{
    /// <summary>Registers hooks in front of and behind the calls of a module; returns the way to remove them, or null for a module that
    /// has no hooks.</summary>
    /// <param name="module">The module.</param>
    /// <param name="before">Called with the module and its inputs.</param>
    /// <param name="after">Called with the module and its result.</param>
    public static Action? Register(
        torch.nn.Module module, Action<torch.nn.Module, object?[]> before, Action<torch.nn.Module, object?> after)
    {
        var hookable = Bases(module).FirstOrDefault(IsHookable);
        if (hookable?.GetGenericArguments() is not [var pre, var post])
        {
            return null;
        }

        Action[] removals =
        [
            Add("register_forward_pre_hook", pre, Hook(pre, (inputs, _) => before(module, inputs))),
            Add("register_forward_hook", post, Hook(post, (_, result) => after(module, result))),
        ];
        return () => Array.ForEach(removals, remove => remove());

        Action Add(string method, Type type, Delegate hook)
        {
            var remover = hookable.GetMethod(method, [type])!.Invoke(module, [hook])!;
            return () => remover.GetType().GetMethod("remove")!.Invoke(remover, null);
        }
    }

    /// <summary>Calls a module, hooks included; inputs that are left out get their defaults.</summary>
    /// <exception cref="ArgumentException">It takes fewer inputs, or is no module that can be called.</exception>
    public static object? Call(torch.nn.Module module, IReadOnlyList<object> inputs)
    {
        var call = Bases(module).FirstOrDefault(type => IsHookable(type.BaseType))?.GetMethod("call");
        return call is not null && call.GetParameters().Length >= inputs.Count
            ? call.Invoke(module, BindingFlags.DoNotWrapExceptions, null,
                [.. call.GetParameters().Select((parameter, number) => number < inputs.Count ? inputs[number] : null)], null)
            : throw new ArgumentException(
                $"A module is called with the inputs that it has. Received: {inputs.Count} inputs for {module.GetType().Name}, which has "
                + $"{call?.GetParameters().Length ?? 0}.");
    }

    /// <summary>Returns the tensors of an input or result: itself, or those of a tuple or list.</summary>
    public static IEnumerable<torch.Tensor> Tensors(object? value) => value switch
    {
        torch.Tensor tensor => [tensor],
        ITuple tuple => Enumerable.Range(0, tuple.Length).SelectMany(number => Tensors(tuple[number])),
        IEnumerable<torch.Tensor> tensors => tensors,
        _ => [],
    };

    private static bool IsHookable(Type? type) =>
        type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(torch.nn.HookableModule<,>);

    private static IEnumerable<Type> Bases(torch.nn.Module module)
    {
        for (var type = module.GetType(); type is not null; type = type.BaseType)
        {
            yield return type;
        }
    }

    /// <summary>Makes a hook of TorchSharp: it gets the module, the inputs and, behind the call, the result; it gives back the single
    /// input or the result as they are, and null for several inputs, which leaves them as well.</summary>
    private static Delegate Hook(Type type, Action<object?[], object?> observe)
    {
        var invoke = type.GetMethod("Invoke")!;
        var parameters = invoke.GetParameters().Select(parameter => Expression.Parameter(parameter.ParameterType)).ToList();
        var objects = Expression.NewArrayInit(
            typeof(object), parameters.Skip(1).Select(parameter => Expression.Convert(parameter, typeof(object))));
        var observed = Expression.Invoke(
            Expression.Constant((object?[] values) => observe(values, values[^1])), objects);
        Expression unchanged = invoke.ReturnType == parameters[^1].Type ? parameters[^1] : Expression.Default(invoke.ReturnType);
        return Expression.Lambda(type, Expression.Block(observed, unchanged), parameters).Compile();
    }
}
