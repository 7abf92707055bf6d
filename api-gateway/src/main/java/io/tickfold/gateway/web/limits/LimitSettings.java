package io.tickfold.gateway.web.limits;

import io.tickfold.gateway.web.Traffic;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How many requests this gateway takes from one client, each budget written like `1000/10s`, and
/// how many at once.
///
/// @param enabled whether there are limits at all
/// @param clients how many it counts at a time; it forgets those that it has not seen longest
/// @param unread bytes of large answers that all clients together have yet to take in
@ConfigurationProperties("tickfold.limits")
public record LimitSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("100000") int clients,
        @DefaultValue("256MB") DataSize unread,
        @DefaultValue Account account,
        @DefaultValue Address address) {

    /// One client's budgets.
    interface Budgets {

        Budget reads();

        Budget writes();

        Budget closes();

        /// How many requests of each kind it may wait for.
        int atOnce();

        /// How much of large answers it may have yet to take in.
        DataSize unread();

        default Budget of(Traffic traffic) {
            return switch (traffic) {
                case READS -> reads();
                case WRITES -> writes();
                case CLOSES -> closes();
            };
        }
    }

    /// What one account may do, from wherever it asks.
    public record Account(
            @DefaultValue("1000/10s") Budget reads,
            @DefaultValue("500/10s") Budget writes,
            @DefaultValue("500/10s") Budget closes,
            @DefaultValue("100") int atOnce,
            @DefaultValue("8MB") DataSize unread)
            implements Budgets {}

    /// What may come from one IPv4 address or one IPv6 network of 64 bits, with a token or without.
    ///
    /// @param connections how many it may have; a trusted proxy may have any number
    public record Address(
            @DefaultValue("5000/10s") Budget reads,
            @DefaultValue("2000/10s") Budget writes,
            @DefaultValue("2000/10s") Budget closes,
            @DefaultValue("500") int atOnce,
            @DefaultValue("32MB") DataSize unread,
            @DefaultValue("500") int connections)
            implements Budgets {}
}
