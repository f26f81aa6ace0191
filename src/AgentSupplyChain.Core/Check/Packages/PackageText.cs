using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Check.Packages;

/// <summary>A package in a message: <c>'Id' 1.2.3</c>.</summary>
internal static class PackageText
{
    // Before restore the version may be open: then only what holds for all of them is said.
    public static string Of(Package package) => package.Version.Length == 0 ? $"{QuotedText.Of(package.Id)} in whatever version restore takes" : $"{QuotedText.Of(package.Id)} {package.Version}";
}
