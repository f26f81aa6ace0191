using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportAgent.Desk;

namespace SupportAgent;

/// <summary>Offers the desk's tools to other agents, for example to the one in an editor.</summary>
internal static class McpHost
{
    public static async Task<int> RunAsync(HostApplicationBuilder builder, CancellationToken cancellationToken)
    {
        // Standard output belongs to the protocol.
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

        builder.Services.AddSingleton<OrderBook>();
        builder.Services.AddSingleton<TicketDesk>();
        builder.Services
            .AddMcpServer()
            .WithStdioServerTransport()
            .WithTools<DeskTools>();

        await builder.Build().RunAsync(cancellationToken);
        return 0;
    }
}
