package io.tickfold.feed.source;

import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is wrong with the subscriptions to an exchange, each said once.
final class Complaints {

    private static final Logger log = LoggerFactory.getLogger(Complaints.class);
    private static final int MOST = 20;
    private static final int LONGEST = 200;

    private final String exchange;
    private final Set<String> said = new HashSet<>();

    Complaints(String exchange) {
        this.exchange = exchange;
    }

    void rejected(String reason) {
        say("turns a subscription down: " + reason);
    }

    void unconfirmed(Set<ExchangeProtocol.Subscription> subscriptions) {
        say("does not confirm " + subscriptions);
    }

    private void say(String complaint) {
        String bounded = complaint.substring(0, Math.min(complaint.length(), LONGEST));
        if (said.size() < MOST && said.add(bounded)) {
            log.warn("{} {}", exchange, bounded);
        }
    }
}
