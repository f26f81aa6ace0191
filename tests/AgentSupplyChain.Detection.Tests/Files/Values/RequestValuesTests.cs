namespace AgentSupplyChain.Detection.Tests.Files.Values;

public class RequestValuesTests
{
    [Fact]
    public void Variables_parameters_headers_and_bodies_are_read() =>
        Assert.Equal(
            [
                "1:9 host = https://x.example",
                "2:8 token = abc",
                "5:25 api_key = abc",
                "5:31 x = a b <- a%20b",
                "6:16 Authorization = Bearer {{token}}",
                "7:13 X-Api-Key = def",
                "11:15 Content-Type = application/json",
                "14:14 apiKey = ghi",
                "20:15 client_secret = jkl",
                "20:21 a = b",
            ],
            Shown.Of("calls.http", """
                @host = https://x.example
                @token=abc
                # comment
                ### name
                GET {{host}}/v1?api_key=abc&x=a%20b HTTP/1.1
                Authorization: Bearer {{token}}
                X-Api-Key:  def

                ###
                POST https://x.example
                Content-Type: application/json

                {
                  "apiKey": "ghi"
                }

                ###
                POST https://x.example/form

                client_secret=jkl&a=b
                """));
}
