using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Analyzers.Tests.Rules.Transport;

/// <summary>ASC5006, ASC5007 and ASC5008: who may say who is calling.</summary>
public class TokenValidationTests
{
    [Theory]
    [InlineData("_ = new TokenValidationParameters { [|RequireSignedTokens|] = false };")]
    [InlineData("_ = new TokenValidationParameters { ValidateIssuer = true, [|ValidateIssuerSigningKey|] = false };")]
    [InlineData("parameters.[|RequireSignedTokens|] = false;")]
    [InlineData("const bool No = false; parameters.[|RequireSignedTokens|] = No;")]
    [InlineData("var signed = false; parameters.[|RequireSignedTokens|] = signed;")]
    [InlineData("services.AddAuthentication().AddJwtBearer(o => o.TokenValidationParameters = new() { [|RequireSignedTokens|] = false });")]
    [InlineData("services.AddAuthentication().AddJwtBearer(o => { o.TokenValidationParameters.[|RequireSignedTokens|] = false; });")]
    [InlineData("if (!env.IsDevelopment()) parameters.[|RequireSignedTokens|] = false;")]
    public Task A_signature_that_is_not_required(string statement) => Test<TokenSignatureNotRequiredAnalyzer>().Diagnoses(Body(statement));

    [Theory]
    [InlineData("_ = new TokenValidationParameters { RequireSignedTokens = true, ValidateIssuerSigningKey = true };")]
    [InlineData("parameters.RequireSignedTokens = !env.IsDevelopment();")]
    [InlineData("parameters.RequireSignedTokens = strict;")]
    [InlineData("parameters.RequireSignedTokens = Strict;")]
    [InlineData("var signed = false; if (strict) signed = true; parameters.RequireSignedTokens = signed;")]
    [InlineData("if (env.IsDevelopment()) parameters.RequireSignedTokens = false;")]
    [InlineData("parameters.ValidateIssuer = false;")]
    [InlineData("_ = new Lookalike { RequireSignedTokens = false, RequireHttpsMetadata = false };")]
    [InlineData("Console.WriteLine(parameters.RequireSignedTokens == false);")]
    public Task A_signature_that_is_required_or_depends(string statement) => Test<TokenSignatureNotRequiredAnalyzer>().IsClean(Body(statement));

