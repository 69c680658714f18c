using CourseKit.Networks.Detection;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Augmentation;
using CourseKit.Vision.Datasets;
using CourseKit.Vision.Imaging;

namespace CourseKit.Tests.Vision.Augmentation;

/// <summary>Where pixels, boxes and masks come to lie.</summary>
public sealed class GeometryTests
{
    public static TheoryData<Transform> Moves =>
    [
        new RandomShift(5, 3), new RandomHorizontalFlip(), new RandomVerticalFlip(), new RandomZoom(0.7, 1.4),
        new RandomRotation(180), new RandomShear(25), new RandomResizedCrop(40, 22) { Scale = (0.6, 1) }, new Resize(33, 17),
        new RandomShear(20).Then(new RandomRotation(30)).Then(new RandomZoom(0.8, 1.2)),
    ];

    [Theory]
    [MemberData(nameof(Moves))]
    public void Box_mask_and_pixels_go_the_same_way(Transform move)
    {
        var (example, seen) = (Scene.With(), 0);
        for (var seed = 1UL; seed <= 40; seed++)
        {
            var moved = move.Apply(example, new Generator(seed));
            if (moved.Boxes is not [var (label, box)] || box.Left == 0 || box.Top == 0 || box.Right == moved.Image.Shape[2]
                || box.Bottom == moved.Image.Shape[1])
            {
                continue; // Partly outside.
            }

            seen++;
            label.Should().Be(Scene.Label);
            moved.Mask!.Shape.Should().Equal(moved.Image.Shape[1..]);
            ShouldFit(Scene.Around(moved.Image, 0.2f), box, $"seed {seed}, pixels of {move}");
            ShouldFit(Scene.Around(moved.Mask, 1), box, $"seed {seed}, mask of {move}");
        }

        seen.Should().BeGreaterThan(5);
    }

    [Theory]
    [MemberData(nameof(Moves))]
    public void The_classes_of_a_mask_are_not_blended(Transform move) => Enumerable.Range(1, 20)
        .SelectMany(seed => move.Apply(Scene.With(), new Generator((ulong)seed)).Mask!.ToArray()).Distinct()
        .Should().BeEquivalentTo([0f, Scene.Label]);

    [Theory]
    [MemberData(nameof(Moves))]
    public void The_same_state_gives_the_same_and_the_example_stays_as_it_is(Transform move)
    {
        var (example, before) = (Scene.With(), Scene.With());
        var results = Enumerable.Range(1, 12).Select(seed => Values(move.Apply(example, new Generator((ulong)seed)))).ToList();

        Values(move.Apply(example, new Generator(7))).Should().Equal(results[6]);
        Values(example).Should().Equal(Values(before));
        (move is Resize ? 1 : 2).Should().BeLessThanOrEqualTo(results.Select(values => string.Join(' ', values)).Distinct().Count());
    }

    [Fact]
    public void A_shift_moves_pixels_without_changing_them()
    {
        var image = Numbered(3, 4);
        var moved = new Fixed(AffineMap.Translation(1, -1)) { Fill = -5 }.Apply(new Example(image), new Generator(1)).Image;

        moved.ToArray().Should().Equal(-5, 4, 5, 6, -5, 8, 9, 10, -5, -5, -5, -5);
    }

    [Fact]
    public void Shifts_go_as_far_as_they_say_in_every_direction()
    {
        var image = Tensor.FromIndex([1, 9, 9], at => at[1] == 4 && at[2] == 4 ? 1 : 0);
        var places = Enumerable.Range(1, 400).Select(seed =>
        {
            var values = new RandomShift(2, 1).Apply(new Example(image), new Generator((ulong)seed)).Image.ToArray();
            var at = Array.IndexOf(values, 1);
            return (X: (at % 9) - 4, Y: (at / 9) - 4);
        }).ToList();

        places.Select(place => place.X).Distinct().Should().BeEquivalentTo([-2, -1, 0, 1, 2]);
        places.Select(place => place.Y).Distinct().Should().BeEquivalentTo([-1, 0, 1]);
    }

    [Fact]
    public void Flips_exchange_columns_or_rows()
    {
        var image = new Example(Numbered(2, 3));

        new RandomHorizontalFlip(1).Apply(image, new Generator(1)).Image.ToArray().Should().Equal(2, 1, 0, 5, 4, 3);
        new RandomVerticalFlip(1).Apply(image, new Generator(1)).Image.ToArray().Should().Equal(3, 4, 5, 0, 1, 2);
        new RandomHorizontalFlip(0).Apply(image, new Generator(1)).Should().BeSameAs(image);
        Enumerable.Range(1, 1000).Count(seed =>
            new RandomVerticalFlip(0.3).Apply(image, new Generator(Mixed(seed))).Image[0, 0, 0] == 3).Should().BeInRange(240, 360);
    }

