using CourseKit.Vision.Datasets;
using static CourseKit.Tests.Vision.Datasets.FakeMirrors;

namespace CourseKit.Tests.Vision.Datasets;

public sealed class DataSourceTests : IDisposable
{
    private readonly Published published = new();

    [Fact]
    public void A_download_is_kept_in_the_cache_and_asked_for_once()
    {
        var mirrors = new FakeMirrors(("first.test", Bytes(published.Bytes)));
        var source = published.Source(mirrors);
        Published.Content(source.Open(published.File)).Should().Equal(published.Bytes);
        Published.Content(source.Open(published.File)).Should().Equal(published.Bytes);
        mirrors.Asked.Should().Equal("https://first.test/a/a.bin");
        published.Cached.Should().Equal("letters/a.bin");
    }

    [Fact]
    public void A_folder_is_looked_through_before_cache_and_network()
    {
        var mirrors = new FakeMirrors();
        var source = published.Source(
            mirrors) with
        { Folders = [Path.Combine(published.Cache, "absent"), published.Folder(published.Bytes)] };
        Published.Content(source.Open(published.File)).Should().Equal(published.Bytes);
        mirrors.Asked.Should().BeEmpty();
        published.Cached.Should().BeEmpty();
    }

    [Fact]
    public void A_damaged_file_in_a_folder_is_an_error_that_names_it()
    {
        var mirrors = new FakeMirrors(("first.test", Bytes(published.Bytes)));
        var folder = published.Folder([1, 2, 3]);
        var path = Path.Combine(folder, "letters", "a.bin");
        FluentActions.Invoking(() => (published.Source(mirrors) with { Folders = [folder] }).Open(published.File)).Should()
            .Throw<InvalidDataException>().WithMessage(
            $"{path} is not the published letters/a.bin, which has MD5 {published.File.Md5} and 200,000 bytes. "
            + "Received: MD5 5289df737df57326fcdd22597afb1fac, 3 bytes.");
        mirrors.Asked.Should().BeEmpty("a copy that someone put there is not passed over in silence");
    }

    [Fact]
    public void A_damaged_file_in_the_cache_is_downloaded_anew()
    {
        published.IntoCache([1, 2, 3]);
        var mirrors = new FakeMirrors(("first.test", Bytes(published.Bytes)));
        Published.Content(published.Source(mirrors).Open(published.File)).Should().Equal(published.Bytes);
        published.Cached.Should().Equal("letters/a.bin");
    }

    [Fact]
    public void Offline_what_is_in_the_cache_is_had()
    {
        published.IntoCache(published.Bytes);
        Published.Content(published.Source(null).Open(published.File)).Should().Equal(published.Bytes);
    }

    [Fact]
    public void Offline_what_is_nowhere_is_unavailable() =>
        FluentActions.Invoking(() => published.Source(null).Open(published.File)).Should().Throw<DataUnavailableException>().WithMessage(
            "letters/a.bin is looked for, zipped or not, in the folders that COURSEKIT_DATA names and in the cache, and else downloaded. "
            + $"Received: nothing in {Path.Combine(published.Cache, "letters")}; no leave to use the network. "
            + "Connect to the network and try again, or put the file into one of these folders.");

    [Fact]
    public void Offline_what_is_wrong_with_the_copy_in_the_cache_is_told()
    {
        var path = published.In("cache/letters", "a.bin", [1, 2, 3]);

        FluentActions.Invoking(() => published.Source(null).Open(published.File)).Should().Throw<DataUnavailableException>().WithMessage(
            "letters/a.bin is looked for, zipped or not, in the folders that COURSEKIT_DATA names and in the cache, and else downloaded. "
            + $"Received: nothing whole in {Path.Combine(published.Cache, "letters")}; "
            + $"{path} is not the published letters/a.bin, which has MD5 {published.File.Md5} and 200,000 bytes, "
            + "and this has MD5 5289df737df57326fcdd22597afb1fac, 3 bytes; no leave to use the network. "
            + "Connect to the network and try again, or put the file into one of these folders.")
            .WithInnerException<InvalidDataException>();
    }

