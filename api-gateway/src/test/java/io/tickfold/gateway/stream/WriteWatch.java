package io.tickfold.gateway.stream;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.filter.OncePerRequestFilter;

/// Watches, within the gateway, the streams of clients that ask for it: how many of them wait in a
/// write for their client, and that one ends.
final class WriteWatch extends OncePerRequestFilter {

    static final String HEADER = "Watched";

    private static final long NONE = Long.MIN_VALUE;

    private final Set<Output> outputs = ConcurrentHashMap.newKeySet();
    private volatile Runnable end = () -> {};

    /// How many streams are in a write that has lasted that long.
    long blocked(Duration atLeast) {
        long now = System.nanoTime();
        return outputs.stream().filter(o -> o.lasts(now) >= atLeast.toNanos()).count();
    }

    /// Has this done whenever a stream ends.
    void atEachEnd(Runnable task) {
        end = task;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getHeader(HEADER) == null) {
            chain.doFilter(request, response);
        } else {
            watch(new Output(response), request, chain);
        }
    }

    private void watch(Output output, HttpServletRequest request, FilterChain chain)
            throws ServletException, IOException {
        outputs.add(output);
        try {
            chain.doFilter(request, output.response());
        } finally {
            outputs.remove(output);
            end.run();
        }
    }

    /// The bytes of one answer on their way out.
    private static final class Output extends ServletOutputStream {

        private final HttpServletResponse response;
        private volatile long writingSince = NONE;

        Output(HttpServletResponse response) {
            this.response = response;
        }

        HttpServletResponse response() {
            return new HttpServletResponseWrapper(response) {
                @Override
                public ServletOutputStream getOutputStream() {
                    return Output.this;
                }
            };
        }

        long lasts(long now) {
            long since = writingSince;
            return since == NONE ? 0 : now - since;
        }

        /// Something that may have to wait for the client.
        @FunctionalInterface
        private interface Write {
            void run(ServletOutputStream to) throws IOException;
        }

        private void timed(Write write) throws IOException {
            writingSince = System.nanoTime();
            try {
                write.run(response.getOutputStream());
            } finally {
                writingSince = NONE;
            }
        }

        @Override
        public void write(int b) throws IOException {
            timed(to -> to.write(b));
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            timed(to -> to.write(bytes, from, length));
        }

        @Override
        public void flush() throws IOException {
            timed(ServletOutputStream::flush);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("streams block");
        }
    }
}
