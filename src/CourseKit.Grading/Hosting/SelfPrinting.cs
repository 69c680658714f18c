using System.Reflection;
using System.Runtime.CompilerServices;

namespace CourseKit.Grading.Hosting;

/// <summary>Types whose values say in a <c>ToString()</c> what they are.</summary>
internal static class SelfPrinting
{
    /// <summary>Returns whether somebody has written a <c>ToString()</c> for this type.</summary>
    public static bool Is(Type type) =>
        type.GetMethod(nameof(ToString), Type.EmptyTypes) is { DeclaringType: { } author } toString
        && author != typeof(object) && author != typeof(ValueType) && !type.IsAssignableTo(typeof(ITuple))
        && !IsCompilers(author) && !IsCompilers(toString);

    /// <summary>Returns whether the compiler has made it: anonymous types, iterators, members of records.</summary>
    public static bool IsCompilers(MemberInfo member) =>
        member.Name.StartsWith('<') || member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);
}
