using System.Diagnostics;
using System.Text;
using AgentSupplyChain.Detection.Credentials;
using AgentSupplyChain.TestKit.Credentials;
using FsCheck;
using FsCheck.Fluent;

namespace AgentSupplyChain.Detection.Tests.Credentials.Likely;

public class EmbeddedCredentialTests
{
    private const string Password = "kX9!" + "mQ2#vT7z";

    [Theory]
    [InlineData("Server=db.example;Database=a;User Id=agent;Password=@;Encrypt=true")]
    [InlineData("Server=db.example;Database=a;User Id=agent;Password = @ ;Encrypt=true")]
    [InlineData("Data Source=db.example;Initial Catalog=a;uid=agent;pwd=@")]
    [InlineData("Password=@;Data Source=db.example;User ID=agent")]
    [InlineData("Host=db.example;Username=agent;Password=@;SSL Mode=Require")]
    [InlineData("host=db.example user=agent password=@ dbname=a")]
    [InlineData("Server=db.example;Uid=agent;Pwd='@';")]
    [InlineData("Server=db.example;Uid=agent;Pwd=\"@\"")]
    [InlineData("cache.example:6380,password=@,ssl=True,abortConnect=False")]
    [InlineData("host=rabbit.example;virtualHost=/;username=agent;password=@")]
    [InlineData("Server=tcp:db.example,1433;User ID=agent@db;Password=@")]
    [InlineData("<add name=\"Db\" connectionString=\"Server=db.example;User Id=agent;Password=@\" />")]
    [InlineData("AuthType=Office365;Url=https://crm.example;Username=agent@crm.example;Password=@")]
    [InlineData("Server=localhost;Database=a;User Id=sa;Password=@")]
    public void A_password_of_a_connection_string_is_found_at_its_exact_place(string template)
    {
        var text = template.Replace("ord=@", "ord=" + Password, StringComparison.Ordinal).Replace("ord = @", "ord = " + Password, StringComparison.Ordinal)
            .Replace("wd=@", "wd=" + Password, StringComparison.Ordinal).Replace("'@'", "'" + Password + "'", StringComparison.Ordinal).Replace("\"@\"", "\"" + Password + "\"", StringComparison.Ordinal);
        AssertFound(text, Password, "connection string", CredentialKind.Password);
    }

    [Theory]
    [InlineData("postgres://agent:@@db.example:5432/agents")]
    [InlineData("postgresql+asyncpg://agent:@@db.example/agents?sslmode=require")]
    [InlineData("mongodb+srv://agent:@@cluster.example/agents?retryWrites=true")]
    [InlineData("mongodb://agent:@@a.example:27017,b.example:27017/agents")]
    [InlineData("amqps://agent:@@rabbit.example/vhost")]
    [InlineData("rediss://:@@cache.example:6380/0")]
    [InlineData("https://agent:@@git.example/agents.git")]
    [InlineData("see jdbc:postgresql://agent:@@db.example/agents, then go on")]
    [InlineData("smtp://agent%40mail.example:@@smtp.example:587")]
    public void A_password_of_an_address_is_found_at_its_exact_place(string template)
    {
        const string Escaped = "kX9%21" + "mQ2vT7z";
        AssertFound(template.Replace("@@", Escaped + "@", StringComparison.Ordinal), Escaped, "URL", CredentialKind.Password);
    }

    [Fact]
    public void Keys_of_Azure_are_found_in_their_connection_strings()
    {
        var random = new Random(3);
        var key64 = RandomText.Base64(random, 64);
        var key32 = RandomText.Base64(random, 32);
        AssertFound("DefaultEndpointsProtocol=https;AccountName=agents;AccountKey=" + key64 + ";EndpointSuffix=core.windows.net", key64, "AccountKey", CredentialKind.ApiKey);
        AssertFound("AccountEndpoint=https://agents.documents.azure.com:443/;AccountKey=" + key64 + ";", key64, "AccountKey", CredentialKind.ApiKey);
        AssertFound("Endpoint=sb://agents.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey=" + key32, key32, "SharedAccessKey", CredentialKind.ApiKey);
        AssertFound("Endpoint=https://agents.service.signalr.net;AccessKey=" + key32 + ";Version=1.0;", key32, "AccessKey", CredentialKind.ApiKey);
        AssertFound("endpoint=https://agents.communication.azure.com/;accesskey=" + key64, key64, "AccessKey", CredentialKind.ApiKey);
        AssertFound("Endpoint=https://agents.azconfig.io;Id=ab-l0-s0:Zx;Secret=" + key32, key32, "connection string", CredentialKind.Secret);
        AssertFound("HostName=agents.azure-devices.net;DeviceId=d;SharedAccessKey=" + key32, key32, "SharedAccessKey", CredentialKind.ApiKey);
    }

