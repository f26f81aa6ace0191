namespace AgentSupplyChain.Detection.Packages;

/// <summary>
/// Words that say nothing of what a package is. Those that honest ports bear too (Core, NetCore, NETStandard, Client, Extensions, Signed …) are left out: measured on
/// ids in wide use, they raise more false alarms than they find impostors.
/// </summary>
internal static class GenericWords
{
    // Behind the first word of a family too: no honest member is called by it and one of these alone.
    private static readonly string[] s_ofBrands = ["all", "plus", "unified", "gui", "form"];

    /// <summary>Behind a protected id that has none of them: <c>X.Net</c>, <c>X.API</c>, <c>X.Lib</c>.</summary>
    public static readonly string[] Added = ["net", "api", "sdk", "libraries", "library", "libary", "lib", "winform", "extend", .. s_ofBrands];

    /// <summary>Only as a word between separators: <c>pythonnet</c> and <c>SleetLib</c> are honest, and many like them.</summary>
    public static readonly string[] AddedApart = ["net", "lib"];

    /// <summary>What one id has in the place of what the other has: <c>StripeApi.Net</c> for <c>Stripe.net</c>.</summary>
    public static readonly string[] Exchanged = ["dotnet", "net", "csharp", "api", "sdk", "library", "lib", "ui2", "ui"];

    /// <summary>Words that no honest id was seen with, so that one of them is enough.</summary>
    public static bool IsTelling(string word) => word == "ui2" || Array.IndexOf(s_ofBrands, word) >= 0;

    public static readonly string[] InFront = ["the"];

    /// <summary>Ends that ports of other libraries bear: <c>PdfSharp.Core</c> and <c>PdfSharpCore</c> are two honest packages.</summary>
    public static readonly string[] OfPorts = ["core"];

    /// <summary>Ends that no member of a family bears, and the impostor among them does.</summary>
    public static readonly string[] OfFamilies = ["net", "api"];
}
