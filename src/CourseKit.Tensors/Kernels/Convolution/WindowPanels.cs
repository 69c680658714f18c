using CourseKit.Tensors.Kernels.Gemm;

namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>The windows of a batch of images, as the matrix [taps, images · pixels] that a
/// convolution multiplies its weights with.</summary>
/// <remarks>Windows of one pixel may be scaled on the way: then the taps are the channels.</remarks>
internal readonly unsafe struct WindowPanels(float* images, int* taps, WindowLayout layout, InputScaling scaling) : IPanels
{
    public void Pack(int k, int depth, int first, int count, int width, float* panel)
    {
        PanelPadding.Clear(depth, count, width, panel);
        for (var done = 0; done < count;)
        {
            var place = layout.Place(first + done, out var run);
            run = Math.Min(run, count - done);
            Strips.Copy(images + place, new ListedOffsets(taps + k), depth, run, panel + done, width);
            done += run;
        }

        for (var channel = 0; scaling.IsNeeded && channel < depth; channel++)
        {
            scaling.Apply(panel + (channel * width), width, k + channel);
        }
    }
}

/// <summary>The windows of a batch of images as the matrix [images · pixels, taps], for the gradient of the weights.</summary>
internal readonly unsafe struct TapPanels(float* images, int* taps, WindowLayout layout) : IPanels
{
    public void Pack(int k, int depth, int first, int count, int width, float* panel)
    {
        PanelPadding.Clear(depth, count, width, panel);
        for (var done = 0; done < depth;)
        {
            var place = layout.Place(k + done, out var run);
            run = Math.Min(run, depth - done);
            PanelTransposition.Copy(images + place, new ListedOffsets(taps + first), count, run, panel + (done * width), width);
            done += run;
        }
    }
}

/// <summary>The maps of a batch, [N, F, pixels], as the matrix [images · pixels, F].</summary>
internal readonly unsafe struct MapPanels(float* maps, int pixels, nint imageSize) : IPanels
{
    public void Pack(int k, int depth, int first, int count, int width, float* panel)
    {
        PanelPadding.Clear(depth, count, width, panel);
        for (var done = 0; done < depth;)
        {
            var (image, pixel) = Math.DivRem(k + done, pixels);
            var run = Math.Min(pixels - pixel, depth - done);
            PanelTransposition.Copy(
                maps + (image * imageSize) + ((nint)first * pixels) + pixel, new EvenOffsets(pixels), count, run, panel + (done * width),
                    width);
            done += run;
        }
    }
}
