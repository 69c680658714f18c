namespace CourseKit.Vision.Datasets;

/// <summary>The MNIST digits, and a set published in the same form: gray images of 28×28 pixels in ten classes.</summary>
/// <param name="Name">The name of the set.</param>
/// <param name="Credit">The makers of the set, and the place of its publication.</param>
/// <param name="License">The terms under which the images may be used.</param>
/// <param name="ClassNames">The class names of the labels from 0 on.</param>
/// <param name="Files">Images and labels to learn from, then images and labels to measure on.</param>
public sealed record Mnist(
    string Name, string Credit, string License, IReadOnlyList<string> ClassNames, IReadOnlyList<PublishedFile> Files)
{
    /// <summary>The number of images of each training set, and of each test set.</summary>
    internal const int TrainCount = 60_000, TestCount = 10_000;

    /// <summary>Gets MNIST, digits written by hand: 60,000 to learn from, 10,000 to measure on.</summary>
    /// <remarks>LeCun, Bottou, Bengio and Haffner 1998, http://yann.lecun.com/exdb/mnist/; that
    /// address no longer serves them, its mirrors do.</remarks>
    public static Mnist Digits { get; } = new(
        "MNIST",
        "Y. LeCun, C. Cortes, C. J. C. Burges, http://yann.lecun.com/exdb/mnist/",
        "CC BY-SA 3.0",
        ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
        In(
            "mnist",
            ["https://ossci-datasets.s3.amazonaws.com/mnist/", "https://storage.googleapis.com/cvdf-datasets/mnist/"],
            ("train-images-idx3", 9_912_422, "f68b3c2dcbeaaa9fbdd348bbdeb94873", 47_040_016, "6bbc9ace898e44ae57da46a324031adb"),
            ("train-labels-idx1", 28_881, "d53e105ee54ea40749a09fcbcd1e9432", 60_008, "a25bea736e30d166cdddb491f175f624"),
            ("t10k-images-idx3", 1_648_877, "9fb629c4189551a2d022fa330f9573f3", 7_840_016, "2646ac647ad5339dbf082846283269ea"),
            ("t10k-labels-idx1", 4_542, "ec29112dd5afa0611ce80d1b7f02629c", 10_008, "27ae3e4e09519cfbb04c329615203637")));

    /// <summary>Gets Fashion-MNIST, photos of clothing: 60,000 to learn from, 10,000 to measure on. Harder than digits.</summary>
    /// <remarks>Xiao, Rasul and Vollgraf 2017, https://arxiv.org/abs/1708.07747.</remarks>
    public static Mnist Fashion { get; } = new(
        "Fashion-MNIST",
        "H. Xiao, K. Rasul, R. Vollgraf, Zalando SE, https://github.com/zalandoresearch/fashion-mnist",
        "MIT",
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"],
        In(
            "fashion-mnist",
            [
                "https://storage.googleapis.com/tensorflow/tf-keras-datasets/",
                "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
            ],
            ("train-images-idx3", 26_421_880, "8d4fb7e6c68d591d4c3dfef9ec88bf0d", 47_040_016, "f4a8712d7a061bf5bd6d2ca38dc4d50a"),
            ("train-labels-idx1", 29_515, "25c81989df183df01b3e8a0aad5dffbe", 60_008, "9018921c3c673c538a1fc5bad174d6f9"),
            ("t10k-images-idx3", 4_422_102, "bef4ecab320f06d8554ea6380940ec79", 7_840_016, "8181f5470baa50b63fa0f6fddb340f0a"),
            ("t10k-labels-idx1", 5_148, "bb300cfdad3c16e7a12a480ee83cd310", 10_008, "15d484375f8d13e6eb1aabb0c3f46965")));

    /// <summary>Reads the training set: the images to learn from.</summary>
    /// <param name="first">The number of images, counted from the start; all, if left out. Few are read faster.</param>
    /// <param name="source">The places to look for the files; see <see cref="DataSource.FromEnvironment"/> for the default.</param>
    /// <exception cref="DataUnavailableException">The files are not on this machine and could not be downloaded.</exception>
    /// <exception cref="InvalidDataException">A file is damaged; the message names it with the
    /// expected and the received checksum.</exception>
    /// <exception cref="UnauthorizedAccessException">A file in one of the source's folders may not be read.</exception>
    public ImageDataset Train(int? first = null, DataSource? source = null) => Load("training set", Files[0], Files[1], first, source);

    /// <summary>Reads the test set: the images to measure on, which no network may learn from.</summary>
    /// <inheritdoc cref="Train"/>
    public ImageDataset Test(int? first = null, DataSource? source = null) => Load("test set", Files[2], Files[3], first, source);

    private ImageDataset Load(string part, PublishedFile imageFile, PublishedFile labelFile, int? first, DataSource? source)
    {
        source ??= DataSource.FromEnvironment();
        using var images = source.Open(imageFile);
        using var labels = source.Open(labelFile);
        var dataset = new ImageDataset(
            $"{Name}, {part}", Credit, License, ClassNames,
            IdxFile.Read(images, images.Name, first), IdxFile.Read(labels, labels.Name, first).ToIntegers());
        return dataset.Take(first ?? dataset.Count);
    }

    /// <summary>The files of a set: zipped as published, and unzipped with a hyphen or, as many programs write them, a dot in the
    /// name.</summary>
    private static PublishedFile[] In(
        string folder, string[] mirrors, params (string Name, long Length, string Md5, long UnzippedLength, string UnzippedMd5)[] files)
    {
        Uri[] addresses = [.. mirrors.Select(mirror => new Uri(mirror))];
        return [.. from file in files
                   let dotted = file.Name.Replace("-idx", ".idx", StringComparison.Ordinal)
                   select new PublishedFile(folder, $"{file.Name}-ubyte.gz", file.Length, file.Md5, addresses)
                   {
                       OtherCopies =
                       [
                           new($"{dotted}-ubyte.gz", file.Length, file.Md5),
                           new($"{file.Name}-ubyte", file.UnzippedLength, file.UnzippedMd5),
                           new($"{dotted}-ubyte", file.UnzippedLength, file.UnzippedMd5),
                       ],
                   }];
    }
}
