namespace AgentSupplyChain.Detection.Tests.Files.Values;

public class XmlValuesTests
{
    [Fact]
    public void Pairs_attributes_and_texts_have_their_names_and_places() =>
        Assert.Equal(
            [
                "6:30 configuration:appSettings:ApiKey = a&b <- a&amp;b",
                "7:17 configuration:appSettings:Other = second",
                "9:55 configuration:connectionStrings:Db = Server=x;Password=y",
                "10:16 configuration:ns:Secret = text here",
                "11:32 configuration:Token = abc",
                "12:15 configuration:x = cdata",
                "13:9 configuration:y:a = 1",
                "13:15 configuration:y:b = 2>3",
                "13:20 configuration:y = tA <- t&#x41;",
            ],
            Shown.Of("web.config", """
                <?xml version="1.0"?>
                <!DOCTYPE x [ <!ENTITY e "v"> ]>
                <configuration>
                  <!-- <add key="No" value="no" /> -->
                  <appSettings>
                    <add key="ApiKey" value="a&amp;b"/>
                    <add value="second" key="Other" />
                  </appSettings>
                  <connectionStrings><add name="Db" connectionString="Server=x;Password=y" /></connectionStrings>
                  <ns:Secret>  text here  </ns:Secret>
                  <setting name="Token"><value>abc</value></setting>
                  <x><![CDATA[cdata]]></x>
                  <y a='1' b="2>3">t&#x41;</y>
                </configuration>
                """));

    [Fact]
    public void Sources_of_packages_have_the_names_of_their_credentials() =>
        Assert.Equal(
            [
                "1:75 configuration:packageSourceCredentials:feed:Username = u",
                "1:116 configuration:packageSourceCredentials:feed:ClearTextPassword = p",
            ],
            Shown.Of("NuGet.Config", """
                <configuration><packageSourceCredentials><feed><add key="Username" value="u" /><add key="ClearTextPassword" value="p" /></feed></packageSourceCredentials></configuration>
                """));

    [Fact]
    public void Properties_and_items_of_a_project_are_read() =>
        Assert.Equal(
            [
                "1:15 Project:Sdk = Microsoft.NET.Sdk",
                "1:60 Project:PropertyGroup:Condition = '$(A)' == 'b'",
                "1:83 Project:PropertyGroup:ApiKey = abc",
                "2:67 Project:ItemGroup:API_KEY = v",
                "2:122 Project:ItemGroup:K2 = w",
            ],
            Shown.Of("App.csproj", """
                <Project Sdk="Microsoft.NET.Sdk"><PropertyGroup Condition="'$(A)' == 'b'"><ApiKey>abc</ApiKey></PropertyGroup>
                <ItemGroup><ContainerEnvironmentVariable Include="API_KEY" Value="v" /><ContainerEnvironmentVariable Include="K2"><Value>w</Value></ContainerEnvironmentVariable></ItemGroup></Project>
                """));

    [Theory]
    [InlineData("<a><b c='d'>", "a:b:c = d")]
    [InlineData("<a b=\"c\" <d ApiKey=\"e\"/>", "d:ApiKey = e")]
    [InlineData("</a></a><b>c</b>", "b = c")]
    [InlineData("<a b=c d=\"e\"/>", "a:d = e")]
    [InlineData("<!DOCTYPE a [ <!ENTITY x SYSTEM \"file:///etc/hostname\"> ]><a>&x;</a>", "a = &x;")]
    [InlineData("<a>&#xD800;&#0;&unknown;&amp</a>", "a = &#xD800;&#0;&unknown;&amp")]
    [InlineData("<", null)]
    [InlineData("<a b='", null)]
    [InlineData("<!-- <a b='c'/>", null)]
    [InlineData("<![CDATA[ x", null)]
    [InlineData("<!DOCTYPE [", null)]
    public void Half_a_document_gives_what_can_be_told(string text, string? expected)
    {
        var values = Shown.Of("x.runsettings", text).Select(line => line.Split(' ', 2)[1]);

        if (expected is null)
            Assert.Empty(values);
        else
            Assert.Contains(expected, values);
    }
}
