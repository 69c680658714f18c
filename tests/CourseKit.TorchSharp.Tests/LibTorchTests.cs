namespace CourseKit.TorchSharp.Tests;

public sealed class LibTorchTests
{
    [Fact]
    public void A_program_without_libtorch_is_told_which_package_to_add() => LibTorch.Missing(new NotSupportedException("…")).Message
        .Should().Be("TorchSharp computes with libtorch, which a package of its own brings. Received: a program without it. Add one of "
            + "these: TorchSharp-cpu; TorchSharp-cuda-windows or TorchSharp-cuda-linux; or, for one platform, libtorch-cpu-linux-x64, "
            + "libtorch-cpu-win-x64 or libtorch-cpu-osx-arm64, version 2.10.0.");

    [Fact]
    public void A_runtime_that_is_too_old_is_named() => LibTorch.Missing(new DllNotFoundException(
        "Unable to load shared library 'LibTorchSharp'.\n  libstdc++.so.6: version `GLIBCXX_3.4.32' not found (required by "
            + "libLibTorchSharp.so)\n  libLibTorchSharp: cannot open"))
        .Message.Should().Be("TorchSharp's native library needs the C++ runtime that it was built with, that of GCC 13. Received: "
            + "libstdc++.so.6: version `GLIBCXX_3.4.32' not found (required by libLibTorchSharp.so). Install a libstdc++ of version 13 or "
            + "later, such as that of Debian 13 or Ubuntu 24.04.");
}
