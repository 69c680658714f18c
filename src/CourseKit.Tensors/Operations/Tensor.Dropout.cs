using CourseKit.Tensors.Randomness;

namespace CourseKit.Tensors;

/// <content>Dropout.</content>
public sealed unsafe partial class Tensor
{
    /// <summary>Applies dropout: in training each value is 0 with this probability and divided by 1 − probability otherwise, so that the
    /// expectation stays; else returns this tensor.</summary>
    /// <remarks>Srivastava et al. 2014, https://jmlr.org/papers/v15/srivastava14a.html.</remarks>
    /// <param name="probability">The probability that a value is set to 0.</param>
    /// <param name="generator">Decides which ones.</param>
    /// <param name="training">True in training.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not one.</exception>
    public Tensor Dropout(double probability, Generator generator, bool training = true)
    {
        if (!(probability is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability is a number from 0 to 1.");
        }

        if (!training || probability == 0)
        {
            return this;
        }

        var seed = generator.Seed();
        return Dropped((float)probability, seed).Record(this, dy => dy.Dropped((float)probability, seed));
    }

    private Tensor Dropped(float probability, ulong seed)
    {
        var y = Uninitialized(Shape, nameof(Dropout));
        Kernels.Elementwise.Dropout.Apply(Pointer, y.Pointer, Count, probability, seed);
        GC.KeepAlive(this);
        return y;
    }
}
