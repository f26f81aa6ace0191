using static AgentSupplyChain.TestKit.Credentials.AiSamples;
using static AgentSupplyChain.TestKit.Credentials.CredentialSample;
using static AgentSupplyChain.TestKit.Credentials.RandomText;

namespace AgentSupplyChain.TestKit.Credentials;

/// <summary>Tokens of source hosts, package registries and build servers.</summary>
internal static class SourceControlSamples
{
    public static IReadOnlyList<CredentialSample> All { get; } =
    [
        WithCrc("github-ghp", "GitHub", "ghp"),
        WithCrc("github-gho", "GitHub", "gho"),
        WithCrc("github-ghu", "GitHub", "ghu"),
        WithCrc("github-ghs", "GitHub", "ghs"),
        WithCrc("github-ghr", "GitHub", "ghr"),
        Shape("github-fine", "GitHub", r => "github" + "_pat_" + Base62(r, 22) + "_" + Base62(r, 59), r => "github" + "_pat_" + Base62(r, 82)),
        Shape("github-ghs-jwt", "GitHub", r => "ghs" + "_" + Digits(r, 7) + "_" + GenericSamples.JsonWebToken(r), r => "ghs" + "_" + Digits(r, 7) + "_" + Base62(r, 60)),
        Prefixed("gitlab-pat", "GitLab", "glpat" + "-", Base64Url, 20),
        Routable("glpat" + "-", version: ""),
        Routable("glpat" + "-", version: "01."),
        Routable("glrt-" + "t1_", version: ""),
        Routable("glrt-" + "t3_", version: "01."),
        Prefixed("gitlab-other", "GitLab", "glrt" + "-", Base64Url, 20),
        Shape("gitlab-other", "GitLab", r => "glrt-" + "t2_" + Base64Url(r, 20), r => "glrt-" + "t2_" + Base64Url(r, 12)),
        Prefixed("gitlab-other", "GitLab", "gldt" + "-", Base64Url, 20),
        Prefixed("gitlab-other", "GitLab", "glft" + "-", Base64Url, 20),
        Prefixed("gitlab-other", "GitLab", "glimt" + "-", Base64Url, 25),
        Prefixed("gitlab-other", "GitLab", "glagent" + "-", Base64Url, 50),
        Prefixed("gitlab-other", "GitLab", "gloas" + "-", Hex, 64),
        Prefixed("gitlab-other", "GitLab", "glptt" + "-", Hex, 40),
        Shape("gitlab-other", "GitLab", r => "glcbt" + "-" + Hex(r, 2) + "_" + Base64Url(r, 20), r => "glcbt" + "-" + Hex(r, 2)),
        Prefixed("gitlab-other", "GitLab", "glffct" + "-", Base64Url, 20),
        Prefixed("gitlab-other", "GitLab", "glsoat" + "-", Base64Url, 20),
        Prefixed("gitlab-other", "GitLab", "GR" + "1348941", Base64Url, 20),
        Prefixed("bitbucket-app", "Atlassian", "ATATT3", Base64Url, 186),
        Shape("bitbucket-app", "Atlassian", r => "ATCTT3" + "xFfG" + Base64Url(r, 172) + "=" + Hex(r, 8).ToUpperInvariant(), r => "ATCTT3" + "xFfG" + Base64Url(r, 40)),
        WithCrc("npm", "npm", "npm"),
        Prefixed("nuget", "NuGet", "oy2", (r, n) => Base32(r, n).ToLowerInvariant(), 43),
        Shape("pypi", "PyPI", r => "pypi" + "-AgEIcHlwaS5vcmc" + Base64Url(r, 140), r => "pypi" + "-AgEIcHlwaS5vcmc" + Base64Url(r, 30)),
        Prefixed("rubygems", "RubyGems", "rubygems" + "_", Hex, 48),
        Prefixed("crates-io", "crates.io", "cio", Base62, 32),
        Prefixed("dockerhub", "Docker Hub", "dckr" + "_pat_", Base64Url, 27),
        Prefixed("dockerhub", "Docker Hub", "dckr" + "_oat_", Base64Url, 32),
        Prefixed("artifactory", "JFrog", "AKCp", Base62, 69),
        Prefixed("artifactory", "JFrog", "cmVmd", Base62, 59),
        Prefixed("sonar", "Sonar", "squ" + "_", Hex, 40),
        Prefixed("sonar", "Sonar", "sqp" + "_", Hex, 40),
        Prefixed("sonar", "Sonar", "sqa" + "_", Hex, 40),
        Prefixed("sonar", "Sonar", "sqco" + "_", Base62, 59),
        Prefixed("octopus", "Octopus Deploy", "API-", Upper, 26),
    ];

    private static CredentialSample WithCrc(string format, string provider, string prefix) =>
        Checked(
            format,
            provider,
            random =>
            {
                var body = Base62(random, 30);
                return prefix + "_" + body + SampleChecksum.Crc32Base62(body);
            });

    /// <summary>A payload, a version or none, the length of the payload in base 36, and the checksum of all that.</summary>
    private static CredentialSample Routable(string prefix, string version) =>
        Checked(
            "gitlab-routable",
            "GitLab",
            random =>
            {
                const string Base36 = "0123456789" + "abcdefghijklmnopqrstuvwxyz";
                var count = random.Next(27, 301);
                var text = prefix + Base64Url(random, count) + "." + version + Base36[count / 36] + Base36[count % 36];
                return text + SampleChecksum.Crc32Base36(text);
            });
}
