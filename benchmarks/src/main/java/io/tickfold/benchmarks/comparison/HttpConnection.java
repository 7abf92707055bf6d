package io.tickfold.benchmarks.comparison;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.tickfold.benchmarks.comparison.Load.Operation;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Locale;

/// A connection on which one request after the other is sent, as little as a client can do.
final class HttpConnection {

    private static final int MOST_BYTES = 64 * 1024;
    private static final String HEAD_END = "\r\n\r\n";
    private static final String LENGTH = "\r\ncontent-length:";
    private static final int STATUS = "HTTP/1.1 ".length();
    private static final int STATUS_LENGTH = 3;

    private final SocketChannel channel;
    private final ByteBuffer received = ByteBuffer.allocate(MOST_BYTES);
    private boolean isBusy;
    private long due;
    private Asked asked = Asked.NOTHING;
    private int status;
    private String body = "";

    /// What an answer is to.
    ///
    /// @param orderId of the order that is closed, or empty
    record Asked(Operation operation, int account, String orderId) {

        static final Asked NOTHING = new Asked(Operation.READ, 0, "");
    }

    HttpConnection(InetSocketAddress address, Selector selector) throws IOException {
        channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /// @param when the request is due, in the terms of [System#nanoTime]
    void send(Asked what, byte[] request, long when) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(request);
            while (bytes.hasRemaining()) {
                int _ = channel.write(bytes);
            }
            asked = what;
            due = when;
            isBusy = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether the whole answer has arrived.
    boolean receive() throws IOException {
        if (channel.read(received) < 0) {
            throw new EOFException("a connection was closed");
        }
        String text = new String(received.array(), 0, received.position(), ISO_8859_1);
        int end = text.indexOf(HEAD_END);
        if (end < 0) {
            return false;
        }
        int begin = end + HEAD_END.length();
        int length = length(text.substring(0, end));
        if (text.length() < begin + length) {
            return false;
        }
        status = Integer.parseInt(text.substring(STATUS, STATUS + STATUS_LENGTH));
        body = text.substring(begin, begin + length);
        received.clear();
        isBusy = false;
        return true;
    }

    private static int length(String head) throws IOException {
        int begin = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
        if (begin < 0) {
            throw new IOException("an answer without its length");
        }
        int end = head.indexOf('\r', begin + 2);
        return Integer.parseInt(
                head.substring(begin + LENGTH.length(), end < 0 ? head.length() : end).strip());
    }

    boolean isBusy() {
        return isBusy;
    }

    long due() {
        return due;
    }

    int status() {
        return status;
    }

    String body() {
        return body;
    }

    Asked asked() {
        return asked;
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