    [Fact]
    public void A_signature_of_a_signed_address_is_found()
    {
        var random = new Random(4);
        var signature = Uri.EscapeDataString(RandomText.Base64(random, 32));
        AssertFound("https://agents.blob.core.windows.net/c/b?sv=2024-11-04&se=2027-01-01T00%3A00%3A00Z&sr=b&sp=r&sig=" + signature, signature, "SAS", CredentialKind.Token);
        AssertFound("SharedAccessSignature sr=https%3A%2F%2Fagents.servicebus.windows.net&sig=" + signature + "&se=1893456000&skn=send", signature, "SAS", CredentialKind.Token);
        AssertFound("https://prod-1.westeurope.logic.azure.com/workflows/x/triggers/manual/paths/invoke?api-version=2016-10-01&sp=%2Ftriggers&sv=1.0&sig=" + RandomText.Base64Url(new Random(9), 43), RandomText.Base64Url(new Random(9), 43), "SAS", CredentialKind.Token);
        Assert.Empty(EmbeddedCredential.Find("https://cdn.example/a.js?sig=" + signature));
    }

    [Fact]
    public void Authorization_headers_are_found()
    {
        var random = new Random(5);
        var pair = Convert.ToBase64String(Encoding.ASCII.GetBytes("agent:" + Password));
        var pat = Convert.ToBase64String(Encoding.ASCII.GetBytes(":" + RandomText.Lower(random, 52)));
        var token = RandomText.Base64Url(random, 43);
        AssertFound("Basic " + pair, pair, "Basic header", CredentialKind.Password);
        AssertFound("Authorization: basic " + pair + "\r\n", pair, "Basic header", CredentialKind.Password);
        AssertFound("Basic " + pat, pat, "Basic header", CredentialKind.Password);
        AssertFound("Bearer " + token, token, "Bearer header", CredentialKind.Token);
        AssertFound("curl -H \"Authorization: Bearer " + token + "\" https://api.example", token, "Bearer header", CredentialKind.Token);
        Assert.Empty(EmbeddedCredential.Find("Basic " + Convert.ToBase64String("user:password"u8)));
        Assert.Empty(EmbeddedCredential.Find("Basic " + Convert.ToBase64String("agent:agent"u8)));
        Assert.Empty(EmbeddedCredential.Find("Basic authentication is not supported by this server"));
        Assert.Empty(EmbeddedCredential.Find("Bearer authentication-is-not-configured-for-this-endpoint"));
        Assert.Empty(EmbeddedCredential.Find("The Bearer {token} and Bearer <access-token-goes-here> and Bearer ${ACCESS_TOKEN}"));
    }

    [Fact]
    public void Keys_in_queries_and_forms_are_found()
    {
        var random = new Random(6);
        var key = RandomText.Base62(random, 40);
        AssertFound("https://api.example/v1?q=x&api_key=" + key, key, "URL", CredentialKind.ApiKey);
        AssertFound("https://api.example/v1?access_token=" + key + "&v=2", key, "URL", CredentialKind.Token);
        AssertFound("https://agents.azurewebsites.net/api/Run?code=" + RandomText.Base64(new Random(8), 40), RandomText.Base64(new Random(8), 40), "URL", CredentialKind.ApiKey);
        AssertFound("grant_type=client_credentials&client_id=agent&client_secret=" + key + "&scope=x", key, "URL", CredentialKind.Secret);
        Assert.Empty(EmbeddedCredential.Find("https://login.example/authorize?response_type=code&code=" + key));
        Assert.Empty(EmbeddedCredential.Find("https://api.example/v1?page_token=" + key));
    }

