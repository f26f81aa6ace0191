using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static AgentSupplyChain.Analyzers.Tests.Rules.Credentials.CredentialFixCode;

namespace AgentSupplyChain.Analyzers.Tests.Rules.Credentials;

/// <summary>Where a hardcoded credential is read from instead: what is in reach, and what has to stand around it.</summary>
public class CredentialReadFromConfigurationFixTests
{
    private const string Key = "\"[|OPENAI!|]\"";

    [Theory]
    [InlineData("class A { void M(IConfiguration configuration) => Client.Take(#); }", "configuration")]
    [InlineData("class A { void M(IConfigurationRoot root) => Client.Take(#); }", "root")]
    [InlineData("class A { static void M(IConfiguration settings) { Client.Take(#); } }", "settings")]
    [InlineData("class A(IConfiguration configuration) { void M() => Client.Take(#); }", "configuration")]
    [InlineData("class A(IConfiguration configuration) { readonly Client _client = new(#); }", "configuration")]
    [InlineData("class A(IConfiguration configuration) { Client Client { get; } = new(#); }", "configuration")]
    [InlineData("class A { readonly IConfiguration _configuration; readonly Client _client; public A(IConfiguration configuration) { _configuration = configuration; _client = new(#); } }", "configuration")]
    [InlineData("class A { IConfiguration Configuration { get; } = null!; void M() => Client.Take(#); }", "Configuration")]
    [InlineData("class A { readonly IConfiguration _config = null!; string M() => #; }", "_config")]
    [InlineData("class A { static readonly IConfiguration Config = null!; static void M() => Client.Take(#); }", "Config")]
    [InlineData("class A { static IConfiguration Config = null!; static readonly string Text = #; }", "Config")]
    [InlineData("class A : Based { void M() => Client.Take(#); }", "Settings")]
    [InlineData("class A { void M() { IConfiguration found = null!; Client.Take(#); } }", "found")]
    [InlineData("class A { Action<IConfiguration> M() => config => Client.Take(#); }", "config")]
    [InlineData("class A { Action<IConfiguration> M() => delegate (IConfiguration config) { Client.Take(#); }; }", "config")]
    [InlineData("class A { void M(HostBuilderContext context) => Client.Take(#); }", "context.Configuration")]
    [InlineData("class A { void M(IHostBuilder builder) => builder.ConfigureServices((context, services) => Client.Take(#)); }", "context.Configuration")]
    [InlineData("class A { void M(IConfiguration @event) => Client.Take(#); }", "@event")]
    [InlineData("struct A { IConfiguration Config { get; set; } void M() => Client.Take(#); }", "Config")]
    [InlineData("record A(IConfiguration Config) { string M() => #; }", "Config")]
    [InlineData("record struct A(IConfiguration Config) { string Text { get; init; } = #; }", "Config")]
    [InlineData("class A { void M(IConfiguration configuration) { string Local() { return #; } Local(); } }", "configuration")]
    [InlineData("class A { System.Threading.Tasks.Task<string> M(IConfiguration configuration) => System.Threading.Tasks.Task.Run(async () => { await System.Threading.Tasks.Task.Yield(); return #; }); }", "configuration")]
    [InlineData("class A(IConfiguration configuration) : Client(#) { public IConfiguration Seen => configuration; }", "configuration")]
    [InlineData("class A : Client { public A(IConfiguration configuration) : base(#) { } }", "configuration")]
    public Task What_is_in_reach_is_read(string code, string configuration) =>
        Test.Fixes(In(code.Replace("#", Key, StringComparison.Ordinal)), In(code.Replace("#", configuration + "[\"OpenAI:ApiKey\"]" + Throw, StringComparison.Ordinal)));

    [Theory]
    [InlineData("IConfiguration other, IConfiguration configuration", "configuration")]
    [InlineData("IConfigurationSection section, IConfiguration other", "other")]
    [InlineData("HostBuilderContext context, IConfiguration other", "other")]
    [InlineData("IConfiguration? configuration, IConfiguration other", "other")]
    [InlineData("IConfiguration first, IConfiguration second", "second")]
    public Task The_nearest_that_fits_is_taken(string parameters, string configuration) => Test.Fixes(
        In($"class A {{ void M({parameters}) => Client.Take({Key}); }}"),
        In($"class A {{ void M({parameters}) => Client.Take({configuration}[\"OpenAI:ApiKey\"]{Throw}); }}"));

