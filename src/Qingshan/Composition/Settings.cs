using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Composition;

/// <summary>
/// Everything that can be set. Each property is a setting: given as <c>--name</c> on the command line, as
/// <c>QINGSHAN_NAME</c> in the environment, or as <c>"Name"</c> in <c>qingshan.json</c> of the data folder, the first of
/// these that says something. The documentation test holds <c>docs/settings.md</c> against this list.
/// </summary>
public sealed record Settings
{
    /// <summary>Folder that holds all data.</summary>
    public string Data { get; init; } = "./data";

    /// <summary>Port of pages and API.</summary>
    public int Port { get; init; } = 5080;

    /// <summary>Address of pages and API: <c>localhost</c>, <c>*</c> or an IP address.</summary>
    public string Listen { get; init; } = "localhost";

    /// <summary>Port of the HJ 212 gateway.</summary>
    public int GatewayPort { get; init; } = 9212;

    /// <summary>Address of the HJ 212 gateway.</summary>
    public string GatewayListen { get; init; } = "localhost";

    /// <summary>Port of the same gateway behind TLS; 0 is none.</summary>
    public int GatewayTlsPort { get; init; }

    /// <summary>PEM or PFX file of its certificate.</summary>
    public string GatewayTlsCertificate { get; init; } = "";

    /// <summary>PEM file of the certificate's key, where it is not in the same file.</summary>
    public string GatewayTlsKey { get; init; } = "";

    /// <summary>Secret: what a PFX file is opened with.</summary>
    public string GatewayTlsPassword { get; init; } = "";

    /// <summary>PEM file of the roots whose certificates devices have to show; empty asks for none.</summary>
    public string GatewayTlsClientCa { get; init; } = "";

    /// <summary>An existing MQTT broker to listen to: <c>mqtt://user@host:port</c> or <c>mqtts://…</c>; empty for none.</summary>
    public string MqttBroker { get; init; } = "";

    /// <summary>Secret: of the program's account at the broker.</summary>
    public string MqttPassword { get; init; } = "";

    /// <summary>Under which the broker keeps what comes while the program is away; no two programs may have the same.</summary>
    public string MqttClientId { get; init; } = "qingshan";

    /// <summary>What is subscribed to, several divided by commas.</summary>
    public string MqttTopics { get; init; } = "qingshan/+/hj212,qingshan/+/json";

    /// <summary>PEM file of the roots to trust, where the broker's certificate is not of a public authority.</summary>
    public string MqttCa { get; init; } = "";

    /// <summary>Port of the program's own MQTT broker; 0 is none.</summary>
    public int MqttPort { get; init; }

    /// <summary>Its address: <c>localhost</c>, <c>*</c> or an IP address.</summary>
    public string MqttListen { get; init; } = "localhost";

    /// <summary>Port at which a tee of another platform's devices is overheard and never answered; 0 listens to none.</summary>
    public int ShadowPort { get; init; }

    /// <summary>Address of that port.</summary>
    public string ShadowListen { get; init; } = "localhost";

    /// <summary>Seconds that a relay waits for an acknowledgement before it sends a packet again.</summary>
    public int RelayTimeout { get; init; } = 10;

    /// <summary>How often a relay sends a packet again before it tries a new connection.</summary>
    public int RelayResends { get; init; } = 3;

    /// <summary>Days for which acknowledgements of other platforms are kept.</summary>
    public int RelayReceiptDays { get; init; } = 400;

    /// <summary>Minutes after which a device connection that says nothing is closed; 0 never.</summary>
    public double GatewayIdle { get; init; } = 90;

    /// <summary>Seconds in which a frame has to be whole after its first byte, and in which a device has to take its answers.</summary>
    public double GatewayPatience { get; init; } = 60;

    /// <summary>Frames a second of one device above which it is read more slowly; 0 sets no limit.</summary>
    public double DeviceRate { get; init; } = 1000;

    /// <summary>Roles that sign in only with a second factor, divided by commas; empty leaves it to each person.</summary>
    public string SecondFactorRoles { get; init; } = "";

