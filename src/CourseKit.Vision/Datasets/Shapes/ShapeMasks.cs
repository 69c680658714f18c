using CourseKit.Tensors;

namespace CourseKit.Vision.Datasets.Shapes;

/// <summary>Images of several shapes, with the class of each pixel: 0 for the background, then the shapes.</summary>
internal sealed class ShapeMasks(int count, int size, int classes, ulong seed) : ShapeSet(
    "Generated shapes with masks", ["background", .. Silhouette.Names(classes)], count, seed,
    new SceneRules(size, classes, Most: 5, Radii: (0.09, 0.26)))
{
    protected override Example Read(int index)
    {
        var scene = SceneOf(index);
        return new(ImageOf(scene)) { Mask = Tensor.From([Rules.Size, Rules.Size], scene.Mask()) };
    }
}
