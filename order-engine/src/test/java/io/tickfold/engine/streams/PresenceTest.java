package io.tickfold.engine.streams;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tickfold.engine.cluster.EngineStartException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PresenceTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final Presence presence = Presence.open(HERE, 0);
    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        presence.close();
        for (Socket each : sockets) {
            each.close();
        }
    }

    @Test
    void tellsItsNameAndNothingElseUntilItEnds() throws IOException {
        BufferedReader watching = connect();
        assertThat(watching.readLine()).isEqualTo(presence.name());

        presence.close();

        assertThat(watching.readLine()).isNull();
        await().untilAsserted(
                        () -> assertThatThrownBy(this::connect).isInstanceOf(IOException.class));
    }

    @Test
    void isWatchedByManyButNotByAnyNumber() throws IOException {
        for (int i = 0; i < Presence.MOST; i++) {
            assertThat(connect().readLine()).isEqualTo(presence.name());
        }

        assertThat(connect().readLine()).isNull();
    }

    @Test
    void saysSoIfItsPortIsTaken() {
        int port = Integer.parseInt(presence.name().substring(0, presence.name().indexOf('_')));

        assertThatThrownBy(() -> Presence.open(HERE, port))
                .isInstanceOf(EngineStartException.class)
                .hasMessageContaining("port " + port);
    }

    private BufferedReader connect() throws IOException {
        int port = Integer.parseInt(presence.name().substring(0, presence.name().indexOf('_')));
        Socket socket = new Socket(HERE, port);
        sockets.add(socket);
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
    }
}
