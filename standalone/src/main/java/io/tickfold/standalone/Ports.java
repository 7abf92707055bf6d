package io.tickfold.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Ports of the address 127.0.0.1, also where the JVM prefers IPv6.
final class Ports {

    private static final int LARGEST = 65_535;
    private static final int ANY = 0;
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private Ports() {}

    /// @param name of what says the port
    /// @throws CannotStartException if there can be no such port
    static int require(String name, int port) throws CannotStartException {
        if (port < 0 || port > LARGEST) {
            throw new CannotStartException(name + " takes a number from 0 to " + LARGEST);
        }
        return port;
    }

    /// A port for a second listener: the next one, or any if the first is any too.
    ///
    /// @param promised to somebody who has not taken it yet
    static int besides(int port, int promised) {
        int next = port + 1;
        boolean isWanted = port != ANY && port < LARGEST && next != promised && isFree(next);
        return isWanted ? next : ANY;
    }

    /// @throws CannotStartException if something listens there already
    static void requireFree(int port) throws CannotStartException {
        if (!isFree(port)) {
            throw inUse(port);
        }
    }

    /// What to tell about a port of the HTTP API that is in use.
    static CannotStartException inUse(int port) {
        return new CannotStartException("port " + port + " is in use; choose another with --port");
    }

    /// Whether nothing listens there.
    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(LOOPBACK, port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
