package io.tickfold.gateway.web;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who may be between the gateway and its clients, and how long it still serves them when it shuts
/// down.
///
/// @param allowedOrigins of pages that browsers let read the answers, such as
///   `https://app.example.org`
/// @param trustedProxies addresses or networks in CIDR notation whose `X-Forwarded-For`, `-Proto`
///   and `-Host` are believed
/// @param farewell how long it still accepts requests once it is no longer ready
/// @param requestDeadline how long a whole request may take to arrive, once its first byte has
@ConfigurationProperties("tickfold.web")
public record WebSettings(
        @DefaultValue List<String> allowedOrigins,
        @DefaultValue List<Network> trustedProxies,
        @DefaultValue("0s") Duration farewell,
        @DefaultValue("10s") Duration requestDeadline) {

    public WebSettings {
        allowedOrigins = List.copyOf(allowedOrigins);
        trustedProxies = List.copyOf(trustedProxies);
    }
}
