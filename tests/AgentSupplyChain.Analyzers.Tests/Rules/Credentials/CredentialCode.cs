using System.Collections.Immutable;
using System.Security.Cryptography;
using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;
using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers.Tests.Rules.Credentials;

/// <summary>Code about credentials, with fresh random values in the places that say so, and what is true of every finding in it.</summary>
internal static class CredentialCode
{
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>What tests write for a value of that form; each occurrence becomes another one.</summary>
    private static readonly (string Name, Func<string> Make)[] s_values =
    [
        ("KEY40", () => Mixed(40)),
        ("KEY24", () => Mixed(24)),
        ("HEX32", () => RandomNumberGenerator.GetHexString(32, lowercase: true)),
        ("HEX40", () => RandomNumberGenerator.GetHexString(40, lowercase: true)),
        ("UUID", () => new Guid(RandomNumberGenerator.GetBytes(16)).ToString()),
        ("PASSWORD", () => "Kq" + RandomNumberGenerator.GetString(Base62, 8) + "7!x"),
        ("BASE64", () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(33))),
    ];

    public static AnalyzerTest<CredentialHardcodedAnalyzer> Test { get; } = new();

    /// <summary>A random value as often as its name stands in the code, and markers that name ASC6011.</summary>
    public static (string Code, ImmutableArray<string> Values) Fill(string code)
    {
        var values = ImmutableArray.CreateBuilder<string>();
        foreach (var (name, make) in s_values)
        {
            for (var at = code.IndexOf(name, StringComparison.Ordinal); at >= 0; at = code.IndexOf(name, at, StringComparison.Ordinal))
            {
                var value = make();
                values.Add(value);
                code = code[..at] + value + code[(at + name.Length)..];
                at += value.Length;
            }
        }

        return (code.Replace("[|", "{|ASC6011:", StringComparison.Ordinal).Replace("|]", "|}", StringComparison.Ordinal), values.ToImmutable());
    }

    /// <summary>Exactly what is marked is reported, and nothing that is said holds a part of a value.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Finds(string code, AnalyzerTest<CredentialHardcodedAnalyzer>? test = null)
    {
        var (filled, values) = Fill(code);
        var findings = await (test ?? Test).Diagnoses(filled);
        foreach (var finding in findings)
        {
            foreach (var value in values)
            {
                Assert.DoesNotContain(value[3..9], finding.GetMessage(), StringComparison.Ordinal);
                Assert.All(finding.Properties.Values, property => Assert.DoesNotContain(value[3..9], property!, StringComparison.Ordinal));
            }
        }

        return findings;
    }

    public static Task IsClean(string code, AnalyzerTest<CredentialHardcodedAnalyzer>? test = null) => (test ?? Test).IsClean(Fill(code).Code);

    // One in a thousand random texts is all letters, or a word: it would be a test that fails once in a thousand runs.
    private static string Mixed(int length)
    {
        while (true)
        {
            var value = RandomNumberGenerator.GetString(Base62, length);
            if (value.Count(char.IsAsciiDigit) >= 3 && value.Count(char.IsAsciiLetterUpper) >= 4 && value.Count(char.IsAsciiLetterLower) >= 4 && value.Zip(value.Skip(1)).All(pair => pair.First != pair.Second))
                return value;
        }
    }
}
