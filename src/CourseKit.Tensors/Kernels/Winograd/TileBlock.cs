namespace CourseKit.Tensors.Kernels.Winograd;

/// <summary>A block of tiles, panel by panel, as the depth of a product.</summary>
/// <param name="First">The first tile.</param>
/// <param name="Count">The number of them.</param>
/// <param name="PanelWidth">The tiles of a panel; the last may be half as wide.</param>
internal readonly record struct TileBlock(int First, int Count, int PanelWidth)
{
    public int Panels => (Count + PanelWidth - 1) / PanelWidth;

    /// <summary>Gets the tiles, padding of the last panel included: half a panel has an order of its own, so all of it is needed.</summary>
    public int Depth => Start(Panels - 1) + Width(Panels - 1);

    public int Start(int panel) => panel * PanelWidth;

    public int Width(int panel) => Count - Start(panel) <= PanelWidth / 2 ? PanelWidth / 2 : PanelWidth;

    public Range Tiles(int panel) => (First + Start(panel))..(First + Math.Min(Count, Start(panel + 1)));
}