    [Theory]
    [InlineData("var builder = WebApplication.CreateBuilder(args); Client.Take(#);", "builder.Configuration")]
    [InlineData("var app = WebApplication.CreateBuilder(args).Build(); Client.Take(#);", "app.Configuration")]
    [InlineData("var settings = new ConfigurationManager(); Client.Take(#);", "settings")]
    [InlineData("var app = WebApplication.CreateBuilder(args).Build(); app.MapGet(\"/\", (IConfiguration config) => #);", "config")]
    [InlineData("var builder = Host.CreateApplicationBuilder(args); Client.Take(#);", "builder.Configuration")]
    public Task A_program_reads_the_configuration_of_its_builder(string program, string configuration) => Test.WithAspNetCore().WithOutputKind(OutputKind.ConsoleApplication).Fixes(
        WithKeys(Usings + "using Microsoft.AspNetCore.Builder;\nusing Sinks;\n\n" + program.Replace("#", Key, StringComparison.Ordinal)),
        WithKeys(Usings + "using Microsoft.AspNetCore.Builder;\nusing Sinks;\n\n" + program.Replace("#", configuration + "[\"OpenAI:ApiKey\"]" + Throw, StringComparison.Ordinal)));

    [Theory]
    [InlineData("class A { void M() => Client.Take(#); }")]
    [InlineData("class A { IConfiguration Config { get; } = null!; static void M() => Client.Take(#); }")]
    [InlineData("class A { readonly IConfiguration _config = null!; readonly string _text = #; }")]
    [InlineData("class A { IConfiguration Config { get; } = null!; string Text { get; } = #; }")]
    [InlineData("class A { void M() { Client.Take(#); IConfiguration later = null!; GC.KeepAlive(later); } }")]
    [InlineData("class A { void M(IConfigurationSection section) => Client.Take(#); }")]
    [InlineData("class A { void M(IConfiguration? maybe) => Client.Take(#); }")]
    [InlineData("class A { void M(IConfiguration configuration) { Action action = static () => Client.Take(#); action(); } }")]
    [InlineData("class A { void M(ref IConfiguration configuration) { Action action = () => Client.Take(#); action(); } }")]
    [InlineData("class A(IConfiguration configuration) { public object Seen => configuration; static string M() => #; }")]
    [InlineData("static class A { static readonly Client Client = new(#); }")]
    [InlineData("struct A { public string Text { get; } = #; public A() { } }")]
    [InlineData("class A { void M() { IConfiguration unset; Client.Take(#); } }")]
    [InlineData("class B { private IConfiguration _hidden = null!; public object Seen => _hidden; } class A : B { void M() => Client.Take(#); }")]
    public Task Where_none_is_in_reach_the_environment_is_read(string code) =>
        Test.Fixes(In(code.Replace("#", Key, StringComparison.Ordinal)), In(code.Replace("#", Variable + ThrowVariable, StringComparison.Ordinal)));

    [Theory]
    [InlineData("Client.TakeMaybe(#);")]
    [InlineData("new Client(\"a\").Maybe = #;")]
    [InlineData("string? text = #; GC.KeepAlive(text);")]
    [InlineData("var settings = new Dictionary<string, string?> { [\"a\"] = # }; GC.KeepAlive(settings);")]
    [InlineData("string? Local() => #; Local();")]
    [InlineData("string? Local() { return isNew ? # : null; } Local();")]
    public Task Where_null_is_taken_nothing_is_thrown(string statements) => Test.Fixes(
        Body(statements.Replace("#", Key, StringComparison.Ordinal)),
        Body(statements.Replace("#", "configuration[\"OpenAI:ApiKey\"]", StringComparison.Ordinal)));