    /// <summary>Address of an OpenID Connect provider from which people may sign in; empty for none.</summary>
    public string OidcAuthority { get; init; } = "";

    public string OidcClientId { get; init; } = "";

    /// <summary>File that holds the client's secret, and nothing else.</summary>
    public string OidcSecretFile { get; init; } = "";

    /// <summary>On the button of the sign-in page.</summary>
    public string OidcName { get; init; } = "统一身份认证";

    /// <summary>Which claim names the account at the provider.</summary>
    public string OidcClaim { get; init; } = "sub";

    /// <summary>Run the demo region with simulated instruments.</summary>
    public bool Demo { get; init; }

    /// <summary><c>sqlite</c> in the data folder, or <c>postgres</c>.</summary>
    public string LedgerProvider { get; init; } = "sqlite";

    /// <summary>Connection string of the ledger's database, for <c>postgres</c>.</summary>
    public string LedgerConnection { get; init; } = "";

    /// <summary><c>duckdb</c> in the data folder, or <c>clickhouse</c>.</summary>
    public string StoreProvider { get; init; } = "duckdb";

    /// <summary>Connection string of the observations' database, for <c>clickhouse</c>.</summary>
    public string StoreConnection { get; init; } = "";

    /// <summary>The most memory that the store of observations may hold, in megabytes.</summary>
    public int StoreMemory { get; init; } = 1024;

    /// <summary>Days after its end until a month is closed into a file of its own.</summary>
    public int MonthGrace { get; init; } = 3;

    /// <summary>Seconds between two looks for what is to be derived; 0 derives only when asked.</summary>
    public int DeriveEvery { get; init; } = 20;

    /// <summary>Seconds between two looks for forecasts that are due and what they are scored against; 0 looks only when asked.</summary>
    public int ForecastEvery { get; init; } = 300;

    /// <summary>Days after which a forecast model in use is learned again; 0 never.</summary>
    public int ForecastRetrainDays { get; init; } = 30;

    /// <summary>Days for which issued forecasts are kept; their scores stay. 0 is for ever.</summary>
    public int ForecastKeepDays { get; init; } = 1100;

    /// <summary>By which share the RMSE of a model, relative to persistence, may be above that of its trial before it is said to drift.</summary>
    public double ForecastDriftMargin { get; init; } = 0.15;

    /// <summary>The share of the usual number of trees that is grown when forecasts are learned: less is faster and forecasts a little worse.</summary>
    public double ForecastEffort { get; init; } = 1;

    /// <summary>Seconds between two looks of the detectors for signals; 0 looks only when asked.</summary>
    public int DetectEvery { get; init; } = 60;

    /// <summary>Seconds between two looks for days that are over, whose roots are then signed; 0 closes none.</summary>
    public int EvidenceEvery { get; init; } = 60;

    /// <summary>Seconds between two looks at what stands in the datasets of the catalogue: rows, spans, quality.</summary>
    public int CatalogEvery { get; init; } = 300;

    /// <summary>Seconds between two looks for days whose quality is to be judged; 0 judges only when asked.</summary>
    public int QualityEvery { get; init; } = 300;

    /// <summary>Seconds between two looks at cases: which signals join them or are drawn, and what is due; 0 looks only when asked.</summary>
    public int CasesEvery { get; init; } = 60;

    /// <summary>Which share of signals is drawn at random to be checked, 0 to 1.</summary>
    public double CaseDrawShare { get; init; } = 0.05;

    /// <summary>Hours into the day after until which an enterprise may mark the data of a day (Beijing); unverified.</summary>
    public int MarkDeadlineHours { get; init; } = 12;

    /// <summary>Working days in which an objection of an enterprise is to be decided; unverified.</summary>
    public int ObjectionDays { get; init; } = 15;

    /// <summary>Seconds until a request to a device is sent again, where 1000 has not told the device another.</summary>
    public int TalkTimeout { get; init; } = 10;

    /// <summary>How often a request to a device is sent again, where 1000 has not told the device another.</summary>
    public int TalkResends { get; init; } = 3;

    /// <summary>Seconds until the result of a request that a device has accepted; each packet of data begins them anew.</summary>
    public int TalkPatience { get; init; } = 60;

