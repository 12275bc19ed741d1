using Qingshan.Platform.Common;

namespace Qingshan.Composition;

/// <summary>What is wrong with the settings of MQTT.</summary>
public static class MqttErrors
{
    public static readonly ErrorKind WrongBroker = new("mqtt.wrong-broker", 400,
        new("MQTT 服务器地址不对", "The setting MqttBroker is wrong"),
        new("设置 MqttBroker 应写作 mqtt://用户@主机:1883 或 mqtts://用户@主机:8883。", "The setting MqttBroker is written mqtt://user@host:1883 or mqtts://user@host:8883."));

    public static readonly ErrorKind PasswordInBroker = new("mqtt.password-in-broker", 400,
        new("口令不应写在地址里", "The password does not belong into the address"),
        new("请把口令从 MqttBroker 移到 MqttPassword（环境变量 QINGSHAN_MqttPassword）。", "Move the password from MqttBroker to MqttPassword (QINGSHAN_MqttPassword in the environment)."));

    public static readonly ErrorKind NoTopics = new("mqtt.no-topics", 400,
        new("没有订阅的主题", "No topics"),
        new("设置 MqttTopics 为空；例如 qingshan/+/hj212,qingshan/+/json。", "The setting MqttTopics is empty; write for example qingshan/+/hj212,qingshan/+/json."));

    public static readonly ErrorKind WrongCa = new("mqtt.wrong-ca", 400,
        new("MQTT 服务器的根证书用不了", "The root of the broker's certificate cannot be used"),
        new("{0} 用不了：{1}。MqttCa 应为含根证书的 PEM 文件。", "{0} cannot be used: {1}. MqttCa has to be a PEM file of root certificates."));
}
