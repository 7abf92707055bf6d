package io.tickfold.gateway.web.limits;

import io.tickfold.gateway.web.Traffic;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How many requests this gateway takes from one client, each budget written like `1000/10s`.
///
/// @param enabled whether there are limits at all
/// @param clients how many it counts at a time; it forgets those that it has not seen longest
@ConfigurationProperties("tickfold.limits")
public record LimitSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("100000") int clients,
        @DefaultValue Account account,
        @DefaultValue Address address) {

    /// One client's budgets.
    interface Budgets {

        Budget reads();

        Budget writes();

        Budget closes();

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
            @DefaultValue("500/10s") Budget closes)
            implements Budgets {}

    /// What may come from one IPv4 address or one IPv6 network of 64 bits, with a token or without.
    public record Address(
            @DefaultValue("5000/10s") Budget reads,
            @DefaultValue("2000/10s") Budget writes,
            @DefaultValue("2000/10s") Budget closes)
            implements Budgets {}
}
