package io.tickfold.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// The two ports of a broker on the loopback address.
record BrokerPorts(int broker, int controller) {

    private static final String HOST = "127.0.0.1";
    private static final int DEFAULT_BACKLOG = 0;

    /// Takes the wanted port for clients, or a free one for 0, and a free one for the controller.
    static BrokerPorts choose(int wanted) {
        try (ServerSocket broker = bind(wanted);
                ServerSocket controller = bind(0)) {
            return new BrokerPorts(broker.getLocalPort(), controller.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + HOST + ":" + wanted, e);
        }
    }

    private static ServerSocket bind(int port) throws IOException {
        return new ServerSocket(port, DEFAULT_BACKLOG, InetAddress.ofLiteral(HOST));
    }

    String brokerAddress() {
        return HOST + ":" + broker;
    }

    String controllerAddress() {
        return HOST + ":" + controller;
    }
}
