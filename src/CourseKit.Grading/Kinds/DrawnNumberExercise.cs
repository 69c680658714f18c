using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CourseKit.Grading.Progress;

namespace CourseKit.Grading.Kinds;

/// <summary>Number exercise in which neighbors have different numbers: <see cref="LearnerName"/> says which of the
/// <see cref="Draws"/> a learner gets.</summary>
/// <remarks>The numbers are not in the question, which is the same for all, but in every verdict.</remarks>
/// <typeparam name="TGiven">The record of the numbers that are given; the solution begins with a variable for each.</typeparam>
/// <param name="id">The id, as for <see cref="Exercise"/>.</param>
/// <param name="title">The title.</param>
public abstract class DrawnNumberExercise<TGiven>(string id, string title) : NumberExercise(id, title)
    where TGiven : notnull
{
    private int? own, draw;

    /// <summary>Gets which of the draws is asked, from 0: the learner's own, or another one to practice with.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such draw.</exception>
    public int Draw
    {
        get => draw ?? Own;
        init => draw = value >= 0 && value < Draws.Count ? value : throw new ArgumentOutOfRangeException(
            null, $"This exercise has draws 0 to {Draws.Count - 1}. Received: {value}.");
    }

    /// <summary>Gets the id of the exercise for the learner's own draw, which alone counts as done, and another for those to practice
    /// with.</summary>
    private protected sealed override string VerdictId => Draw == Own ? Id : FormattableString.Invariant($"{Id}?draw={Draw}");

    private int Own => own ??= (int)(BinaryPrimitives.ReadUInt64LittleEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Id}\n{LearnerName.Current}"))) % (ulong)Draws.Count);

    /// <summary>Gets all numbers that a learner may be given.</summary>
    protected abstract IReadOnlyList<TGiven> Draws { get; }

    /// <summary>Gets the numbers that are given.</summary>
    protected TGiven Given => Draws[Draw];

    /// <inheritdoc/>
    protected abstract override string OwnNumbers { get; }

    private protected sealed override string Declarations => string.Concat(typeof(TGiven).GetConstructors()[0].GetParameters().Select(
        parameter => string.Create(CultureInfo.InvariantCulture,
            $"var {char.ToLowerInvariant(parameter.Name![0])}{parameter.Name[1..]} = " +
            $"{typeof(TGiven).GetProperty(parameter.Name)!.GetValue(Given)};\n"))) + "\n";

    private protected sealed override IEnumerable<Exercise<Answers>> Variants() => Enumerable.Range(0, Draws.Count).Select(number =>
    {
        var variant = (DrawnNumberExercise<TGiven>)Copy();
        variant.draw = number;
        return variant;
    });
}
