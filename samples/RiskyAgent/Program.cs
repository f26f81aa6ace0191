using Anthropic;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Embeddings;
using RiskyAgent;

if (args.Length == 0)
{
    Console.Error.WriteLine("Usage: dotnet run -- <question> [--thorough]");
    return 1;
}

var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
{
    ContentRootPath = AppContext.BaseDirectory,
});
builder.Configuration.AddJsonFile("appsettings.Local.json", optional: true);

// "gpt-4o", "quick" and "gpt-4.1-nano" are only the names the clients are registered under.
builder.Services.AddKeyedSingleton(
    "gpt-4o",
    new ChatClient("gpt-4o", Credentials.OpenAi));
builder.Services.AddKeyedSingleton(
    "quick",
    new ChatClient(builder.Configuration["OpenAI:Model"] ?? "gpt-4o-mini", Credentials.OpenAi));
builder.Services.AddKeyedSingleton(
    "gpt-4.1-nano",
    new ChatClient("gpt-4.1-nano-2025-04-14", Credentials.OpenAi));
builder.Services.AddSingleton(new EmbeddingClient("text-embedding-3-small", Credentials.OpenAi));

builder.Services.AddSingleton(new OpenAIClient(Credentials.OpenAi));
builder.Services.AddSingleton(new AnthropicClient { ApiKey = Credentials.Anthropic });
builder.Services.AddSingleton<IChatClient>(services =>
    services.GetRequiredService<AnthropicClient>().AsIChatClient());
builder.Services.AddSingleton<Plugins>();
builder.Services.AddSingleton<Researcher>();
builder.Services.AddSingleton<ReportWriter>();
builder.Services.AddSingleton<Outline>();

using var host = builder.Build();
var logger = host.Services.GetRequiredService<ILogger<Program>>();

var caller = await Callers.NameOfColleagueAsync(Environment.GetEnvironmentVariable("PORTAL_TOKEN") ?? "");
logger.LogInformation("Asked by {Caller}", caller);

var thorough = args.Contains("--thorough");
var question = string.Join(' ', args.Where(arg => arg != "--thorough"));

var outline = await host.Services.GetRequiredService<Outline>().DraftAsync(question, thorough);
logger.LogInformation("Outline is ready, {Model} only checks it", "gpt-4o");

var notes = await host.Services.GetRequiredService<Researcher>().CollectAsync(question, outline);
Console.WriteLine(await host.Services.GetRequiredService<ReportWriter>().WriteAsync(question, notes));
return 0;
