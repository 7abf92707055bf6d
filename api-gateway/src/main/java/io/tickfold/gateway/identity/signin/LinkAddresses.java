package io.tickfold.gateway.identity.signin;

import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.identity.token.Scope;
import io.tickfold.gateway.identity.token.TokenIssuer;
import java.net.URI;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Where browsers go: with a link to this gateway, and from there with a token to the frontend,
/// which is the console of this gateway unless the settings name another.
@Component
final class LinkAddresses {

    private static final String VERIFY = "/api/v1/auth/verify?token=";
    private static final String WELCOME = "/dashboard?token=";

    private final SignInSettings settings;
    private final Environment environment;
    private final TokenIssuer tokens;

    LinkAddresses(SignInSettings settings, Environment environment, TokenIssuer tokens) {
        this.settings = settings;
        this.environment = environment;
        this.tokens = tokens;
    }

    /// Where a link is used up.
    URI of(LinkSecret secret) {
        return under(publicAddress(), VERIFY + secret.text());
    }

    private URI publicAddress() {
        return settings.publicAddress().orElseGet(this::ownAddress);
    }

    /// The port is known once the server listens.
    private URI ownAddress() {
        return URI.create(
                "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"));
    }

    /// Where a browser continues, with a token for the account.
    URI welcome(AccountId account) {
        Set<Scope> scopes = settings.withdraw() ? Set.of(Scope.WITHDRAW) : Set.of();
        String token = tokens.issue(account, settings.tokenLifetime(), scopes);
        return under(settings.frontendAddress().orElseGet(this::publicAddress), WELCOME + token);
    }

    /// The address under another one, which may end in a slash.
    private static URI under(URI origin, String path) {
        String start = origin.toASCIIString();
        int end = start.length() - (start.endsWith("/") ? 1 : 0);
        return URI.create(start.substring(0, end) + path);
    }
}
