using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Weights.Onnx.Converters;

/// <summary>Layers that choose boxes, which is a program of loops and no operation of ONNX: what is
/// before and behind them can be written each by itself.</summary>
internal static class Regions
{
    public static string Convert(RegionProposals layer, OnnxCall call) => throw Refused(call);

    public static string Convert(RoiAlign layer, OnnxCall call) => throw Refused(call);

    public static string Convert(Detections layer, OnnxCall call) => throw Refused(call);

    private static WeightsException Refused(OnnxCall call) =>
        call.Unsuitable("Networks that choose boxes on the way are not written as ONNX; write their backbone by itself.");
}
