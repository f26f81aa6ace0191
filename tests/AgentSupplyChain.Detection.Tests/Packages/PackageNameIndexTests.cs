using AgentSupplyChain.Detection.Packages;

namespace AgentSupplyChain.Detection.Tests.Packages;

public sealed class PackageNameIndexTests
{
    private static readonly PackageNameIndex Index = PackageNameIndex.Build(
        [
            "Newtonsoft.Json", "FluentValidation", "Stripe.net", "OpenAI", "Polly", "Serilog.Sinks.Console", "PublishIgnore", "Forge.OpenAI", "Open-Xml-PowerTools", "Guna.UI2.WinForms",
            "WpfAnimatedGif", "Solnet.Rpc", "Solnet.Wallet", "OCI.DotNetSDK.Core", "OCI.DotNetSDK.Identity", "OCI.DotNetSDK.Objectstorage", "Swashbuckle.AspNetCore.Swagger", "JsonPath.Net",
            "Microsoft.AspNetCore.JsonPatch", "NUnit.Runners", "boost_math_c99-vc142", "Humanizer.Core.af", "Humanizer.Core.it", "DiscordRpc", "Winium.Elements", "log4net.Appender", "Microsoft.Extensions.Logging", "Modern.UI",
        ],
        ["Microsoft."]);

    [Theory]
    [InlineData("Newtons\u043Eft.Json", NameResemblance.ForeignLetter, "Newtonsoft.Json")]
    [InlineData("N\u0435wt\u043Ens\u043Eft.Js\u043En", NameResemblance.ForeignLetter, "Newtonsoft.Json")]
    [InlineData("Newtonsoft.Js\u00F6n", NameResemblance.ForeignLetter, "Newtonsoft.Json")]
    [InlineData("Newtonsoft.J\u0308son", NameResemblance.ForeignLetter, "Newtonsoft.Json")]
    [InlineData("\uFF30olly", NameResemblance.ForeignLetter, "Polly")]
    [InlineData("\U0001D40Folly", NameResemblance.ForeignLetter, "Polly")]
    [InlineData("Newtonsoft\u2024Json", NameResemblance.ForeignLetter, "Newtonsoft.Json")]
    [InlineData("\u0420\u043E\u04CF\u04CF\u0443", NameResemblance.ForeignLetter, "Polly")]
    [InlineData("C\u043Entoso.Words", NameResemblance.ForeignLetter, null)]
    [InlineData("Microsoft.Extensi\u043Ens.Logging", NameResemblance.ForeignLetter, "Microsoft.Extensions.Logging")]
    [InlineData("Newtonsoft\u200B.Json", NameResemblance.HiddenCharacter, "Newtonsoft.Json")]
    [InlineData("Contoso\u202E.Words", NameResemblance.HiddenCharacter, null)]
    [InlineData("Contoso\t.Words", NameResemblance.HiddenCharacter, null)]
    [InlineData("Contoso.\uE000", NameResemblance.HiddenCharacter, null)]
    [InlineData("P0lly", NameResemblance.LookAlike, "Polly")]
    [InlineData("Po11y", NameResemblance.LookAlike, "Polly")]
    [InlineData("PubIishIgnore", NameResemblance.LookAlike, "PublishIgnore")]
    [InlineData("M0dern.UI", NameResemblance.LookAlike, "Modern.UI")]
    [InlineData("Modem.UI", NameResemblance.LookAlike, "Modern.UI")]
    [InlineData("Microsoft.Extensi0ns.Logging", NameResemblance.LookAlike, "Microsoft.Extensions.Logging")]
    [InlineData("rnicrosoft.Extensions.Logging", NameResemblance.LookAlike, "Microsoft.Extensions.Logging")]
    [InlineData("rnicrosoft.extensions.logging", NameResemblance.LookAlike, "Microsoft.Extensions.Logging")]
    [InlineData("vvinium.elements", NameResemblance.LookAlike, "Winium.Elements")]
    public void What_no_honest_package_is_called_is_certain(string id, NameResemblance resemblance, string? target)
    {
        var match = Index.Match(id);

        Assert.Equal((resemblance, true, target), (match.Resemblance, match.IsCertain, match.Target));
    }

    [Theory]
    [InlineData("pubiishignore", NameResemblance.Slip, "PublishIgnore")]
    [InlineData("Newt0nsoftJson", NameResemblance.LookAlike, "Newtonsoft.Json")]
    [InlineData("Forge.Open.AI", NameResemblance.Separators, "Forge.OpenAI")]
    [InlineData("Newtonsoft_Json", NameResemblance.Separators, "Newtonsoft.Json")]
    [InlineData("FluentValidatoin", NameResemblance.Slip, "FluentValidation")]
    [InlineData("FluentValdiatoin", NameResemblance.Slip, "FluentValidation")]
    [InlineData("PublishIgnor", NameResemblance.Slip, "PublishIgnore")]
    [InlineData("DiscordsRpc", NameResemblance.Slip, "DiscordRpc")]
    [InlineData("Stripe.Api.Net", NameResemblance.Decoration, "Stripe.net")]
    [InlineData("TheOpenAI.API", NameResemblance.Decoration, "OpenAI")]
    [InlineData("Serilog.Sinks.Console.Net", NameResemblance.Decoration, "Serilog.Sinks.Console")]
    [InlineData("SERILOG.SINKS.CONSOLE.NET", NameResemblance.Decoration, "Serilog.Sinks.Console")]
    [InlineData("solnetunified", NameResemblance.Decoration, "Solnet.*")]
    [InlineData("UI2.Guna.WinForms", NameResemblance.WordOrder, "Guna.UI2.WinForms")]
    [InlineData("AnimatedGifWpf", NameResemblance.WordOrder, "WpfAnimatedGif")]
    [InlineData("OCI.DotNetSDK.Waf.Net", NameResemblance.Family, "OCI.DotNetSDK.*")]
    [InlineData("Contos\u00F6.Tools", NameResemblance.UnusualLetter, null)]
    [InlineData("\u0414\u043E\u043A\u0443\u043C\u0435\u043D\u0442\u044BAPI", NameResemblance.UnusualLetter, null)]
    public void What_is_close_is_not_certain(string id, NameResemblance resemblance, string? target)
    {
        var match = Index.Match(id);

        Assert.Equal((resemblance, false, target), (match.Resemblance, match.IsCertain, match.Target));
    }

