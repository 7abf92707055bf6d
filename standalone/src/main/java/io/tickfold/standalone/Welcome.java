package io.tickfold.standalone;

import java.util.Locale;
import java.util.regex.Pattern;

/// What a user reads when everything runs: where it is, and how to trade.
final class Welcome {

    private static final String SECRET =
            "Tokens are signed with the secret in TICKFOLD_JWT_SECRET; set it for `token` too.\n";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/._-]+");

    private Welcome() {}

    /// A word as a shell reads it back.
    private static String inShell(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    static String to(Instance instance) {
        String api = "http://127.0.0.1:" + instance.port();
        String secret = instance.hasSecretOfVariable() ? SECRET : "";
        return String.format(
                Locale.ROOT,
                """
                Tickfold is ready: API at %1$s, Kafka at %2$s, data in %3$s,
                health and metrics at http://127.0.0.1:%6$d/actuator
                %5$s
                Look and trade at %1$s/ in a browser, or from another shell:

                  TOKEN=$(./tickfold token --user alice --data %4$s)
                  curl -s %1$s/api/v1/trade/create -H "Authorization: Bearer $TOKEN" \\
                    -H 'Content-Type: application/json' \\
                    -d '{"symbol":"BTCUSDT","type":"buy","quantity":0.1,"leverage":10}'
                  curl -s %1$s/api/v1/trade/close -H "Authorization: Bearer $TOKEN" \\
                    -H 'Content-Type: application/json' \\
                    -d '{"orderId":"the orderId of the answer"}'

                Ctrl-C stops; the next start resumes where this one ended.
                """,
                api,
                instance.kafkaAddress(),
                instance.data(),
                inShell(instance.data().toString()),
                secret,
                instance.managementPort());
    }
}
