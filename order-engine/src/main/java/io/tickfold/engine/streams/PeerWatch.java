package io.tickfold.engine.streams;

import io.tickfold.engine.cluster.EngineGroup;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.MemberDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notices at once that another engine has ended, by its [Presence], and has its partitions given
/// to those that are left without waiting for its session to be over.
///
/// A process that was met has ended if it, or its operating system, has closed the connection and
/// it cannot be reached any more, or if its port refuses connections or belongs to another one.
/// Otherwise it may be alive: for that, there is the session.
final class PeerWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PeerWatch.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final Duration TRY_AGAIN = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration PATIENCE_ONCE_CLOSED = Duration.ofMillis(300);
    private static final int LONGEST_NAME = 100;

    /// A member's `group.instance.id`: a presence's name, and the number of a thread.
    private static final Pattern INSTANCE = Pattern.compile("((\\d{1,5})_[0-9a-f-]{36})-\\d+");

    private final Presence own;
    private final EngineGroup group;
    private final Runnable afterRemoval;
    private final Set<Peer> watched = ConcurrentHashMap.newKeySet();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean isClosed;

    /// Another engine.
    ///
    /// @param name of its presence
    private record Peer(String name, InetSocketAddress address) {

        /// As a member of the group says, if it can be watched.
        static Stream<Peer> of(MemberDescription member) {
            Matcher instance = INSTANCE.matcher(member.groupInstanceId().orElse(""));
            if (!instance.matches()) {
                return Stream.empty();
            }
            String host = member.host().replaceFirst(".*/", "");
            int port = Integer.parseInt(instance.group(2));
            return Stream.of(
                    new Peer(
                            instance.group(1),
                            new InetSocketAddress(InetAddress.ofLiteral(host), port)));
        }
    }

    /// What came of a connection.
    private enum Meeting {
        /// It was there, and has closed the connection.
        CLOSED,
        /// It was there, and the connection broke.
        BROKEN,
        /// Nobody, or somebody else, is at its port.
        IS_GONE,
        /// Somebody is there who does not say who.
        NAMELESS,
        /// Nobody knows.
        NOT_REACHED
    }

    /// @param afterRemoval runs when an engine that has ended is no member any more
    PeerWatch(EngineGroup group, Presence own, Runnable afterRemoval) {
        this.group = group;
        this.own = own;
        this.afterRemoval = afterRemoval;
        Thread.ofVirtual().name("peer-watch").start(this::look);
    }

    private void look() {
        while (!isClosed) {
            try {
                group.members().stream()
                        .flatMap(Peer::of)
                        .filter(peer -> !peer.name().equals(own.name()))
                        .filter(watched::add)
                        .forEach(peer -> Thread.ofVirtual().start(() -> watch(peer)));
            } catch (ExecutionException | RuntimeException e) {
                log.debug("the group is not known", e);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private void watch(Peer peer) {
        try {
            Meeting first = meet(peer, PATIENCE);
            boolean wasMet = first == Meeting.CLOSED || first == Meeting.BROKEN;
            if (wasMet && hasEnded(peer, first)) {
                remove(peer);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            watched.remove(peer);
        }
    }

    /// Its port may still be open for a moment while a process ends; an address may be gone with
    /// it.
    private boolean hasEnded(Peer peer, Meeting last) {
        Meeting met = last;
        long deadline = deadlineAfter(met);
        while (!isClosed && System.nanoTime() < deadline) {
            Meeting next = meet(peer, PATIENCE_ONCE_CLOSED);
            if (next == Meeting.IS_GONE) {
                return true;
            }
            if (next == Meeting.CLOSED || next == Meeting.BROKEN) {
                met = next;
                deadline = deadlineAfter(met);
            } else if (next == Meeting.NAMELESS) {
                met = Meeting.BROKEN;
            }
            LockSupport.parkNanos(TRY_AGAIN.toNanos());
        }
        return !isClosed && met == Meeting.CLOSED;
    }

    private static long deadlineAfter(Meeting last) {
        Duration patience = last == Meeting.CLOSED ? PATIENCE_ONCE_CLOSED : PATIENCE;
        return System.nanoTime() + patience.toNanos();
    }

    /// Connects, and returns when the connection has ended.
    private Meeting meet(Peer peer, Duration patience) {
        int millis = Math.toIntExact(patience.toMillis());
        Socket socket = new Socket();
        sockets.add(socket);
        try (socket) {
            socket.connect(peer.address(), millis);
            socket.setSoTimeout(millis);
            String name = nameOf(socket);
            if (name.isEmpty()) {
                return Meeting.NAMELESS;
            }
            if (!name.equals(peer.name())) {
                return Meeting.IS_GONE;
            }
            socket.setSoTimeout(0);
            socket.setKeepAlive(true);
            return awaitEnd(socket);
        } catch (ConnectException _) {
            return Meeting.IS_GONE;
        } catch (IOException _) {
            return Meeting.NOT_REACHED;
        } finally {
            sockets.remove(socket);
        }
    }

    /// What the other side says that it is; empty if it ends before it has.
    private static String nameOf(Socket socket) throws IOException {
        StringBuilder name = new StringBuilder();
        for (int next = socket.getInputStream().read();
                next != -1 && name.length() < LONGEST_NAME;
                next = socket.getInputStream().read()) {
            if (next == '\n') {
                return name.toString();
            }
            name.append((char) next);
        }
        return "";
    }

    private static Meeting awaitEnd(Socket socket) {
        try {
            int next = socket.getInputStream().read();
            while (next != -1) {
                next = socket.getInputStream().read();
            }
            return Meeting.CLOSED;
        } catch (IOException _) {
            return Meeting.BROKEN;
        }
    }

    /// Tries until it is no member any more: a broker may have ended with it, and a request that
    /// nobody answered may have had its effect.
    private void remove(Peer peer) throws InterruptedException {
        boolean wasMember = false;
        Duration pause = TRY_AGAIN;
        while (!isClosed) {
            try {
                List<String> instances = instancesOf(peer);
                if (instances.isEmpty()) {
                    break;
                }
                wasMember = true;
                group.remove(instances);
                break;
            } catch (ExecutionException | RuntimeException e) {
                log.debug("{} is not removed yet", peer, e);
                LockSupport.parkNanos(pause.toNanos());
                Duration doubled = pause.multipliedBy(2);
                pause = doubled.compareTo(LOOK_AGAIN) < 0 ? doubled : LOOK_AGAIN;
            }
        }
        if (wasMember) {
            log.info("the engine at {} has ended; its partitions are given away", peer.address());
        }
        if (!isClosed) {
            afterRemoval.run();
        }
    }

    private List<String> instancesOf(Peer peer) throws ExecutionException, InterruptedException {
        return group.members().stream()
                .map(member -> member.groupInstanceId().orElse(""))
                .filter(instance -> instance.startsWith(peer.name() + "-"))
                .toList();
    }

    @Override
    public void close() {
        isClosed = true;
        sockets.forEach(PeerWatch::close);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is closed already.
        }
    }
}
