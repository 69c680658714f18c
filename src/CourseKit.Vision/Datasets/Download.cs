using System.Security.Cryptography;
using static System.FormattableString;

namespace CourseKit.Vision.Datasets;

/// <summary>Brings one published file from the first mirror that has it into the cache, whole or not at all.</summary>
/// <param name="source">The places that it was looked for in, and the network.</param>
/// <param name="file">The file.</param>
/// <param name="damage">The problem of the cached copy; null where there is none.</param>
internal sealed class Download(DataSource source, PublishedFile file, Exception? damage)
{
    private readonly IProgress<DownloadProgress>? progress = source.Progress ?? DownloadDisplay.Open?.Invoke();
    private long received;

    /// <summary>Downloads; what is at the target afterwards carries the published checksum.</summary>
    /// <exception cref="DataUnavailableException">No mirror has the file, or the cache cannot be written.</exception>
    public void To(string target)
    {
        using var abort = new CancellationTokenSource();
        try
        {
            // Off the calling thread, so that no host's synchronization context is waited for.
            Task.Run(() => FromFirstMirror(target, abort.Token)).GetAwaiter().GetResult();
        }
        finally
        {
            // Where the wait was interrupted, the download ends too.
            abort.Cancel();
        }
    }

    private async Task FromFirstMirror(string target, CancellationToken abort)
    {
        var failures = new List<string>();
        try
        {
            foreach (var mirror in source.Network is null ? [] : file.Mirrors)
            {
                try
                {
                    await From(source.Network!, new Uri(mirror, file.Name), target, abort);
                    return;
                }
                catch (Exception failure) when (
                    failure is IOException or HttpRequestException or InvalidDataException or UnauthorizedAccessException)
                {
                    failures.Add($"{mirror.Host}: {Inside(failure.Message)}");
                }
            }
        }
        finally
        {
            progress?.Report(new DownloadProgress(file, received) { IsFinished = true });
        }

        throw new DataUnavailableException(
            $"{file} is looked for, zipped or not, in the folders that COURSEKIT_DATA names and in the cache, and else downloaded. "
            + $"Received: {(damage is null ? "nothing" : "nothing whole")} in {string.Join(", ", source.Places(file))}; "
            + (damage is null ? null : $"{Inside(damage.Message).TrimEnd('.')}; ")
            + $"{(failures.Count == 0 ? "no leave to use the network." : string.Join(" ", failures))} "
            + "Connect to the network and try again, or put the file into one of these folders.", damage);
    }

    /// <summary>The message of another error, within a message that says itself what was received.</summary>
    private static string Inside(string message) => message.Replace(". Received: ", ", and this has ", StringComparison.Ordinal);

    private async Task From(HttpClient network, Uri address, string target, CancellationToken abort)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var partial = $"{target}.{Path.GetRandomFileName()}.part";
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(abort);
        try
        {
            await using (var copy = File.Create(partial))
            {
                patience.CancelAfter(source.Timeout);
                using var response = await network.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, patience.Token);
                response.EnsureSuccessStatusCode();
                await using var body = await response.Content.ReadAsStreamAsync(patience.Token);
                var (length, md5) = await Copy(body, copy, patience);
                file.Verify(file.Copies[0], $"{address}", length, md5);
            }

            File.Move(partial, target, overwrite: true);
        }
        catch (OperationCanceledException) when (!abort.IsCancellationRequested)
        {
            throw new IOException(Invariant($"Nothing came for {source.Timeout.TotalSeconds} seconds."));
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>Copies no more than a little over what the published file holds.</summary>
    private async Task<(long Length, byte[] Md5)> Copy(Stream body, Stream copy, CancellationTokenSource patience)
    {
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        var buffer = new byte[1 << 16];
        received = 0;
        int count;
        while (received <= file.Length && (count = await body.ReadAsync(buffer, patience.Token)) > 0)
        {
            patience.CancelAfter(source.Timeout);
            md5.AppendData(buffer, 0, count);
            await copy.WriteAsync(buffer.AsMemory(0, count), patience.Token);
            received += count;
            progress?.Report(new DownloadProgress(file, received));
        }

        return (received, md5.GetHashAndReset());
    }
}
