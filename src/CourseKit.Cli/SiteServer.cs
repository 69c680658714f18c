using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace CourseKit.Cli;

/// <summary>Shows a folder to browsers on this machine, and to no others.</summary>
internal static class SiteServer
{
    /// <summary>Serves at a free port until it is stopped.</summary>
    public static async Task ServeAsync(string folder, Action<string> tell, CancellationToken stop)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var site = builder.Build();
        using var files = new PhysicalFileProvider(folder);
        site.UseFileServer(new FileServerOptions { FileProvider = files });
        await site.StartAsync(stop);
        tell(site.Urls.Single());
        await Task.Delay(Timeout.Infinite, stop).ContinueWith(_ => { }, TaskScheduler.Default);
        await site.StopAsync(CancellationToken.None);
    }
}
