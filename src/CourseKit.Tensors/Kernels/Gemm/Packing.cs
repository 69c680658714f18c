using CourseKit.Tensors.Execution;

namespace CourseKit.Tensors.Kernels.Gemm;

/// <summary>Packing of a whole operand: depth block by depth block, and in each panel by panel.</summary>
internal static unsafe class Packing
{
    /// <summary>The values of one piece of work.</summary>
    private const int Piece = 32 * 1024;

    /// <summary>Writes <c>split.Padded</c> · <paramref name="depth"/> values; the panels of a block
    /// begin at its start · <c>split.Padded</c>.</summary>
    public static void Pack<TPanels>(TPanels source, PanelSplit split, int depth, float* target)
        where TPanels : struct, IPanels
    {
        var blocks = new DepthSplit(depth);
        var panels = Math.Max(1, Math.Min(split.Panels, Piece / Math.Max(1, blocks.Largest * split.Size(0))));
        var groups = (split.Panels + panels - 1) / panels;
        Workers.For(groups * blocks.Blocks, piece =>
        {
            var (block, group) = Math.DivRem(piece, groups);
            var (from, to) = (group * panels, Math.Min(split.Panels, (group + 1) * panels));
            var (k, size) = (blocks.Start(block), blocks.Size(block));
            Pack(source, split, from, to, k, size, target + ((nint)k * split.Padded));
        });
    }

    /// <summary>Packs some panels of one block of the depth; each goes to its start · <paramref name="depth"/>.</summary>
    public static void Pack<TPanels>(TPanels source, PanelSplit split, int from, int to, int k, int depth, float* target)
        where TPanels : struct, IPanels
    {
        for (var panel = from; panel < to; panel++)
        {
            source.Pack(k, depth, split.Start(panel), split.Used(panel), split.Size(panel), target + ((nint)split.Start(panel) * depth));
        }
    }
}