    [Theory]
    [InlineData("Client.Take(#);")]
    [InlineData("var text = #; Client.Take(text);")]
    [InlineData("Client.Take(\"a\" + #);")]
    [InlineData("Client.Take(#.Trim());")]
    public Task Where_nothing_is_known_of_null_nothing_is_thrown(string statements) => Test.WithNullable(NullableContextOptions.Disable).Fixes(
        In("#nullable disable\n" + Body(statements.Replace("#", Key, StringComparison.Ordinal))[Usings.Length..]),
        In("#nullable disable\n" + Body(statements.Replace("#", "configuration[\"OpenAI:ApiKey\"]", StringComparison.Ordinal))[Usings.Length..]));

    [Theory]
    [InlineData("if (input == #) return;", "if (input == (@)) return;")]
    [InlineData("if (# != input) return;", "if ((@) != input) return;")]
    [InlineData("if (string.Equals(input, #, StringComparison.Ordinal)) return;", "if (string.Equals(input, @, StringComparison.Ordinal)) return;")]
    [InlineData("if (input.Equals(#)) return;", "if (input.Equals(@)) return;")]
    public Task Nothing_is_let_in_because_two_values_are_missing(string before, string after) => Test.WithNullable(NullableContextOptions.Disable).Fixes(
        In("#nullable disable\n" + Body(before.Replace("#", Key, StringComparison.Ordinal))[Usings.Length..]),
        In("#nullable disable\n" + Body(after.Replace("@", "configuration[\"OpenAI:ApiKey\"]" + Throw, StringComparison.Ordinal))[Usings.Length..]));

    [Theory]
    [InlineData("Client.Take(#.Trim());", "Client.Take((@).Trim());")]
    [InlineData("Client.Take(\"a\" + #);", "Client.Take(\"a\" + (@));")]
    [InlineData("Client.Take(# + input);", "Client.Take((@) + input);")]
    [InlineData("Client.Take((string)#);", "Client.Take((string)(@));")]
    [InlineData("Client.Take((#));", "Client.Take((@));")]
    [InlineData("GC.KeepAlive((object)#);", "GC.KeepAlive((object)(@));")]
    [InlineData("Client.Take(isNew ? # : input);", "Client.Take(isNew ? @ : input);")]
    [InlineData("Client.Take(isNew switch { true => #, false => input });", "Client.Take(isNew switch { true => @, false => input });")]
    [InlineData("Client.Take($\"a{#}b\");", "Client.Take($\"a{@}b\");")]
    [InlineData("string[] all = [#, input]; GC.KeepAlive(all);", "string[] all = [@, input]; GC.KeepAlive(all);")]
    [InlineData("var all = new[] { #, input }; GC.KeepAlive(all);", "var all = new[] { @, input }; GC.KeepAlive(all);")]
    [InlineData("var both = (#, input); GC.KeepAlive(both);", "var both = (@, input); GC.KeepAlive(both);")]
    [InlineData("var one = new { Text = # }; GC.KeepAlive(one);", "var one = new { Text = @ }; GC.KeepAlive(one);")]
    [InlineData("var client = new Client(\"a\") { Text = # }; GC.KeepAlive(client);", "var client = new Client(\"a\") { Text = @ }; GC.KeepAlive(client);")]
    [InlineData("Func<string> read = () => #; read();", "Func<string> read = () => @; read();")]
    [InlineData("input = #;", "input = @;")]
    [InlineData("input ??= #;", "input ??= @;")]
    [InlineData("input += #;", "input += @;")]
    [InlineData("var characters = #.ToCharArray(); GC.KeepAlive(characters);", "var characters = (@).ToCharArray(); GC.KeepAlive(characters);")]
    [InlineData("var bytes = Encoding.UTF8.GetBytes(#); GC.KeepAlive(bytes);", "var bytes = Encoding.UTF8.GetBytes(@); GC.KeepAlive(bytes);")]
    [InlineData("Client.Take(text: #);", "Client.Take(text: @);")]
    [InlineData("foreach (var c in #) Console.Write(c);", "foreach (var c in (@)) Console.Write(c);")]
    public Task It_fits_its_place(string before, string after) => Test.Fixes(
        Body(before.Replace("#", Key, StringComparison.Ordinal)),
        Body(after.Replace("@", "configuration[\"OpenAI:ApiKey\"]" + Throw, StringComparison.Ordinal)));

