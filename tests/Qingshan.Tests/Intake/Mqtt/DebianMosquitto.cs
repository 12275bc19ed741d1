using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Qingshan.Tests.Intake.Mqtt;

/// <summary>A real broker, Debian's mosquitto, for one test: its own folder and ports on loopback, one in the clear, one with TLS; a name and a password are asked for at both.</summary>
internal sealed class DebianMosquitto : IDisposable
{
    private const string Program = "/usr/sbin/mosquitto", Passwords = "/usr/bin/mosquitto_passwd";
    public const string User = "qingshan", Password = "broker-password";

    private readonly TestFolder _folder = new();
    private readonly Process _broker;

    public DebianMosquitto(Certificates? certificates = null)
    {
        Assert.SkipUnless(File.Exists(Program) && File.Exists(Passwords), "mosquitto is not installed (Debian: mosquitto).");
        File.WriteAllText(_folder.File("passwords"), "");
        using (var made = Process.Start(new ProcessStartInfo(Passwords, ["-b", _folder.File("passwords"), User, Password]) { RedirectStandardError = true })!)
        {
            made.WaitForExit();
            Assert.Equal(0, made.ExitCode);
        }
        var tls = "";
        if (certificates is not null)
        {
            var (certificate, key) = certificates.Pem("localhost");
            tls = $"listener {Tls} 127.0.0.1\ncertfile {certificate}\nkeyfile {key}\n";
        }
        File.WriteAllText(_folder.File("mosquitto.conf"), $"user {Environment.UserName}\nallow_anonymous false\npassword_file {_folder.File("passwords")}\nlistener {Port} 127.0.0.1\n{tls}");
        _broker = Process.Start(new ProcessStartInfo(Program, ["-c", _folder.File("mosquitto.conf")]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        _broker.BeginErrorReadLine();
        _broker.BeginOutputReadLine();
        var began = Stopwatch.StartNew();
        while (!Listens())
        {
            Assert.False(_broker.HasExited || began.Elapsed > TimeSpan.FromSeconds(20), "mosquitto did not start.");
            Thread.Sleep(20);
        }
    }

    public int Port { get; } = Loopback.FreePort();

    public int Tls { get; } = Loopback.FreePort();

    public void Dispose()
    {
        _broker.Kill();
        _broker.WaitForExit();
        _broker.Dispose();
    }

    private bool Listens()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            probe.Connect(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false; // Not yet: that is asked again.
        }
    }
}
