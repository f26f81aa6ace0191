namespace AgentSupplyChain.Detection.Credentials;

internal static partial class CredentialFormats
{
    // One line a format and strength: how sure and by what proof | id | issuer | what it is | where it is configured | its variable | shapes.
    //
    // A shape is the anchor in quotes, a run of characters before it, and what follows: b{36} are 36 characters of a class, b{5,6} five or
    // six of them and no more, anything else stands for itself. Classes: d digits, h lower-case hex, x hex, a and A base32, l and U lower and
    // upper case with digits, b base62, w base62 with _, u base64url, B base64, e base62 with .-_~, v base64 of both kinds, = padding.
    //
    // "proven" breaks a build: the format is certain, and who holds it can act. "weak" is certain but does less harm (the id of a pair, a
    // sandbox, a key under a password, a token that expires), or it harms and its mark is short. What is behind each weak line stands above it.
    // Where several lines share an anchor, the first that fits has it.
    //
    // Facts: rules of gitleaks, detectors of trufflehog, rules of secretlint, patterns of Microsoft's security-utilities, kingfisher's rules.
    private const string Table = """
        proven marker | openai-project | OpenAI | project key | OpenAI:ApiKey | OPENAI_API_KEY | 'sk-proj-'u{48,264}
        proven marker | openai-svcacct | OpenAI | service account key | OpenAI:ApiKey | OPENAI_API_KEY | 'sk-svcacct-'u{48,264} 'sk-service-'u{48,264}
        proven marker | openai-admin | OpenAI | admin key | OpenAI:AdminKey | OPENAI_ADMIN_KEY | 'sk-admin-'u{48,264}
        proven marker | openai-legacy | OpenAI | key | OpenAI:ApiKey | OPENAI_API_KEY | 'sk-'b{48} 'sk-None-'u{48,264}
        proven endsaa | anthropic-api | Anthropic | API key | Anthropic:ApiKey | ANTHROPIC_API_KEY | 'sk-ant-api'd{2,4}-u{82,140}
        proven endsaa | anthropic-admin | Anthropic | admin key | Anthropic:AdminKey | ANTHROPIC_ADMIN_KEY | 'sk-ant-admin'd{2,4}-u{82,140}
        proven endsaa | anthropic-oauth | Anthropic | access token | Anthropic:AuthToken | ANTHROPIC_AUTH_TOKEN | 'sk-ant-oat'd{2,4}-u{82,140}
        proven endsaa | anthropic-oauth | Anthropic | refresh token | Anthropic:AuthToken | ANTHROPIC_AUTH_TOKEN | 'sk-ant-ort'd{2,4}-u{82,140}
        proven endsaa | anthropic-oauth | Anthropic | session token | Anthropic:AuthToken | ANTHROPIC_AUTH_TOKEN | 'sk-ant-sid'd{2,4}-u{82,140}
        proven random | openrouter | OpenRouter | key | OpenRouter:ApiKey | OPENROUTER_API_KEY | 'sk-or-v1-'h{64}
        proven random | langfuse | Langfuse | secret key | Langfuse:SecretKey | LANGFUSE_SECRET_KEY | 'sk-lf-'h{8}-h{4}-h{4}-h{4}-h{12}
        proven mixed | openai-sk48 | OpenAI or Braintrust | key | OpenAI:ApiKey | OPENAI_API_KEY | 'sk-'b{48}
        proven random | deepseek | DeepSeek | key | DeepSeek:ApiKey | DEEPSEEK_API_KEY | 'sk-'l{32}
        proven browser | google-api-key | Google | API key | Google:ApiKey | GOOGLE_API_KEY | 'AIza'u{35}
        proven random | google-auth-key | Google | auth key | Google:ApiKey | GEMINI_API_KEY | 'AQ.Ab'u{38,118}
        proven random | gcp-oauth-secret | Google | OAuth client secret | Google:ClientSecret | GOOGLE_CLIENT_SECRET | 'GOCSPX-'u{28}
        proven random | gcp-oauth-token | Google | access token | Google:AccessToken | GOOGLE_OAUTH_ACCESS_TOKEN | 'ya29.'u{30,2048} 'ya29.c.'u{30,2048}
        proven service | gcp-service-account | Google Cloud | service account key | Google:ServiceAccountKey | GOOGLE_APPLICATION_CREDENTIALS |
        proven cask | azure-cask-openai | Azure OpenAI | key | AzureOpenAI:ApiKey | AZURE_OPENAI_API_KEY | b{52}'JQQJ9'b{15}AAABACOGb{4} b{52}'JQQJ9'b{15}AAABACOGb{6}==
        proven cask | azure-cask-aiservices | Azure AI services | key | AzureAIServices:ApiKey | AZURE_AI_SERVICES_KEY | b{52}'JQQJ9'b{19}ACOGb{4} b{52}'JQQJ9'b{19}ACOGb{6}==
        proven cask | azure-ado-pat | Azure DevOps | personal access token | AzureDevOps:Token | AZURE_DEVOPS_EXT_PAT | b{52}'JQQJ9'b{19}AZDOb{4} b{52}'JQQJ9'b{19}AZDOb{6}==
        proven cask | azure-cask-generic | Azure | key | Azure:Key | AZURE_KEY | b{52}'JQQJ9'b{27} b{52}'JQQJ9'b{29}==
        proven devops | azure-ado-pat | Azure DevOps | personal access token | AzureDevOps:Token | AZURE_DEVOPS_EXT_PAT |
        proven azure Query000 PAdmin00 | azure-search | Azure AI Search | key | AzureSearch:ApiKey | AZURE_SEARCH_API_KEY | B{42}'AzSe'B{6}
        proven azure Default0 | azure-storage-key | Azure Storage | account key | AzureStorage:AccountKey | AZURE_STORAGE_KEY | B{76}'+ASt'B{6}={0,2}
        proven azure Send0000 Manage00 Listen00 System00 Unknown0 | azure-messaging | Azure Service Bus | access key | ServiceBus:ConnectionString | AZURE_SERVICEBUS_CONNECTION_STRING | B{33}'+ASb'B{6}={0,1}
        proven azure Send0000 Manage00 Listen00 System00 Unknown0 | azure-messaging | Azure Event Hubs | access key | EventHubs:ConnectionString | AZURE_EVENTHUBS_CONNECTION_STRING | B{33}'+AEh'B{6}={0,1}
        proven azure Send0000 Manage00 Listen00 System00 Unknown0 | azure-messaging | Azure Relay | access key | Relay:ConnectionString | AZURE_RELAY_CONNECTION_STRING | B{33}'+ARm'B{6}={0,1}
        proven azure MastRW00 MastRO00 SysAll00 Resour00 SystRW00 SystRO00 Encryp00 | azure-cosmos | Azure Cosmos DB | account key | CosmosDb:AccountKey | AZURE_COSMOS_KEY | B{76}'ACDb'B{6}={0,2}
        proven redis Access00 | azure-redis | Azure Cache for Redis | access key | Redis:ConnectionString | AZURE_REDIS_KEY | B{33}'AzCa'B{6}={0,1}
        proven azure Functi00 Master00 System00 | azure-functions | Azure Functions | key | AzureFunctions:Key | AZURE_FUNCTIONS_KEY | u{44}'AzFu'u{6}={0,2}
        proven azure ACRDflt0 | azure-acr | Azure Container Registry | password | ContainerRegistry:Password | AZURE_CONTAINER_REGISTRY_PASSWORD | B{42}'+ACR'B{6}
        proven azure AbAcct00 | azure-batch | Azure Batch | account key | AzureBatch:AccountKey | AZURE_BATCH_ACCESS_KEY | B{76}'+ABa'B{6}={0,2}
        proven azure IoTHub00 DpsKey00 Device00 | azure-iot | Azure IoT | access key | AzureIoT:ConnectionString | IOTHUB_CONNECTION_STRING | B{33}'AIoT'B{6}={0,1}
        proven azure Tenant00 IoTHub00 Gatewy00 Gateway0 GitKey00 | azure-apim | Azure API Management | key | ApiManagement:SubscriptionKey | AZURE_APIM_SUBSCRIPTION_KEY | B{76}'APIM'B{6}={0,2}
        proven azure Classic0 | azure-ml-classic | Azure Machine Learning | web service key | AzureML:ApiKey | AZURE_ML_API_KEY | B{76}'+AMC'B{6}={0,2}
        proven azure UsrPwd00 | azure-sql-ident | Azure SQL | password | ConnectionStrings:Sql | AZURE_SQL_PASSWORD | B{33}'+SQL'B{6}={0,1} B{76}'+SQL'B{6}={0,2}
        proven entra | azure-ad-secret | Entra ID | client secret | AzureAd:ClientSecret | AZURE_CLIENT_SECRET | e{3}'8Q~'e{34}
        proven random | azure-ad-secret | Entra ID | client secret | AzureAd:ClientSecret | AZURE_CLIENT_SECRET | e{3}'7Q~'e{31}
        proven bedrock | aws-bedrock-long | AWS Bedrock | API key | AWS:BedrockApiKey | AWS_BEARER_TOKEN_BEDROCK | 'ABSKQmVkcm9ja0FQSUtleS'B{80,300}={0,2}
        proven fixed | aws-bedrock-short | AWS Bedrock | session key | AWS:BedrockApiKey | AWS_BEARER_TOKEN_BEDROCK | 'bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t'B{80,8192}={0,2}
        proven random | huggingface | Hugging Face | access token | HuggingFace:ApiKey | HF_TOKEN | 'hf_'b{34}
        proven random | huggingface-org | Hugging Face | organisation token | HuggingFace:ApiKey | HF_TOKEN | 'api_org_'b{34}
        proven random | groq | Groq | key | Groq:ApiKey | GROQ_API_KEY | 'gsk_'b{48} 'gsk_'b{52}
        proven random | xai | xAI | key | XAI:ApiKey | XAI_API_KEY | 'xai-'w{80}
        proven random | perplexity | Perplexity | key | Perplexity:ApiKey | PERPLEXITY_API_KEY | 'pplx-'b{48}
        proven random | replicate | Replicate | API token | Replicate:ApiToken | REPLICATE_API_TOKEN | 'r8_'u{37}
        proven random | together | Together AI | key | Together:ApiKey | TOGETHER_API_KEY | 'tgp_v1_'u{43}
        proven random | pinecone | Pinecone | key | Pinecone:ApiKey | PINECONE_API_KEY | 'pcsk_'b{5,6}_b{63}
        proven random | langsmith | LangSmith | key | LangSmith:ApiKey | LANGSMITH_API_KEY | 'lsv2_pt_'h{32}_h{10} 'lsv2_sk_'h{32}_h{10}
        proven random | tavily | Tavily | key | Tavily:ApiKey | TAVILY_API_KEY | 'tvly-'b{28,40} 'tvly-dev-'b{28,40} 'tvly-prod-'b{28,40}
        proven random | elevenlabs | ElevenLabs | key | ElevenLabs:ApiKey | ELEVENLABS_API_KEY | 'sk_'h{48}
        proven random | cerebras | Cerebras | key | Cerebras:ApiKey | CEREBRAS_API_KEY | 'csk-'l{40,60}
        proven random | nvidia | NVIDIA | key | Nvidia:ApiKey | NVIDIA_API_KEY | 'nvapi-'u{60,70}
        proven ngc | ngc | NVIDIA NGC | key | Nvidia:NgcApiKey | NGC_API_KEY |
        proven random | databricks | Databricks | personal access token | Databricks:Token | DATABRICKS_TOKEN | 'dapi'h{32}-d{1} 'dapi'h{32}
        proven random | llamacloud | LlamaCloud | key | LlamaCloud:ApiKey | LLAMA_CLOUD_API_KEY | 'llx-'b{40,60}
        proven random | jina | Jina AI | key | Jina:ApiKey | JINA_API_KEY | 'jina_'b{30,64}
        proven random | sourcegraph-cody | Sourcegraph | access token | Sourcegraph:AccessToken | SRC_ACCESS_TOKEN | 'slk_'h{64} 'sgp_'h{40} 'sgp_'h{16}_h{40} 'sgp_local_'h{40}
        proven random | posthog | PostHog | personal API key | PostHog:ApiKey | POSTHOG_API_KEY | 'phx_'w{43,48}
        proven random | vercel | Vercel | token | Vercel:Token | VERCEL_TOKEN | 'vcp_'b{20,60} 'vci_'b{20,60} 'vca_'b{20,60} 'vcr_'b{20,60}
        proven random | vercel | Vercel AI Gateway | key | Vercel:AIGatewayApiKey | AI_GATEWAY_API_KEY | 'vck_'b{20,60}
        # Three characters of prefix, and many words that continue like that.
        weak random | fireworks | Fireworks | key | Fireworks:ApiKey | FIREWORKS_API_KEY | 'fw_'b{20,40}
        weak random | firecrawl | Firecrawl | key | Firecrawl:ApiKey | FIRECRAWL_API_KEY | 'fc-'h{32}
        weak random | voyage | Voyage AI | key | Voyage:ApiKey | VOYAGE_API_KEY | 'pa-'u{43}
        weak random | google-auth-key | Google | auth key | Google:ApiKey | GEMINI_API_KEY | 'AQ.'u{40,120}

        proven crc62 | github-ghp | GitHub | personal access token | GitHub:Token | GITHUB_TOKEN | 'ghp_'b{36}
        proven crc62 | github-gho | GitHub | OAuth token | GitHub:Token | GITHUB_TOKEN | 'gho_'b{36}
        proven crc62 | github-ghu | GitHub | app user token | GitHub:Token | GITHUB_TOKEN | 'ghu_'b{36}
        proven crc62 | github-ghs | GitHub | app server token | GitHub:Token | GITHUB_TOKEN | 'ghs_'b{36}
        proven crc62 | github-ghr | GitHub | refresh token | GitHub:Token | GITHUB_TOKEN | 'ghr_'b{36}
        proven jwt | github-ghs-jwt | GitHub | app server token | GitHub:Token | GITHUB_TOKEN | 'ghs_'d{1,12}_eyJu{14,2048}.eyJu{10,8192}.u{20,1024}
        proven random | github-fine | GitHub | fine-grained personal access token | GitHub:Token | GITHUB_TOKEN | 'github_pat_'b{22}_b{59}
        proven fixed | github-sample | GitHub | sample token | GitHub:Token | GITHUB_TOKEN | 'secret_scanning_ab85fc6f8d7638cf1c11da812da308d43_'b{5}
        # The nine characters at the end: the length of the payload and the checksum (GitLab handbook, "Cells: Routable Tokens", 2025).
        proven crc36 | gitlab-routable | GitLab | token | GitLab:Token | GITLAB_TOKEN | 'glpat-'u{27,300}.l{9} 'glpat-'u{27,300}.01.l{9} 'glrt-t'd{1}_u{27,300}.l{9} 'glrt-t'd{1}_u{27,300}.01.l{9}
        proven random | gitlab-pat | GitLab | personal access token | GitLab:Token | GITLAB_TOKEN | 'glpat-'u{20}
        proven random | gitlab-other | GitLab | token | GitLab:Token | GITLAB_TOKEN | 'glrt-'u{20} 'glrt-t'd{1}_u{20} 'gldt-'u{20} 'glft-'u{20} 'glimt-'u{25} 'glagent-'u{50,1024} 'gloas-'h{64} 'glptt-'h{40} 'glcbt-'x{1,5}_u{20} 'glffct-'u{20} 'glsoat-'u{20} 'GR1348941'u{20}
        proven random | bitbucket-app | Atlassian | API token | Atlassian:ApiToken | ATLASSIAN_API_TOKEN | 'ATATT3'u{186} 'ATATT3'u{177}=U{8} 'ATCTT3xFfG'u{150,200}=U{8}
        proven crc62 | npm | npm | access token | Npm:Token | NPM_TOKEN | 'npm_'b{36}
        proven random | nuget | NuGet | API key | NuGet:ApiKey | NUGET_API_KEY | 'oy2'a{43}
        proven fixed | pypi | PyPI | API token | PyPI:ApiToken | PYPI_API_TOKEN | 'pypi-AgEIcHlwaS5vcmc'u{50,1000}
        proven random | rubygems | RubyGems | API key | RubyGems:ApiKey | GEM_HOST_API_KEY | 'rubygems_'h{48}
        proven random | dockerhub | Docker Hub | access token | Docker:Token | DOCKER_TOKEN | 'dckr_pat_'u{27} 'dckr_oat_'u{32}
        proven random | artifactory | JFrog | API key | Artifactory:ApiKey | JFROG_ACCESS_TOKEN | 'AKCp'b{69} 'cmVmdGtu'b{56}
        proven random | sonar | Sonar | token | Sonar:Token | SONAR_TOKEN | 'squ_'h{40} 'sqp_'h{40} 'sqa_'h{40} 'sqco_'b{59}
        # Prefixes that text in base64 has too, app passwords of which only the first letters are known, and what a ULID behind a word looks like.
        weak random | artifactory | JFrog | reference token | Artifactory:ApiKey | JFROG_ACCESS_TOKEN | 'cmVmd'b{59}
        weak random | octopus | Octopus Deploy | API key | Octopus:ApiKey | OCTOPUS_API_KEY | 'API-'U{26}
        weak random | crates-io | crates.io | API token | Cargo:Token | CARGO_REGISTRY_TOKEN | 'cio'b{32}
        weak random | bitbucket-app | Bitbucket | app password | Bitbucket:AppPassword | BITBUCKET_APP_PASSWORD | 'ATBB'b{32}

        proven crchex | cloudflare | Cloudflare | user token | Cloudflare:ApiToken | CLOUDFLARE_API_TOKEN | 'cfut_'b{48}
        proven crchex | cloudflare | Cloudflare | account token | Cloudflare:ApiToken | CLOUDFLARE_API_TOKEN | 'cfat_'b{48}
        proven crchex | cloudflare | Cloudflare | key | Cloudflare:ApiKey | CLOUDFLARE_API_KEY | 'cfk_'b{48}
        proven random | cloudflare-origin | Cloudflare | origin CA key | Cloudflare:OriginKey | CLOUDFLARE_API_USER_SERVICE_KEY | 'v1.0-'h{24}-h{146}
        proven random | terraform | Terraform Cloud | API token | Terraform:Token | TFE_TOKEN | b{14}'.atlasv1.'u{60,70}
        proven random | vault | HashiCorp Vault | token | Vault:Token | VAULT_TOKEN | 'hvs.'u{90,300} 'hvb.'u{90,300} 'hvr.'u{90,300}
        proven random | pulumi | Pulumi | access token | Pulumi:AccessToken | PULUMI_ACCESS_TOKEN | 'pul-'h{40}
        proven random | supabase | Supabase | secret key | Supabase:SecretKey | SUPABASE_SECRET_KEY | 'sbp_'h{40} 'sb_secret_'u{31,64}
        proven random | digitalocean | DigitalOcean | token | DigitalOcean:Token | DIGITALOCEAN_ACCESS_TOKEN | 'dop_v1_'h{64} 'doo_v1_'h{64} 'dor_v1_'h{64}
        proven random | flyio | Fly.io | access token | Fly:ApiToken | FLY_API_TOKEN | 'fo1_'u{43} 'fm1a_'B{100,4096}={0,2} 'fm1r_'B{100,4096}={0,2} 'fm2_'B{100,4096}={0,2}
        proven random | heroku | Heroku | API key | Heroku:ApiKey | HEROKU_API_KEY | 'HRKU-AA'u{58}
        proven random | tailscale | Tailscale | key | Tailscale:AuthKey | TS_AUTHKEY | 'tskey-auth-'b{8,40}-b{16,60} 'tskey-api-'b{8,40}-b{16,60} 'tskey-client-'b{8,40}-b{16,60} 'tskey-scim-'b{8,40}-b{16,60} 'tskey-webhook-'b{8,40}-b{16,60}
        # The checksum is that of Grafana's package apikeygenprefix (2022).
        proven crcbytes | grafana | Grafana | service account token | Grafana:Token | GRAFANA_TOKEN | 'glsa_'b{32}_x{8}
        proven grafana | grafana | Grafana | API key | Grafana:Token | GRAFANA_TOKEN | 'eyJrIjoi'B{24,400}={0,2}
        proven random | grafana | Grafana Cloud | access policy token | Grafana:Token | GRAFANA_CLOUD_TOKEN | 'glc_'B{32,400}={0,2}
        proven random | sentry | Sentry | user token | Sentry:AuthToken | SENTRY_AUTH_TOKEN | 'sntryu_'h{64}
        proven fixed | sentry | Sentry | organisation token | Sentry:AuthToken | SENTRY_AUTH_TOKEN | 'sntrys_eyJ'v{80,600}
        proven random | newrelic | New Relic | API key | NewRelic:ApiKey | NEW_RELIC_API_KEY | 'NRAK-'U{27} 'NRII-'u{32}
        proven random | postman | Postman | API key | Postman:ApiKey | POSTMAN_API_KEY | 'PMAK-'h{24}-h{34}
        proven random | figma | Figma | access token | Figma:Token | FIGMA_TOKEN | 'figd_'u{40,60}
        # An id without its secret opens nothing.
        weak random | aws-akid | AWS | access key id | AWS:AccessKeyId | AWS_ACCESS_KEY_ID | 'AKIA'A{16} 'ASIA'A{16} 'ABIA'A{16} 'ACCA'A{16}
        weak random | alibaba | Alibaba Cloud | access key id | AlibabaCloud:AccessKeyId | ALIBABA_CLOUD_ACCESS_KEY_ID | 'LTAI'b{20}
        weak random | tencent | Tencent Cloud | secret id | TencentCloud:SecretId | TENCENTCLOUD_SECRET_ID | 'AKID'b{32}

        proven random | linear | Linear | API key | Linear:ApiKey | LINEAR_API_KEY | 'lin_api_'b{40}
        proven random | notion | Notion | integration token | Notion:ApiKey | NOTION_API_KEY | 'ntn_'d{11}b{35} 'secret_'b{43}
        proven random | slack-bot | Slack | bot token | Slack:BotToken | SLACK_BOT_TOKEN | 'xoxb-'d{10,13}-d{10,13}-b{18,34}
        proven random | slack-user | Slack | user token | Slack:UserToken | SLACK_USER_TOKEN | 'xoxp-'d{10,13}-d{10,13}-d{10,13}-b{28,64} 'xoxe-'d{10,13}-d{10,13}-d{10,13}-b{28,64} 'xoxa-'d{10,13}-d{10,13}-d{10,13}-b{28,64} 'xoxa-2-'d{10,13}-d{10,13}-d{10,13}-b{28,64} 'xoxr-'d{10,13}-d{10,13}-d{10,13}-b{28,64} 'xoxo-'d{10,13}-d{10,13}-d{10,13}-b{28,64} 'xoxs-'d{10,13}-d{10,13}-d{10,13}-b{28,64}
        proven random | slack-app | Slack | app token | Slack:AppToken | SLACK_APP_TOKEN | 'xapp-1-A'U{8,12}-d{10,15}-h{64}
        proven random | slack-config | Slack | configuration token | Slack:ConfigToken | SLACK_CONFIG_TOKEN | 'xoxe-1-'b{140,180} 'xoxe.xoxb-1-'b{140,180} 'xoxe.xoxp-1-'b{140,180}
        proven url | slack-webhook | Slack | webhook | Slack:WebhookUrl | SLACK_WEBHOOK_URL | 'hooks.slack.com/services/T'U{8,12}/BU{8,12}/b{20,30}
        proven url | teams-webhook | Microsoft Teams | webhook | Teams:WebhookUrl | TEAMS_WEBHOOK_URL | '.webhook.office.com/webhookb2/'x{8}-x{4}-x{4}-x{4}-x{12}@x{8}-x{4}-x{4}-x{4}-x{12}/IncomingWebhook/x{32}/x{8}-x{4}-x{4}-x{4}-x{12}
        proven url | discord-webhook | Discord | webhook | Discord:WebhookUrl | DISCORD_WEBHOOK_URL | 'discord.com/api/webhooks/'d{17,20}/u{60,80} 'discordapp.com/api/webhooks/'d{17,20}/u{60,80}
        # The first letters are the first two digits of an id in base64.
        proven discord | discord-bot | Discord | bot token | Discord:Token | DISCORD_TOKEN | 'MT'u{20,26}.u{6}.u{27,38} 'Mj'u{20,26}.u{6}.u{27,38} 'Mz'u{20,26}.u{6}.u{27,38} 'ND'u{20,26}.u{6}.u{27,38} 'NT'u{20,26}.u{6}.u{27,38} 'Nj'u{20,26}.u{6}.u{27,38} 'Nz'u{20,26}.u{6}.u{27,38} 'OD'u{20,26}.u{6}.u{27,38} 'OT'u{20,26}.u{6}.u{27,38}
        proven telegram | telegram | Telegram | bot token | Telegram:BotToken | TELEGRAM_BOT_TOKEN | d{8,10}':AA'u{33}
        proven random | sendgrid | SendGrid | API key | SendGrid:ApiKey | SENDGRID_API_KEY | 'SG.'u{22}.u{43}
        proven random | sendinblue | Brevo | API key | Brevo:ApiKey | BREVO_API_KEY | 'xkeysib-'h{64}-b{16}
        proven random | stripe | Stripe | secret key | Stripe:SecretKey | STRIPE_SECRET_KEY | 'sk_live_'b{20,247} 'sk_prod_'b{20,247}
        proven random | stripe | Stripe | restricted key | Stripe:SecretKey | STRIPE_SECRET_KEY | 'rk_live_'b{20,247} 'rk_prod_'b{20,247}
        proven random | stripe-whsec | Stripe | webhook signing secret | Stripe:WebhookSecret | STRIPE_WEBHOOK_SECRET | 'whsec_'B{32,64}={0,2}
        proven random | square | Square | access token | Square:AccessToken | SQUARE_ACCESS_TOKEN | 'sq0atp-'u{22} 'sq0csp-'u{43}
        proven random | shopify | Shopify | access token | Shopify:AccessToken | SHOPIFY_ACCESS_TOKEN | 'shpat_'x{32} 'shpca_'x{32} 'shppa_'x{32} 'shpss_'x{32}
        proven random | plaid | Plaid | access token | Plaid:AccessToken | PLAID_ACCESS_TOKEN | 'access-production-'h{8}-h{4}-h{4}-h{4}-h{12}
        # A sandbox; the id of a key; cache keys and other digests, with a region or without, look the same.
        weak random | stripe | Stripe | test key | Stripe:SecretKey | STRIPE_SECRET_KEY | 'sk_test_'b{20,247} 'rk_test_'b{20,247}
        weak random | twilio-key | Twilio | API key id | Twilio:ApiKeySid | TWILIO_API_KEY | 'SK'h{32}
        weak random | mailchimp | Mailchimp | API key | Mailchimp:ApiKey | MAILCHIMP_API_KEY | h{32}'-us'd{1,2}
        weak random | mailgun | Mailgun | API key | Mailgun:ApiKey | MAILGUN_API_KEY | 'key-'h{32}
        weak mailgun | mailgun | Mailgun | API key | Mailgun:ApiKey | MAILGUN_API_KEY |
        weak random | square | Square | access token | Square:AccessToken | SQUARE_ACCESS_TOKEN | 'EAAA'u{60}

        proven pem | pem | Private key | in PEM | PrivateKey | PRIVATE_KEY | '-----BEGIN PRIVATE KEY-----' '-----BEGIN RSA PRIVATE KEY-----' '-----BEGIN EC PRIVATE KEY-----' '-----BEGIN DSA PRIVATE KEY-----'
        proven pgp | pem | Private key | of OpenPGP | PrivateKey | PGP_PRIVATE_KEY | '-----BEGIN PGP PRIVATE KEY BLOCK-----'
        proven pem | ssh-openssh | OpenSSH | private key | Ssh:PrivateKey | SSH_PRIVATE_KEY | '-----BEGIN OPENSSH PRIVATE KEY-----'
        proven fixed | ssh-openssh | OpenSSH | private key | Ssh:PrivateKey | SSH_PRIVATE_KEY | 'b3BlbnNzaC1rZXktdjE'B{100,20000}={0,2}
        proven bech32 | age | age | secret key | Age:SecretKey | SOPS_AGE_KEY | 'AGE-SECRET-KEY-1'U{58}
        proven fixed | 1password | 1Password | service account token | OnePassword:ServiceAccountToken | OP_SERVICE_ACCOUNT_TOKEN | 'ops_eyJ'u{240,2000}={0,2}
        proven random | 1password | 1Password | secret key | OnePassword:SecretKey | OP_SECRET_KEY | 'A3-'U{6}-U{11}-U{5}-U{5}-U{5} 'A3-'U{6}-U{6}-U{5}-U{5}-U{5}-U{5}
        # Under a password of their own; and tokens, most of which have expired or say who somebody is.
        weak pem | pem | Private key | under a password | PrivateKey | PRIVATE_KEY | '-----BEGIN ENCRYPTED PRIVATE KEY-----'
        weak pkcs12 | pkcs12-b64 | PFX | certificate with its key | Certificate:Pfx | PFX | B{6}'IBAzCC'B{300,60000}={0,2}
        weak jwt | jwt | JSON web token | signed | Token | TOKEN | 'eyJ'u{14,2048}.eyJu{10,16384}.u{20,1024}
        """;
}
