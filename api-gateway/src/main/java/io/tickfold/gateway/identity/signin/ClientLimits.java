package io.tickfold.gateway.identity.signin;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.tickfold.gateway.web.limits.ClientAddress;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// How many links each client's address may still ask for, at this gateway.
@Component
final class ClientLimits {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MAX_CLIENTS = 100_000;

    private final LoadingCache<String, Bucket> buckets;

    ClientLimits(SignInSettings settings) {
        int perWindow = settings.limits().perClient();
        buckets =
                Caffeine.newBuilder()
                        .maximumSize(MAX_CLIENTS)
                        .expireAfterAccess(WINDOW)
                        .build(_ -> bucket(perWindow));
    }

    private static Bucket bucket(int perWindow) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perWindow).refillGreedy(perWindow, WINDOW))
                .build();
    }

    /// Seconds after which this client may ask again; 0 if it may now, and then has.
    ///
    /// @param address of IPv6, of which the network counts, or IPv4
    long secondsToWait(String address) {
        var probe = buckets.get(ClientAddress.of(address)).tryConsumeAndReturnRemaining(1);
        Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
        return probe.isConsumed() ? 0 : wait.toSeconds() + 1;
    }
}
