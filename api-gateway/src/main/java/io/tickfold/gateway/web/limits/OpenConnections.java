package io.tickfold.gateway.web.limits;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// The connections that are open, counted by client.
final class OpenConnections {

    static final OpenConnections UNBOUNDED = new OpenConnections(Long.MAX_VALUE, _ -> false);

    private final Shares<String> clients;
    private final Predicate<InetAddress> isBounded;
    private final ConcurrentHashMap<SocketChannel, String> counted = new ConcurrentHashMap<>();

    OpenConnections(long most, Predicate<InetAddress> isBounded) {
        this.clients = new Shares<>(most);
        this.isBounded = isBounded;
    }

    /// Whether the client may have this one, too.
    boolean add(SocketChannel connection) {
        Optional<String> client =
                address(connection)
                        .filter(isBounded)
                        .map(address -> ClientAddress.of(address.getHostAddress()));
        if (client.isEmpty()) {
            return true;
        }
        boolean fits = clients.take(client.get(), 1);
        if (fits) {
            counted.put(connection, client.get());
        }
        return fits;
    }

    void remove(SocketChannel connection) {
        String client = counted.remove(connection);
        if (client != null) {
            clients.giveBack(client, 1);
        }
    }

    /// Empty if the client is gone already.
    private static Optional<InetAddress> address(SocketChannel connection) {
        try {
            return connection.getRemoteAddress() instanceof InetSocketAddress address
                    ? Optional.ofNullable(address.getAddress())
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
