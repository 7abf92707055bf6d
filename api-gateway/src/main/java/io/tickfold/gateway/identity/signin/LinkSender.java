package io.tickfold.gateway.identity.signin;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;

/// Makes links and brings them to mailboxes, on threads of its own.
@Component
final class LinkSender implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LinkSender.class);
    private static final int THREADS = 4;
    private static final int RETRIES = 2;
    private static final double LONGER = 4;
    private static final long PATIENCE_S = 5;

    private final Links links;
    private final LinkAddresses addresses;
    private final Delivery delivery;
    private final ThreadPoolExecutor threads;
    private final RetryTemplate retries;
    private final Counter sent;
    private final Counter failed;

    LinkSender(
            Links links,
            LinkAddresses addresses,
            Delivery delivery,
            SignInSettings settings,
            MeterRegistry registry) {
        this.links = links;
        this.addresses = addresses;
        this.delivery = delivery;
        this.threads = threads(settings.limits().queue());
        this.retries = new RetryTemplate(policy(settings.smtp().retryAfter()));
        this.sent = links(registry, "sent", "Sign-in links that a mail server has taken");
        this.failed = links(registry, "failed", "Sign-in links that could not be sent");
    }

    private static Counter links(MeterRegistry registry, String what, String description) {
        return Counter.builder("tickfold.gateway.signin.links." + what)
                .description(description)
                .register(registry);
    }

    private static ThreadPoolExecutor threads(int queue) {
        return new ThreadPoolExecutor(
                THREADS,
                THREADS,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queue),
                Thread.ofPlatform().daemon().name("sign-in-", 1).factory());
    }

    private static RetryPolicy policy(Duration retryAfter) {
        return RetryPolicy.builder()
                .maxRetries(RETRIES)
                .delay(retryAfter)
                .multiplier(LONGER)
                .build();
    }

    /// Returns at once; false if too many links wait already.
    boolean send(Mailbox mailbox) {
        try {
            threads.execute(() -> carryOut(mailbox));
            return true;
        } catch (RejectedExecutionException _) {
            return false;
        }
    }

    private void carryOut(Mailbox mailbox) {
        try {
            links.issue(mailbox).ifPresent(secret -> deliver(secret, mailbox));
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void deliver(LinkSecret secret, Mailbox mailbox) {
        URI link = addresses.of(secret);
        try {
            retries.execute(() -> {
                delivery.deliver(link, mailbox);
                return true;
            });
            sent.increment();
        } catch (RetryException e) {
            failed(e.getCause());
        }
    }

    /// What a failure says may hold the address, so only its kind is logged.
    private void failed(Throwable failure) {
        failed.increment();
        log.warn("a sign-in link could not be sent: {}", failure.getClass().getSimpleName());
    }

    /// Links that are being sent get some time; those that wait are dropped.
    @Override
    public void close() {
        threads.getQueue().clear();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE_S, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException _) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