    [Fact]
    public Task An_expression_tree_takes_no_throw_and_needs_none() => Test.Fixes(
        Body($"System.Linq.Expressions.Expression<Func<Client, bool>> isSame = client => client.Text == {Key}; GC.KeepAlive(isSame);"),
        Body("System.Linq.Expressions.Expression<Func<Client, bool>> isSame = client => client.Text == configuration[\"OpenAI:ApiKey\"]; GC.KeepAlive(isSame);"));

    [Theory]
    [InlineData("Client.Take(configuration[\"Key\"] ?? #);", "Client.Take(configuration[\"Key\"] ?? throw new InvalidOperationException(\"Key is not configured.\"));")]
    [InlineData("Client.Take(configuration[\"A\"] ?? configuration[\"B\"] ?? (#));", "Client.Take(configuration[\"A\"] ?? configuration[\"B\"] ?? throw new InvalidOperationException(\"B is not configured.\"));")]
    [InlineData("Client.TakeMaybe(configuration[\"Key\"] ?? #);", "Client.TakeMaybe(configuration[\"Key\"]);")]
    [InlineData("Client.Take(Environment.GetEnvironmentVariable(\"KEY\") ?? #);", "Client.Take(Environment.GetEnvironmentVariable(\"KEY\") ?? throw new InvalidOperationException(\"KEY is not configured.\"));")]
    public Task A_value_that_stands_in_for_a_setting_is_taken_out(string before, string after) => Test.Fixes(Body(before.Replace("#", Key, StringComparison.Ordinal)), Body(after));

    [Fact]
    public Task Of_another_value_it_stands_in_for_it_is_read() => Test.Fixes(
        Body($"string? other = input; Client.Take(other ?? {Key});"),
        Body($"string? other = input; Client.Take(other ?? configuration[\"OpenAI:ApiKey\"]{Throw});"));

    [Fact]
    public Task A_missing_using_is_added() => Test.Fixes(
        WithKeys($"// Notes.\nusing Sinks;\n\nclass A\n{{\n    void M() => Client.Take({Key});\n}}\n"),
        WithKeys($"// Notes.\nusing System;\nusing Sinks;\n\nclass A\n{{\n    void M() => Client.Take({Variable}{ThrowVariable});\n}}\n"));

    [Fact]
    public Task A_global_using_is_enough() => Test.WithSource("Usings.cs", "global using System;").Fixes(
        WithKeys($"using Sinks;\n\nclass A\n{{\n    void M() => Client.Take({Key});\n}}\n"),
        WithKeys($"using Sinks;\n\nclass A\n{{\n    void M() => Client.Take({Variable}{ThrowVariable});\n}}\n"));

    [Fact]
    public Task What_has_the_name_already_is_not_taken_for_the_environment() => Test.Fixes(
        In($"class A {{ IHostEnvironment Environment {{ get; }} = null!; void M() => Client.Take({Key}); }}"),
        In($"class A {{ IHostEnvironment Environment {{ get; }} = null!; void M() => Client.Take(System.{Variable}{ThrowVariable}); }}"));

    [Theory]
    [InlineData(LanguageVersion.CSharp6, "")]
    [InlineData(LanguageVersion.CSharp7, "")]
    [InlineData(LanguageVersion.CSharp8, Throw)]
    public Task Older_C_sharp_is_no_obstacle(LanguageVersion version, string rest) => Test.WithLanguageVersion(version)
        .WithNullable(version < LanguageVersion.CSharp8 ? NullableContextOptions.Disable : NullableContextOptions.Enable)
        .AllowCompilerErrors() // of the stubs, which are written in newer C#
        .Fixes(Body($"Client.Take({Key});"), Body($"Client.Take(configuration[\"OpenAI:ApiKey\"]{rest});"));

    [Fact]
    public Task The_light_bulb_says_what_comes_first() => Test.Fixes(
        Body($"Client.Take({Key});"),
        Body($"Client.Take(configuration[\"OpenAI:ApiKey\"]{Throw});"),
        title: "Read it from configuration (revoke the old one first)");
}
