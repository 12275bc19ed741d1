using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Qingshan.Tests;

/// <summary>
/// A real mail server, Debian's Exim, for one test class: its own folder and ports on loopback. One port takes mail in the clear
/// without login, as a relay does; the other two want TLS (STARTTLS, or from the first byte) and a login. Everything that it
/// takes is delivered into one maildir.
/// </summary>
public sealed class DebianExim : IDisposable
{
    private const string Program = "/usr/sbin/exim4", Account = "Debian-exim";
    public const string User = "qingshan", Password = "mail-password";

    private readonly string _folder = Directory.CreateTempSubdirectory("qingshan-mail-").FullName;
    private readonly Process _server;

    public DebianExim()
    {
        Assert.SkipUnless(File.Exists(Program), "Exim is not installed (Debian: exim4-daemon-light).");
        Certificate();
        File.WriteAllText(In("exim.conf"), """
            spool_directory = @FOLDER@/spool
            log_file_path = @FOLDER@/log-%s
            pid_file_path = @FOLDER@/pid
            primary_hostname = mail.test
            exim_user = @ACCOUNT@
            exim_group = @ACCOUNT@
            deliver_drop_privilege = true
            local_interfaces = 127.0.0.1
            daemon_smtp_ports = @RELAY@ : @SUBMISSION@ : @TLS@
            tls_on_connect_ports = @TLS@
            tls_advertise_hosts = ${if eq{$received_port}{@RELAY@}{}{*}}
            tls_certificate = @FOLDER@/cert.pem
            tls_privatekey = @FOLDER@/key.pem
            auth_advertise_hosts = ${if eq{$tls_in_cipher}{}{}{*}}
            acl_smtp_rcpt = rcpt
            acl_smtp_data = accept
            host_lookup =
            rfc1413_query_timeout = 0s

            begin acl
            rcpt:
              deny message = no such person here
                   local_parts = nobody
              defer message = come back later
                   condition = ${if exists{@FOLDER@/busy}}
              accept condition = ${if eq{$received_port}{@RELAY@}}
              accept authenticated = *
              deny message = 530 5.7.0 Authentication required

            begin routers
            everything:
              driver = accept
              transport = maildir

            begin transports
            maildir:
              driver = appendfile
              directory = @FOLDER@/mail
              maildir_format
              envelope_to_add
              user = @ACCOUNT@

            begin authenticators
            plain:
              driver = plaintext
              public_name = PLAIN
              server_prompts = :
              server_condition = ${if and{{eq{$auth2}{@USER@}}{eq{$auth3}{@PASSWORD@}}}}
              server_set_id = $auth2
            """.Replace("@FOLDER@", _folder, StringComparison.Ordinal).Replace("@ACCOUNT@", Account, StringComparison.Ordinal)
            .Replace("@RELAY@", $"{Relay}", StringComparison.Ordinal).Replace("@SUBMISSION@", $"{Submission}", StringComparison.Ordinal).Replace("@TLS@", $"{Tls}", StringComparison.Ordinal)
            .Replace("@USER@", User, StringComparison.Ordinal).Replace("@PASSWORD@", Password, StringComparison.Ordinal));
        Run("/bin/chown", "-R", $"{Account}:{Account}", _folder);
        // It refuses a configuration that others than root could have written.
        Run("/bin/chown", "root:root", In("exim.conf"));
        File.WriteAllText(In("output"), "");
        _server = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"exec {Program} -C {In("exim.conf")} -bdf </dev/null >>{In("output")} 2>&1"]))!;
        var began = Stopwatch.StartNew();
        while (!Listens())
        {
            Assert.False(_server.HasExited || began.Elapsed > TimeSpan.FromSeconds(30), $"Exim did not start: {File.ReadAllText(In("output"))}");
            Thread.Sleep(50);
        }
    }

    /// <summary>In the clear, without login.</summary>
    public int Relay { get; } = Loopback.FreePort();

    /// <summary>STARTTLS, then a login.</summary>
    public int Submission { get; } = Loopback.FreePort();

    /// <summary>TLS from the first byte, then a login.</summary>
    public int Tls { get; } = Loopback.FreePort();

    /// <summary>The certificate that signed the server's: itself.</summary>
    public string CaFile => In("cert.pem");

    /// <summary>While it is, everything is put off with 451.</summary>
    public bool Busy
    {
        set
        {
            if (value) File.WriteAllText(In("busy"), "");
            else File.Delete(In("busy"));
        }
    }

    /// <summary>The mails that were delivered, each as its file, once there are so many.</summary>
    public async Task<IReadOnlyList<string>> ReceivedAsync(int atLeast, string about = "")
    {
        var began = Stopwatch.StartNew();
        while (true)
        {
            var files = Directory.Exists(In("mail/new")) ? Directory.GetFiles(In("mail/new")).Order(StringComparer.Ordinal).Where(f => File.ReadAllText(f).Contains(about, StringComparison.Ordinal)).ToList() : [];
            if (files.Count >= atLeast) return files;
            Assert.True(began.Elapsed < TimeSpan.FromSeconds(20), $"{files.Count} of {atLeast} mails arrived. {Log()}");
            await Task.Delay(50);
        }
    }

    public void Dispose()
    {
        _server.Kill(entireProcessTree: true);
        _server.WaitForExit();
        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string In(string name) => System.IO.Path.Combine(_folder, name);

    private string Log() => string.Join('\n', Directory.GetFiles(_folder, "log-*").Select(File.ReadAllText));

    private bool Listens()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            probe.Connect(IPAddress.Loopback, Tls);
            return true;
        }
        catch (SocketException)
        {
            return false; // Not yet: that is asked again.
        }
    }

    private void Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
        File.WriteAllText(In("cert.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(In("key.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
