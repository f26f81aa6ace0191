using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;
using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers.Tests.Rules.Credentials;

/// <summary>Code about credentials, with random values in the places that say so, and what is true of every finding in it.</summary>
internal static class CredentialCode
{
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>What tests write for a value of that form; each occurrence becomes another one.</summary>
    private static readonly (string Name, Func<Random, string> Make)[] s_values =
    [
        ("KEY40", random => Mixed(random, 40)),
        ("KEY24", random => Mixed(random, 24)),
        ("HEX32", random => Hex(random, 16)),
        ("HEX40", random => Hex(random, 20)),
        ("UUID", random => new Guid(Bytes(random, 16)).ToString()),
        ("PASSWORD", random => "Kq" + new string(random.GetItems<char>(Base62, 8)) + "7!x"),
        ("BASE64", random => Convert.ToBase64String(Bytes(random, 33))),
    ];

    public static AnalyzerTest<CredentialHardcodedAnalyzer> Test { get; } = new();

    /// <summary>A random value as often as its name stands in the code, and markers that name ASC6011.</summary>
    public static (string Code, ImmutableArray<string> Values) Fill(string code)
    {
        // One in some thousand random texts has a word in it, and is taken for a placeholder. The same code has the same values in every run: so a test passes
        // always or never.
        var random = new Random(BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(code))));
        var values = ImmutableArray.CreateBuilder<string>();
        foreach (var (name, make) in s_values)
        {
            for (var at = code.IndexOf(name, StringComparison.Ordinal); at >= 0; at = code.IndexOf(name, at, StringComparison.Ordinal))
            {
                var value = make(random);
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

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Hex(Random random, int bytes) => Convert.ToHexStringLower(Bytes(random, bytes));

    // Neither all letters nor a row of one of them.
    private static string Mixed(Random random, int length)
    {
        while (true)
        {
            var value = new string(random.GetItems<char>(Base62, length));
            if (value.Count(char.IsAsciiDigit) >= 3 && value.Count(char.IsAsciiLetterUpper) >= 4 && value.Count(char.IsAsciiLetterLower) >= 4 && value.Zip(value.Skip(1)).All(pair => pair.First != pair.Second))
                return value;
        }
    }
}
