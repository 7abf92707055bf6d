package io.tickfold.chaos.cluster;

import io.tickfold.contract.value.Ascii;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;

/// The certificate, users and passwords of a cluster that lets nobody in without them: brokers show
/// each other the certificate, and everybody else proves by SCRAM who they are.
public final class Security {

    /// May do everything, such as giving rights.
    public static final String OPERATOR = "operator";

    /// Is known, and may do nothing.
    public static final String STRANGER = "stranger";

    private static final String MECHANISM = "SCRAM-SHA-512";
    private static final String MODULE =
            "org.apache.kafka.common.security.scram.ScramLoginModule required";
    private static final String STORE_TYPE = "PKCS12";

    private final Path directory;
    private final String storePassword = UUID.randomUUID().toString();
    private final Map<String, String> passwords = new HashMap<>();

    /// @param users who are known beside the operator and the stranger
    public Security(Path directory, Collection<String> users)
            throws IOException, InterruptedException {
        this.directory = directory;
        Stream.concat(users.stream(), Stream.of(OPERATOR, STRANGER))
                .forEach(user -> passwords.put(user, UUID.randomUUID().toString()));
        makeCertificate();
    }

    private void makeCertificate() throws IOException, InterruptedException {
        keytool(
                "-genkeypair -alias broker -keyalg EC -groupname secp256r1 -dname CN=broker"
                        + " -ext SAN=IP:127.0.0.1 -validity 3 -keystore "
                        + keyStore());
        keytool("-exportcert -alias broker -keystore " + keyStore() + " -file " + certificate());
        keytool(
                "-importcert -noprompt -alias broker -keystore "
                        + trustStore()
                        + " -file "
                        + certificate());
    }

    private void keytool(String arguments) throws IOException, InterruptedException {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> command =
                Stream.of(
                                Stream.of(tool.toString()),
                                Stream.of(arguments.split(" ", -1)),
                                Stream.of("-storetype", STORE_TYPE, "-storepass", storePassword))
                        .flatMap(each -> each)
                        .toList();
        int status = new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
        if (status != 0) {
            throw new IOException("keytool ends with " + status + ": " + arguments);
        }
    }

    private Path keyStore() {
        return directory.resolve("broker.p12");
    }

    private Path certificate() {
        return directory.resolve("broker.crt");
    }

    private Path trustStore() {
        return directory.resolve("trusted.p12");
    }

    /// What clients and brokers know the brokers by.
    private Map<String, String> trusted() {
        return Map.of(
                "ssl.truststore.type",
                STORE_TYPE,
                "ssl.truststore.location",
                trustStore().toString(),
                "ssl.truststore.password",
                storePassword);
    }

    /// @param listeners of all kinds; those of brokers and controllers ask for the certificate
    Map<String, String> ofBroker(Collection<String> listeners, Collection<String> ofBrokers) {
        Map<String, String> settings = new HashMap<>(trusted());
        settings.put("ssl.keystore.type", STORE_TYPE);
        settings.put("ssl.keystore.location", keyStore().toString());
        settings.put("ssl.keystore.password", storePassword);
        settings.put("ssl.key.password", storePassword);
        settings.put("sasl.enabled.mechanisms", MECHANISM);
        settings.put(
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("super.users", "User:CN=broker;User:" + OPERATOR);
        StringBuilder protocols = new StringBuilder();
        for (String listener : listeners) {
            String prefix = "listener.name." + Ascii.lower(listener) + ".";
            boolean isOfBrokers = ofBrokers.contains(listener);
            protocols.append(protocols.isEmpty() ? "" : ",");
            protocols.append(listener).append(isOfBrokers ? ":SSL" : ":SASL_SSL");
            if (isOfBrokers) {
                settings.put(prefix + "ssl.client.auth", "required");
            } else {
                settings.put(prefix + "scram-sha-512.sasl.jaas.config", MODULE + ";");
            }
        }
        settings.put("listener.security.protocol.map", protocols.toString());
        return settings;
    }

    /// The users, as a broker's directory is formatted with them.
    List<String> credentials() {
        return passwords.entrySet().stream()
                .map(user ->
                        String.format(
                                Locale.ROOT,
                                "%s=[name=%s,password=%s]",
                                MECHANISM,
                                user.getKey(),
                                user.getValue()))
                .toList();
    }

    /// What a client of this user has to say.
    public Map<String, String> ofClient(String user) {
        Map<String, String> settings = new HashMap<>(trusted());
        settings.put("security.protocol", "SASL_SSL");
        settings.put("sasl.mechanism", MECHANISM);
        settings.put(
                "sasl.jaas.config",
                String.format(
                        Locale.ROOT,
                        "%s username=\"%s\" password=\"%s\";",
                        MODULE,
                        user,
                        passwords.get(user)));
        return settings;
    }

    /// The same, in a file.
    Path fileOf(String user) throws IOException {
        Properties settings = new Properties();
        settings.putAll(ofClient(user));
        Path file = directory.resolve(user + ".client.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
        return file;
    }

    /// What must be read nowhere but in these files.
    public List<String> secrets() {
        return Stream.concat(Stream.of(storePassword), passwords.values().stream()).toList();
    }
}
