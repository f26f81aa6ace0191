using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Core.Sense.Toolchain;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Check.Packages;

/// <summary>ASC2005: the tools of the build are those that a machine happens to have, or that a source happens to offer.</summary>
public static class ToolchainCheck
{
    private static readonly string[] s_patches = ["disable", "patch", "latestPatch"];

    private static readonly string[] s_beyond = ["feature", "latestFeature", "minor", "latestMinor", "major", "latestMajor"];

    public static IEnumerable<Finding> Check(IEnumerable<ToolchainPin> pins) =>
        from pin in pins
        let message = pin.Kind == ToolchainKind.Sdk ? OfSdk(pin) : OfPackage(pin)
        where message is not null
        select new Finding(Rules.ToolchainNotPinned, message, pin.Location, $"{pin.Kind.ToString()}/{pin.Subject}");

    private static string? OfSdk(ToolchainPin pin)
    {
        if (pin.Form == VersionForm.None)
            return "No global.json names a version of the .NET SDK, so a build takes the newest of its machine; write sdk.version and rollForward latestPatch into global.json at the root of the repository";

        if (pin.Form != VersionForm.Minimum)
            return $"The version {QuotedText.Of(pin.Version!)} in global.json is not one version of the .NET SDK; write all three numbers, as in 10.0.401";

        if (pin.RollForward is not { } policy || s_patches.Contains(policy, StringComparer.OrdinalIgnoreCase))
            return null;

        return s_beyond.Contains(policy, StringComparer.OrdinalIgnoreCase)
            ? $"rollForward {QuotedText.Of(policy)} in global.json lets a build take another SDK than {QuotedText.Of(pin.Version!)} and its patches; write latestPatch, patch or disable"
            : $"rollForward {QuotedText.Of(policy)} in global.json is nothing that the SDK knows; write latestPatch, patch or disable";
    }

    private static string? OfPackage(ToolchainPin pin)
    {
        if (pin.Form == VersionForm.Minimum)
            return null;

        var (what, remedy) = pin.Kind == ToolchainKind.MSBuildSdk
            ? ("MSBuild SDK", "write the version behind its name, or under msbuild-sdks in global.json")
            : ("Local tool", "write the version that is meant into the manifest");
        var cause = pin.Version is { } version ? $"{QuotedText.Of(version)} is not one version" : "no version is named";
        return $"{what} {QuotedText.Of(pin.Id)} is not pinned: {cause}; {remedy}";
    }
}