    [Fact]
    public async Task The_message_says_which_switch_does_what()
    {
        var found = await Test<TokenSignatureNotRequiredAnalyzer>().Diagnoses(Body("_ = new TokenValidationParameters { [|RequireSignedTokens|] = false, [|ValidateIssuerSigningKey|] = false };"));
        Assert.Contains("without a signature", found[0].GetMessage(), StringComparison.Ordinal);
        Assert.Contains("key that signed", found[1].GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("parameters.[|SignatureValidator|] = (token, _) => new JwtSecurityToken(token);")]
    [InlineData("parameters.[|SignatureValidator|] = delegate (string token, TokenValidationParameters p) { return new JsonWebToken(token); };")]
    [InlineData("parameters.[|SignatureValidator|] = (token, _) => { var jwt = new JwtSecurityToken(token); Console.WriteLine(jwt); return jwt; };")]
    [InlineData("parameters.[|SignatureValidator|] = (token, _) => { JsonWebToken jwt = new(token); return jwt; };")]
    [InlineData("parameters.[|SignatureValidator|] = (token, _) => new JwtSecurityTokenHandler().ReadToken(token);")]
    [InlineData("parameters.[|SignatureValidator|] = (token, _) => new JsonWebTokenHandler().ReadJsonWebToken(token);")]
    [InlineData("parameters.[|SignatureValidator|] = Parse;")]
    [InlineData("_ = new TokenValidationParameters { [|SignatureValidatorUsingConfiguration|] = (token, p, c) => new JwtSecurityToken(token) };")]
    [InlineData("parameters.[|IssuerSigningKeyValidator|] = (key, token, p) => true;")]
    [InlineData("parameters.[|AlgorithmValidator|] = (a, k, t, p) => { return true; };")]
    public Task A_validator_that_does_not_validate(string statement) => Test<TokenSignatureNotValidatedAnalyzer>().Diagnoses(Body(statement));

    [Theory]
    [InlineData("parameters.SignatureValidator = (token, p) => new JsonWebTokenHandler().ValidateToken(token, p);")]
    [InlineData("parameters.SignatureValidator = (token, p) => Verified(token) ? new JwtSecurityToken(token) : throw new InvalidOperationException();")]
    [InlineData("parameters.SignatureValidator = (token, p) => { if (!Verified(token)) throw new InvalidOperationException(); return new JwtSecurityToken(token); };")]
    [InlineData("parameters.SignatureValidator = (token, p) => { Verified(token); return new JwtSecurityToken(token); };")]
    [InlineData("parameters.SignatureValidator = (token, p) => throw new NotSupportedException();")]
    [InlineData("parameters.SignatureValidator = null;")]
    [InlineData("parameters.SignatureValidator = given;")]
    [InlineData("parameters.SignatureValidator = Validate;")]
    [InlineData("parameters.IssuerSigningKeyValidator = (key, token, p) => key is not null;")]
    [InlineData("parameters.AlgorithmValidator = (a, k, t, p) => a == \"RS256\";")]
    [InlineData("parameters.AudienceValidator = (a, t, p) => true;")]
    [InlineData("if (env.IsDevelopment()) parameters.SignatureValidator = (token, _) => new JwtSecurityToken(token);")]
    public Task A_validator_that_checks_something_or_is_not_ours(string statement) => Test<TokenSignatureNotValidatedAnalyzer>().IsClean(Body(statement));

    [Theory]
    [InlineData("services.AddAuthentication().AddJwtBearer(o => o.[|RequireHttpsMetadata|] = false);")]
    [InlineData("services.AddAuthentication().AddJwtBearer(o => { o.Authority = \"https://login.contoso.example\"; o.[|RequireHttpsMetadata|] = false; });")]
    [InlineData("_ = new JwtBearerOptions { Authority = address, [|RequireHttpsMetadata|] = false };")]
    [InlineData("services.AddAuthentication().AddJwtBearer(o => { o.[|RequireHttpsMetadata|] = false; o.Authority = address; o.TokenValidationParameters = new TokenValidationParameters { IssuerSigningKey = shared }; });")]
    [InlineData("services.AddAuthentication().AddJwtBearer(o => { o.[|RequireHttpsMetadata|] = false; o.TokenValidationParameters = new TokenValidationParameters { ValidateIssuerSigningKey = true }; });")]
    [InlineData("_ = new HttpDocumentRetriever { [|RequireHttps|] = false };")]
    public Task Metadata_over_http(string statement) => Test<MetadataWithoutHttpsAnalyzer>().Diagnoses(Body(statement));

    [Theory]
    [InlineData("services.AddAuthentication().AddJwtBearer(o => o.RequireHttpsMetadata = true);")]
    [InlineData("services.AddAuthentication().AddJwtBearer(o => o.RequireHttpsMetadata = !env.IsDevelopment());")]
    [InlineData("services.AddAuthentication().AddJwtBearer(o => { if (env.IsDevelopment()) o.RequireHttpsMetadata = false; });")]
    [InlineData("services.AddAuthentication().AddJwtBearer(o => o.RequireHttpsMetadata = strict);")]
    [InlineData("services.AddAuthentication().AddJwtBearer(o => { o.Authority = \"http://localhost:8080/realms/a\"; o.RequireHttpsMetadata = false; });")]
    [InlineData("_ = new JwtBearerOptions { RequireHttpsMetadata = false, MetadataAddress = \"http://127.0.0.1/.well-known\" };")]
    [InlineData("services.AddAuthentication().AddJwtBearer(o => { o.RequireHttpsMetadata = false; o.TokenValidationParameters = new TokenValidationParameters { IssuerSigningKey = shared }; });")]
    [InlineData("var made = new TokenValidationParameters { IssuerSigningKey = shared }; services.AddAuthentication().AddJwtBearer(o => { o.RequireHttpsMetadata = false; o.TokenValidationParameters = made; });")]
    [InlineData("_ = new JwtBearerOptions { RequireHttpsMetadata = false, TokenValidationParameters = new() { IssuerSigningKey = shared } };")]
    [InlineData("_ = new Lookalike { RequireSignedTokens = false, RequireHttpsMetadata = false };")]
    [InlineData("_ = new HttpDocumentRetriever { RequireHttps = !env.IsDevelopment() };")]
    public Task Metadata_over_https_or_of_this_machine(string statement) => Test<MetadataWithoutHttpsAnalyzer>().IsClean(Body(statement));

    [Fact]
    public async Task Tests_may_make_their_own_tokens()
    {
        await Test<TokenSignatureNotRequiredAnalyzer>().WithStubs(WebStubs.Xunit).IsClean(Body("parameters.RequireSignedTokens = false;"));
        await Test<TokenSignatureNotValidatedAnalyzer>().WithStubs(WebStubs.Xunit).IsClean(Body("parameters.SignatureValidator = Parse;"));
        await Test<MetadataWithoutHttpsAnalyzer>().WithStubs(WebStubs.Xunit).IsClean(Body("services.AddAuthentication().AddJwtBearer(o => o.RequireHttpsMetadata = false);"));
    }

    private static AnalyzerTest<T> Test<T>()
        where T : DiagnosticAnalyzer, new() => new AnalyzerTest<T>().WithAspNetCore().WithStubs(WebStubs.JwtBearer);

    private static string Body(string statement) => """
        using System;
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using Microsoft.IdentityModel.JsonWebTokens;
        using Microsoft.IdentityModel.Protocols;
        using Microsoft.IdentityModel.Tokens;

        class Lookalike { public bool RequireSignedTokens { get; set; } public bool RequireHttpsMetadata { get; set; } }
        class Security(IServiceCollection services, IWebHostEnvironment env)
        {
            public bool Strict { get; set; } = false;
            void Run(TokenValidationParameters parameters, SignatureValidator given, bool strict, string address, SecurityKey shared)
            {
                $statement$
            }
            static SecurityToken Parse(string token, TokenValidationParameters p) => new JwtSecurityToken(token);
            static SecurityToken Validate(string token, TokenValidationParameters p) { if (token.Length == 0) throw new InvalidOperationException(); return new JwtSecurityToken(token); }
            static bool Verified(string token) => token.Length > 3;
        }
        """.Replace("$statement$", statement, StringComparison.Ordinal);
}
