using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Packages;

/// <summary>Projects with sources of their own making, and what the policy says of these.</summary>
internal static class Sources
{
    /// <summary>A nuget.config with folders as sources: the product's, and the named ones.</summary>
    public static string Config(string mapping = "", string more = "", params string[] feeds) =>
        $"""
        <configuration>
          <packageSources>
            <clear />
            <add key="product" value="{"{product-feed}"}" />
            {string.Join("\n    ", feeds.Select(feed => $"""<add key="{feed}" value="{"{feeds}"}/{feed}" />"""))}
            {more}
          </packageSources>
          <packageSourceMapping>
            <clear />
            {mapping}
          </packageSourceMapping>
        </configuration>
        """;

    public static string Mapped(string key, string pattern) => $"""<packageSource key="{key}"><package pattern="{pattern}" /></packageSource>""";

    public static string Policy(string sources, string publishers = "{}") =>
        $$"""{ "schemaVersion": 1, "sources": { "nuget": [{ "match": "product", "private": true }, {{sources}}] }, "publishers": {{publishers}} }""";

    public static IReadOnlyList<BuildDiagnostic> Of(this BuildResult build, string rule) => [.. build.OurDiagnostics.Where(diagnostic => diagnostic.Code == rule)];

    public static string Reference(string id, string version = "1.0.0") => $"""<PackageReference Include="{id}" Version="{version}" />""";
}
