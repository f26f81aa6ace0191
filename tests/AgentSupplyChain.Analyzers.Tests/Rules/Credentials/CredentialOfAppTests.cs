using System.Collections.Immutable;
using AgentSupplyChain.TestKit.Credentials;
using Microsoft.CodeAnalysis;
using static AgentSupplyChain.Analyzers.Tests.Rules.Credentials.CredentialCode;

namespace AgentSupplyChain.Analyzers.Tests.Rules.Credentials;

/// <summary>Keys of Google have one form. Those of apps and pages are public; what the code calls them tells them from the others.</summary>
public class CredentialOfAppTests
{
    [Theory]
    [InlineData("class A { string FirebaseApiKey = \"KEY\"; }")]
    [InlineData("class A { const string GOOGLE_MAPS_KEY = \"KEY\"; }")]
    [InlineData("class A { string GoogleMapApiKey => \"KEY\"; }")]
    [InlineData("class FirebaseSettings { public string ApiKey { get; set; } = \"KEY\"; }")]
    [InlineData("class A { object M() => new FirebaseAuthConfig { ApiKey = \"KEY\" }; }")]
    [InlineData("class A { FirebaseAuthConfig config = new() { ApiKey = \"KEY\" }; }")]
    [InlineData("class A { object M() => new Config { ApiKey = \"KEY\", AuthDomain = \"agent.firebaseapp.example\" }; }")]
    [InlineData("class A { object M() => new { apiKey = \"KEY\", authDomain = \"agent.firebaseapp.example\" }; }")]
    [InlineData("class A { object M() => new Map { [\"apiKey\"] = \"KEY\", [\"authDomain\"] = \"agent.firebaseapp.example\" }; }")]
    [InlineData("class A { object M() => new Map { { \"apiKey\", \"KEY\" }, { \"storageBucket\", \"agent.firebasestorage.example\" } }; }")]
    [InlineData("class A { void M(Map map) => map[\"Firebase:ApiKey\"] = \"KEY\"; }")]
    [InlineData("class A { void M(Map map) => map.Add(\"com.google.android.geo.API_KEY\", \"KEY\"); }")]
    [InlineData("class A { void M(Config options) => options.Firebase.ApiKey = \"KEY\"; }")]
    [InlineData("class A { void M(Map map) => map.UseGoogleMaps(\"KEY\"); }")]
    [InlineData("class A { void M(Map map) => map.AddFirebase(o => o.ApiKey = \"KEY\"); }")]
    [InlineData("class A { void M(string mapsKey = \"KEY\") { } }")]
    [InlineData("class A { void M(string k) => M(Environment.GetEnvironmentVariable(\"MAPS_API_KEY\") ?? \"KEY\"); }")]
    [InlineData("class A { void M() { var auth = new FirebaseAuthProvider(new Config(\"KEY\")); } }")]
    public Task A_key_that_every_copy_of_an_app_holds_breaks_no_build(string code) => Reports("ASC6011", code);

    [Theory]
    [InlineData("[assembly: System.Reflection.AssemblyMetadata(\"com.google.android.geo.API_KEY\", \"KEY\")]")]
    [InlineData("[assembly: MetaData(\"com.google.android.geo.API_KEY\", Value = \"KEY\")]")]
    [InlineData("[assembly: MetaData(\"com.google.android.maps.v2.API_KEY\", Value = \"KEY\")]")]
    public Task The_key_of_a_map_in_the_manifest_breaks_no_build(string code) => Reports("ASC6011", code);

    [Theory]
    [InlineData("class A { string Key = \"KEY\"; }")]
    [InlineData("class A { string GoogleApiKey = \"KEY\"; }")]
    [InlineData("class A { string GEMINI_API_KEY = \"KEY\"; }")]
    [InlineData("class A { object M() => new GeminiClient(\"KEY\"); }")]
    [InlineData("class A { void M(Map map) => map[\"GoogleAI:ApiKey\"] = \"KEY\"; }")]
    [InlineData("class A { void M(Map map) => map.MapGet(\"KEY\"); }")]
    [InlineData("class A { string BitmapsKey = \"KEY\"; string GeometryKey = \"KEY\"; }")]
    [InlineData("class YouTubeClient { string ApiKey = \"KEY\"; }")]
    [InlineData("[assembly: System.Reflection.AssemblyMetadata(\"google.API_KEY\", \"KEY\")]")]
    public Task A_key_that_nothing_tells_to_be_public_is_proven(string code) => Reports("ASC6010", code);

    [Theory]
    [InlineData("class FirebaseSettings { string GeminiApiKey = \"KEY\"; }")]
    [InlineData("class A { object M() => new FirebaseSettings { GeminiKey = \"KEY\" }; }")]
    [InlineData("class A { object M() => new GeminiClient(\"KEY\", firebaseProject); }")]
    [InlineData("class A { object M() => new Config { Maps = new(), Google = new() { ApiKey = \"KEY\", Model = \"gemini-2.5-pro\" } }; }")]
    [InlineData("class A { void M(Map map) => map.UseGoogleMaps().AddYouTube(\"KEY\"); }")]
    [InlineData("class A { void M(Map map) => map.AddYouTube(\"KEY\").UseGoogleMaps(); }")]
    public Task The_nearest_name_decides(string code) => Reports("ASC6010", code);

    // The types of Google's libraries need not be there: names tell.
    private static Task<ImmutableArray<Diagnostic>> Reports(string rule, string code) =>
        Test.AllowCompilerErrors().Diagnoses(code.Replace("\"KEY\"", $"\"{{|{rule}:{CredentialSamples.Fresh("google-api-key")}|}}\"", StringComparison.Ordinal));
}
