using static AgentSupplyChain.Analyzers.Tests.Rules.Credentials.CredentialCode;

namespace AgentSupplyChain.Analyzers.Tests.Rules.Credentials;

/// <summary>ASC6011: a longer text says by its own form where its credential stands. The squiggle is under that part.</summary>
public class CredentialEmbeddedTests
{
    [Theory]
    [InlineData("\"Server=db.example;Database=agents;User Id=agent;Password=[|PASSWORD|];Encrypt=true\"")]
    [InlineData("\"Host=db.example;Username=agent;Password=[|PASSWORD|]\"")]
    [InlineData("\"Server=db.example;Uid=agent;Pwd=[|PASSWORD|];\"")]
    [InlineData("\"redis.example:6380,password=[|KEY40|],ssl=True\"")]
    [InlineData("\"postgres://agent:[|KEY24|]@db.example:5432/agents\"")]
    [InlineData("\"amqps://agent:[|KEY24|]@queue.example/agents\"")]
    [InlineData("\"https://agent:[|KEY24|]@mcp.contoso.example/sse\"")]
    [InlineData("\"Server=db.example;User Id=agent;Password=${DB_PW:-[|PASSWORD|]};Encrypt=true\"")]
    [InlineData("\"postgres://${DB_USER:-agent}:${DB_PW:-[|KEY24|]}@db.example:5432/agents\"")]
    [InlineData("\"Bearer [|KEY40|]\"")]
    [InlineData("\"Authorization: Bearer [|KEY40|]\"")]
    [InlineData("\"curl -H 'Authorization: Bearer [|KEY40|]' https://api.contoso.example\"")]
    public Task In_any_text(string text) => Finds($$"""class A { object Text = {{text}}; }""");

    [Theory]
    [InlineData("@\"Server=db.example;Password=[|PASSWORD|];Application Name=\"\"agent\"\"\"")]
    [InlineData("@\"Application Name=\"\"agent\"\";Server=db.example;Password=[|PASSWORD|]\"")]
    [InlineData("\"\\tServer=\\u0064b.example;Password=[|PASSWORD|];\\x41pplication Name=a\"")]
    [InlineData("\"Server=db.example;Application Name=\\U0001F600;Password=[|PASSWORD|]\"")]
    [InlineData("\"Server=db.example;Password=[|\\u004bq3!xY7zW0pL|];Encrypt=true\"")]
    [InlineData("\"\"\"Server=db.example;Password=[|PASSWORD|]\"\"\"")]
    [InlineData("\"\"\"\"\n        a\n          Server=db.example;Password=[|PASSWORD|]\n        b \"\"\" c\n        \"\"\"\"")]
    [InlineData("\"\"\"\r\n        a\r\n\r\n        Server=db.example;Password=[|PASSWORD|]\r\n        \"\"\"")]
    [InlineData("$\"{{0}};Server=db.example;Password=[|PASSWORD|]\"")]
    [InlineData("$\"Server={Host};Password=[|PASSWORD|];Encrypt=true\"")]
    [InlineData("$@\"Application Name=\"\"{Host}\"\";Password=[|PASSWORD|];Server=db.example\"")]
    [InlineData("$\"\"\"\n        Server={Host};\n        \n        Database={Host};Password=[|PASSWORD|]\n        \"\"\"")]
    [InlineData("$$\"\"\"{\"a\":{{Host}}} Server=db.example;Password=[|PASSWORD|]\"\"\"")]
    [InlineData("\"Server=\" + Host + \";Database=agents;Password=[|PASSWORD|]\"")]
    [InlineData("\"Server=db.example;\" + \"Database=agents;Password=[|PASSWORD|];\" + \"Encrypt=true\"")]
    [InlineData("\"Server=db.example;Password=\" + \"[|PASSWORD|]\"")]
    [InlineData("[|$\"Server=db.example;Password={Word}\"|]")]
    [InlineData("(\"Authorization: \" + \"Bearer [|KEY40|]\")")]
    [InlineData("$\"Bearer {\"x\"} \" + \"Server=db.example;Password=[|PASSWORD|]\"")]
    public Task In_every_form_of_text(string text) => Finds($$"""class A { static string Host => "db.example"; const string Word = "Zq8!rT2vLw"; object Text = {{text}}; }""");

    [Theory]
    [InlineData("\"Server=db.example;Integrated Security=true\"")]
    [InlineData("\"Server=db.example;User Id=agent;Password=\"")]
    [InlineData("\"Server=db.example;Password={password}\"")]
    [InlineData("\"Server=db.example;Password=<password>\"")]
    [InlineData("\"Server=db.example;Password=...\"")]
    [InlineData("\"Server=db.example;Password=${DB_PASSWORD}\"")]
    [InlineData("$\"Server=db.example;Password={Host}\"")]
    [InlineData("\"Server=db.example;Password=\" + Host")]
    [InlineData("\"Server=db.example;Password=\" + Host + \";Encrypt=true\"")]
    [InlineData("\"Server=db.example;Authentication=Active Directory Managed Identity\"")]
    [InlineData("\"https://db.example:8080/a@b\"")]
    [InlineData("\"https://user@db.example/\"")]
    [InlineData("\"amqp://guest:guest@localhost:5672/\"")]
    [InlineData("\"postgres://postgres:postgres@localhost/agents\"")]
    [InlineData("$\"https://{Host}:{Host}@db.example/\"")]
    [InlineData("\"Bearer \"")]
    [InlineData("$\"Bearer {Host}\"")]
    [InlineData("\"Bearer token is missing\"")]
    [InlineData("\"Basic authentication is off\"")]
    [InlineData("\"UseDevelopmentStorage=true\"")]
    [InlineData("\"SELECT Id FROM Users WHERE Password = @password AND Name = @name\"")]
    [InlineData("\"key=value;other=value\"")]
    public Task What_holds_none_is_clean(string text) => IsClean($$"""class A { static string Host => "db.example"; object Text = {{text}}; }""");
}
