package io.tickfold.chaos.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Free ports of the loopback address, each given out once. They are not among those that a system
/// gives to connections, so that a process finds its own free again when it is restarted.
final class Ports {

    static final String HOST = "127.0.0.1";

    private static final int FIRST = 10_000;
    private static final int END = 32_768;
    private static final int DEFAULT_BACKLOG = 0;

    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Set<Integer> given = new HashSet<>();

    int next() {
        int port = random.nextInt(FIRST, END);
        return given.add(port) && isFree(port) ? port : next();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = open(port)) {
            return socket.isBound();
        } catch (IOException _) {
            return false;
        }
    }

    private static ServerSocket open(int port) throws IOException {
        return new ServerSocket(port, DEFAULT_BACKLOG, InetAddress.ofLiteral(HOST));
    }

    static ServerSocket listen(int port) {
        try {
            return open(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String address(int port) {
        return HOST + ":" + port;
    }
}
