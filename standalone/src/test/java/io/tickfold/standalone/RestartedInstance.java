package io.tickfold.standalone;

import io.tickfold.client.Tickfold;
import io.tickfold.contract.value.AccountId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/// An instance that is killed and started again, on the same data and the same port.
final class RestartedInstance implements AutoCloseable {

    private final Path data;
    private final int port;
    private RunningInstance instance;

    private RestartedInstance(Path data, int port) throws IOException {
        this.data = data;
        this.port = port;
        this.instance = RunningInstance.startAt(port, data);
    }

    static RestartedInstance start(Path data) throws IOException {
        return new RestartedInstance(data, freePort());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    void killAndRestart() throws IOException {
        instance.kill();
        instance = RunningInstance.startAt(port, data);
    }

    URI api() {
        return instance.api();
    }

    String token(String account) throws IOException {
        return instance.tokens().issue(new AccountId(account), Duration.ofHours(1));
    }

    Tickfold client(String account) throws IOException {
        return Tickfold.at(api(), token(account));
    }

    @Override
    public void close() {
        instance.close();
    }
}