    [Fact]
    public void Offline_a_copy_in_the_cache_that_another_program_has_locked_is_told()
    {
        var path = published.In("cache/letters", "a.bin", published.Bytes);
        using var locked = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        FluentActions.Invoking(() => published.Source(null).Open(published.File)).Should().Throw<DataUnavailableException>()
            .WithMessage($"*Received: nothing whole in *{path}*; no leave*").WithInnerException<IOException>();
    }

    [Fact]
    public void A_whole_unzipped_copy_in_the_cache_is_had_although_the_zipped_one_is_damaged()
    {
        published.In("cache/letters", "a.bin", [1, 2, 3]);
        published.In("cache/letters", "a-unzipped.bin", Published.Unzipped);

        Published.Content(published.Source(null).Open(published.File)).Should().Equal(Published.Unzipped);
    }

    [Fact]
    public void The_places_that_were_tried_are_listed()
    {
        var folder = Path.Combine(published.Cache, "a", "b");
        FluentActions.Invoking(() => (published.Source(null) with { Folders = [folder] }).Open(published.File)).Should()
            .Throw<DataUnavailableException>().WithMessage(
            $"*Received: nothing in {Path.Combine(folder, "letters")}, {folder}, {Path.Combine(published.Cache, "letters")}; no leave*");
    }

    [Theory]
    [InlineData("a.bin")]
    [InlineData("a-unzipped.bin")]
    public void A_file_is_found_in_the_folder_that_is_named_itself_zipped_or_not(string name)
    {
        byte[] bytes = name == "a.bin" ? published.Bytes : Published.Unzipped;
        var folder = Path.GetDirectoryName(published.In("download", name, bytes))!;

        var source = published.Source(null) with { Folders = [folder] };

        Published.Content(source.Open(published.File)).Should().Equal(bytes);
    }

    [Fact]
    public void A_file_of_the_same_name_from_another_set_is_passed_over()
    {
        var others = Path.GetDirectoryName(published.In("digits", "a.bin", [1, 2, 3]))!;
        var ours = Path.GetDirectoryName(published.In("letters", "a.bin", published.Bytes))!;

        Published.Content((published.Source(null) with { Folders = [others, ours] }).Open(published.File)).Should().Equal(published.Bytes);
    }

    [Fact]
    public void A_damaged_file_in_a_folder_called_like_the_set_is_an_error_that_names_it()
    {
        var path = published.In("letters", "a-unzipped.bin", [1, 2, 3]);

        FluentActions.Invoking(() => (published.Source(null) with { Folders = [Path.GetDirectoryName(path)!] }).Open(published.File))
            .Should().Throw<InvalidDataException>().WithMessage($"{path} is not the published letters/a-unzipped.bin*");
    }

    [Fact]
    public void Mirrors_are_asked_over_https() =>
        FluentActions.Invoking(() => new Published("http://first.test/")).Should().Throw<ArgumentException>()
            .WithMessage("Mirrors are asked over https. Received: http://first.test/.*");

    [Fact]
    public void Mirrors_that_replace_others_are_asked_over_https_too() =>
        FluentActions.Invoking(() => published.File with { Mirrors = [new Uri("http://first.test/")] }).Should().Throw<ArgumentException>()
            .WithMessage("Mirrors are asked over https. Received: http://first.test/.*");

    [Fact]
    public void A_file_that_no_mirror_has_is_looked_for_on_this_machine_alone() =>
        FluentActions.Invoking(() => published.Source(null).Open(published.File with { Mirrors = [] })).Should()
            .Throw<DataUnavailableException>().WithMessage(
                $"{published.File} is looked for in the folders that COURSEKIT_DATA names and in the cache, and not downloaded. "
                + "Received: nothing in *letters*. Put the file into one of these folders.");

    [Fact]
    public void A_cache_that_cannot_be_written_is_unavailable()
    {
        File.WriteAllText(published.Cache, "a file where the folder should be");
        var mirrors = new FakeMirrors(("first.test", Bytes(published.Bytes)), ("second.test", Bytes(published.Bytes)));
        FluentActions.Invoking(() => published.Source(mirrors).Open(published.File)).Should().Throw<DataUnavailableException>();
    }

    public void Dispose() => published.Dispose();
}