    [Fact]
    public void Angles_go_both_ways_and_a_positive_one_turns_counterclockwise()
    {
        var right = new Example(Tensor.FromIndex([1, 11, 11], at => at[1] == 5 && at[2] == 9 ? 1 : 0));
        var turned = new Fixed(AffineMap.Rotation(90)).Apply(right, new Generator(1)).Image;

        turned[0, 1, 5].Should().Be(1, "right goes to the top");
        var tops = Enumerable.Range(1, 300).Select(seed =>
            Scene.Around(new RandomRotation(60).Apply(right, new Generator(Mixed(seed))).Image, 0.25f).Top).ToList();
        tops.Min().Should().BeLessThan(3);
        tops.Max().Should().BeGreaterThan(7);
    }

    [Fact]
    public void Affine_maps_in_a_row_move_pixels_once()
    {
        AffineMap first = AffineMap.Rotation(20), second = AffineMap.Shear(15);
        var image = new Example(Scene.With().Image);
        var together = new Fixed(first).Then(new Fixed(second)).Apply(image, new Generator(1)).Image;

        together.ToArray().Should().Equal(new Fixed(first.Then(second)).Apply(image, new Generator(1)).Image.ToArray());
        var away = new Fixed(AffineMap.Translation(100, 0)).Then(new Fixed(AffineMap.Translation(-100, 0)));
        away.Apply(image, new Generator(1)).Image.ToArray().Should().Equal(image.Image.ToArray(), "what went out comes back");
        var between = new Fixed(AffineMap.Translation(100, 0)).Then(new GaussianNoise(0)).Then(new Fixed(AffineMap.Translation(-100, 0)));
        between.Apply(image, new Generator(1)).Image.ToArray().Should().OnlyContain(value => value == 0);
    }

    /// <summary>A place between the border and what is outside is blended of both, as between two pixels.</summary>
    [Fact]
    public void What_was_outside_is_as_bright_as_is_asked_for()
    {
        var image = Scene.With().Image;
        Tensor Moved(Tensor of, double fill) =>
            new Fixed(AffineMap.Rotation(25)) { Fill = fill }.Apply(new Example(of), new Generator(1)).Image;

        (Moved(image, 0.3) - (Moved(image - 0.3, 0) + 0.3)).Abs().Max().Item().Should().BeLessThan(1e-6f);
        Moved(image, 0.3)[1, 0, 0].Should().Be(0.3f);
    }

    [Fact]
    public void Maps_that_fill_the_border_differently_are_not_put_together()
    {
        var image = new Example(Tensor.Ones([1, 2, 3]));
        var moved = new Fixed(AffineMap.Translation(1, 0)) { Fill = 5 }.Then(new Fixed(AffineMap.Translation(1, 0)) { Fill = 7 });

        moved.Apply(image, new Generator(1)).Image.ToArray().Should().Equal(7, 5, 1, 7, 5, 1);
    }

    [Theory]
    [InlineData(0.1, 9, 0)]
    [InlineData(0.1, 8, 1)]
    [InlineData(0, 9, 1)]
    [InlineData(0, 10, 0)]
    [InlineData(0.5, 6, 0)]
    [InlineData(1, 0, 1)]
    public void An_object_of_which_too_little_is_left_is_dropped(double minVisibility, int shift, int left)
    {
        // Ten columns, of which the shift to the left leaves the rest.
        var scene = Scene.With(left: 0, right: 10);
        var moved = new Fixed(AffineMap.Translation(-shift - 0.01 + (shift is 0 or 10 ? 0.01 : 0), 0)) { MinVisibility = minVisibility }
            .Apply(scene, new Generator(1));

        moved.Boxes.Should().HaveCount(left);
        moved.Boxes.Where(one => one.Box.Left != 0 || one.Box.Top != 4 || one.Box.Bottom != 10).Should().BeEmpty();
    }

    [Fact]
    public void A_box_becomes_the_one_around_its_corners_and_is_clipped()
    {
        var scene = Scene.With(left: 20, top: 2, right: 30, bottom: 6);
        var turned = new Fixed(AffineMap.Rotation(90)).Apply(scene, new Generator(1)).Boxes.Single().Box;
        // (x, y) from the center (15.5, 12) goes to (y, −x): from 4.5 … 14.5, −10 … −6 to −10 … −6, −14.5 … −4.5.
        turned.Should().Be(new Box(5.5f, 0, 9.5f, 7.5f));
    }

