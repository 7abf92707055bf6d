package io.tickfold.gateway.web.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickfold.gateway.GatewayHttpTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
        properties = {
            "tickfold.limits.enabled=true",
            "tickfold.limits.address.connections=" + ConnectionsTest.MOST
        })
class ConnectionsTest extends GatewayHttpTest {

    static final int MOST = 20;

    @Test
    void areClosedAtOnceBeyondWhatAnAddressMayHave() throws IOException {
        for (int round = 0; round < 3; round++) {
            List<Socket> open = new ArrayList<>();
            for (int i = 0; i < MOST; i++) {
                open.add(served());
            }
            try (Socket tooMany = connect()) {
                assertThat(isServed(tooMany)).isFalse();
            }
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    /// A connection that is served, as soon as the server has seen enough others end.
    private Socket served() {
        return await().until(this::connectAndAsk, Optional::isPresent).orElseThrow();
    }

    private Optional<Socket> connectAndAsk() throws IOException {
        Socket socket = connect();
        return isServed(socket) ? Optional.of(socket) : Optional.empty();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    /// Or else it is closed; one that is left open without an answer fails the test.
    private static boolean isServed(Socket socket) throws SocketTimeoutException {
        try {
            String request = "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() == 'H';
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException _) {
            return false;
        }
    }
}
