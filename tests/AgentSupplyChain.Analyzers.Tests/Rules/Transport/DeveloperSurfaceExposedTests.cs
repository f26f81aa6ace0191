using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;
using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers.Tests.Rules.Transport;

public class DeveloperSurfaceExposedTests
{
    private static AnalyzerTest<DeveloperSurfaceExposedAnalyzer> Test { get; } = WebCode.WithWeb(new AnalyzerTest<DeveloperSurfaceExposedAnalyzer>());

    [Theory]
    [InlineData("app.[|MapDevUI|]();")]
    [InlineData("app.[|MapDevUI|]().WithTags(\"ui\");")]
    [InlineData("if (!app.Environment.IsProduction() || args.Length > 0) app.[|MapDevUI|]();")]
    [InlineData("if (app.Environment.IsDevelopment()) { } else { app.[|MapDevUI|](); }")]
    [InlineData("if (app.Environment.IsDevelopment()) return; app.[|MapDevUI|]();")]
    [InlineData("if (args.Contains(\"--ui\")) app.[|MapDevUI|]();")]
    [InlineData("if (app.Environment.EnvironmentName != \"Development\") app.[|MapDevUI|]();")]
    [InlineData("if (app.Environment.IsEnvironment(\"Staging\")) app.[|MapDevUI|]();")]
    [InlineData("if (app.Environment.IsDevelopment() || args.Length > 0) app.[|MapDevUI|]();")]
    [InlineData("#if DEBUG\n#else\napp.[|MapDevUI|]();\n#endif")]
    [InlineData("#if !DEBUG\napp.[|MapDevUI|]();\n#endif")]
    [InlineData("#if TRACE || !OTHER\napp.[|MapDevUI|]();\n#endif")]
    public Task The_page_for_developers_in_every_environment(string mapping) => Test.Diagnoses(WebCode.Program(mapping));

    [Theory]
    [InlineData("if (app.Environment.IsDevelopment()) app.MapDevUI();")]
    [InlineData("if (app.Environment.IsDevelopment()) { app.UseRouting(); app.MapDevUI(); }")]
    [InlineData("if (app.Environment.IsDevelopment() && args.Length == 0) app.MapDevUI();")]
    [InlineData("if (!app.Environment.IsDevelopment()) { } else { app.MapDevUI(); }")]
    [InlineData("if (!app.Environment.IsDevelopment()) return; app.MapDevUI();")]
    [InlineData("if (!app.Environment.IsDevelopment()) { app.Run(); return; } app.MapDevUI();")]
    [InlineData("if (!app.Environment.IsDevelopment()) throw new InvalidOperationException(); app.MapDevUI();")]
    [InlineData("var isDev = app.Environment.IsDevelopment(); if (isDev) app.MapDevUI();")]
    [InlineData("var local = app.Environment.IsDevelopment(); if (local) app.MapDevUI();")]
    [InlineData("if (app.Environment.IsEnvironment(Environments.Development)) app.MapDevUI();")]
    [InlineData("if (app.Environment.EnvironmentName == \"Development\") app.MapDevUI();")]
    [InlineData("if (Environment.GetEnvironmentVariable(\"ASPNETCORE_ENVIRONMENT\") is \"Development\") app.MapDevUI();")]
    [InlineData("if (string.Equals(app.Environment.EnvironmentName, \"development\", StringComparison.OrdinalIgnoreCase)) app.MapDevUI();")]
    [InlineData("if (!app.Environment.IsProduction()) app.MapDevUI();")]
    [InlineData("if (app.Environment.IsProduction() == false) app.MapDevUI();")]
    [InlineData("if (app.Environment.IsDevelopment() == true) app.MapDevUI();")]
    [InlineData("if (app.Environment.IsDevelopment() is true) app.MapDevUI();")]
    [InlineData("if (System.Diagnostics.Debugger.IsAttached) app.MapDevUI();")]
    [InlineData("_ = app.Environment.IsDevelopment() ? app.MapDevUI() : null;")]
    [InlineData("#if !RELEASE\napp.MapDevUI();\n#endif")]
    [InlineData("#if RELEASE\n#else\napp.MapDevUI();\n#endif")]
    [InlineData("#if RELEASE\n#elif !RELEASE\napp.MapDevUI();\n#endif")]
    [InlineData("app.MapDevUI().RequireAuthorization(\"developers\");")]
    [InlineData("app.MapGroup(\"/admin\").RequireAuthorization().MapDevUI();")]
    public Task The_page_where_only_developers_come(string mapping) => Test.IsClean(WebCode.Program(mapping));

    [Fact]
    public Task In_a_debug_build_only() => Test.IsClean("#define DEBUG\n" + WebCode.Program("#if DEBUG && TRACE || DEBUG\napp.MapDevUI();\n#endif"));

    [Fact]
    public Task In_a_method_that_is_left_out_of_release_builds() => Test.IsClean(WebCode.Program("Map(app);") + """

        [System.Diagnostics.Conditional("DEBUG")] static void Map(WebApplication app) => app.MapDevUI();
        """);

    [Fact]
    public async Task On_this_machine_only_it_is_an_info()
    {
        var found = Assert.Single(await Test.Diagnoses(WebCode.Program("app.[|MapDevUI|]();", run: "app.Run(\"http://localhost:5000\");")));
        Assert.Equal(DiagnosticSeverity.Info, found.Severity);
    }

    [Fact]
    public Task Behind_a_fallback_policy() => Test.IsClean(WebCode.Program("app.MapDevUI();", "builder.Services.AddAuthorization(o => o.FallbackPolicy = o.DefaultPolicy);"));
}
