namespace CourseKit.Vision.Augmentation;

/// <summary>Changes of colors in place, by the formulas of torchvision's <c>adjust_…</c>, of values [C, H, W] from 0 to 1.</summary>
internal static class Colors
{
    /// <summary>factor · x.</summary>
    public static void AdjustBrightness(Span<float> image, float factor)
    {
        foreach (ref var value in image)
        {
            value = Clip(factor * value);
        }
    }

    /// <summary>factor · x + (1 − factor) · the mean gray of the image.</summary>
    public static void AdjustContrast(Span<float> image, int channels, float factor)
    {
        var (plane, sum) = (image.Length / channels, 0.0);
        for (var pixel = 0; pixel < plane; pixel++)
        {
            sum += channels == 1 ? image[pixel] : Gray(image[pixel], image[plane + pixel], image[(2 * plane) + pixel]);
        }

        var mean = (float)(sum / plane);
        foreach (ref var value in image)
        {
            value = Clip((factor * value) + ((1 - factor) * mean));
        }
    }

    /// <summary>factor · x + (1 − factor) · the gray of the pixel.</summary>
    public static void AdjustSaturation(Span<float> image, float factor)
    {
        var plane = image.Length / 3;
        for (var pixel = 0; pixel < plane; pixel++)
        {
            var gray = Gray(image[pixel], image[plane + pixel], image[(2 * plane) + pixel]);
            for (var at = pixel; at < image.Length; at += plane)
            {
                image[at] = Clip((factor * image[at]) + ((1 - factor) * gray));
            }
        }
    }

    /// <summary>The hue of hue, saturation and value turned by a part of the circle.</summary>
    public static void AdjustHue(Span<float> image, float turn)
    {
        var plane = image.Length / 3;
        for (var pixel = 0; pixel < plane; pixel++)
        {
            ref var red = ref image[pixel];
            ref var green = ref image[plane + pixel];
            ref var blue = ref image[(2 * plane) + pixel];
            var most = Math.Max(red, Math.Max(green, blue));
            var range = most - Math.Min(red, Math.Min(green, blue));
            if (range == 0)
            {
                continue; // Gray has no hue.
            }

            var sixths = most == red ? (green - blue) / range : most == green ? 2 + ((blue - red) / range) : 4 + ((red - green) / range);
            var hue = (sixths / 6) + turn;
            hue = (hue - MathF.Floor(hue)) * 6;
            (red, green, blue) = (Channel(5), Channel(3), Channel(1));

            // Falls by the range and rises again over the sixths of the circle, counted from where this channel begins to rise.
            float Channel(int start)
            {
                var place = (start + hue) % 6;
                return most - (range * Math.Clamp(Math.Min(place, 4 - place), 0, 1));
            }
        }
    }

    private static float Gray(float red, float green, float blue) => (0.2989f * red) + (0.587f * green) + (0.114f * blue);

    private static float Clip(float value) => Math.Clamp(value, 0, 1);
}
