namespace AgentSupplyChain.Detection.Tests.Files.Values;

public class DockerfileValuesTests
{
    [Fact]
    public void Each_assignment_and_argument_has_its_name_and_place() =>
        Assert.Equal(
            [
                "3:7 A = b",
                "3:12 C = d e",
                "3:20 D = f g",
                "4:12 LEGACY = the rest of it",
                "5:11 TOKEN = abc",
                "6:9 ONE = 1",
                "8:10 TWO = two words",
                "9:11 THREE = t hree <- t\\ hree",
                "10:5 RUN:0 = dotnet",
                "10:12 RUN:1 = nuget",
                "10:18 RUN:2 = add",
                "10:22 RUN:3 = source",
                "10:40 RUN:password = abc",
                "10:47 RUN:u = me",
                "10:50 RUN:8 = &&",
                "11:5 RUN:9 = export",
                "11:16 RUN:KEY = xyz",
                "12:14 ENTRYPOINT:0 = dotnet",
                "12:24 ENTRYPOINT:1 = app.dll",
                "12:48 ENTRYPOINT:api-key = Q",
                "13:7 CMD:0 = a",
                "13:11 CMD:1 = b",
                "14:10 x = y",
            ],
            Shown.Of("Dockerfile", """
                # comment
                FROM base:1 AS build
                ENV A=b C="d e" D='f g'
                ENV LEGACY the rest of it
                ARG TOKEN=abc
                ENV ONE=1 \
                    # between
                    TWO="two words" \
                    THREE=t\ hree
                RUN dotnet nuget add source --password abc -u me && \
                    export KEY=xyz
                ENTRYPOINT ["dotnet", "app.dll", "--api-key", "Q"]
                CMD ["a","b"]
                LABEL x="y"
                """));

    [Fact]
    public void The_escape_that_the_file_declares_continues_lines() =>
        Assert.Equal(["3:3 A = C:\\x", "4:3 B = d"], Shown.Of("api.Dockerfile", "# escape=`\nENV `\n  A=C:\\x `\n  B=d".Replace("  ", "", StringComparison.Ordinal)));

    [Theory]
    [InlineData("ENV")]
    [InlineData("ENV A")]
    [InlineData("ENV =b")]
    [InlineData("ENV \\")]
    [InlineData("RUN \"")]
    [InlineData("\\")]
    [InlineData("12345")]
    public void Half_an_instruction_has_no_value(string text) => Assert.Empty(Shown.Of("Containerfile", text));
}
