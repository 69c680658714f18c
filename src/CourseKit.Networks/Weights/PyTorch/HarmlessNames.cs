namespace CourseKit.Networks.Weights.PyTorch;

/// <summary>The names of classes and functions of Python whose objects training scripts put beside weights: options, counters, kinds of
/// numbers, paths, times. Their objects are passed over; nothing of them is made or called.</summary>
internal static class HarmlessNames
{
    private static readonly HashSet<string> Names = new(
        from line in new[]
        {
            "argparse Namespace",
            "types SimpleNamespace",
            "collections Counter deque",
            "builtins set frozenset bytearray bytes complex int float str bool list tuple dict object slice range",
            "__builtin__ set frozenset bytearray bytes complex int float str bool list tuple dict object slice xrange long unicode",
            "_codecs encode",
            "copy_reg _reconstructor",
            "copyreg _reconstructor",
            "datetime datetime date time timedelta timezone",
            "decimal Decimal",
            "fractions Fraction",
            "pathlib Path PurePath PosixPath WindowsPath PurePosixPath PureWindowsPath",
            "pathlib._local PosixPath WindowsPath PurePosixPath PureWindowsPath",
            "uuid UUID",
            "numpy dtype ndarray bool_ int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 float32 float64",
            "numpy.dtypes Float16DType Float32DType Float64DType Int8DType Int16DType Int32DType Int64DType UInt8DType BoolDType",
            "numpy.core.multiarray scalar _reconstruct",
            "numpy._core.multiarray scalar _reconstruct",
            "numpy.core.numeric _frombuffer",
            "numpy._core.numeric _frombuffer",
            "torch Tensor device dtype memory_format layout Generator",
            "torch float16 float32 float64 half float double bfloat16 int8 int16 int32 int64 uint8 bool complex64 complex128",
            "torch strided sparse_coo contiguous_format channels_last preserve_format",
            "torch.serialization _get_layout",
            "torch._tensor Tensor",
            "torch._utils _rebuild_sparse_tensor _rebuild_qtensor _rebuild_meta_tensor_no_storage",
            "torch.nn.parameter Parameter Buffer",
            "easydict EasyDict",
            "yacs.config CfgNode",
            "omegaconf.dictconfig DictConfig",
            "omegaconf.listconfig ListConfig",
            "omegaconf.base ContainerMetadata Metadata",
            "omegaconf.nodes AnyNode StringNode IntegerNode FloatNode BooleanNode",
            "typing Any",
        }
        let words = line.Split(' ')
        from name in words.Skip(1)
        select $"{words[0]}.{name}");

    /// <summary>Returns whether objects of this name are passed over.</summary>
    public static bool Contains(string name) => Names.Contains(name);
}
