using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using static System.FormattableString;

namespace CourseKit.Vision.Datasets;

/// <summary>Brings one published file from the mirrors that have it into the cache, whole or not at all.</summary>
/// <remarks>What has arrived before a connection broke, or the process ended, stays beside the target as <c>.part</c>, and the next
/// mirror, or the next download, goes on from there with an HTTP range (RFC 9110, section 14).</remarks>
/// <param name="source">The places that it was looked for in, and the network.</param>
/// <param name="file">The file.</param>
/// <param name="damage">The problem of the cached copy; null where there is none.</param>
internal sealed class Download(DataSource source, PublishedFile file, Exception? damage)
{
    /// <summary>The number of times that all mirrors are asked, as long as each time brings something.</summary>
    private const int MostRounds = 5;

    private readonly IProgress<DownloadProgress>? progress =
        source.Progress ?? (source.Network is null ? null : DownloadDisplay.Open?.Invoke());

    private long received;

    /// <summary>Downloads; what is at the target afterwards carries the published checksum.</summary>
    /// <exception cref="DataUnavailableException">No mirror has the file, or the cache cannot be written.</exception>
    public void To(string target)
    {
        using var abort = new CancellationTokenSource();
        try
        {
            // Off the calling thread, so that no host's synchronization context is waited for.
            Task.Run(() => FromMirrors(target, abort.Token)).GetAwaiter().GetResult();
        }
        finally
        {
            // Where the wait was interrupted, the download ends too.
            abort.Cancel();
        }
    }

    private async Task FromMirrors(string target, CancellationToken abort)
    {
        List<string> failures;
        try
        {
            var rounds = 0;
            long before;
            do
            {
                (before, failures) = (received, []);
                if (await FromFirstMirror(target, failures, abort))
                {
                    return;
                }
            }
            while (received > before && ++rounds < MostRounds);
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

    private async Task<bool> FromFirstMirror(string target, List<string> failures, CancellationToken abort)
    {
        foreach (var mirror in source.Network is null ? [] : file.Mirrors)
        {
            try
            {
                await From(source.Network!, new Uri(mirror, file.Name), target, abort);
                return true;
            }
            catch (Exception failure) when (
                failure is IOException or HttpRequestException or InvalidDataException or UnauthorizedAccessException)
            {
                failures.Add($"{mirror.Host}: {Inside(failure.Message)}");
            }
        }

        return false;
    }

    /// <summary>The message of another error, within a message that says itself what was received.</summary>
    private static string Inside(string message) => message.Replace(". Received: ", ", and this has ", StringComparison.Ordinal);

    private async Task From(HttpClient network, Uri address, string target, CancellationToken abort)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        await using var part = FilePart.Of(target);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(abort);
        var isResumed = (received = part.Content.Length) > 0;
        try
        {
            if (received < file.Length)
            {
                await Fill(part.Content, network, address, patience);
            }

            part.Content.Position = 0;
            file.Verify(file.Copies[0], $"{address}", part.Content.Length, await MD5.HashDataAsync(part.Content, abort));
            part.MoveTo(target);
        }
        catch (OperationCanceledException) when (!abort.IsCancellationRequested)
        {
            throw new IOException(Invariant($"Nothing came for {source.Timeout.TotalSeconds} seconds."));
        }
        catch (InvalidDataException)
        {
            // Nothing to go on from. Where an earlier part may be what is wrong, this mirror is worth being asked again.
            part.Content.SetLength(0);
            received = isResumed ? received : 0;
            throw;
        }
    }

    /// <summary>Appends what is missing, or begins anew where the mirror cannot begin in the middle.</summary>
    private async Task Fill(FileStream content, HttpClient network, Uri address, CancellationTokenSource patience)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Range = content.Length > 0 ? new RangeHeaderValue(content.Length, null) : null;
        patience.CancelAfter(source.Timeout);
        using var answer = await network.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        if (answer.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            throw new InvalidDataException($"{address} has no bytes after the first {content.Length}.");
        }

        answer.EnsureSuccessStatusCode();
        var isRest = answer.StatusCode == HttpStatusCode.PartialContent;
        if (isRest && answer.Content.Headers.ContentRange?.From != content.Length)
        {
            throw new InvalidDataException(
                $"{address} was asked for the bytes from {content.Length} on. Received: {answer.Content.Headers.ContentRange}.");
        }

        await using var body = await answer.Content.ReadAsStreamAsync(patience.Token);
        await Copy(body, content, isRest ? content.Length : 0, patience);
    }

    /// <summary>Copies no more than a little over what the published file holds. What is there from the start on is given up when something
    /// else has come, and not before.</summary>
    private async Task Copy(Stream body, FileStream content, long start, CancellationTokenSource patience)
    {
        var buffer = new byte[1 << 16];
        var count = await body.ReadAsync(buffer, patience.Token);
        content.SetLength(start);
        received = content.Position = start;
        while (count > 0)
        {
            patience.CancelAfter(source.Timeout);
            await content.WriteAsync(buffer.AsMemory(0, count), patience.Token);
            received += count;
            progress?.Report(new DownloadProgress(file, received));
            count = received > file.Length ? 0 : await body.ReadAsync(buffer, patience.Token);
        }
    }
}
