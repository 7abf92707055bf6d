package io.tickfold.gateway.identity.signin;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How clients sign in.
///
/// @param frontend to which a used link leads, and nowhere else; by default the console
/// @param publicUrl where browsers reach this API; by default this machine's own port
/// @param withdraw whether the tokens have the scope `withdraw`
/// @param demo whether one click on this machine signs in as a demo user, for demonstrations
/// @param logLinks whether links are logged while no mail server is set, for demonstrations
@ConfigurationProperties("tickfold.signin")
public record SignInSettings(
        @Nullable URI frontend,
        @Nullable URI publicUrl,
        @DefaultValue("1h") Duration tokenLifetime,
        @DefaultValue("15m") Duration linkLifetime,
        @DefaultValue("true") boolean withdraw,
        @DefaultValue("false") boolean demo,
        @DefaultValue("false") boolean logLinks,
        @DefaultValue Limits limits,
        @DefaultValue Smtp smtp) {

    /// How much signing in may cost.
    ///
    /// @param perMailbox links that are sent to a mailbox in an hour
    /// @param perClient links that a client's address may ask for in an hour
    /// @param queue links that may wait to be sent
    public record Limits(
            @DefaultValue("5") int perMailbox,
            @DefaultValue("20") int perClient,
            @DefaultValue("1000") int queue) {}

    /// The mail server; without a host there is none.
    ///
    /// @param starttls whether the connection must become encrypted
    /// @param timeout of connecting, and of each step after it
    /// @param retryAfter before the second of three attempts; four times as long before the third
    public record Smtp(
            @DefaultValue("") String host,
            @DefaultValue("587") int port,
            @DefaultValue("") String user,
            @DefaultValue("") String password,
            @DefaultValue("true") boolean starttls,
            @DefaultValue("tickfold@localhost") String from,
            @DefaultValue("10s") Duration timeout,
            @DefaultValue("2s") Duration retryAfter) {

        boolean isSet() {
            return !host.isBlank();
        }

        /// Leaves the password out.
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "Smtp[host=%s, port=%d, user=%s, starttls=%s, from=%s]",
                    host,
                    port,
                    user,
                    starttls,
                    from);
        }
    }

    /// @throws IllegalArgumentException if an address is no origin, or a lifetime makes no sense
    public SignInSettings {
        requireWeb("frontend", frontend);
        requireWeb("public-url", publicUrl);
        if (linkLifetime.compareTo(Links.WINDOW) > 0) {
            throw new IllegalArgumentException("tickfold.signin.link-lifetime is at most 1h");
        }
    }

    private static void requireWeb(String name, @Nullable URI uri) {
        if (uri != null && !isWeb(uri)) {
            throw new IllegalArgumentException(
                    "tickfold.signin." + name + " must be an absolute http or https address");
        }
    }

    private static boolean isWeb(URI uri) {
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("");
        boolean web = scheme.equals("http") || scheme.equals("https");
        boolean bare =
                uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
        return web && uri.getHost() != null && bare;
    }

    Optional<URI> frontendAddress() {
        return Optional.ofNullable(frontend);
    }

    Optional<URI> publicAddress() {
        return Optional.ofNullable(publicUrl);
    }
}