    /// <summary>Hours that a command to a device waits for approval and for the device, at most.</summary>
    public int CommandExpiry { get; init; } = 24;

    /// <summary><c>leave</c>, <c>offer</c> (the time to devices that ask for it) or <c>set</c> (also to those whose clock is out).</summary>
    public string ClockPolicy { get; init; } = "leave";

    /// <summary>Whether devices are asked for periods that they have not sent.</summary>
    public bool PullMissing { get; init; } = true;

    /// <summary>Seconds that a gap is left to the device, which may send it by itself.</summary>
    public int PullAfter { get; init; } = 120;

    /// <summary>Size of a segment of the journal, in megabytes.</summary>
    public int JournalSegment { get; init; } = 64;

    /// <summary>Where people reach the pages, for links in messages; <c>http://localhost:Port</c> where empty.</summary>
    public string Address { get; init; } = "";

    /// <summary>Seconds between two looks for signals to tell people of; 0 tells nobody.</summary>
    public int NotifyEvery { get; init; } = 5;

    /// <summary>Minutes without acknowledgement until the next level of the roster is told of a signal of each severity; 0 is never.</summary>
    public int EscalateNotice { get; init; }

    public int EscalateWarning { get; init; } = 60;

    public int EscalateSerious { get; init; } = 15;

    /// <summary>The SMTP server; without it there is no mail.</summary>
    public string MailHost { get; init; } = "";

    /// <summary>Its port; 0 is the customary one: 587 for starttls, 465 for tls, 25 for none.</summary>
    public int MailPort { get; init; }

    /// <summary><c>starttls</c>, <c>tls</c> or <c>none</c>.</summary>
    public string MailSecurity { get; init; } = "starttls";

    public string MailUser { get; init; } = "";

    /// <summary>Secret: from the environment or qingshan.json.</summary>
    public string MailPassword { get; init; } = "";

    public string MailFrom { get; init; } = "";

    /// <summary>PEM file of the root certificate to trust, where the server's is not of a public authority.</summary>
    public string MailCa { get; init; } = "";

    /// <summary>The receiver of the webhook; without it there is none.</summary>
    public string WebhookUrl { get; init; } = "";

    /// <summary>Secret: what posts to the receiver are signed with.</summary>
    public string WebhookSecret { get; init; } = "";

    /// <summary>The SMS gateway; without it there are no short messages. May hold placeholders.</summary>
    public string SmsUrl { get; init; } = "";

    public string SmsMethod { get; init; } = "POST";

    /// <summary>Template of the request's body.</summary>
    public string SmsBody { get; init; } = "";

    /// <summary>May hold secrets: <c>Name: value</c>, several divided by <c>|</c>.</summary>
    public string SmsHeaders { get; init; } = "";

    /// <summary>When the gateway has taken it: <c>status</c>, <c>contains:TEXT</c>, <c>json:PATH=VALUE</c>.</summary>
    public string SmsSuccess { get; init; } = "status";

    /// <summary>A Word document of the operator's as the template of bulletins; the one that comes with the program where empty.</summary>
    public string BulletinTemplate { get; init; } = "";

    public DataFolder Folder => new(Data);

    public LedgerPlace LedgerPlace => LedgerProvider == "sqlite" ? Qingshan.Platform.Identity.LedgerPlace.Sqlite(Folder) : new(LedgerProvider, LedgerConnection);

    /// <summary>Reads the settings, lowest precedence first.</summary>
    /// <param name="given">What the command line gave.</param>
    public static Settings Read(IReadOnlyDictionary<string, string?> given)
    {
        var environment = new ConfigurationBuilder().AddEnvironmentVariables("QINGSHAN_").AddInMemoryCollection(given).Build();
        var data = environment[nameof(Data)] ?? new Settings().Data;
        var all = new ConfigurationBuilder()
            .AddJsonFile(Path.GetFullPath(Path.Combine(data, "qingshan.json")), optional: true)
            .AddConfiguration(environment)
            .Build();
        return all.Get<Settings>(o => o.ErrorOnUnknownConfiguration = false) ?? new Settings();
    }
}
