package io.tickfold.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/// The two ports of a broker on the loopback address.
record BrokerPorts(int broker, int controller) {

    static final String HOST = "127.0.0.1";

    /// Stands for a free port.
    static final int ANY = 0;

    private static final int DEFAULT_BACKLOG = 0;

    /// Free ports are taken from these, since a system gives others to connections: between the
    /// choice and Kafka's own bind, one of them would now and then be gone.
    private static final int FIRST = 10_000;

    private static final int END = 32_768;
    private static final int ATTEMPTS = 1_000;
    private static final RandomGenerator RANDOM = RandomGenerator.getDefault();

    /// Takes the wanted port for clients, or a free one for 0, and a free one for the controller.
    ///
    /// @throws PortTakenException if something listens on the wanted port
    static BrokerPorts choose(int wanted) {
        try (ServerSocket broker = wanted == ANY ? bindAny(ATTEMPTS) : bind(wanted);
                ServerSocket controller = bindAny(ATTEMPTS)) {
            return new BrokerPorts(broker.getLocalPort(), controller.getLocalPort());
        } catch (IOException e) {
            throw new PortTakenException(wanted, e);
        }
    }

    private static ServerSocket bindAny(int attempts) throws IOException {
        try {
            return bind(RANDOM.nextInt(FIRST, END));
        } catch (IOException e) {
            if (attempts == 1) {
                throw e;
            }
            return bindAny(attempts - 1);
        }
    }

    /// Tells whether a broker did not start because of its ports: somebody may have taken them
    /// between the choice and the start.
    ///
    /// @throws PortTakenException if something listens on the port for clients now
    void requireStillFree() {
        requireFree(broker);
        requireFree(controller);
    }

    private static void requireFree(int port) {
        try (ServerSocket socket = bind(port)) {
            socket.getLocalPort();
        } catch (IOException e) {
            throw new PortTakenException(port, e);
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
