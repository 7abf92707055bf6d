package io.tickfold.standalone;

/// What a user reads when everything runs: where it is, and how to trade.
final class Welcome {

    private Welcome() {}

    static String to(Instance instance) {
        String api = "http://127.0.0.1:" + instance.port();
        return """
        Tickfold is ready: API at %1$s, Kafka at %2$s, data in %3$s

        Open and close an order from another shell:

          TOKEN=$(./tickfold token --user alice --data %3$s)
          curl -s %1$s/api/v1/trade/create -H "Authorization: Bearer $TOKEN" \\
            -H 'Content-Type: application/json' \\
            -d '{"symbol":"BTCUSDT","type":"buy","quantity":0.1,"leverage":10}'
          curl -s %1$s/api/v1/trade/close -H "Authorization: Bearer $TOKEN" \\
            -H 'Content-Type: application/json' \\
            -d '{"orderId":"the orderId of the answer"}'

        Ctrl-C stops; the next start resumes where this one ended.
        """
                .formatted(api, instance.kafkaAddress(), instance.data());
    }
}