    [Fact]
    public void Credentials_that_only_their_literal_tells_are_found_in_it()
    {
        const int Samples = 200;
        var table = new StringBuilder();
        var missed = 0;

        // The key of a service account is in PEM, which its own form tells.
        foreach (var sample in CredentialSamples.All.Where(one => one.Group == SampleGroup.InsideLiteral && one.PartOf is not null && one.Format != "gcp-service-account"))
        {
            var random = new Random(sample.Format.Length);
            var found = 0;
            for (var i = 0; i < Samples; i++)
            {
                var literal = sample.Make(random);
                var secret = sample.SecretIn(literal);
                if (EmbeddedCredential.Find(literal) is [var one] && literal.Substring(one.Start, one.Length) == secret)
                    found++;
                else if (CredentialScanner.Scan(literal).Any(match => literal.Substring(match.Start, match.Length).Contains(secret, StringComparison.Ordinal)))
                    found++;
            }

            table.Append(sample.Format).Append(": ").Append(100.0 * found / Samples).Append(" %\n");
            missed += found < Samples * 95 / 100 ? 1 : 0;
        }

        Assert.True(missed == 0, table.ToString());
    }

    [Theory]
    [InlineData("Server=db.example;User Id=" + Password + ";Password=" + Password)]
    [InlineData("PasswordMinLength=8;Password=" + Password)]
    [InlineData("\"Server=db.example;User Id=u;Password=\" + password + \";Encrypt=true\"")]
    [InlineData("\"Server=db.example;User Id=u;Password=\"+pwd2+\";Encrypt=true\"")]
    [InlineData("$\"Server=db.example;User Id=u;Password={options.Password}\"")]
    [InlineData("https://docs.example/a:b@c")]
    [InlineData("https://host.example:8080/path@version")]
    [InlineData("a://b")]
    [InlineData("://user:x@h")]
    public void Texts_without_a_password_hold_none(string text) => Assert.Empty(EmbeddedCredential.Find(text));

    [Fact]
    public void Several_are_found_in_order_and_apart()
    {
        var random = new Random(7);
        var text = new StringBuilder();
        var expected = new List<string>();
        for (var i = 0; i < 200; i++)
        {
            var password = RandomText.Password(random, 16);
            expected.Add(password);
            text.Append(i % 2 == 0 ? "Server=db.example;User Id=agent;Password=" + password + ";A=b\n" : "x = \"amqp://agent:" + password + "@rabbit.example/\";\n");
        }

        var all = text.ToString();
        var found = EmbeddedCredential.Find(all);
        Assert.Equal(expected, found.Select(one => all.Substring(one.Start, one.Length)));
    }

    [Fact]
    public void Any_text_is_searched_without_harm() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<string>(),
            Gen.Elements("Password=", "Server=a;", "://u:", "@h", "Basic ", "Bearer ", "sig=", "&sv=", "?api_key=", ";", "'", "\"", "=").ArrayOf().ToArbitrary(),
            (noise, parts) =>
            {
                var text = string.Concat(parts.Select(part => part + noise));
                var end = 0;
                foreach (var one in EmbeddedCredential.Find(text))
                {
                    Assert.True(one.Start >= end && one.Length > 0 && one.Start + one.Length <= text.Length);
                    end = one.Start + one.Length;
                }
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_text_without_a_credential_costs_no_memory()
    {
        var text = string.Concat(Enumerable.Repeat("var endpoint = \"https://agents.example/v1?x=1\"; password = read(); Server=.;Trusted_Connection=True; Basic training for the bearer\n", 100));
        Assert.Empty(EmbeddedCredential.Find(text));
        var before = GC.GetAllocatedBytesForCurrentThread();
        EmbeddedCredential.Find(text);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void The_time_of_a_search_grows_with_the_text_alone()
    {
        foreach (var part in new[]
        {
            "Password=", "Server=a;Password=b1!;", "://a:b@", "://a:", "a://a:b:c@d", "Basic aGVsbG86d29ybGQx ", "Bearer aB3", "&sig=" + RandomText.Base62(new Random(1), 44), "server=a ", "='", "=\"", "?api_key=aB3", "password='a", "user id=a;password='b", "data source= password=,",
        })
        {
            var text = string.Concat(Enumerable.Repeat(part, 300_000 / part.Length));
            var clock = Stopwatch.StartNew();
            EmbeddedCredential.Find(text);
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), part + ": " + clock.Elapsed);
        }
    }

    private static void AssertFound(string text, string secret, string where, CredentialKind kind)
    {
        var found = EmbeddedCredential.Find(text);
        Assert.True(found.Count == 1, found.Count + " found in " + text);
        Assert.Equal((secret, where, kind), (text.Substring(found[0].Start, found[0].Length), found[0].Where, found[0].Kind));
    }
}
