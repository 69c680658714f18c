using CourseKit.Tensors.Execution;
using CourseKit.Tensors.Kernels.Gemm;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>Convolution as a matrix product of the weights and the windows (implicit im2col): panels are packed straight from the
/// images.</summary>
internal static unsafe partial class GemmConvolution
{
    /// <summary>y = x ∗ w.</summary>
    public static void Forward(ConvolutionGeometry geometry, float* x, float* weights, float* y, Fusion fusion = default)
    {
        using var packed = new ConvolutionWeights(geometry, weights);
        Forward(geometry, x, packed, y, fusion);
    }

    /// <summary>y = x ∗ w, for weights that were packed before, perhaps for images of another size.</summary>
    public static void Forward(ConvolutionGeometry geometry, float* x, ConvolutionWeights weights, float* y, Fusion fusion = default)
    {
        using var windows = new Windows(geometry, x, fusion.InputScaling);
        var (pixels, columns) = (geometry.Output.Places, geometry.Images * geometry.Output.Places);
        for (var group = 0; group < geometry.Groups; group++)
        {
            var first = group * geometry.GroupFilters;
            var maps = (nint)first * pixels;
            var output = new Output(y + maps, pixels, pixels, (nint)geometry.Filters * pixels)
            {
                RowBias = fusion.Bias == null ? null : fusion.Bias + first,
                Addend = fusion.Addend == null ? null : fusion.Addend + maps,
                Activation = fusion.Activation,
            };
            if (weights.AreRight)
            {
                using var turned = Scratch.Take(columns * geometry.GroupFilters);
                PackedGemm.Multiply(windows.OfGroup(group), columns, weights[group], new Output(turned.Pointer, geometry.GroupFilters));
                Turn(turned.Pointer, geometry.GroupFilters, columns, output);
            }
            else
            {
                PackedGemm.Multiply(weights[group], windows.OfGroup(group), columns, output);
            }
        }
    }

    /// <summary>Stores the transpose of [columns, filters].</summary>
    private static void Turn(float* sums, int filters, int columns, Output output)
    {
        const int Share = 128;
        Workers.For((filters + Share - 1) / Share, piece =>
        {
            var (first, count) = (piece * Share, Math.Min(Share, filters - (piece * Share)));
            using var turned = Scratch.Take(columns * count);
            PanelTransposition.Copy(sums + first, new EvenOffsets(filters), columns, count, turned.Pointer, columns);
            output.Store(turned.Pointer, columns, first, count, 0, columns, accumulate: false, last: true);
        });
    }

    /// <summary>The images of a convolution, padded if need be, with the offsets of its taps.</summary>
    private readonly ref struct Windows
    {
        private readonly ConvolutionGeometry geometry;
        private readonly WindowLayout layout;
        private readonly float* images;
        private readonly Scratch padded;
        private readonly Scratch taps;
        private readonly InputScaling packing;

        public Windows(ConvolutionGeometry geometry, float* x, InputScaling scaling = default)
        {
            // Windows of one pixel are scaled while they are packed: their taps are the channels.
            var inPlace = PaddedImages.AreNotNeeded(geometry, geometry.Kernel.Places == 1 ? default : scaling);
            packing = inPlace ? scaling : default;
            this.geometry = geometry;
            layout = new WindowLayout(geometry, inPlace);
            taps = Scratch.Take(geometry.Taps);
            layout.ListTaps(geometry, (int*)taps.Pointer);
            padded = Scratch.Take(inPlace ? 0 : geometry.Images * layout.ImageSize);
            images = inPlace ? x : padded.Pointer;
            if (!inPlace)
            {
                PaddedImages.Write(geometry, x, scaling, layout, images);
            }
        }

        /// <summary>Returns the windows of one group as the matrix [taps, images · pixels].</summary>
        public WindowPanels OfGroup(int group) =>
            new(Channels(group), (int*)taps.Pointer, layout, packing.From(group * geometry.GroupChannels));

        /// <summary>Returns the windows of one group as the matrix [images · pixels, taps].</summary>
        public TapPanels OfGroupTransposed(int group) => new(Channels(group), (int*)taps.Pointer, layout);

        public void Dispose()
        {
            padded.Dispose();
            taps.Dispose();
        }

        private float* Channels(int group) => images + ((nint)group * geometry.GroupChannels * layout.ChannelSize);
    }
}
