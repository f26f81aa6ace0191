using AgentSupplyChain.Core.Sense.Unrestored;

namespace AgentSupplyChain.Core.Tests.Sense.Unrestored;

public class PropertyTextTests
{
    [Theory]
    [InlineData("$(Name)", "Name", 0, 7)]
    [InlineData("a $(_x-1) b", "_x-1", 2, 9)]
    [InlineData("$($(Inner))", "Inner", 2, 10)]
    [InlineData("$() $(1a) $(a b) $(Later)", "Later", 17, 25)]
    public void The_first_reference_is_found(string text, string name, int start, int end) =>
        Assert.Equal(new PropertyReference(name, start, end), PropertyReference.Next(text, 0));

    [Theory]
    [InlineData("")]
    [InlineData("Name")]
    [InlineData("$(Name")]
    [InlineData("$(")]
    [InlineData("$([MSBuild]::Add(1, 2))")]
    [InlineData("$(Über)")]
    public void What_is_no_reference_is_none(string text) => Assert.Null(PropertyReference.Next(text, 0));

    [Fact]
    public void The_search_goes_on_behind_a_reference() => Assert.Equal("B", PropertyReference.Next("$(A)$(B)", 4)?.Name);

    [Fact]
    public void A_long_text_without_an_end_is_read_in_one_go()
    {
        var text = string.Concat(Enumerable.Repeat("$(a", 200_000));

        Assert.Null(PropertyReference.Next(text, 0));
    }

    [Theory]
    [InlineData("'$(A)' == ''", "$(A)", true, "")]
    [InlineData("  'a'!='b'  ", "a", false, "b")]
    [InlineData("'a == b'\t==\n'c'", "a == b", true, "c")]
    public void A_comparison_of_two_quoted_texts_is_read(string condition, string left, bool asksForEqual, string right) =>
        Assert.Equal(new Comparison(left, asksForEqual, right), Comparison.Read(condition));

    [Theory]
    [InlineData("")]
    [InlineData("'a'")]
    [InlineData("'a' ==")]
    [InlineData("a == 'b'")]
    [InlineData("'a' == b")]
    [InlineData("'a' = 'b'")]
    [InlineData("'a' > 'b'")]
    [InlineData("'a' == 'b")]
    [InlineData("'a' == 'b' and 'c' == 'd'")]
    [InlineData("!('a' == 'b')")]
    public void Another_condition_is_not(string condition) => Assert.Null(Comparison.Read(condition));

    [Theory]
    [InlineData("$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))", "Directory.Build.props", true)]
    [InlineData("$([MSBuild]::GetPathOfFileAbove(Directory.Build.props, $(MSBuildThisFileDirectory)..))", "Directory.Build.props", true)]
    [InlineData("$([MSBuild]::GetPathOfFileAbove( 'a_b-c.props' , '$(MSBuildThisFileDirectory)..\\' ))", "a_b-c.props", true)]
    [InlineData("$([MSBuild]::GetPathOfFileAbove('a.props', '$(MSBuildThisFileDirectory)'))", "a.props", false)]
    public void The_search_for_a_file_above_is_read(string text, string file, bool fromParent) => Assert.Equal(new FileAbove(file, fromParent), FileAbove.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("$([MSBuild]::GetPathOfFileAbove(")]
    [InlineData("$([MSBuild]::GetPathOfFileAbove())")]
    [InlineData("$([MSBuild]::GetPathOfFileAbove('a.props'))")]
    [InlineData("$([MSBuild]::GetPathOfFileAbove('', '$(MSBuildThisFileDirectory)'))")]
    [InlineData("$([MSBuild]::GetPathOfFileAbove('../a.props', '$(MSBuildThisFileDirectory)'))")]
    [InlineData("$([MSBuild]::GetPathOfFileAbove('a.props', '$(Elsewhere)'))")]
    [InlineData("$([MSBuild]::GetPathOfFileAbove('a.props', '$(MSBuildThisFileDirectory)../../'))")]
    [InlineData("$([MSBuild]::GetPathOfFileAbove('a.props', '$(MSBuildThisFileDirectory)', 'b'))")]
    [InlineData("x$([MSBuild]::GetPathOfFileAbove('a.props', '$(MSBuildThisFileDirectory)'))")]
    public void Another_function_is_not(string text) => Assert.Null(FileAbove.Read(text));
}
