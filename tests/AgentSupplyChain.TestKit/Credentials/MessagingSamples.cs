using System.Text;
using static AgentSupplyChain.TestKit.Credentials.AiSamples;
using static AgentSupplyChain.TestKit.Credentials.CredentialSample;
using static AgentSupplyChain.TestKit.Credentials.RandomText;

namespace AgentSupplyChain.TestKit.Credentials;

/// <summary>Tokens of messengers, mail and payment.</summary>
internal static class MessagingSamples
{
    public static IReadOnlyList<CredentialSample> All { get; } =
    [
        Prefixed("linear", "Linear", "lin" + "_api_", Base62, 40),
        Shape("notion", "Notion", r => "ntn" + "_" + Digits(r, 11) + Base62(r, 35), r => "ntn" + "_" + Digits(r, 11) + Base62(r, 20)),
        Prefixed("notion", "Notion", "secret" + "_", Base62, 43),
        Shape("slack-bot", "Slack", r => "xoxb" + "-" + Digits(r, 12) + "-" + Digits(r, 13) + "-" + Base62(r, 24), r => "xoxb" + "-" + Base62(r, 50)),
        Slack("xoxp"),
        Slack("xoxe"),
        Shape("slack-user", "Slack", r => "xoxa" + "-2-" + Digits(r, 12) + "-" + Digits(r, 12) + "-" + Digits(r, 12) + "-" + Hex(r, 32), r => "xoxa" + "-2-" + Hex(r, 6)),
        Slack("xoxr"),
        Slack("xoxo"),
        Slack("xoxs"),
        Shape("slack-app", "Slack", r => "xapp" + "-1-A" + Upper(r, 10) + "-" + Digits(r, 13) + "-" + Hex(r, 64), r => "xapp" + "-1-A" + Upper(r, 10) + "-" + Hex(r, 30)),
        Prefixed("slack-config", "Slack", "xoxe" + "-1-", Base62, 146),
        Prefixed("slack-config", "Slack", "xoxe" + ".xoxb-1-", Base62, 163),
        Inside("slack-webhook", "Slack", r => "https://hooks.slack.com" + "/services/T" + Upper(r, 10) + "/B" + Upper(r, 10) + "/" + Base62(r, 24), part: null, r => "https://hooks.slack.com" + "/services/T" + Upper(r, 10) + "/B" + Upper(r, 10)),
        Inside("teams-webhook", "Microsoft Teams", r => "https://agents.webhook.office.com" + "/webhookb2/" + Uuid(r) + "@" + Uuid(r) + "/IncomingWebhook/" + Hex(r, 32) + "/" + Uuid(r), part: null, r => "https://agents.webhook.office.com" + "/webhookb2/" + Uuid(r)),
        Shape("discord-bot", "Discord", r => ToBase64Url(Encoding.ASCII.GetBytes(Digits(r, r.Next(18, 20)))) + "." + Base64Url(r, 6) + "." + Base64Url(r, 38), r => Base62(r, 23) + "A." + Base64Url(r, 6) + "." + Base64Url(r, 38)),
        Inside("discord-webhook", "Discord", r => "https://discord.com" + "/api/webhooks/" + Digits(r, 19) + "/" + Base64Url(r, 68), part: null, r => "https://discord.com" + "/api/webhooks/" + Digits(r, 19) + "/" + Base64Url(r, 20)),
        Shape("telegram", "Telegram", r => Digits(r, 10) + ":" + "AA" + Base64Url(r, 33), r => Digits(r, 10) + ":" + "AA" + Base64Url(r, 20)),
        Prefixed("twilio-key", "Twilio", "SK", Hex, 32),
        Named("twilio-auth", "Twilio", r => Hex(r, 32)),
        Shape("sendgrid", "SendGrid", r => "SG" + "." + Base64Url(r, 22) + "." + Base64Url(r, 43), r => "SG" + "." + Base64Url(r, 66)),
        Prefixed("mailgun", "Mailgun", "key" + "-", Hex, 32),
        Shape("mailgun", "Mailgun", r => Hex(r, 32) + "-" + Hex(r, 8) + "-" + Hex(r, 8), r => Hex(r, 32) + "-" + Hex(r, 7) + "-" + Hex(r, 8)),
        Shape("mailchimp", "Mailchimp", r => Hex(r, 32) + "-us" + r.Next(1, 22), r => Hex(r, 31) + "-us" + r.Next(1, 22)),
        Shape("sendinblue", "Brevo", r => "xkeysib" + "-" + Hex(r, 64) + "-" + Base62(r, 16), r => "xkeysib" + "-" + Hex(r, 81)),
        Prefixed("stripe", "Stripe", "sk" + "_live_", Base62, 99),
        Prefixed("stripe", "Stripe", "sk" + "_live_", Base62, 24),
        Prefixed("stripe", "Stripe", "rk" + "_live_", Base62, 99),
        Prefixed("stripe", "Stripe", "sk" + "_prod_", Base62, 99),
        Prefixed("stripe", "Stripe", "sk" + "_test_", Base62, 24),
        Prefixed("stripe-whsec", "Stripe", "whsec" + "_", Base62, 32),
        Shape("stripe-whsec", "Stripe", r => "whsec" + "_" + Base64(r, 32), r => "whsec" + "_" + Base62(r, 12)),
        Prefixed("square", "Square", "sq0atp" + "-", Base64Url, 22),
        Prefixed("square", "Square", "sq0csp" + "-", Base64Url, 43),
        Prefixed("square", "Square", "EAAA", Base64Url, 60),
        Prefixed("shopify", "Shopify", "shpat" + "_", Hex, 32),
        Prefixed("shopify", "Shopify", "shpca" + "_", Hex, 32),
        Prefixed("shopify", "Shopify", "shppa" + "_", Hex, 32),
        Prefixed("shopify", "Shopify", "shpss" + "_", Hex, 32),
        Shape("plaid", "Plaid", r => "access" + "-production-" + Uuid(r), r => "access" + "-production-" + Hex(r, 36)),
    ];

    private static CredentialSample Slack(string kind) =>
        Shape(
            "slack-user",
            "Slack",
            random => kind + "-" + Digits(random, 12) + "-" + Digits(random, 12) + "-" + Digits(random, 12) + "-" + Hex(random, 32),
            random => kind + "-" + Digits(random, 12) + "-" + Hex(random, 8));
}
