using Microsoft.Extensions.Hosting;
using SupportAgent;

using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    cancellation.Cancel();
};

// Settings lie beside the program, so it can be started from any folder.
var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
{
    ContentRootPath = AppContext.BaseDirectory,
});

try
{
    return args switch
    {
        [] => await ChatConsole.RunAsync(builder.Configuration, cancellation.Token),
        ["mcp"] => await McpHost.RunAsync(builder, cancellation.Token),
        _ => ChatConsole.ShowUsage(),
    };
}
catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
{
    return 0;
}
