using CourseKit.Tensors.Kernels.Gemm;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>Convolution as a product of the weights and the windows, which are packed straight from the images and never written down as a whole.</summary>
internal static unsafe partial class GemmConvolution
{
    /// <summary>Packs the weights of each group, for convolutions that use them many times.</summary>
    public static PackedMatrix[] Pack(ConvolutionGeometry geometry, float* weights)
    {
        var packed = new PackedMatrix[geometry.Groups];
        for (var group = 0; group < packed.Length; group++)
        {
            var filters = weights + ((nint)group * geometry.GroupFilters * geometry.Taps);
            packed[group] = PackedMatrix.Of(new ColumnPanels(filters, geometry.Taps), geometry.GroupFilters, geometry.Taps);
        }

        return packed;
    }

    /// <summary>y = x ∗ w.</summary>
    public static void Forward(ConvolutionGeometry geometry, float* x, float* weights, float* y, Fusion fusion = default)
    {
        var packed = Pack(geometry, weights);
        Forward(geometry, x, packed, y, fusion);
        foreach (var matrix in packed)
        {
            matrix.Dispose();
        }
    }

    /// <summary>y = x ∗ w, for weights that have been packed before.</summary>
    public static void Forward(ConvolutionGeometry geometry, float* x, PackedMatrix[] weights, float* y, Fusion fusion = default)
    {
        using var windows = new Windows(geometry, x, fusion.InputScaling);
        var pixels = geometry.Output.Places;
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
            PackedGemm.Multiply(weights[group], windows.OfGroup(group), geometry.Images * pixels, output);
        }
    }

    /// <summary>The images of a convolution, padded if need be, with the table of its taps.</summary>
    private readonly ref struct Windows
    {
        private readonly ConvolutionGeometry geometry;
        private readonly WindowLayout layout;
        private readonly float* images;
        private readonly Scratch padded;
        private readonly Scratch taps;

        public Windows(ConvolutionGeometry geometry, float* x, InputScaling scaling)
        {
            var inPlace = PaddedImages.AreNotNeeded(geometry, scaling);
            this.geometry = geometry;
            layout = new WindowLayout(geometry, inPlace);
            taps = Scratch.Take(geometry.Taps);
            layout.ListTaps(geometry, (int*)taps.Pointer);
            padded = Scratch.Take(inPlace ? 0 : checked((int)(geometry.Images * layout.ImageSize)));
            images = inPlace ? x : padded.Pointer;
            if (!inPlace)
            {
                PaddedImages.Write(geometry, x, scaling, layout, images);
            }
        }

        /// <summary>The matrix [taps, images · pixels].</summary>
        public WindowPanels OfGroup(int group) => new(Channels(group), (int*)taps.Pointer, layout);

        /// <summary>The matrix [images · pixels, taps].</summary>
        public TapPanels OnTheirSide(int group) => new(Channels(group), (int*)taps.Pointer, layout);

        public void Dispose()
        {
            padded.Dispose();
            taps.Dispose();
        }

        private float* Channels(int group) => images + ((nint)group * geometry.GroupChannels * layout.ChannelSize);
    }
}
