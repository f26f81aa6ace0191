namespace AgentSupplyChain.Detection.Tests.Files.Values;

public class YamlValuesTests
{
    [Fact]
    public void Each_value_has_the_names_above_it_and_its_place() =>
        Assert.Equal(
            [
                "2:12 model:api_key = abc",
                "4:14 model:inner:token = d:e",
                "5:8 name = x y",
                "6:10 quoted = a # b",
                "7:13 un quoted = it's <- it''s",
                "8:5 e = q\"r <- q\\\"r",
                "10:13 environment:API_KEY = abc",
                "11:12 environment:OTHER = d e",
                "13:9 env:0:name = A_KEY",
                "14:10 env:0:A_KEY = one",
                "15:9 env:1:name = B",
                "16:11 env:1:B = two",
                "17:25 command:api-key = X",
                "17:37 command:token = Y",
                "20:5 args:api-key = Z",
                "21:7 line = app",
                "22:13 entrypoint:0 = app",
                "22:27 entrypoint:api-key = W",
                "23:18 flow:API_KEY = abc",
                "23:29 flow:b = y",
                "23:40 flow:list:0 = 1",
                "23:43 flow:list:1 = two",
                "25:3 block = line one\n   line two",
                "28:8 after = 1",
                "29:20 data = v",
                "30:8 alias = *anchor",
                "31:5 alias:0:0 = nested",
                "34:9 second = doc",
                "36:8 list:0:a = 1",
                "37:8 list:0:b = 2",
                "38:8 list:1:a = 3",
            ],
            Shown.Of("deploy/agent.yaml", """
                model:
                  api_key: abc # the key
                  inner:   # none
                    token:   d:e
                name:  x y
                quoted: "a # b"
                un quoted: 'it''s'
                e: "q\"r"
                environment:
                  - API_KEY=abc
                  - "OTHER=d e"
                env:
                - name: A_KEY
                  value: one
                - name: B
                  value: "two"
                command: ["--api-key", "X", --token=Y]
                args:
                  - --api-key
                  - Z
                line: app
                entrypoint: app --api-key W
                flow: { API_KEY: abc, "b": 'y', list: [1, two] }
                block: |
                  line one
                   line two

                after: 1
                data: &anchor !tag v
                alias: *anchor
                - - nested
                ? complex
                ---
                second: doc
                list:
                  - a: 1
                    b: 2
                  - a: 3
                """));

    [Fact]
    public void The_head_of_a_prompty_file_is_read_and_its_prompt_is_not() =>
        Assert.Equal(
            [
                "2:7 name = x",
                "5:14 model:configuration:api_key = abc",
            ],
            Shown.Of("answer.prompty", """
                ---
                name: x
                model:
                  configuration:
                    api_key: abc
                ---
                system:
                api_key: no
                """));

    [Theory]
    [InlineData("a:\r\n  b: c\r\n", "a:b = c")]
    [InlineData("a:\n\tb: c", "a:b = c")]
    [InlineData("a: \"no end\nApiKey: b", "ApiKey = b")]
    [InlineData("[ ] }: x\nApiKey: b", "ApiKey = b")]
    [InlineData("a: { b: c\nApiKey: d", "a:b = c")]
    [InlineData("a: |\n", null)]
    [InlineData("a: >", null)]
    [InlineData("- ", null)]
    [InlineData("just words: ", null)]
    [InlineData("a: \"b\\u002Bc\\x2fd\\u12\"", "a = b+c/du12 <- b\\u002Bc\\x2fd\\u12")]
    [InlineData("env:\n- Db=Server=a;Password=b", "env:Db = Server=a;Password=b")]
    [InlineData("args:\n- Server=a;Password=b", "args:0 = Server=a;Password=b")]
    [InlineData("args:\n- --db\n- Server=a;Password=b", "args:db = Server=a;Password=b")]
    [InlineData("url: https://a.example:80/b", "url = https://a.example:80/b")]
    public void Half_a_document_gives_what_can_be_told(string text, string? expected)
    {
        var values = Shown.Of("a.yml", text).Select(line => line.Split(' ', 2)[1]);

        if (expected is null)
            Assert.Empty(values);
        else
            Assert.Contains(expected, values);
    }

    [Fact]
    public void Deep_nesting_ends_at_a_bound()
    {
        var text = string.Concat(Enumerable.Range(0, 500).Select(depth => new string(' ', depth) + "a:\n")) + "ApiKey: b\n";

        Assert.Equal("501:9 ApiKey = b", Assert.Single(Shown.Of("a.yml", text)));
    }
}
