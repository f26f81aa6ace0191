using AgentSupplyChain.Detection.Files;

namespace AgentSupplyChain.Detection.Tests.Files.Values;

public class JsonValuesTests
{
    [Fact]
    public void A_value_has_the_path_that_configuration_gives_it_and_the_place_between_its_quotes() =>
        Assert.Equal(
            [
                "1:20 env:0:name = API_KEY",
                "1:40 env:0:API_KEY = abc",
                "1:57 env:1:key = X-Key",
                "1:75 env:1:X-Key = def",
                "3:16 OpenAI:ApiKey = abc",
                "4:23 OpenAI:Models:0:Id = x",
                "4:35 OpenAI:Models:1:Id = y",
                "5:9 Name = app",
                "5:21 A = x\"y\n <- x\\\"y\\n",
                "5:35 B = key <- \\u006b\\u0065y",
                "5:57 C = a/b <- a\\/b",
                "5:98 commandLineArgs:api-key = abc",
                "5:103 commandLineArgs:2 = last",
            ],
            Shown.Of("appsettings.json", """
                {"env": [{"name" :"API_KEY", "value": "abc"}, { "key": "X-Key", "value": "def" } ],
                  "OpenAI": { // comment: "Key": "no"
                    "ApiKey": "abc", "Timeout": 5, /* "Old": "no" */
                    "Models": [{"Id":"x"}, {"Id":"y"}], },
                "Name":"app", "A": "x\"y\n", "B":"\u006b\u0065y", "C": "a\/b", "commandLineArgs":     "--api-key abc  last"}
                """));

    [Fact]
    public void Arguments_carry_the_name_of_their_switch() =>
        Assert.Equal(
            [
                "1:13 command = npx",
                "1:35 args:y = server",
                "1:58 args:api-key = one",
                "1:73 args:token = two",
                "1:93 args:API_KEY = three",
                "1:128 args:Authorization = Bearer four",
            ],
            Shown.Of("x.json", """
                {"command":"npx","args" : [ "-y","server", "--api-key", "one", "--token=two", "-e","API_KEY=three", "--header","Authorization: Bearer four"]}
                """));

    [Theory]
    [InlineData("{ \"A\": #{Port}#, \"ApiKey\": \"abc\"", "ApiKey = abc")]
    [InlineData("{ \"A\": \"no end\n \"ApiKey\": \"abc\" }", "ApiKey = abc")]
    [InlineData("}}] { \"ApiKey\": \"abc\" }", "ApiKey = abc")]
    [InlineData("\"ApiKey\": \"abc\"", "ApiKey = abc")]
    [InlineData("{ \"ApiKey\" // why\n : \"abc\" }", "ApiKey = abc")]
    [InlineData("{ \"ApiKey\": \"abc", "ApiKey = abc")]
    [InlineData("{ \"ApiKey\": \"abc\\", "ApiKey = abc\\")]
    public void A_broken_document_hides_nothing_behind_the_break(string text, string value) =>
        Assert.Contains(value, Shown.Of("appsettings.json", text).Select(line => line.Split(' ', 2)[1]));

    [Fact]
    public void A_thousand_levels_are_passed_through()
    {
        var text = string.Concat(Enumerable.Repeat("{\"a\":[", 500)) + "1" + string.Concat(Enumerable.Repeat("]}", 500)) + ",\"ApiKey\":\"abc\"";

        Assert.Equal("ApiKey = abc", Assert.Single(Shown.Of("x.json", text)).Split(' ', 2)[1]);
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_kept_as_it_is() =>
        Assert.Equal(((char)0xD800).ToString() + "u12", Assert.Single(KeyedValues.Read("x.json", """{ "ApiKey": "\uD800\u12" }""")).Value);
}
