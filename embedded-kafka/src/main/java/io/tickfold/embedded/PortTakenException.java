package io.tickfold.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Something else listens where the broker was to listen.
public final class PortTakenException extends UncheckedIOException {

    private final int port;

    PortTakenException(int port, IOException cause) {
        super("cannot listen on " + BrokerPorts.HOST + ":" + port, cause);
        this.port = port;
    }

    /// On the loopback address.
    public int port() {
        return port;
    }
}
