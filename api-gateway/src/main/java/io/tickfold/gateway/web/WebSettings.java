package io.tickfold.gateway.web;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
/// @param publicUrl where browsers reach this API; if it is not given, where this request did
/// @param requestDeadline how long a whole request may take to arrive, once its first byte has
@ConfigurationProperties("tickfold.web")
public record WebSettings(
        @DefaultValue List<String> allowedOrigins,
        @DefaultValue List<Network> trustedProxies,
        @DefaultValue("0s") Duration farewell,
        @DefaultValue("10s") Duration requestDeadline,
        @Nullable URI publicUrl) {

    public WebSettings {
        allowedOrigins = List.copyOf(allowedOrigins);
        trustedProxies = List.copyOf(trustedProxies);
        if (publicUrl != null && (publicUrl.getHost() == null || publicUrl.getQuery() != null)) {
            throw new IllegalArgumentException(
                    "tickfold.web.public-url must be an absolute http or https address");
        }
    }

    /// Where browsers reach this API, without a slash at its end.
    public Optional<String> publicAddress() {
        return Optional.ofNullable(publicUrl)
                .map(URI::toASCIIString)
                .map(text -> text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }
}
