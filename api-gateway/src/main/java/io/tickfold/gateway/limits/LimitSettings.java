package io.tickfold.gateway.limits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How many requests this gateway takes from one client, each budget written like `1000/10s`.
///
/// @param enabled whether there are limits at all
/// @param clients of how many it keeps count at a time; the ones not seen longest are forgotten
@ConfigurationProperties("tickfold.limits")
public record LimitSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("100000") int clients,
        @DefaultValue Account account,
        @DefaultValue Address address) {

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