    [Theory]
    [InlineData("Contoso.Words")]
    [InlineData("\u65E5\u672C\u8A9E.Core")]
    [InlineData("\u65E5\u672C\u8A9ELib")]
    [InlineData("\u041F\u0440\u0438\u0432\u0435\u0442.Core")]
    [InlineData("OpenXmlPowerTools")]
    [InlineData("Newtonsoft.Json.Core")]
    [InlineData("JsonPatch.Net")]
    [InlineData("xunit.Runners")]
    [InlineData("Swashbuckle.AspNetCore.SwaggerUI")]
    [InlineData("boost_math_c99-vc141")]
    [InlineData("Humanizer.Core.bg")]
    [InlineData("Humanizer.Core.lt")]
    [InlineData("log5net.Appender")]
    [InlineData("Microsoft.Extensions.Loging")]
    [InlineData("OpenAIs")]
    [InlineData("pollynet")]
    [InlineData("OCI.DotNetSDK.Waf")]
    public void What_honest_packages_are_called_is_quiet(string id) => Assert.Equal(NameResemblance.None, Index.Match(id).Resemblance);

    [Fact]
    public void A_reader_learns_which_letters_are_foreign_and_what_they_are_taken_for()
    {
        var match = Index.Match("N\u0435wt\u043Ens\u043Eft.J\u0455\u0585\u0578\u0430");

        Assert.Equal("Newtonsoft.Jsona", match.Reading);
        Assert.Equal("U+0435 for 'e', U+043E for 'o', U+0455 for 's', U+0585 for 'o', and others", match.Letters);
    }

    [Fact]
    public void Letters_without_a_name_in_ASCII_are_told_by_their_code_point_alone() => Assert.Equal("U+200D", Index.Match("Cont\u200Doso").Letters);

    [Fact]
    public void A_plural_is_a_slip_beside_a_protected_id_and_a_neighbour_in_a_project()
    {
        Assert.Equal(NameResemblance.Slip, Index.Match("Winium.Element").Resemblance);
        Assert.Equal(NameResemblance.None, Index.MatchNeighbour("Winium.Element").Resemblance);
    }

    [Fact]
    public void Neighbours_are_not_judged_by_what_is_added_to_their_names_and_never_by_themselves()
    {
        var neighbours = PackageNameIndex.BuildOfNeighbours(["Contoso.Payments", "Contoso.Payments.Api", "Contoso.Paymets"], Index);

        Assert.Equal(NameResemblance.None, neighbours.MatchNeighbour("Contoso.Payments.Api").Resemblance);
        Assert.Equal("Contoso.Payments", neighbours.MatchNeighbour("Contoso.Paymets").Target);
        Assert.Equal("Contoso.Paymets", neighbours.MatchNeighbour("Contoso.Payments").Target);
        Assert.True(neighbours.MatchNeighbour("C0ntoso.Payments").IsCertain);
    }

    [Fact]
    public void A_stored_index_says_the_same()
    {
        var loaded = PackageNameIndex.Load(Index.ToBytes());

        Assert.Equal(Index.Count, loaded.Count);
        foreach (var id in new[] { "P0lly", "Forge.Open.AI", "FluentValidatoin", "Stripe.Api.Net", "solnetunified", "AnimatedGifWpf", "OCI.DotNetSDK.Waf.Net", "Microsoft.Extensions.Loging", "JsonPatch.Net" })
            Assert.Equal((Index.Match(id).Resemblance, Index.Match(id).Target), (loaded.Match(id).Resemblance, loaded.Match(id).Target));

        Assert.Equal(Index.ToBytes(), loaded.ToBytes());
    }

    [Fact]
    public void The_order_of_the_list_does_not_change_a_byte()
    {
        string[] ids = ["Beta.Two", "Alpha.One", "Gamma", "Alpha.Two"];

        Assert.Equal(PackageNameIndex.Build(ids, ["B.", "A."]).ToBytes(), PackageNameIndex.Build(ids.Reverse(), ["A.", "B."]).ToBytes());
    }

    [Fact]
    public void Bytes_that_are_no_index_are_refused()
    {
        var bytes = Index.ToBytes();

        Assert.Throws<InvalidDataException>(() => PackageNameIndex.Load([]));
        Assert.Throws<InvalidDataException>(() => PackageNameIndex.Load(new byte[100]));
        Assert.Throws<InvalidDataException>(() => PackageNameIndex.Load(bytes[..(bytes.Length / 2)]));
        Assert.Throws<InvalidDataException>(() => PackageNameIndex.Load([.. bytes[..4], .. BitConverter.GetBytes(-1), .. bytes[8..]]));
    }
}
