namespace CourseKit.Vision.Datasets.Shapes;

/// <summary>Images of several shapes, with the box and the class of each.</summary>
internal sealed class ShapeBoxes(int count, int size, int classes, ulong seed) : ShapeSet(
    "Generated shapes with boxes", Silhouette.Names(classes), count, seed, new SceneRules(size, classes, Most: 5, Radii: (0.09, 0.26)))
{
    protected override Example Read(int index)
    {
        var scene = SceneOf(index);
        return new(ImageOf(scene)) { Boxes = scene.Boxes };
    }
}
