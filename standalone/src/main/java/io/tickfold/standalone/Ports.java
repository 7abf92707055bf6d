package io.tickfold.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Ports of the loopback address.
final class Ports {

    static final int LARGEST = 65_535;
    private static final int ANY = 0;

    private Ports() {}

    /// A port for a second listener: the next one, or any if the first is any too.
    static int besides(int port) {
        return port == ANY ? ANY : freeOrAny(port + 1);
    }

    /// The wanted port if it is free, and otherwise 0, which means any.
    static int freeOrAny(int wanted) {
        return wanted <= LARGEST && isFree(wanted) ? wanted : ANY;
    }

    /// @throws IOException if something listens there already
    static void requireFree(int port) throws IOException {
        if (!isFree(port)) {
            throw new IOException("port %d is in use; choose another with --port".formatted(port));
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
