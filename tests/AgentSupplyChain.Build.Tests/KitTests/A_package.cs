using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.KitTests;

public class A_package
{
    [Fact]
    public void Packed_by_the_SDK_is_listed_without_the_plumbing_of_the_format()
    {
        using var folder = Fixture.Empty.WithoutProduct().WithProject("Contoso.Tools.csproj", Fixture.LibraryProject()).WithFile("Tools.cs", "public class Tools;").Write();

        folder.Run("pack", "-o", folder.PathOf("out"), "-p:Version=2.0.0").MustSucceed();

        Assert.Equal(["Contoso.Tools.nuspec", "lib/net10.0/Contoso.Tools.dll"], folder.Package("out").Entries());
        Assert.Contains("<version>2.0.0</version>", folder.Package("out").Text("Contoso.Tools.nuspec"), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_test_has_the_same_bytes_each_time()
    {
        using var folder = Fixture.Empty.WithoutProduct().Write();

        var first = File.ReadAllBytes(Described().WriteTo(folder.PathOf("a")));
        var second = File.ReadAllBytes(Described().WriteTo(folder.PathOf("b")));

        Assert.Equal(first, second);
    }

    [Fact]
    public void Of_a_test_says_who_made_it_and_under_which_licence()
    {
        using var folder = Fixture.Empty.WithoutProduct().Write();

        var package = new Nupkg(Described().WriteTo(folder.Root));

        Assert.Equal(["Contoso.Words.nuspec", "build/Contoso.Words.props", "lib/net10.0/Contoso.Words.dll"], package.Entries());
        var nuspec = package.Text("Contoso.Words.nuspec");
        Assert.Contains("""<license type="expression">Apache-2.0</license>""", nuspec, StringComparison.Ordinal);
        Assert.Contains("<authors>Alice &amp; Bob</authors>", nuspec, StringComparison.Ordinal);
        Assert.Contains("""commit="abc123" """.TrimEnd(), nuspec, StringComparison.Ordinal);
        Assert.Contains("""<dependency id="Contoso.Letters" version="[1.0.0, 2.0.0)" />""", nuspec, StringComparison.Ordinal);
    }

    [Fact]
    public void With_a_library_that_does_not_compile_is_refused() =>
        Assert.Throws<ArgumentException>(() => new FakePackage("Contoso.Broken").WithLibrary("class"));

    [Fact]
    public void That_comes_anew_with_equal_content_leaves_the_cache_alone()
    {
        using var folder = Fixture.Empty.WithoutProduct().Write();
        var (feed, cached) = FeedWithCachedPackage(folder);

        feed.Accept(new FakePackage("Contoso.Product").WriteTo(folder.PathOf("again")), "Contoso.Product", "1.0.0");

        Assert.True(File.Exists(cached));
    }

    [Fact]
    public void That_comes_anew_with_other_content_is_dropped_from_the_cache()
    {
        using var folder = Fixture.Empty.WithoutProduct().Write();
        var (feed, cached) = FeedWithCachedPackage(folder);
        var changed = new FakePackage("Contoso.Product").WithFile("build/Contoso.Product.props", "<Project />");

        var accepted = feed.Accept(changed.WriteTo(folder.PathOf("changed")), "Contoso.Product", "1.0.0");

        Assert.False(File.Exists(cached));
        Assert.Contains("build/Contoso.Product.props", new Nupkg(accepted).Entries());
    }

    [Fact]
    public void Of_a_new_version_takes_the_place_of_the_old_one_in_the_feed()
    {
        using var folder = Fixture.Empty.WithoutProduct().Write();
        var (feed, _) = FeedWithCachedPackage(folder);

        feed.Accept(new FakePackage("Contoso.Product", "2.0.0").WriteTo(folder.PathOf("new")), "Contoso.Product", "2.0.0");

        Assert.Equal(["Contoso.Product.2.0.0.nupkg"], Directory.GetFiles(feed.Folder).Select(Path.GetFileName));
    }

    private static (LocalFeed Feed, string CachedPackage) FeedWithCachedPackage(FixtureFolder folder)
    {
        var feed = new LocalFeed(folder.PathOf("feed"), folder.PathOf("other-cache"), folder.PathOf("cache"));
        var accepted = feed.Accept(new FakePackage("Contoso.Product").WriteTo(folder.PathOf("first")), "Contoso.Product", "1.0.0");
        var cached = Path.Combine(folder.PathOf("cache"), "contoso.product", "1.0.0", "contoso.product.1.0.0.nupkg");
        Directory.CreateDirectory(Path.GetDirectoryName(cached)!);
        File.Copy(accepted, cached);
        return (feed, cached);
    }

    private static FakePackage Described() =>
        new FakePackage("Contoso.Words")
            .WithAuthors("Alice & Bob")
            .WithLicenseExpression("Apache-2.0")
            .WithRepository("https://example.org/words.git", "abc123")
            .WithDependency("Contoso.Letters", "[1.0.0, 2.0.0)")
            .WithLibrary("namespace Contoso; public static class Words { public const string Hello = \"Good day\"; }")
            .WithFile("build/Contoso.Words.props", "<Project />");
}
