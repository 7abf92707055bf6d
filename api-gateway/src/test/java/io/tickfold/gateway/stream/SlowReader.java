package io.tickfold.gateway.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.regex.Pattern;

/// A client that asks for a stream, by SSE or WebSocket, and reads only when it is told to.
final class SlowReader implements AutoCloseable {

    private static final int LITTLE = 4 * 1024;
    private static final int PATIENCE_MS = 20_000;
    private static final String HANDSHAKE =
            """
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            """;

    private static final Pattern PIECE = Pattern.compile("\r\n[0-9a-f]+\r\n");

    private final Socket socket = new Socket();
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();

    SlowReader(int port, String path) throws IOException {
        socket.setReceiveBufferSize(LITTLE);
        socket.setSoTimeout(PATIENCE_MS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String upgrade = path.equals("/ws") ? HANDSHAKE : "";
        String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + upgrade + "\r\n";
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    }

    /// Reads until the text comes, and returns all that came since it was opened.
    String readUntil(String text) throws IOException {
        InputStream input = socket.getInputStream();
        byte[] bytes = new byte[LITTLE];
        while (!text().contains(text)) {
            int length = input.read(bytes);
            if (length < 0) {
                throw new IOException("ended before " + text);
            }
            read.write(bytes, 0, length);
        }
        return text();
    }

    /// Without the sizes of the pieces that the answer is sent in: they can be in the middle of
    /// anything.
    private String text() {
        return PIECE.matcher(read.toString(ISO_8859_1)).replaceAll("");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