    [Fact]
    public void What_comes_into_a_mask_has_a_class_of_its_own()
    {
        var moved = new Fixed(AffineMap.Translation(2, 0)) { MaskFill = -100 }.Apply(Scene.With(), new Generator(1)).Mask!;

        moved.Select(1, 1).ToArray().Should().OnlyContain(value => value == -100);
        moved.Select(1, 2).ToArray().Should().OnlyContain(value => value == 0);
    }

    [Fact]
    public void Resizing_takes_box_and_mask_along()
    {
        var resized = new Resize(12, 62).Apply(Scene.With(), new Generator(1));

        resized.Image.Shape.Should().Equal(3, 12, 62);
        resized.Boxes.Single().Box.Should().Be(new Box(14, 2, 32, 5));
        Scene.Around(resized.Mask!, 1).Should().Be(new Box(14, 2, 32, 5));
        resized.Mask![2, 14].Should().Be(3);
        resized.Image[2, 3, 20].Should().BeApproximately(0.8f, 1e-6f);
    }

    [Fact]
    public void Crops_have_the_areas_and_proportions_that_they_say()
    {
        var parts = Enumerable.Range(1, 500)
            .Select(seed => RandomRectangle.TryDraw(80, 100, (0.1, 0.4), (0.5, 3), new Generator(Mixed(seed))))
            .OfType<ResizedCrop>().ToList();

        parts.Should().HaveCountGreaterThan(400).And.OnlyContain(part =>
            part.Top >= 0 && part.Left >= 0 && part.Top + part.Height <= 80 && part.Left + part.Width <= 100);
        var areas = parts.Select(part => part.Height * part.Width / 8000.0).ToList();
        areas.Min().Should().BeInRange(0.095, 0.12);
        areas.Max().Should().BeInRange(0.36, 0.41);
        var ratios = parts.Select(part => (double)part.Width / part.Height).ToList();
        ratios.Min().Should().BeInRange(0.48, 0.55);
        ratios.Max().Should().BeInRange(2.5, 3.2);
        parts.Select(part => part.Top).Max().Should().BeGreaterThan(40);
        parts.Select(part => part.Left).Max().Should().BeGreaterThan(50);
    }

    [Fact]
    public void A_crop_that_fits_nowhere_is_the_largest_in_the_middle()
    {
        var image = new Example(Numbered(2, 40));
        var crop = new RandomResizedCrop(2, 4) { Scale = (1, 1), Ratio = (1, 2) }.Apply(image, new Generator(1)).Image;

        crop.ToArray().Should().Equal(18, 19, 20, 21, 58, 59, 60, 61);
    }

    [Fact]
    public void An_image_has_channels_rows_and_columns_and_its_mask_the_same()
    {
        Action matrix = () => new RandomShift(1).Apply(new Example(Tensor.Ones([2, 3])), new Generator(1));
        Action mask = () => new Resize(2, 2).Apply(new Example(Tensor.Ones([1, 2, 3])) { Mask = Tensor.Ones([3, 2]) }, new Generator(1));

        matrix.Should().Throw<ShapeException>().WithMessage("The image of an example has shape [C, H, W]. Received: [2, 3].");
        mask.Should().Throw<ShapeException>()
            .WithMessage("A mask has the size of its image. Received: image [1, 2, 3], mask [3, 2].");
    }

    private static Tensor Numbered(int height, int width) => Tensor.Range(height * width).Reshape(1, height, width);

    /// <summary>Neighboring seeds give similar first numbers.</summary>
    private static ulong Mixed(int seed) => (ulong)seed * 0x9E3779B97F4A7C15;

    private static float[] Values(Example example) =>
    [
        .. example.Image.ToArray(), .. example.Mask!.ToArray(),
        .. example.Boxes.SelectMany(one => new[] { one.Box.Left, one.Box.Top, one.Box.Right, one.Box.Bottom, one.Label }),
    ];

    /// <summary>Pixels lie inside of the box, and reach its sides but for part of a pixel; the corners of a turned rectangle are
    /// thin.</summary>
    private static void ShouldFit(Box pixels, Box box, string what)
    {
        const float Thin = 1.6f;
        (pixels.Left - box.Left).Should().BeInRange(-1, Thin, what);
        (pixels.Top - box.Top).Should().BeInRange(-1, Thin, what);
        (box.Right - pixels.Right).Should().BeInRange(-1, Thin, what);
        (box.Bottom - pixels.Bottom).Should().BeInRange(-1, Thin, what);
    }
}
